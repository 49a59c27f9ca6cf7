"""A purge reaches what is said of an account in the reasons of others, and nothing else of theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store import world
from tui.board.model import LinkedBy, UnitAccount
from tui.codes import code
from tui.followers import fold
from tui.sources.base import AccountKey
from tui.store import Store
from tui.store.keeping import encoded
from tui.store.quotes import of_handles
from tui.wording import sentence

PLACE = world.registry(3)
GONE, OTHER = world.account(0), world.account(1, description="Kades Budi, teman @rekaan0")
REASON = code("link_unread", handle="rekaan0")
SIMILAR = code("link_unread", handle="rekaan01")


def saved(store: Store, *, is_sealed: bool) -> None:
    """Two readings, both with reasons for the second unit that quote the first one's account."""
    owners = {unit.id: world.account(n).key for n, unit in enumerate(PLACE.units)}
    followers, board = world.first(PLACE, 3)[1:3]
    for number in range(2):
        read = world.reading((GONE, OTHER, world.account(2)), number)
        followers = fold(followers, read)
        board = world.board(PLACE, followers, owners, board)
        states = list(board.units)
        states[1] = replace(states[1], reasons=(REASON, SIMILAR), marks=(REASON,))
        board = replace(board, units=tuple(states), step=None)
        store.save(read, followers, board)
        if is_sealed:
            store.seal()


def files(folder: Path, words: bytes) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and words in file.read_bytes()]


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_handle_goes_from_the_reasons_of_others_in_every_generation(tmp_path: Path, is_sealed: bool) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        saved(store, is_sealed=is_sealed)
        assert files(store.folder, b'"handle","rekaan0"')
        board = store.purge(GONE.key).board
        assert files(store.folder, b'"handle","rekaan0"') == []
        assert store.verify() == 2
        assert board is not None
        state = board.by_unit["desa-1"]
        removed = sentence(code("link_unread"))
        assert "(dihapus)" in removed
        assert [sentence(each) for each in (*state.reasons, *state.marks)] == [removed, sentence(SIMILAR), removed]
        assert state.profile == OTHER, "what another account says itself is its own"
        assert store.board_at(1).by_unit["desa-1"].reasons[1] == SIMILAR
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.load().board is not None
        assert store.verify() == 2


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_reason_that_quotes_the_handle_anew_after_a_purge_is_found_in_the_next_run(
    tmp_path: Path, is_sealed: bool
) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        saved(store, is_sealed=is_sealed)
        left = store.purge(GONE.key)
        assert left.board is not None
        units = list(left.board.units)
        units[1] = replace(units[1], reasons=(REASON, SIMILAR), marks=(REASON,))
        assert store.save_board(replace(left.board, units=tuple(units), step=None))
    with Store.open(tmp_path, PLACE, "x") as store:
        board = store.load().board
        assert board is not None
        assert board.by_unit["desa-1"].reasons == (REASON, SIMILAR)
        assert board.by_unit["desa-1"].marks == (REASON,)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_handle_goes_that_a_ruling_named_and_the_handle_that_another_account_bore_stays(
    tmp_path: Path, is_sealed: bool
) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        read, followers, board = world.first(PLACE, 3)[:3]
        bore = {OTHER.key: replace(followers.by_key[OTHER.key], username="Rekaan0", account=None)}
        states = list(board.units)
        states[2] = replace(
            states[2], account=UnitAccount(AccountKey("", ""), "Rekaan0", "", LinkedBy.OPERATOR), profile=None
        )
        store.save(read, followers.with_accounts(bore), replace(board, units=tuple(states)))
        if is_sealed:
            store.seal()
        saved = store.purge(GONE.key)
        assert saved.board is not None
        account = saved.board.by_unit["desa-2"].account
        assert account is not None
        assert account.username == ""
        assert saved.followers.by_key[OTHER.key].username == "Rekaan0"
        assert store.verify() == 1


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_handle_that_no_account_bears_goes_alone_and_only_once(tmp_path: Path, is_sealed: bool) -> None:
    unread = code("link_unread", handle="Tak_Terbaca")
    with Store.open(tmp_path, PLACE, "x") as store:
        read, followers, board = world.first(PLACE, 3)[:3]
        states = list(board.units)
        account = UnitAccount(AccountKey("", ""), "Tak_Terbaca", "", LinkedBy.OPERATOR)
        states[2] = replace(states[2], account=account, profile=None, marks=(unread,))
        store.save(read, followers, replace(board, units=tuple(states)))
        if is_sealed:
            store.seal()
        before = store.load().followers
        assert files(store.folder, b"Tak_Terbaca")
        saved = store.purge(None, handles=frozenset({"tak_terbaca"}))
        assert saved.removed == 2, "the name and what quotes it"
        assert files(store.folder, b"Tak_Terbaca") == []
        assert dict(saved.followers.by_key) == dict(before.by_key)
        assert store.purge(None, handles=frozenset({"tak_terbaca"})).removed == 0
        assert store.purge(GONE.key).removed > 0
        assert store.purge(GONE.key).removed == 0
        assert store.verify() == 1


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_handle_is_found_as_a_word_of_its_own_and_only_there(before: str, after: str) -> None:
    own = of_handles(["Rekaan0"])
    is_word = not (before[-1:].isascii() and (before[-1:].isalnum() or before[-1:] == "_")) and not (
        after[:1].isascii() and (after[:1].isalnum() or after[:1] == "_")
    )
    assert own.are_quoted([["words", f"{before}rekaan0{after}"]]) is is_word
    assert own.are_quoted([[0, "words", f"{before}rekaan0{after}"]]) is is_word


@pytest.mark.parametrize("value", [{"words": "rekaan0"}, ["rekaan0", "x"], [["words", 7]], [], "rekaan0", None])
def test_what_is_no_reason_quotes_nobody(value: object) -> None:
    assert not of_handles(["rekaan0"]).are_quoted(value)


@pytest.mark.parametrize("before", ["\n", "\t", "\u00e9", "\U0001f600", '"', "\\", "@", " "])
def test_a_file_is_looked_into_whatever_stands_before_the_handle(before: str) -> None:
    own = of_handles(["rekaan0"])
    value = [["words", f"Akun{before}Rekaan0"]]
    assert own.are_quoted(value)
    assert own.are_in(encoded(value)[0])
    assert own.are_in(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("value", "is_named"),
    [(["Rekaan0", ""], True), (["rekaan0", "Desa"], True), (["rekaan01", ""], False), (["@rekaan0", ""], False),
     ([], False), (["x", "rekaan0"], False), ([7, "rekaan0"], False), ({"username": "rekaan0"}, False), (None, False)],
)  # fmt: skip
def test_a_name_is_that_of_a_handle_where_it_is_all_of_it(value: object, is_named: bool) -> None:
    assert of_handles(["rekaan0"]).are_named(value) is is_named


def test_no_handle_finds_nothing() -> None:
    own = of_handles(["", "a b"])
    assert not own.are_named(["", ""])
    assert not own.are_quoted([["words", "a b"]])
    assert not own.are_in(b"a b")

"""Outside text: never in the log, removed for good when it must go, swept when nobody refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store import world
from tui.board.model import Board
from tui.codes import code
from tui.errors import StateError
from tui.followers import Followers, fold
from tui.sources.base import AccountKey, Post, Reading, Scope
from tui.store import Store
from tui.store.keeping import Keeping, Known

PLACE = world.registry(3)
SECRET = "Kades Rahasia 0812-0000-9999"


def steps(count: int = 3) -> Iterator[tuple[Reading, Followers, Board]]:
    """Readings in which the first account says something of its own, and posts."""
    read, followers, board, owners = world.first(PLACE, 3)
    yield read, followers, board
    for number in range(1, count):
        key = world.account(0).key
        post = Post("x", str(number), key.id, f"Kiriman {SECRET}", world.START)
        mine = world.account(0, name=f"Nama {SECRET}", description=f"{SECRET} {number}", altered=(("name", SECRET),))
        read = world.reading(
            (mine, world.account(1), world.account(2)), number, posts=(post,), notes=(code("columns", names=SECRET),)
        )
        followers = fold(followers, read)
        board = world.board(PLACE, followers, owners, board)
        yield read, followers, board


def files_of(tmp_path: Path, *parts: str) -> list[Path]:
    folder = tmp_path / PLACE.id / "x"
    return [file for part in parts for file in folder.glob(part) if file.is_file()]


def holding(files: list[Path], words: str) -> list[str]:
    return [file.name for file in files if words.encode() in file.read_bytes()]


@pytest.mark.parametrize("is_sealed", [False, True])
def test_log_tail_and_checkpoints_hold_no_outside_text(tmp_path: Path, is_sealed: bool) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        for read, followers, board in steps():
            store.save(read, followers, board)
            if is_sealed:
                store.seal()
    told = files_of(tmp_path, "*.json*", "log/*", "checkpoints/*")
    assert told
    for words in (SECRET, "0812-0000", "rekaan0", "Desa Rekaan", "Kiriman", "Kades"):
        assert holding(told, words) == []
    assert holding(files_of(tmp_path, "content/*"), SECRET)


@pytest.mark.parametrize("sealed", [set(), {1}, {2}, {0, 1, 2}])
def test_a_purge_removes_every_generation_of_an_accounts_text_and_the_chain_still_holds(
    tmp_path: Path, sealed: set[int]
) -> None:
    key, other = world.account(0).key, world.account(1).key
    with Store.open(tmp_path, PLACE, "x") as store:
        for number, (read, followers, board) in enumerate(steps()):
            store.save(
                replace(read, notes=()),
                replace(followers, last={}, last_complete={}),
                replace(board, source=replace(board.source, notes=())),
            )
            if number in sealed:
                store.seal()
        records = store.verify()
        saved = store.purge(key)
        assert store.verify() == records
        assert holding(files_of(tmp_path, "**/*"), SECRET) == []
        assert holding(files_of(tmp_path, "**/*"), "rekaan0") == []
        assert saved.board is not None
        state, kept = saved.board.by_unit["desa-0"], saved.board.by_unit["desa-1"]
        assert (state.profile, state.posts, state.account and state.account.username) == (None, (), "")
        assert code("purged") in state.marks
        assert state.findings[1].evidence is not None
        assert state.findings[1].evidence.words == ""
        assert saved.followers.by_key[key].account is None
        assert kept.profile is not None
        assert saved.followers.by_key[other].account == kept.profile
        past = store.board_at(1).by_unit["desa-0"]
        assert (past.profile, past.status) == (None, board.by_unit["desa-0"].status)
        read = world.reading((world.account(0), world.account(1), world.account(2)), 9)
        followers = fold(saved.followers, read)
        board = world.board(PLACE, followers, {"desa-0": key, "desa-1": other}, saved.board)
        assert store.save(read, followers, board)
    with Store.open(tmp_path, PLACE, "x") as store:
        assert world.plain_board(store.load().board) == world.plain_board(board)
        assert store.verify() == records + 1


def test_a_text_that_no_record_refers_to_is_swept_when_the_tail_is_sealed(tmp_path: Path) -> None:
    chain = list(steps())
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(*chain[0])
        orphan = store._parts.content.keeping(2)
        orphan.keep(AccountKey("x", "77"), {"description": "yatim piatu"})
        store._parts.content.write(orphan)
        store._roll()
        store.save(*chain[1])
        store.seal()
        assert holding(files_of(tmp_path, "content/*"), "yatim piatu") == []
        assert not files_of(tmp_path, "content/recent-*")
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert saved.notices == ()
        assert world.plain_board(saved.board) == world.plain_board(chain[1][2])


@pytest.mark.parametrize("rhythm", [1, 3, 7])
def test_every_instant_keeps_its_words_however_tails_and_checkpoints_fall(tmp_path: Path, rhythm: int) -> None:
    place = world.registry(30)
    shown = []
    with Store.open(tmp_path, place, "x") as store:
        read, followers, board, owners = world.first(place, 30)
        for number in range(1, 24):
            store.save(read, followers, board)
            shown.append(board)
            if number % rhythm == 0:
                store.seal()
            said = f"bacaan {number} " * 20
            read = world.reading(tuple(world.account(n, description=f"{said}{n}") for n in range(30)), number)
            followers = fold(followers, read)
            board = world.board(place, followers, owners, board)
        assert len(list((store.folder / "log").glob("*.json"))) > 2
        assert store.verify() == len(shown)
    with Store.open(tmp_path, place, "x") as store:
        assert store.load().notices == ()
        for number, past in enumerate(shown, start=1):
            assert world.plain_board(store.board_at(number)) == world.plain_board(past)


def test_equal_words_of_two_accounts_have_digests_that_do_not_tell_it() -> None:
    keeping = Keeping(Known())
    refs = [keeping.keep(AccountKey("x", account), {"description": SECRET}) for account in ("1", "2", "1")]
    assert refs[0] == refs[2]
    assert refs[0] != refs[1]
    assert Keeping(Known()).keep(AccountKey("x", "1"), {"description": SECRET}) != refs[0]


def test_a_chain_that_was_tampered_with_is_found_out(tmp_path: Path) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        for step in steps():
            store.save(*step)
        assert store.verify() == 3
    tail = tmp_path / PLACE.id / "x" / "tail.json"
    tail.write_bytes(
        tail.read_bytes().replace(b'"status":"none"', b'"status":"late"', 1).replace(b'"compliant"', b'"dormant"', 1)
    )
    with Store.open(tmp_path, PLACE, "x") as store, pytest.raises(StateError) as caught:
        store.verify()
    assert caught.value.code.name == "store_chain_broken"


def test_history_is_told_newest_first_of_one_unit_or_of_all(tmp_path: Path) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        owners = {"desa-0": world.account(0).key}
        followers, board = Followers(), None
        for number, names in enumerate([(0,), (), (0, 1), (1,)]):
            read = world.reading(tuple(world.account(n) for n in names), number)
            followers = fold(followers, read)
            linked = {unit: key for unit, key in owners.items() if 0 in names}
            if 1 in names:
                linked["desa-1"] = world.account(1).key
            board = world.board(PLACE, followers, linked, board)
            store.save(read, followers, board)
            if number == 2:
                store.seal()
        told = [(change.unit, change.after) for change in store.history()]
        assert told == [
            ("desa-0", "none"),
            ("desa-1", "compliant"),
            ("desa-0", "compliant"),
            ("desa-0", "none"),
        ]
        assert [change.after for change in store.history("desa-0", limit=2)] == ["none", "compliant"]
        assert [number for number, _ in store.instants()] == [1, 2, 3, 4]
        assert store.instants()[1][1] == world.reading((), 1).taken_at
        for absent in (0, 5):
            with pytest.raises(StateError):
                store.board_at(absent)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_post_that_is_gone_leaves_no_text_and_the_others_stay(tmp_path: Path, is_sealed: bool) -> None:
    key = world.account(0).key
    posts = tuple(Post("x", str(n), key.id, f"Kiriman {word}", world.START) for n, word in enumerate(("satu", "dua")))
    read, followers, board, owners = world.first(PLACE, 3)
    told = world.reading((), 1, scope=Scope.POSTS, posts=posts)
    answer = world.reading((), 2, scope=Scope.POSTS, posts=posts[:1], covered=((key, None),))
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        followers = fold(followers, told)
        board = world.board(PLACE, followers, owners, board)
        store.save(told, followers, board)
        if is_sealed:
            store.seal()
    assert set(holding(files_of(tmp_path, "**/*"), "Kiriman dua")) > {"face.bin"}
    with Store.open(tmp_path, PLACE, "x") as store:
        followers = fold(followers, answer)
        store.save(answer, followers, world.board(PLACE, followers, owners, board))
        assert store.verify() == 3
        assert holding(files_of(tmp_path, "**/*"), "Kiriman dua") == []
    assert holding(files_of(tmp_path, "**/*"), "Kiriman dua") == []
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert saved.followers.posts[key] == posts[:1]
        assert saved.followers.by_key[key] == followers.by_key[key]
        assert saved.board is not None
        assert saved.board.by_unit["desa-0"].posts == posts[:1]


@pytest.mark.parametrize("is_sealed", [False, True])
def test_the_posts_of_an_account_can_go_alone(tmp_path: Path, is_sealed: bool) -> None:
    key = world.account(0).key
    with Store.open(tmp_path, PLACE, "x") as store:
        for read, followers, board in steps():
            store.save(read, followers, board)
            if is_sealed:
                store.seal()
        records = store.verify()
        profile = followers.by_key[key].account
        saved = store.purge(key, only_posts=True)
        assert store.verify() == records
        assert saved.followers.posts.get(key, ()) == ()
        assert saved.followers.by_key[key].account == profile
        assert saved.board is not None
        assert saved.board.by_unit["desa-0"].posts == ()
        assert holding(files_of(tmp_path, "**/*"), "Kiriman") == []
    with Store.open(tmp_path, PLACE, "x") as store:
        left = store.load().followers
        assert (dict(left.posts), dict(left.by_key)) == (dict(saved.followers.posts), dict(saved.followers.by_key))

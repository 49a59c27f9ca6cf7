"""What is kept of a takeover: evidence survives a restart, a removed text takes its words along, the log holds none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.board_story import HOUR, KLIRONG, START, Story, account
from tests.unit.identity_story import HIJACKED, OFFICIAL_RENAME, SHOP, TAKEOVER, A, B
from tui.followers import Followers, FormerHandle
from tui.known import Known, advance
from tui.sources.base import Account, AccountKey, Fate, Reading, Scope
from tui.store import Saved, Store
from tui.store.codec import follower_from_plain, follower_to_plain
from tui.store.veil import unveiled, veiled
from tui.wording import sentence

REGISTRY = Story().registry
HANDLES = ("kec_klirong", "klirong_kec", "toko_jaya99")


class Kept(Story):
    """A story whose every reading is saved."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def keep(self, *accounts: Account, fates: tuple[tuple[AccountKey, Fate], ...] = ()) -> None:
        """One reading an hour later, saved."""
        self.at += HOUR
        scope = Scope.KNOWN if fates else Scope.FOLLOWERS
        reading = Reading(self.at, "x", scope, accounts, (), True, True, None, fates)
        self.known = advance(self.registry, self.known, reading, self.at)
        self.store.save(reading, self.known.followers, self.board)

    def purge(self, key: AccountKey) -> None:
        self.take(self.store.purge(key))

    def take(self, saved: Saved) -> None:
        self.known = Known(saved.followers, saved.decisions, saved.board)


def files_holding(folder: Path, words: str, *parts: str) -> list[str]:
    return [
        file.name
        for part in parts
        for file in folder.rglob(part)
        if file.is_file() and words.encode() in file.read_bytes()
    ]


def same(one: Followers, other: Followers) -> bool:
    return dict(one.by_key) == dict(other.by_key)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_former_handles_and_alarms_are_read_back_as_they_were(tmp_path: Path, is_sealed: bool) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        story = Kept(store)
        for accounts in ((account(),), (OFFICIAL_RENAME, SHOP), (HIJACKED, TAKEOVER)):
            story.keep(*accounts)
            if is_sealed:
                store.seal()
    with Store.open(tmp_path, REGISTRY, "x") as store:
        saved = store.load()
        assert saved.board is not None
        assert same(saved.followers, story.known.followers)
        assert [one.username for one in saved.followers.by_key[A].former] == ["kec_klirong", "klirong_kec"]
        assert saved.board.by_unit[KLIRONG] == story.state()
        reasons = [sentence(change.reason) for change in store.history(KLIRONG) if change.reason is not None]
        assert any("@kec_klirong menjadi @klirong_kec" in reason for reason in reasons)
        assert any("berganti dari @klirong_kec menjadi @toko_jaya99" in reason for reason in reasons)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_no_handle_stands_in_log_or_checkpoint(tmp_path: Path, is_sealed: bool) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        story = Kept(store)
        for accounts in ((account(),), (OFFICIAL_RENAME, TAKEOVER), (HIJACKED, TAKEOVER)):
            story.keep(*accounts)
        if is_sealed:
            store.seal()
        folder = store.folder
    for handle in HANDLES:
        assert files_holding(folder, handle, "tail.json*", "log/*", "checkpoints/*") == []
        assert files_holding(folder, handle, "content/*") != []


@pytest.mark.parametrize("purged", [A, B])
def test_a_purge_takes_the_words_and_leaves_the_alarm_and_the_chain(tmp_path: Path, purged: AccountKey) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        story = Kept(store)
        story.keep(account())
        story.keep(fates=((A, Fate.GONE),))
        story.keep(TAKEOVER)
        assert [alarm.name for alarm in story.state().alarms] == ["handle_taken"]
        records = store.verify()
        story.purge(purged)
        assert store.verify() == records
        state = story.state()
        assert [(a.name, a.get("account")) for a in state.alarms] == [("handle_taken", "x:2")]
        assert "(dihapus)" in sentence(state.alarms[0]), "the handle was the one's and is the other's"
        story.keep(TAKEOVER)
        state = story.state()
        assert [alarm.get("account") for alarm in state.alarms] == ["x:2"], "it is known again, or still"
        assert state.account is not None
        assert state.account.key == A, "nobody took the place meanwhile"


def test_a_purge_of_both_leaves_none_of_their_handles_behind(tmp_path: Path) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        story = Kept(store)
        for accounts in ((account(),), (OFFICIAL_RENAME, TAKEOVER), (HIJACKED, TAKEOVER)):
            story.keep(*accounts)
        store.seal()
        for key in (A, B):
            story.purge(key)
        store.seal()
        for handle in HANDLES:
            assert files_holding(store.folder, handle, "*") == []
        assert [alarm.get("account") for alarm in story.state().alarms] == ["x:1", "x:2"]


def test_the_own_arguments_of_a_code_stay_in_the_record_and_the_quotes_go_to_whom_they_are_of() -> None:
    texts: dict[tuple[AccountKey, str], object] = {}

    def keep(key: AccountKey, value: object) -> str:
        ref = f"~{len(texts)}"
        texts[key, ref] = value
        return ref

    plain = {"name": "handle_taken", "args": [["account", "x:2"], ["handle", "kec_x"], ["since", START.isoformat()]]}
    data = veiled(plain, A, keep)
    assert "kec_x" not in str(data)
    assert {key for key, _ in texts} == {B}
    assert unveiled(data, A, lambda key, ref: texts.get((key, ref))) == plain
    assert unveiled(data, A, lambda _key, _ref: None)["args"] == [["account", "x:2"], ["since", START.isoformat()]]


def test_codes_as_they_were_written_before_are_read_still() -> None:
    old = {"name": "name_names", "args": "~ab"}
    assert unveiled(old, A, lambda _key, _ref: [["words", "Klirong"]]) == {**old, "args": [["words", "Klirong"]]}
    assert unveiled(old, A, lambda _key, _ref: None) == {**old, "args": []}


def test_a_follower_of_an_older_store_has_no_former_handles() -> None:
    kept: dict[str, object] = {}

    def keep(_key: AccountKey, value: object) -> str:
        kept[f"~{len(kept)}"] = value
        return f"~{len(kept) - 1}"

    story = Story()
    story.read(account())
    story.read(OFFICIAL_RENAME)
    follower = story.known.followers.by_key[A]
    assert follower.former == (FormerHandle("kec_klirong", story.at - HOUR, story.at),)
    data = follower_to_plain(follower, keep)
    assert follower_from_plain(A, data, lambda _key, ref: kept[ref]) == follower
    del data["former"]
    assert follower_from_plain(A, data, lambda _key, ref: kept[ref]).former == ()

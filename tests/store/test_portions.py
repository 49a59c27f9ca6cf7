"""A first reading of thousands: kept a portion at a time, nothing lost, nothing twice, and swept when it fails."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store import world
from tui.board.model import Board
from tui.codes import code
from tui.errors import StateError
from tui.followers import Followers, Settled, fold
from tui.memory import give_back, share_one_heap
from tui.sources.base import AccountKey, Reading
from tui.store import Store
from tui.store import keeping as keeping_module
from tui.store.keeping import Keeping, Known
from tui.store.packed import PackedNumbers
from tui.store.resources import MANY, Resources
from tui.store.shelves import lines_by_shard, lines_in
from tui.store.storage import CrashSafeStorage
from tui.store.values import key_from_plain, key_to_plain

PLACE = world.registry(3)
PEOPLE = 700
PORTION = 60
NOBODYS = Settled("unrelated", None, "none", 0, (code("no_unit_named"),))


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_module, "PORTION", PORTION)
    monkeypatch.setattr(keeping_module, "OWNERS_KNOWN", 40)
    monkeypatch.setattr("tui.store.shelves.HELD_BYTES", 2000)
    monkeypatch.setattr("tui.store.content.MERGED_BYTES", 5000)
    monkeypatch.setattr("tui.store.saving.TAIL_BYTES", 4096)


def first() -> tuple[Reading, Followers, Board]:
    """A reading of so many people of whom all but the units' are settled alike."""
    people = tuple(world.account(n) for n in range(PEOPLE))
    read = world.reading(people)
    followers = fold(Followers(), read)
    crowd = {each.key: replace(each, account=None, settled=NOBODYS) for each in list(followers.by_key.values())[3:]}
    followers = followers.with_accounts(crowd)
    owners = {unit.id: people[n].key for n, unit in enumerate(PLACE.units)}
    return read, followers, world.board(PLACE, followers, owners, None)


def texts_kept(folder: Path) -> int:
    """How often a name of the crowd stands in the content."""
    files = (folder / "content").glob("*.json")
    return sum(file.read_bytes().count(b'["rekaan') for file in files)


@pytest.mark.parametrize("seals", [0, 1, 2])
def test_a_crowd_is_read_back_whole_and_kept_once(tmp_path: Path, seals: int) -> None:
    read, followers, board = first()
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        assert len(list((store.folder / "content").glob("recent-*"))) >= PEOPLE // PORTION
        for number in range(seals):
            store.seal()
            later = replace(read, taken_at=read.taken_at.replace(year=2016 + number))
            followers = fold(followers, later)
            board = replace(board, taken_at=later.taken_at)
            store.save(later, followers, board)
        folder = store.folder
        assert store.verify() == 1 + seals
    assert texts_kept(folder) == PEOPLE - 3
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert saved.notices == ()
        assert world.plain_followers(saved.followers) == world.plain_followers(followers)
        store.seal()
        assert not list((folder / "content").glob("recent-*"))
        assert texts_kept(folder) == PEOPLE - 3


def test_a_first_save_that_failed_half_way_is_swept_and_the_next_one_keeps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, followers, board = first()
    with Store.open(tmp_path, PLACE, "x") as store:
        write, left = CrashSafeStorage.write, [5]

        def failing(self: CrashSafeStorage, *args: object, **named: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise StateError("state_not_writable", folder="penuh", reason="")
            write(self, *args, **named)  # type: ignore[arg-type]

        with monkeypatch.context() as patched:
            patched.setattr(CrashSafeStorage, "write", failing)
            with pytest.raises(StateError):
                store.save(read, followers, board)
        assert store.save(read, followers, board)
        store.seal()
        assert texts_kept(store.folder) == PEOPLE - 3
        assert world.plain_followers(store.load().followers) == world.plain_followers(followers)


def test_a_purge_reaches_a_text_that_is_set_aside(tmp_path: Path) -> None:
    read, followers, board = first()
    gone = world.account(PEOPLE - 1)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        assert store.purge(gone.key).followers.by_key[gone.key].username == ""
        assert not [file for file in store.folder.rglob("*") if file.is_file() and b"rekaan699" in file.read_bytes()]
        store.verify()


def test_of_many_owners_the_newest_are_known() -> None:
    known = Known()
    for number in range(100):
        known.learn(str(number), {b"d": f"~{number}"})
    assert known.find("99", b"d") == "~99"
    assert known.find("0", b"d") is None


def test_what_stands_on_the_shelf_is_not_kept_twice() -> None:
    key = world.account(1).key
    keeping = Keeping(Known())
    ref = keeping.keep(key, "kata")
    again = Keeping(Known(), look_up=lambda _owner: keeping_module.refs_of(keeping.fresh[f"x:{key.id}"]))
    assert again.keep(key, "kata") == ref
    assert again.fresh == {}


def test_billed_resources_are_the_same_set_packed_or_not() -> None:
    resources = Resources()
    told = [*map(str, range(1, MANY + 5)), "007", "a", "9" * 30]
    assert resources.add(told) == tuple(told)
    resources.pack()
    assert set(resources) == set(told)
    assert len(resources) == len(told)
    assert resources.add(["5", "b", "7", "007", "b"]) == ("b",)
    assert "0" not in resources


@given(st.lists(st.integers(0, 2**64 - 1)), st.lists(st.integers(0, 2**64 - 1)))
def test_packed_numbers_are_those_that_were_added(first: list[int], second: list[int]) -> None:
    packed = PackedNumbers()
    for numbers in (first, second):
        for number in numbers:
            packed.add(number)
        packed.sort_in()
    assert sorted(packed) == sorted([*first, *second])
    assert len(packed) == len(first) + len(second)
    assert all(number in packed for number in [*first, *second])
    assert [number in packed for number in (3, 2**64 - 1)] == [number in [*first, *second] for number in (3, 2**64 - 1)]


@given(st.sets(st.builds(AccountKey, st.just("x"), st.text())))
def test_keys_are_told_as_lines_in_an_order_that_is_always_the_same(keys: set[AccountKey]) -> None:
    lines = lines_by_shard(keys, key_to_plain)
    assert lines == lines_by_shard(sorted(keys, reverse=True), key_to_plain)
    told = list(lines_in(lines))
    assert (set(map(key_from_plain, told)), len(told)) == (keys, len(keys))
    assert list(lines_in([*map(key_to_plain, keys)])) == [*map(key_to_plain, keys)], "as records told them once"


def test_memory_is_given_back_on_any_system(monkeypatch: pytest.MonkeyPatch) -> None:
    share_one_heap()
    give_back()
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    share_one_heap()
    give_back()


def test_salts_are_drawn_many_at_a_time_and_none_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    draws: list[int] = []
    draw = secrets.token_hex

    def counted(size: int) -> str:
        draws.append(size)
        return draw(size)

    monkeypatch.setattr(secrets, "token_hex", counted)
    keeping = Keeping(Known())
    for number in range(600):
        keeping.keep(AccountKey("x", "1"), f"teks {number}")
    salts = {salt for salt, _ in keeping.fresh["x:1"].values()}
    assert (len(salts), {len(bytes.fromhex(salt)) for salt in salts}) == (600, {keeping_module.SALT_BYTES})
    assert len(draws) == 3, "each time the event loop is woken for nothing"

"""Handles that change hands: what the stand-in lets happen, and what the source asks for and reads of it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from standin.process import standing
from standin.server import BEARER
from standin.world import World
from tests.sources.x_desk import DAY, NOW, Desk, desk, names
from tests.unit.board_story import FULL, HOUR, KLIRONG, Story, account, registry
from tests.unit.identity_story import HIJACKED, OFFICIAL_RENAME
from tui.known import Known, advance
from tui.settings import Ceilings
from tui.sources.base import AccountKey, Memory, Scope
from tui.sources.lasting import SourceState

WHO = {"Authorization": f"Bearer {BEARER}"}


def test_row_17_a_handle_passes_on_only_where_its_bearer_gave_it_up_or_is_gone() -> None:
    world = World(followers=2)
    first, second = (world.people[each] for each in world.followers)
    with pytest.raises(ValueError, match="taken"):
        world.rewrite(second.id, username=first.username.upper())
    with pytest.raises(ValueError, match="followers_count"):
        world.rewrite(second.id, followers_count="9")
    handle = first.username
    world.rewrite(first.id, username="nama_baru", name="Nama Baru")
    world.rewrite(second.id, username=handle)
    assert world.by_username(handle) is second
    second.fate = "gone"
    third = world.arrive(handle, "Orang Lain (rekaan)", description="jual pulsa")
    assert world.by_username(handle) is third
    assert third.id in world.followers


async def test_a_released_handle_is_asked_for_with_the_units_and_billed_as_one_user(tmp_path: Path) -> None:
    world = World(followers=2, units=1)
    taker = world.add("dinas_lama", "Orang Lain (rekaan)")
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        cheap = at.source.plan().next_most
        at.memory = Memory(at.memory.accounts, released=("dinas_lama", "tak_dipakai"))
        at.source.know(at.memory)
        assert at.source.plan().next_most > cheap
        readings = await at.read()
        known = next(reading for reading in readings if reading.scope is Scope.KNOWN)
        assert {one.key for one in known.accounts} == {AccountKey("x", world.units[0]), AccountKey("x", taker.id)}
        assert known.complete, "that nobody bears a handle is no gap"
        assert [asked["usernames"] for asked in at.asked if "usernames" in asked] == ["dinas_lama,tak_dipakai"]
        assert at.ledger.spent("2026-11-25")[0] == at.standin.bill.total()


async def test_posts_are_read_of_units_and_of_no_stranger_who_took_a_handle(tmp_path: Path) -> None:
    world = World(followers=2, units=2)
    unit, linked = (world.people[each] for each in world.units)
    taker = world.add("dinas_lama", "Orang Lain (rekaan)")
    for person in (unit, linked, taker):
        for number in range(7):
            person.write(f"kabar {number}", NOW, number)
    async with desk(tmp_path, world) as at:
        at.memory = Memory({AccountKey("x", unit.id): None}, handles=(linked.username.upper(),))
        at.source.know(at.memory)
        most = at.source.plan().next_most
        at.memory = replace(at.memory, released=("dinas_lama",))
        at.source.know(at.memory)
        assert at.source.plan().next_most == most + 10_000, "a profile more, and no posts"
        *_, known, posts = await at.read()
        assert taker.id in {one.id for one in known.accounts}, "it is still looked at"
        assert {post.account_id for post in posts.posts} == {unit.id, linked.id}
        assert [asked["id"] for route, asked in at.standin.requests if route == "tweets"] == [unit.id, linked.id]


async def test_where_only_units_are_read_nobody_else_is_asked_for(tmp_path: Path) -> None:
    world = World(followers=2, units=1)
    world.add("dinas_lama", "Orang Lain (rekaan)")
    async with desk(tmp_path, world, units_only=True) as at:
        at.memory = Memory({AccountKey("x", world.units[0]): None}, released=("dinas_lama",))
        await at.read()
        assert at.routes.count("users_by") == 0


def test_the_poller_looks_after_a_handle_for_a_year_unless_the_account_has_it_again() -> None:
    story = Story()
    story.read(account())
    assert story.known.memory().released == ()
    story.read(OFFICIAL_RENAME)
    assert story.known.memory().released == ("kec_klirong",)
    story.read(HIJACKED)
    assert story.known.memory().released == ("kec_klirong", "klirong_kec")
    story.read(account())
    assert story.known.memory().released == ("klirong_kec", "toko_jaya99"), "its own again"
    story.read(HIJACKED)
    story.read(HIJACKED, after=366 * 24 * HOUR)
    assert story.known.memory().released == ()


def test_a_stand_in_in_its_own_process_is_told_who_is_who() -> None:
    with standing("--followers", "3") as url:
        told = {
            "profiles": {"rekaan000000": {"username": "nama_baru"}},
            "arrivals": [{"username": "rekaan000000", "name": "Orang Lain (rekaan)"}],
            "departures": ["rekaan000001"],
        }
        assert httpx.post(f"{url}/control", json=told).status_code == 200
        found = httpx.get(f"{url}/2/users/by", params={"usernames": "nama_baru,rekaan000000"}, headers=WHO).json()
        assert [one["id"][-1] for one in found["data"]] == ["2", "5"]
        target = httpx.get(f"{url}/2/users/by/username/bupatikbm?user.fields=public_metrics", headers=WHO).json()
        assert target["data"]["public_metrics"]["followers_count"] == 3
        for wrong in (
            {"profiles": {"nama_baru": {"username": "rekaan000000"}}},
            {"profiles": {"tak_ada": {"name": "x"}}},
            {"profiles": {"nama_baru": {"id": "5"}}},
            {"arrivals": [{"username": "baru"}]},
        ):
            assert httpx.post(f"{url}/control", json=wrong).status_code == 400


class Watch:
    """What is known after each read, as the poller keeps it."""

    def __init__(self, at: Desk) -> None:
        self.at = at
        self.known = Known()

    async def read(self) -> list[str]:
        """One read an hour after the last; the alarms of the unit after it."""
        self.at.later(hours=1)
        self.at.source.know(self.known.memory())
        for reading in await self.at.source.read():
            self.known = advance(registry(), self.known, reading, self.at.clock.now())
        assert self.known.board is not None
        return [f"{alarm.name} {alarm.get('account')}" for alarm in self.known.board.by_unit[KLIRONG].alarms]


@pytest.mark.parametrize("is_following", [False, True], ids=["follows nobody", "follows the target"])
@pytest.mark.parametrize("what", ["renamed", "suspended", "gone", "passed on"])
async def test_the_alarm_ends_when_who_took_the_handle_has_it_no_longer(
    tmp_path: Path, what: str, *, is_following: bool
) -> None:
    world = World(followers=3)
    unit = world.arrive("kec_klirong", "Kecamatan Klirong", description=FULL, location="Kebumen")
    async with desk(tmp_path, world) as at:
        watch = Watch(at)
        assert await watch.read() == await watch.read() == []
        unit.username = "klirong_kec"
        taker = (world.arrive if is_following else world.add)("kec_klirong", "Toko Jaya")
        taker.description = "jual pulsa, kirim ke mana saja (rekaan)"
        accused = [f"handle_taken x:{taker.id}"]
        await watch.read()
        assert await watch.read() == await watch.read() == accused
        if what in ("renamed", "passed on"):
            taker.username = "toko_jaya99"
        else:
            taker.fate = what
        second = world.add("kec_klirong", "Orang Lain (rekaan)") if what == "passed on" else None
        await watch.read()
        assert await watch.read() == ([f"handle_taken x:{second.id}"] if second else [])
        assert at.standin.bill.total() == at.ledger.spent(DAY)[0]
        asked = len(at.standin.requests)
        await watch.read()
        by_id = [query["ids"] for route, query in at.standin.requests[asked:] if route == "users"]
        assert all(taker.id not in ids for ids in by_id), "who is accused no longer is left alone"


async def test_where_only_units_are_read_nobody_is_read_for_being_accused(tmp_path: Path) -> None:
    world = World(followers=2, units=1)
    async with desk(tmp_path, world, units_only=True) as at:
        at.memory = Memory({AccountKey("x", world.units[0]): None}, suspects=(AccountKey("x", world.followers[0]),))
        await at.read()
        assert [asked["ids"] for asked in at.asked] == [world.units[0]]


@pytest.mark.parametrize("asked", [False, True])
async def test_the_targets_handle_in_other_hands_stops_the_reading_until_who_was_told_so_asks(
    tmp_path: Path, asked: bool
) -> None:
    world = World(followers=3)
    async with desk(tmp_path, world) as at:
        await at.read()
        state = at.source.remembered()
        await at.source.close()
        at.reopened()
        at.source.recall(state)
        world.target.username = "bupati_lama"
        taker = world.add("bupatikbm", "Akun Lain (rekaan)")
        refusal = await at.refused(asked=asked)
        assert (refusal.name, refusal.get("stop")) == ("x_target_changed", 1)
        assert (refusal.get("account"), refusal.get("former")) == (taker.id, world.target.id)
        assert at.routes.count("followers") == 1
        (*_, reading) = await at.read(asked=True)
        assert "x_target_is_another" in names(reading.notes)
        assert at.source.remembered().values == {"target": taker.id, "username": "bupatikbm"}
        (*_, reading) = await at.read()
        assert "x_target_is_another" not in names(reading.notes)


async def test_who_was_told_of_one_taker_is_told_of_the_next_one_too(tmp_path: Path) -> None:
    world = World(followers=3)
    async with desk(tmp_path, world) as at:
        await at.read()
        for taker in ("Akun Lain (rekaan)", "Akun Ketiga (rekaan)"):
            bearer = next(each for each in world.people.values() if each.username == "bupatikbm")
            bearer.username = f"bekas_{len(world.people)}"
            world.add("bupatikbm", taker)
            assert (await at.refused(asked=True)).name == "x_target_changed"


@pytest.mark.parametrize(
    ("values", "is_heeded"),
    [
        ({"target": "1"}, True),
        ({"target": "1", "username": "BupatiKbm"}, True),
        ({"target": "1", "username": "bupati_lain"}, False),
        ({}, False),
    ],
    ids=["as older runs told it", "of this handle", "of a handle that the registry named before", "nothing"],
)
@pytest.mark.parametrize("is_judged_anew", [False, True])
async def test_whose_followers_were_read_is_recalled_for_the_handle_that_it_was(
    tmp_path: Path, values: dict[str, str | int | float | bool | None], is_heeded: bool, is_judged_anew: bool
) -> None:
    async with desk(tmp_path) as at:
        at.source.recall(SourceState(values), is_judged_anew=is_judged_anew)
        if is_heeded:
            assert (await at.refused()).name == "x_target_changed"
        else:
            assert (await at.read())[-1].complete


async def test_a_new_run_knows_that_the_target_was_paid_for_today(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.read()
        state = at.source.remembered()
        await at.source.close()
        at.reopened(Ceilings(day=at.ledger.spent(DAY)[0]))
        at.source.recall(state)
        await at.read()
        assert at.routes == ["user", "followers", "users"]


async def test_where_only_units_are_read_and_none_is_known_that_is_told(tmp_path: Path) -> None:
    async with desk(tmp_path, units_only=True) as at:
        (reading,) = await at.read()
        assert (names(reading.notes), reading.is_whole) == (["x_units_unknown"], False)
        assert at.routes == []


async def test_a_linked_handle_that_nobody_bears_is_told_and_a_released_one_is_not(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=0, units=1)) as at:
        at.memory = Memory(handles=("unit000000", "salah_tulis"), released=("dilepas",))
        (_, known) = await at.read()
        assert [(note.name, note.get("handles")) for note in known.notes] == [("x_handles_unknown", "@salah_tulis")]

"""Money: what the ledger says is what was billed, and no ceiling is ever passed."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from standin.server import BEARER
from standin.world import World
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.followers import NO_FOLLOWERS, fold
from tui.settings import Ceilings
from tui.sources.base import Memory, Scope

NEED = 10_000 + 313 * 10_000 + 521 * 10_000
PAGE = 1000 * 10_000
POINTS = 20  # of the profile's and two pages' bookkeeping, and of the flush after them


async def test_ten_readings_of_a_day_cost_in_the_ledger_what_they_cost_at_x(tmp_path: Path) -> None:
    world = World(followers=313, units=521)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        for number in range(10):
            if number in (3, 7):
                world.followers.append(world.add(f"baru{number}", "Kelurahan Baru").id)
            if number > 4:
                world.people[world.units[number]].write(f"Kabar {number}", NOW + timedelta(hours=number))
            readings = await at.read(asked=number == 6)
            assert names(readings[-1].errors) == []
            assert at.ledger.spent(DAY) == (at.standin.bill.total(DAY), 0)
            at.later(minutes=50)
        assert at.standin.bill.total() == NEED + 2 * 10_000 + 5 * 5_000


async def test_a_ceiling_of_half_the_need_holds_and_the_reading_says_what_was_left_out(tmp_path: Path) -> None:
    world = World(followers=313, units=521)
    async with desk(tmp_path, world, ceilings=Ceilings(day=NEED // 2)) as at:
        at.know(world.units)
        for _ in range(3):
            readings = await at.read()
            assert sum(at.ledger.spent(DAY)) <= NEED // 2
            assert at.standin.bill.total() == at.ledger.spent(DAY)[0]
            at.later(minutes=50)
        assert at.standin.bill.total() == NEED // 2 // 10_000 * 10_000
        assert {"x_left_out_units", "x_left_out_followers"} <= set(names(readings[-1].notes))
        known = next(each for each in readings if each.scope is Scope.KNOWN)
        assert not known.complete


async def test_a_ceiling_below_the_followers_leaves_an_incomplete_walk(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=313), ceilings=Ceilings(month=1_000_000)) as at:
        (*_, last) = await at.read()
        assert at.ledger.spent(DAY) == (1_000_000, 0)
        assert at.standin.bill.total() == 1_000_000
        left = next(note for note in last.notes if note.name == "x_left_out_followers")
        assert left.get("count") == 313 - 99
        assert left.get("period") == "2026-11"


async def test_a_ceiling_that_lets_nothing_through_asks_x_for_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path, ceilings=Ceilings(day=9_999)) as at:
        assert (await at.refused()).name == "ceiling_reached"
        assert at.routes == []


@pytest.mark.parametrize(
    ("ceilings", "hours"),
    [(Ceilings(day=1), 21), (Ceilings(month=1), 21 + 5 * 24), (Ceilings(day=1, month=1), 21 + 5 * 24)],
)
async def test_a_ceiling_is_waited_for_until_its_day_or_month_is_over(
    tmp_path: Path, ceilings: Ceilings, hours: int
) -> None:
    async with desk(tmp_path, ceilings=ceilings) as at:
        refusal = await at.refused()
        assert (refusal.name, refusal.get("retry_in")) == ("ceiling_reached", hours * 3600)


async def test_a_reading_that_brought_nobody_makes_the_data_no_younger(tmp_path: Path) -> None:
    world = World(followers=3)
    async with desk(tmp_path, world, ceilings=Ceilings(day=40_000)) as at:
        followers = NO_FOLLOWERS
        for reading in await at.read():
            followers = fold(followers, reading)
        at.later(minutes=50)
        for reading in await at.read():
            followers = fold(followers, reading)
        assert followers.latest_read is not None
        assert followers.latest_read.taken_at == at.clock.now(), (
            "their number did not move: that is news of all of them"
        )
        world.arrive("rekaan_baru", "Rekaan Baru")
        at.later(minutes=20)
        (nobody,) = await at.read()
        assert names(nobody.notes) == ["x_left_out_followers"]
        followers = fold(followers, nobody)
        assert followers.latest_read is not None
        assert at.clock.now() - followers.latest_read.taken_at == timedelta(minutes=70)


async def test_what_was_billed_already_today_is_read_again_in_the_room_that_is_left(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=313), ceilings=Ceilings(day=NEED)) as at:
        for _ in range(3):
            (reading,) = await at.read(asked=True)
            assert reading.complete
            at.later(minutes=61)
        assert at.ledger.spent(DAY) == (314 * 10_000, 0)


async def test_what_another_run_paid_for_today_is_free_by_id_under_a_ceiling_that_is_reached(tmp_path: Path) -> None:
    world = World(followers=3, units=200)
    need = 4 * 10_000 + 200 * 10_000
    async with desk(tmp_path, world, ceilings=Ceilings(day=need)) as at:
        at.know(world.units)
        await at.read()
        await at.source.close()
        at.reopened(Ceilings(day=need))
        at.know([*world.units, world.target.id])
        (*_, last) = await at.read()
        assert (last.scope, last.complete, len(last.accounts)) == (Scope.KNOWN, True, 201)
        assert at.ledger.spent(DAY) == (need, 0)
        assert at.standin.bill.total() == need


async def test_shortly_before_midnight_nothing_counts_as_paid_since_the_answer_may_come_after_it(
    tmp_path: Path,
) -> None:
    midnight = NOW.replace(hour=0) + timedelta(days=1)
    async with desk(tmp_path, units_only=True, ceilings=Ceilings(day=30_000)) as at:
        at.know(list(at.standin.world.followers[:3]))
        await at.read()
        at.later(seconds=(midnight - NOW).total_seconds() - 200)
        await at.read()
        assert at.ledger.spent(DAY) == (30_000, 0)
        at.later(seconds=120)
        (*_, last) = await at.read()
        assert names(last.notes) == ["x_left_out_units"]
        assert at.ledger.spent(DAY) == (30_000, 0)


async def test_the_plan_tells_what_a_reading_may_cost_and_what_a_day_comes_to(tmp_path: Path) -> None:
    world = World(followers=313, units=10)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        await at.read()
        plan = at.source.plan()
        assert plan is not None
        assert plan.spent == plan.month_spent == 324 * 10_000
        assert plan.next_most == 325 * 10_000 + 10 * 5 * 5_000, "another may bear the target's handle by then"
        assert plan.day_likely == 324 * 10_000 + 10 * 5_000
        assert plan.month_likely == 30 * plan.day_likely


async def test_before_anybody_told_the_number_of_followers_the_plan_names_the_price_of_each(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        plan = at.source.plan()
        assert plan is not None
        assert (plan.next_most, plan.per_follower) == (10_000, 10_000)
        at.source.know(Memory(followers_told=313))
        told = at.source.plan()
        assert told is not None
        assert (told.next_most, told.per_follower) == (314 * 10_000, 0)
    async with desk(tmp_path / "units", units_only=True) as at:
        units = at.source.plan()
        assert units is not None
        assert units.per_follower == 0


async def test_no_reading_costs_more_than_its_plan_said(tmp_path: Path) -> None:
    world = World(followers=3, units=2)
    units = [world.people[each] for each in world.units]
    newest = {unit.id: unit.write("lama", NOW, number) for number, unit in enumerate(units)}
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        await at.read()
        at.know_posts(newest)
        at.later(hours=24)
        for number in range(24):
            units[number % 2].write(f"kabar {number}", at.clock.now(), number)
        at.source.know(at.memory)
        plan = at.source.plan()
        before = at.standin.bill.total()
        await at.read()
        assert plan is not None
        assert 6 * 10_000 + 2 * 10 * 5_000 == at.standin.bill.total() - before <= plan.next_most


async def test_what_is_uncertain_today_is_no_cost_of_every_day(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.read()
        before = at.source.plan()
        at.break_with("garbage", route="followers")
        assert (await at.refused(asked=True)).name == "x_nonsense"
        after = at.source.plan()
        assert before is not None
        assert after is not None
        assert after.reserved > 0
        assert after.day_likely == before.day_likely


async def test_days_are_xs_utc_days_by_xs_own_clock(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.standin.now = NOW + timedelta(days=1)
        await at.read()
        await at.read()
        assert at.ledger.spent("2026-11-26")[0] == at.standin.bill.total("2026-11-26") == 60_000


@pytest.mark.parametrize("point", range(1, POINTS + 2))
async def test_a_kill_at_any_point_leaves_a_ledger_of_at_least_the_bill_and_at_most_a_page_more(
    tmp_path: Path, point: int
) -> None:
    async with desk(tmp_path, World(followers=1500), is_judged=False) as at:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.sources.x_killer",
            at.standin_url,
            BEARER,
            NOW.isoformat(),
            str(tmp_path),
            str(point),
        )
        assert await child.wait() == (-signal.SIGKILL if point <= POINTS else 0)
        ledger = at.reopened()
        billed = at.standin.bill.total()
        assert billed <= sum(ledger.spent(DAY)) <= billed + PAGE
        (reading,) = await at.read()
        assert reading.complete
        assert at.standin.bill.total() == 1501 * 10_000
        assert at.standin.bill.total() <= sum(at.ledger.spent(DAY)) <= at.standin.bill.total() + PAGE

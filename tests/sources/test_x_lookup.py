"""The units' accounts by id and by handle: what is cut off, refused or unreadable is told, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from standin.world import World
from tests.sources.x_desk import DAY, desk, names
from tui.settings import Ceilings
from tui.sources.base import Scope

REFUSED = {"status": 400, "body": '{"title": "Invalid Request"}'}
A_USER = 10_000


@pytest.mark.parametrize("kind", ["garbage", "html"])
@pytest.mark.parametrize("is_units_only", [True, False])
async def test_a_read_that_failed_altogether_is_no_news(tmp_path: Path, kind: str, *, is_units_only: bool) -> None:
    async with desk(tmp_path, World(followers=2, units=3), units_only=is_units_only) as at:
        at.know(at.standin.world.units)
        await at.read()
        at.later(minutes=20)
        at.break_with(kind, route="users", after=0 if is_units_only else 1)
        assert (await at.refused()).name == "x_nonsense"


@pytest.mark.parametrize("is_units_only", [True, False])
async def test_a_ceiling_within_the_last_call_is_told_and_leaves_the_reading_incomplete(
    tmp_path: Path, *, is_units_only: bool
) -> None:
    world = World(followers=0, units=50)
    ceiling = A_USER * (20 if is_units_only else 21)
    async with desk(tmp_path, world, ceilings=Ceilings(day=ceiling), units_only=is_units_only) as at:
        at.know(world.units)
        *_, known = await at.read()
        assert (known.scope, len(known.accounts), known.is_whole, known.complete) == (Scope.KNOWN, 20, False, False)
        assert [(note.name, note.get("count")) for note in known.notes] == [("x_left_out_units", 30)]
        assert at.ledger.spent(DAY) == (ceiling, 0)


async def test_of_a_call_that_x_refuses_for_one_the_halves_that_were_paid_for_are_kept(tmp_path: Path) -> None:
    world = World(followers=0, units=100)
    async with desk(tmp_path, world, units_only=True) as at:
        at.know(world.units)
        at.break_with("answer", route="users", **REFUSED)
        at.break_with("answer", route="users", after=1, status=429)
        (known,) = await at.read()
        assert (len(known.accounts), known.complete, names(known.errors)) == (50, False, ["x_rate_limited"])
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total() == 50 * A_USER


async def test_of_a_call_that_x_refuses_for_one_only_that_one_is_lost(tmp_path: Path) -> None:
    world = World(followers=0, units=4)
    async with desk(tmp_path, world, units_only=True) as at:
        at.know(world.units)
        for _ in range(3):  # all four, the first two, the first
            at.break_with("answer", route="users", **REFUSED)
        (known,) = await at.read()
        assert [account.id for account in known.accounts] == world.units[1:]
        assert (known.complete, names(known.notes)) == (False, ["x_records_unread"])


async def test_the_targets_handle_in_other_hands_passes_no_ceiling(tmp_path: Path) -> None:
    world = World(followers=0)
    async with desk(tmp_path, world, ceilings=Ceilings(day=A_USER)) as at:
        await at.read()
        world.target.username = "bupati_lama"
        world.add("bupatikbm", "Akun Lain (rekaan)")
        assert (await at.refused()).name == "ceiling_reached"
        assert sum(at.ledger.spent(DAY)) == at.standin.bill.total() == A_USER


async def test_a_target_that_is_gone_and_whose_handle_another_bears_is_told(tmp_path: Path) -> None:
    world = World(followers=0)
    async with desk(tmp_path, world) as at:
        await at.read()
        world.target.username, world.target.fate = "bupati_lama", "gone"
        taker = world.add("bupatikbm", "Akun Lain (rekaan)")
        plan = at.source.plan()
        at.later(hours=24)
        refusal = await at.refused()
        assert (refusal.name, refusal.get("account")) == ("x_target_changed", taker.id)
        assert at.standin.bill.total() - A_USER <= plan.next_most


async def test_a_list_that_the_room_left_would_cut_into_crumbs_is_left_for_another_day(tmp_path: Path) -> None:
    world = World(followers=313)
    async with desk(tmp_path, world, ceilings=Ceilings(day=A_USER * 316)) as at:
        await at.read()
        at.later(minutes=61)
        *_, reading = await at.read(asked=True)
        assert (names(reading.notes), reading.complete) == (["x_left_out_followers"], False)
        assert at.routes.count("followers") == 1


async def test_what_x_does_not_offer_is_told_with_every_read_until_the_operator_asks_again(tmp_path: Path) -> None:
    plan = {"status": 403, "body": '{"reason": "client-not-enrolled", "type": "https://x/client-forbidden"}'}
    async with desk(tmp_path, World(followers=2, units=1)) as at:
        at.know(at.standin.world.units)
        at.break_with("answer", route="followers", **plan)
        for _ in range(2):
            *_, last = await at.read()
            assert names(last.notes) == ["x_plan_lacks_followers"]
            assert not last.complete or last.scope is Scope.KNOWN
        *_, last = await at.read(asked=True)
        assert names(last.notes) == []

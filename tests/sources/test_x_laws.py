"""Laws of the source x that hold whatever X does: of money, of whole lists, of verdicts. All people are invented."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from standin.books import Fault
from standin.world import World
from tests.sources.x_desk import Desk, desk
from tests.unit.board_story import registry
from tui.errors import SourceError
from tui.known import Known
from tui.poller import Poller, Reports
from tui.settings import Ceilings
from tui.sources.base import Fate, Reading, Scope

SEEDS = range(16)
READINGS = 8
FEW = 8  # units: a change of many at once would be held
KINDS = (
    "answer", "break", "cut", "dialect", "drop", "empty", "garbage", "halves", "html", "loop", "null", "repeat",
    "reshape", "short", "strip", "tear",
)  # fmt: skip
PLAUSIBLE = ("break", "empty", "loop", "repeat", "reshape", "short", "strip", "strip")  # what looks like an answer
STATUSES = (400, 401, 402, 403, 404, 429, 500, 503)
FIELDS = ("description", "username", "created_at", "public_metrics", "name")
FATES = {Fate.GONE: "gone", Fate.SUSPENDED: "suspended", Fate.PROTECTED: "protected"}
BIO = "Akun resmi {name} Kab. Kebumen. Camat: Drs. Contoh Rekaan, HP 0812 5555 3001 Telp (0287) 553001 (rekaan)"
QUIET = Reports(taken=lambda _: None, started=lambda: None, failed=lambda *_: None)


def fault(chance: random.Random, kinds: tuple[str, ...] = KINDS, latest: int = 2) -> Fault:
    """A misbehaviour at any place, once or a few times."""
    kind = chance.choice(kinds)
    return Fault(
        kind,
        route=chance.choice(("followers", "followers", "users", "")),
        after=chance.randint(0, latest),
        times=chance.choice((1, 1, 2, 5)),
        status=chance.choice(STATUSES) if kind == "answer" else 200,
        fields=tuple(chance.sample(FIELDS, chance.randint(1, 3))) if kind == "strip" else (),
    )


def turn(at: Desk, chance: random.Random) -> None:
    """Something happens in the world."""
    world = at.standin.world
    match chance.choice(("comes", "renamed", "fate", "posts", "nothing")):
        case "comes":
            world.followers.append(world.add(f"baru_{len(world.people)}", "Warga Baru (rekaan)").id)
        case "renamed":
            world.people[chance.choice(world.followers)].username = f"ganti_{chance.randrange(10**6)}"
        case "fate":
            world.people[chance.choice(world.units)].fate = chance.choice(("", *FATES.values()))
        case "posts":
            world.people[chance.choice(world.units)].write("kabar rekaan", at.clock.now(), chance.randrange(1000))


async def readings_of(at: Desk, chance: random.Random) -> tuple[Reading, ...]:
    """One read under a fault, or none; nothing where it was refused."""
    at.standin.faults.waiting[:] = [fault(chance)] if chance.random() < 0.7 else []
    try:
        return await at.read(asked=chance.random() < 0.3)
    except SourceError:
        return ()


def check_money(at: Desk, ceiling: int | None) -> None:
    """What is billed is never more than the ledger tells; what it calls settled was billed; no ceiling is passed."""
    for day, billed in ((day, at.standin.bill.total(day)) for day in at.standin.bill.resources):
        settled, reserved = at.ledger.spent(day)
        assert settled <= billed <= settled + reserved
        assert ceiling is None or settled + reserved <= ceiling


def check_truth(world: World, reading: Reading, borne: dict[str, set[str]]) -> None:
    """A fate is one that X tells, a handle one that was borne; a complete list lacks no more than its count allows."""
    for key, told in reading.fates:
        assert world.people[key.id].fate == FATES[told]
    for account in reading.accounts:
        assert account.username in ("", *borne[account.id])
    if reading.scope is Scope.FOLLOWERS and reading.complete:
        assert reading.followers_count is not None
        seen = set(world.followers) & {account.id for account in reading.accounts}
        assert len(seen) >= reading.followers_count - max(1, reading.followers_count // 100)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_x_answers_the_money_is_right_and_nothing_is_made_up(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    ceiling = chance.choice((None, None, chance.randrange(10_000, 20_000_000, 10_000)))
    world = World(followers=chance.choice((3, 313, 999, 1000, 1001, 1500)), units=chance.choice((2, 120)))
    ceilings = Ceilings(day=ceiling)
    async with desk(tmp_path, world, ceilings=ceilings, is_judged=False) as at:
        at.know(world.units)
        borne: dict[str, set[str]] = {}
        for _ in range(READINGS):
            turn(at, chance)
            for person in world.people.values():
                borne.setdefault(person.id, set()).add(person.username)
            for reading in await readings_of(at, chance):
                check_truth(world, reading, borne)
            check_money(at, ceiling)
            at.later(minutes=chance.choice((5, 20, 40, 600)))


@pytest.mark.parametrize("seed", SEEDS)
async def test_while_nothing_happens_no_verdict_moves_whatever_x_answers(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    world = World(followers=chance.choice((5, 280, 1100)))
    for unit in [each for each in registry().units if each.name.startswith("Kecamatan ")][:FEW]:
        person = world.arrive(f"kec_{unit.name.split()[-1].lower()}"[:15], unit.name)
        person.description = BIO.format(name=unit.name)
    async with desk(tmp_path, world, is_judged=False) as at:
        poller = Poller(registry(), at.source, None, Known(), QUIET)
        await poller.read_once()
        first = verdicts(poller)
        assert len(set(first.values())) > 1
        for _ in range(READINGS):
            at.standin.faults.waiting[:] = [fault(chance, chance.choice((KINDS, PLAUSIBLE)), latest=1)]
            at.later(seconds=20)
            await poller.read_once(asked=chance.random() < 0.6)
            assert verdicts(poller) == first


def verdicts(poller: Poller) -> dict[str, tuple[str, int]]:
    """Each unit's status, and how many alarms it has."""
    assert poller.known.board is not None
    return {state.unit: (state.status.name, len(state.alarms)) for state in poller.known.board.units}

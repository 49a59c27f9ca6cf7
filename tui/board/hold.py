"""The mass-change hold: many worsenings in one reading wait until a second reading confirms them (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import ALARMS, Board, Held, UnitState
from tui.codes import Code, code
from tui.compliance import Status, is_worse
from tui.decisions import DecisionKind, Decisions
from tui.followers import Followers

HELD_MARK = code("held")
SHARE_OF_A_MASS_CHANGE = 0.03
LEAST_OF_A_MASS_CHANGE = 5
SHARE_THAT_CONFIRMS = 0.90
STATUS_CAUSES_THAT_NEVER_COUNT = frozenset({"stale", "not_covered"})


class Verdict(Struct, frozen=True):
    """What becomes of the worsenings: the states to show, and the hold that is left."""

    states: tuple[UnitState, ...]
    held: Held | None


def hold_mass_change(
    proposed: tuple[UnitState, ...],
    previous: Board | None,
    followers: Followers,
    decisions: Decisions,
    interval: timedelta,
    registry_digest: str,
) -> Verdict:
    """Keeps the earlier state of every unit that worsened, where too many did so at once."""
    latest = followers.latest
    if previous is None or latest is None or previous.registry_digest != registry_digest:
        return Verdict(proposed, None)
    worse = _worsenings(proposed, previous, decisions)
    held = previous.held
    is_new_reading = previous.source.read_at is None or latest.taken_at > previous.source.read_at
    if held is not None:
        if _is_released(held, decisions):
            return Verdict(proposed, None)
        is_due = latest.complete and latest.taken_at - held.reading >= interval
        if not (is_new_reading and is_due):
            waiting = dict(held.proposed) | _statuses(worse)
            return _keep(proposed, previous, Held(held.since, held.reading, tuple(waiting.items())), worse)
        still = sum(1 for unit, _ in held.proposed if unit in worse)
        if still >= SHARE_THAT_CONFIRMS * len(held.proposed):
            return Verdict(proposed, None)
    if not is_new_reading or not _is_mass(len(worse), len(proposed)):
        return Verdict(proposed, None)
    fresh = Held(latest.taken_at, latest.taken_at, tuple(_statuses(worse).items()))
    return _keep(proposed, previous, fresh, worse)


def _is_mass(worse: int, units: int) -> bool:
    return worse >= LEAST_OF_A_MASS_CHANGE and worse >= SHARE_OF_A_MASS_CHANGE * units


def _worsenings(proposed: tuple[UnitState, ...], previous: Board, decisions: Decisions) -> Mapping[str, UnitState]:
    """Units whose status fell by what was read: not by the deadline, a decision, the registry or staleness."""
    ruled = {d.unit for d in decisions.all if d.number > previous.last_decision}
    worse = {}
    for state in proposed:
        before = previous.by_unit.get(state.unit)
        if before is None or state.unit in ruled or not is_worse(before.status, state.status):
            continue
        if state.reasons and state.reasons[0].name in STATUS_CAUSES_THAT_NEVER_COUNT:
            continue
        worse[state.unit] = state
    return worse


def _statuses(worse: Mapping[str, UnitState]) -> dict[str, Status]:
    return {unit: state.status for unit, state in worse.items()}


def _is_released(held: Held, decisions: Decisions) -> bool:
    return any(d.kind is DecisionKind.RELEASE and d.at >= held.since for d in decisions.in_force)


def _keep(proposed: tuple[UnitState, ...], previous: Board, held: Held, worse: Mapping[str, UnitState]) -> Verdict:
    """The earlier states of the worsened units, marked; every other state as proposed."""
    states = tuple(
        _held_back(previous.by_unit[state.unit], state) if state.unit in worse else state for state in proposed
    )
    return Verdict(states, held)


def _held_back(before: UnitState, proposed: UnitState) -> UnitState:
    """The earlier state; who looks like a takeover is shown at once, for an alarm is no status."""
    others = tuple(mark for mark in before.marks if mark.name not in ALARMS and mark != HELD_MARK)
    marks = (*proposed.alarms, *others, HELD_MARK)
    suspects = {str(mark.get("account")) for mark in proposed.alarms}
    shown = {candidate.key for candidate in before.candidates}
    fresh = (c for c in proposed.candidates if str(c.key) in suspects and c.key not in shown)
    candidates = (*before.candidates, *fresh)
    if (marks, candidates) == (before.marks, before.candidates):
        return before
    return replace(before, marks=marks, candidates=candidates)


def hold_reason(held: Held | None) -> Code | None:
    """What the wall says of a hold."""
    return None if held is None else code("mass_change_held", units=len(held.proposed), since=_iso(held.since))


def _iso(at: datetime) -> str:
    return at.isoformat()

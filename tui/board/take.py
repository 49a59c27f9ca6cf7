"""The Board at one instant: from registry, followers, matches, decisions and the Board before. Pure."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tui.board.changes import changes_between
from tui.board.counts import count_groups, count_statuses, count_timings
from tui.board.health import health_of
from tui.board.hold import hold_mass_change
from tui.board.identity import Bearers
from tui.board.model import Board, Change, Step, UnitState
from tui.board.state import UnitCase, take_state
from tui.board.step import step_between
from tui.codes import Code, code
from tui.compliance import Case, Finding, Status, evaluate
from tui.decisions import Decisions
from tui.followers import Followers
from tui.matching.model import Matches
from tui.registry.model import Registry, Unit
from tui.sources.base import Scope, is_count_plausible
from tui.sources.header import NAMELESS, ReadingHeader


class Instant(Struct, frozen=True, dict=True):
    """Everything a unit's state may depend on, at one instant."""

    registry: Registry
    followers: Followers
    matches: Matches
    decisions: Decisions
    previous: Board | None
    now: datetime

    @cached_property
    def changed_at(self) -> datetime:
        """When what differs from the Board before came about: with the newest reading if it is new, else now."""
        latest = self.followers.latest_read
        if latest is not None and (self.previous is None or self.previous.source.read_at != latest.taken_at):
            return latest.taken_at
        return self.now

    @cached_property
    def fresh_until(self) -> datetime:
        """The instant against which ages count: now, or a file's own time while the file can be read.

        A file is as old as it says, and the wall shows that age; it does not grow staler by being looked at.
        """
        latest = self.followers.latest
        if latest is not None and latest.source.startswith("file:") and self.followers.failure is None:
            return latest.taken_at
        return self.now

    @cached_property
    def sweep(self) -> ReadingHeader | None:
        """The last complete reading of the followers; one that gave ids alone counts once it is known who they are."""
        header = self.followers.last_complete.get(Scope.FOLLOWERS)
        if header is None or all(note.name != NAMELESS for note in header.notes):
            return header
        nameless = sum(
            not follower.username and not (follower.account and follower.account.name)
            for follower in self.followers.by_key.values()
            if follower.last_seen_at is not None and follower.absent_since is None
        )
        return header if is_count_plausible(header.accounts_read - nameless, header.accounts_read) else None

    @cached_property
    def has_complete_sweep(self) -> bool:
        """Whether a complete reading of the followers exists at all."""
        return self.sweep is not None

    @cached_property
    def is_sweep_fresh(self) -> bool:
        """Whether the last complete reading of the followers is younger than `stale_after`."""
        header = self.sweep
        return header is not None and self.fresh_until - header.taken_at <= self.registry.directive.stale_after

    @cached_property
    def is_sweep_behind(self) -> bool:
        """Whether a newer read failed or was not complete, or the data are older than `stale_after`."""
        complete = self.followers.last_complete.get(Scope.FOLLOWERS)
        if complete is None:
            return False
        last = self.followers.last.get(Scope.FOLLOWERS, complete)
        is_old = self.now - complete.taken_at > self.registry.directive.stale_after
        return is_old or self.followers.failure is not None or last.taken_at > complete.taken_at

    def is_exempt(self, unit: Unit) -> bool:
        """Whether a decision or the unit's own dates take it out of the denominator."""
        is_outside = (unit.from_date is not None and self.today < unit.from_date) or (
            unit.to_date is not None and self.today > unit.to_date
        )
        return is_outside or self.decisions.exemption(unit.id) is not None

    @cached_property
    def today(self) -> date:
        """The day in the directive's zone."""
        return self.now.astimezone(self.registry.directive.zone).date()

    @cached_property
    def touched(self) -> frozenset[str]:
        """The units of which anything is known: all others share one short judgement."""
        known = set(self.matches.accepted) | set(self.matches.candidates) | set(self.matches.personal)
        known |= {decision.unit for decision in self.decisions.in_force if decision.unit is not None}
        known |= {unit.id for unit in self.registry.units if unit.from_date is not None or unit.to_date is not None}
        if self.previous is not None:
            known |= {state.unit for state in self.previous.units if state.account is not None}
        return frozenset(known)

    @cached_property
    def bearers(self) -> Bearers:
        """Who bears the handles of the units' accounts now."""
        held = [state.account.key for state in self.previous.units if state.account] if self.previous else []
        linked = [link.account for link in self.decisions.links.values() if link.account is not None]
        return Bearers(self.followers, {*held, *linked})

    @cached_property
    def bare_reasons(self) -> tuple[Code, ...]:
        """Why a unit of which nothing was found has its status."""
        name = "not_seen"
        if not self.is_sweep_fresh:
            name = "stale" if self.has_complete_sweep else "not_covered"
        return (code(name, target=self.registry.directive.target.username),)

    @cached_property
    def bare_status(self) -> Status:
        """The status of a unit of which nothing was found."""
        return Status.NONE if self.is_sweep_fresh else Status.UNKNOWN

    @cached_property
    def bare_findings(self) -> tuple[Finding, ...]:
        """The findings that every unit shares of which nothing was found."""
        unit = self.registry.units[0]
        return evaluate(self.registry, Case(unit=unit, is_covered=self.is_sweep_fresh))


def take_board(
    registry: Registry,
    followers: Followers,
    matches: Matches,
    decisions: Decisions,
    previous: Board | None,
    now: datetime,
) -> Board:
    """The Board at `now`; states that did not change are the previous Board's own objects."""
    instant = Instant(registry, followers, matches, decisions, previous, now)
    before = previous.by_unit if previous is not None else {}
    proposed = tuple(_state(instant, unit, before.get(unit.id)) for unit in registry.units)
    verdict = hold_mass_change(proposed, previous, followers, decisions, registry.directive.interval, registry.digest)
    states = verdict.states
    return Board(
        taken_at=now,
        registry_digest=registry.digest,
        source=health_of(followers),
        units=states,
        groups=count_groups(registry, states),
        counts=count_statuses(states),
        changes=_changes(states, previous, instant),
        held=verdict.held,
        last_decision=decisions.last_number,
        is_reconstruction=_is_reconstruction(followers),
        timings=count_timings(states),
        step=_step(states, previous, followers),
    )


def _step(states: tuple[UnitState, ...], previous: Board | None, followers: Followers) -> Step | None:
    if previous is None or [state.unit for state in states] != [state.unit for state in previous.units]:
        return None
    return step_between(previous.units, states, followers)


def _state(instant: Instant, unit: Unit, before: UnitState | None) -> UnitState:
    """One unit's state; the short way for the many units of which nothing was found."""
    if unit.id in instant.touched:
        case = UnitCase(
            registry=instant.registry,
            unit=unit,
            followers=instant.followers,
            matches=instant.matches,
            decisions=instant.decisions,
            before=before,
            now=instant.now,
            changed_at=instant.changed_at,
            fresh_until=instant.fresh_until,
            is_sweep_fresh=instant.is_sweep_fresh,
            is_sweep_behind=instant.is_sweep_behind,
            has_complete_sweep=instant.has_complete_sweep,
            is_exempt=instant.is_exempt(unit),
            bearers=instant.bearers,
        )
        state = take_state(case)
        return before if before is not None and before == state else state
    return _bare_state(instant, unit, before)


def _bare_state(instant: Instant, unit: Unit, before: UnitState | None) -> UnitState:
    status, is_stale, reasons = instant.bare_status, instant.is_sweep_behind, instant.bare_reasons
    if (
        before is not None
        and before.status is status
        and before.is_stale == is_stale
        and not (before.candidates or before.personal or before.marks or before.rulings)
        and before.reasons == reasons
        and before.findings == instant.bare_findings
    ):
        return before
    return UnitState(
        unit=unit.id,
        status=status,
        since=before.since if before is not None and before.status is status else instant.changed_at,
        findings=instant.bare_findings,
        reasons=reasons,
        is_stale=is_stale,
        fulfilled_at=before.fulfilled_at if before is not None else None,
        late_proof_at=before.late_proof_at if before is not None else None,
    )


def _changes(states: tuple[UnitState, ...], previous: Board | None, instant: Instant) -> tuple[Change, ...]:
    if previous is None or (previous.source.read_at is None and instant.followers.latest_read is not None):
        return ()  # what a first reading finds was so before, whether or not earlier ones failed
    before = previous.by_unit
    changed = (
        (before[state.unit], state) for state in states if state.unit in before and before[state.unit] is not state
    )
    at, followers = instant.changed_at, instant.followers
    return tuple(change for old, new in changed for change in changes_between(old, new, at, followers))


def _is_reconstruction(followers: Followers) -> bool:
    latest = followers.latest
    return latest is not None and latest.source.startswith("replay")


def without_changes(board: Board) -> Board:
    """The same Board without its Changes, as a basis for the next."""
    return replace(board, changes=())

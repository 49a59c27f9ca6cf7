"""Rows of a sheet become rulings: each is heard, and all are kept or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from tui.codes import Code, code
from tui.decisions import Decision, DecisionKind, Decisions, is_same_account
from tui.followers import Followers
from tui.registry.model import Registry
from tui.rulings.resolution import Bearers
from tui.rulings.row import RowReader
from tui.rulings.wish import Wish, conflict_of, with_account

DATED: Final = (DecisionKind.CONTACTED, DecisionKind.NOTE)
CLOCKS_DIFFER: Final = timedelta(minutes=10)


class Hearing:
    """Hears one row after another.

    `made` are the new rulings in order, `known` counts rows that say what holds already, `left_out` those that say of
    themselves that they do not hold any more, `faults` what is wrong, with the row's line. Where there is a fault
    nothing may be kept. `by` and `basis` stand in for empty cells.
    """

    def __init__(
        self,
        registry: Registry,
        followers: Followers,
        decisions: Decisions,
        now: datetime,
        *,
        by: str = "",
        basis: str = "",
    ) -> None:
        self.made: list[Decision] = []
        self.known = 0
        self.left_out = 0
        self.faults: list[tuple[int, Code]] = []
        self._reader = RowReader(registry, by, basis)
        self._bearers = Bearers(followers, registry.directive.target.network)
        self._now = now
        self._last_number = decisions.last_number
        self._standing = decisions.standing.copy()
        self._lines: dict[int, int] = {}
        self._said: dict[tuple[DecisionKind, str | None, str], list[Decision]] = {}
        for decision in decisions.in_force:
            self._note(decision)

    def hear(self, line: int, cells: Mapping[str, object]) -> None:
        """Judges one row, given by column."""
        if self._reader.is_left_out(cells):
            self.left_out += 1
            return
        row, faults = self._reader.read(cells)
        if row is None:
            self.faults += [(line, fault) for fault in faults]
            return
        wish = with_account(row.wish, self._bearers)
        if wish.kind in (DecisionKind.REJECT, DecisionKind.PERSONAL) and wish.account is None:
            self.faults.append((line, code("account_not_read", handle=wish.handle)))
            return
        if row.at is not None and row.at > self._now + CLOCKS_DIFFER:
            self.faults.append((line, code("ruling_in_future", at=row.at.isoformat())))
            return
        self._judge(line, self._decision(wish, row.at or self._now), is_dated=row.at is not None)

    def refuse(self, line: int, fault: Code) -> None:
        """Notes a row that could not even be read."""
        self.faults.append((line, fault))

    def _judge(self, line: int, decision: Decision, *, is_dated: bool) -> None:
        if self._holds_already(decision, is_dated=is_dated):
            self.known += 1
            return
        conflict = conflict_of(decision, self._standing)
        if conflict is not None:
            earlier = self._lines.get(int(conflict.get("number")))
            self.faults.append((line, conflict if earlier is None else _within(conflict, earlier)))
            return
        self._standing.take(decision)
        self._note(decision)
        self._lines[decision.number] = line
        self.made.append(decision)

    def _decision(self, wish: Wish, at: datetime) -> Decision:
        return Decision(
            number=self._last_number + len(self.made) + 1,
            kind=wish.kind,
            by=wish.by,
            at=at,
            basis=wish.basis,
            unit=wish.unit,
            account=wish.account,
            handle=wish.handle,
            field=wish.field,
            value=wish.value,
        )

    def _note(self, decision: Decision) -> None:
        self._said.setdefault((decision.kind, decision.unit, decision.field), []).append(decision)

    def _holds_already(self, decision: Decision, *, is_dated: bool) -> bool:
        """Whether the same was ruled and still holds."""
        match decision.kind:
            case DecisionKind.LINK:
                own = self._standing.links.get(decision.unit or "")
                return own is not None and is_same_account(own, decision)
            case DecisionKind.REJECT:
                return (decision.account, decision.unit) in self._standing.rejections
            case DecisionKind.PERSONAL:
                return decision.account in self._standing.personal
        said = self._said.get((decision.kind, decision.unit, decision.field), [])
        if decision.kind in DATED:
            return any(
                old.at == decision.at if is_dated else (old.value, old.basis) == (decision.value, decision.basis)
                for old in said
            )
        return bool(said) and said[-1].value == decision.value


def _within(conflict: Code, line: int) -> Code:
    """A conflict with an earlier row of the same sheet."""
    return Code(f"{conflict.name}_in_row", (*conflict.args, ("earlier", line)))

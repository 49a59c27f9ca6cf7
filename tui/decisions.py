"""The operator's word: rulings that outrank the machine, with who, when and on what basis."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from tui.sources.base import AccountKey


class DecisionKind(StrEnum):
    """What was ruled."""

    LINK = "link"
    REJECT = "reject"
    PERSONAL = "personal"
    EXEMPT = "exempt"
    FIELD = "field"
    TIMING = "timing"
    CONTACTED = "contacted"
    NOTE = "note"
    RELEASE = "release"
    RESOLVED = "resolved"
    UNDO = "undo"
    REDO = "redo"


class Decision(Struct, frozen=True):
    """One ruling.

    `number` counts from 1 and is never used again. `account` is None while only the `handle` is known; a RESOLVED
    decision then names the id for the decision in `refers_to`. `field` is the rule's id of a FIELD ruling, `value`
    its outcome, timing or channel. UNDO and REDO name the decision in `refers_to`.
    """

    number: int
    kind: DecisionKind
    by: str
    at: datetime
    basis: str = ""
    unit: str | None = None
    account: AccountKey | None = None
    handle: str = ""
    field: str = ""
    value: str = ""
    refers_to: int | None = None


class Standing(Struct):
    """Which account is whose by the operator's word, taken ruling by ruling; see Decisions for what each part holds."""

    links: dict[str, Decision] = field(default_factory=dict)
    rejections: set[tuple[AccountKey, str | None]] = field(default_factory=set)
    personal: dict[AccountKey, Decision] = field(default_factory=dict)

    def copy(self) -> Standing:
        """The same, free to take further rulings."""
        return Standing(dict(self.links), set(self.rejections), dict(self.personal))

    def take(self, decision: Decision) -> None:
        """Adds one more ruling in force, the newest; those of other kinds change nothing here."""
        if decision.kind is DecisionKind.LINK and decision.unit:
            self._link(decision, decision.unit)
        elif decision.kind in (DecisionKind.REJECT, DecisionKind.PERSONAL):
            self._rule_out(decision)

    def _link(self, decision: Decision, unit: str) -> None:
        for other in [u for u, d in self.links.items() if u != unit and is_same_account(d, decision)]:
            del self.links[other]
        self.links[unit] = decision
        if decision.account is not None:
            self.rejections -= {(decision.account, unit), (decision.account, None)}
            self.personal.pop(decision.account, None)

    def _rule_out(self, decision: Decision) -> None:
        is_personal = decision.kind is DecisionKind.PERSONAL
        for unit in [u for u, d in self.links.items() if is_same_account(d, decision)]:
            if is_personal or decision.unit in (None, unit):
                del self.links[unit]
        if decision.account is None:
            return
        if is_personal:
            self.personal[decision.account] = decision
        else:
            self.rejections.add((decision.account, decision.unit))


class Decisions(Struct, frozen=True, dict=True):
    """All rulings in the order in which they were made; the indexes hold only what was not undone."""

    all: tuple[Decision, ...] = ()

    @property
    def last_number(self) -> int:
        """The newest decision's number, 0 where there is none."""
        return self.all[-1].number if self.all else 0

    @cached_property
    def undone(self) -> frozenset[int]:
        """Numbers of the decisions that were undone and not redone."""
        undone: set[int] = set()
        for decision in self.all:
            if decision.kind is DecisionKind.UNDO and decision.refers_to is not None:
                undone.add(decision.refers_to)
            elif decision.kind is DecisionKind.REDO and decision.refers_to is not None:
                undone.discard(decision.refers_to)
        return frozenset(undone)

    @cached_property
    def in_force(self) -> tuple[Decision, ...]:
        """What holds now, oldest first, with resolved ids filled in; UNDO, REDO and RESOLVED are left out."""
        meta = (DecisionKind.UNDO, DecisionKind.REDO, DecisionKind.RESOLVED)
        ids = {d.refers_to: d.account for d in self.all if d.kind is DecisionKind.RESOLVED}
        return tuple(
            d if d.account is not None or d.number not in ids else _resolved(d, ids[d.number])
            for d in self.all
            if d.kind not in meta and d.number not in self.undone
        )

    def newest_to_undo(self, unit: str | None = None) -> int | None:
        """The number of the newest ruling in force, of one unit or of any."""
        numbers = [d.number for d in self.in_force if unit is None or d.unit == unit]
        return numbers[-1] if numbers else None

    @property
    def newest_undone(self) -> int | None:
        """The number of the ruling that was undone last and not redone."""
        undos = [d.refers_to for d in self.all if d.kind is DecisionKind.UNDO and d.refers_to in self.undone]
        return undos[-1] if undos else None

    @cached_property
    def standing(self) -> Standing:
        """Which account is whose, after all rulings in force; a copy is free to go on from there."""
        standing = Standing()
        for decision in self.in_force:
            standing.take(decision)
        return standing

    @property
    def links(self) -> dict[str, Decision]:
        """The link in force for each unit: the newest wins, and one account serves one unit."""
        return self.standing.links

    @property
    def rejections(self) -> set[tuple[AccountKey, str | None]]:
        """Pairs (account, unit) that the operator ruled out; unit None rules the account out everywhere."""
        return self.standing.rejections

    @property
    def personal(self) -> dict[AccountKey, Decision]:
        """Accounts that the operator ruled personal, with the ruling."""
        return self.standing.personal

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Decision, ...]]:
        grouped: dict[str, list[Decision]] = {}
        for decision in self.in_force:
            if decision.unit is not None:
                grouped.setdefault(decision.unit, []).append(decision)
        return {unit: tuple(decisions) for unit, decisions in grouped.items()}

    def of_unit(self, unit: str, kind: DecisionKind | None = None) -> tuple[Decision, ...]:
        """What holds now for a unit, oldest first, of one kind or of all."""
        decisions = self._by_unit.get(unit, ())
        return decisions if kind is None else tuple(d for d in decisions if d.kind is kind)

    def exemption(self, unit: str) -> Decision | None:
        """The exemption in force: an EXEMPT decision whose value is not `no`."""
        ruled = self.of_unit(unit, DecisionKind.EXEMPT)
        return ruled[-1] if ruled and ruled[-1].value != "no" else None

    def field_ruling(self, unit: str, rule: str) -> Decision | None:
        """The newest ruling on one rule of a unit."""
        return next((d for d in reversed(self.of_unit(unit, DecisionKind.FIELD)) if d.field == rule), None)

    def timing_ruling(self, unit: str) -> Decision | None:
        """The newest ruling on a unit's timing."""
        ruled = self.of_unit(unit, DecisionKind.TIMING)
        return ruled[-1] if ruled else None


NO_DECISIONS = Decisions()


def is_same_account(one: Decision, other: Decision) -> bool:
    """Whether two rulings speak of one account: by id where both know it, else by handle."""
    if one.account is not None and other.account is not None:
        return one.account == other.account
    return bool(one.handle) and one.handle.lower() == other.handle.lower()


def _resolved(decision: Decision, account: AccountKey | None) -> Decision:
    return replace(decision, account=account)

"""The Board: the frozen whole at one instant; wall, exports and reports draw it and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from tui.codes import Code, code
from tui.compliance.model import Evidence, Finding, Outcome, Status, Timing
from tui.decisions import Decision
from tui.sources.base import Account, AccountKey, Post

# Marks that smell of a takeover: somebody must look, whatever the status is.
ALARMS = frozenset({"handle_taken", "copies_name", "copies_text", "renamed_away"})


class LinkedBy(StrEnum):
    """Who made an account a unit's: the machine, an operator's decision, or the registry."""

    MACHINE = "machine"
    OPERATOR = "operator"
    REGISTRY = "registry"


class UnitAccount(Struct, frozen=True):
    """The account that counts as a unit's; `name` and `username` are outside text."""

    key: AccountKey
    username: str
    name: str
    linked_by: LinkedBy


class Candidate(Struct, frozen=True):
    """An account that waits for a human, or an official's own; never shown on the wall or in exports by handle."""

    key: AccountKey
    username: str
    score: int
    reasons: tuple[Code, ...] = ()
    profile: Account | None = None
    units: tuple[str, ...] = ()


class UnitState(Struct, frozen=True):
    """All that is known of one unit at the Board's instant.

    `since` is when the status began, `fulfilled_at` the first reading in which every required rule passed,
    `read_at` when the account's profile was last read. `marks` are codes that never make a status (second claimant,
    loss not yet confirmed, absent from the followers). `fields` are the findings of the four fields by id.
    `naming_passed` and `missed_namings` serve the loss of a machine-accepted account. `profile` is the account as it
    was read (None where its text is not kept or was removed), `posts` its posts, newest first. `rulings` are the
    decisions in force for the unit, oldest first.
    """

    unit: str
    status: Status
    since: datetime
    timing: Timing | None = None
    account: UnitAccount | None = None
    findings: tuple[Finding, ...] = ()
    reasons: tuple[Code, ...] = ()
    marks: tuple[Code, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    personal: tuple[Candidate, ...] = ()
    read_at: datetime | None = None
    is_stale: bool = False
    fulfilled_at: datetime | None = None
    late_proof_at: datetime | None = None
    naming_passed: bool = False
    missed_namings: int = 0
    missed_at: datetime | None = None
    profile: Account | None = None
    posts: tuple[Post, ...] = ()
    is_following: bool | None = None
    rulings: tuple[Decision, ...] = ()

    @property
    def alarms(self) -> tuple[Code, ...]:
        """The marks that smell of a takeover; while there is one, somebody must look."""
        return tuple(mark for mark in self.marks if mark.name in ALARMS)

    @property
    def is_bare(self) -> bool:
        """Whether nothing in it is the unit's own but its id and its `since`."""
        return not (self.account or self.candidates or self.personal or self.profile or self.posts or self.rulings)

    def finding(self, rule: str) -> Finding | None:
        """The finding of one rule, or None where the rule was not judged."""
        return next((finding for finding in self.findings if finding.rule == rule), None)


class GroupCount(Struct, frozen=True):
    """The figures of one group; exempt units are left out of all three."""

    id: str
    label: str
    units: int
    with_account: int
    compliant: int


class SourceHealth(Struct, frozen=True):
    """What the wall says of its data: when it was read, how wholly, and what went wrong.

    `read_at` is when anything was read last, `told_at` when the list was of which `accounts_read` tells, or when it was
    known not to have moved. `units_read` counts the units' accounts of a source that reads no list; else it is None.
    """

    spec: str
    read_at: datetime | None = None
    complete_at: datetime | None = None
    complete: bool = False
    is_whole: bool = False
    followers_count: int | None = None
    accounts_read: int = 0
    errors: tuple[Code, ...] = ()
    notes: tuple[Code, ...] = ()
    told_at: datetime | None = None
    units_read: int | None = None


class Held(Struct, frozen=True):
    """A mass change that waits to be confirmed: since when, by which reading, and the proposed statuses by unit."""

    since: datetime
    reading: datetime
    proposed: tuple[tuple[str, Status], ...]

    @property
    def said(self) -> Code:
        """The same as a sentence: how many, and since when."""
        return code("mass_change_held", units=len(self.proposed), since=self.since.isoformat())


class ChangeKind(StrEnum):
    """What changed."""

    STATUS = "status"
    ACCOUNT = "account"
    FINDING = "finding"
    MARK = "mark"


class Change(Struct, frozen=True):
    """One unit's status, account, finding or mark before and after; ids and codes only, never outside text."""

    at: datetime
    unit: str
    kind: ChangeKind
    what: str
    before: str
    after: str
    reason: Code | None = None


class Step(Struct, frozen=True, eq=False):
    """What differs from the Board before, so that nobody need compare every unit again.

    It leads from the states `before` to just these `units`; for any others it says nothing. `touched` are the places
    of those that differ otherwise than by their account having been read again.
    """

    before: tuple[UnitState, ...]
    units: tuple[UnitState, ...]
    touched: tuple[int, ...]


class Board(Struct, frozen=True, eq=False, dict=True):
    """The frozen whole at one instant. `units` stand in the registry's order; `changes` are those of this Board.

    `step` only saves time.
    """

    taken_at: datetime
    registry_digest: str
    source: SourceHealth
    units: tuple[UnitState, ...]
    groups: tuple[GroupCount, ...]
    counts: Mapping[Status, int]
    changes: tuple[Change, ...] = ()
    held: Held | None = None
    last_decision: int = 0
    is_reconstruction: bool = False
    timings: Mapping[Timing, int] = field(default_factory=dict)
    step: Step | None = None

    @cached_property
    def by_unit(self) -> Mapping[str, UnitState]:
        """States by unit id."""
        return {state.unit: state for state in self.units}


__all__ = [
    "ALARMS",
    "Board",
    "Candidate",
    "Change",
    "ChangeKind",
    "Evidence",
    "Finding",
    "GroupCount",
    "Held",
    "LinkedBy",
    "Outcome",
    "SourceHealth",
    "Status",
    "Timing",
    "UnitAccount",
    "UnitState",
]

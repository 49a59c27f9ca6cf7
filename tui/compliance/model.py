"""What compliance says: outcomes with evidence, folded into a status and a timing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from tui.codes import Code
from tui.profile.model import Span


class Outcome(StrEnum):
    """The result of one rule on one unit (after W3C EARL)."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Status(StrEnum):
    """A unit's findings in one word (DESIGN §2)."""

    EXEMPT = "exempt"
    UNKNOWN = "unknown"
    LOST = "lost"
    INCOMPLETE = "incomplete"
    DORMANT = "dormant"
    LATE = "late"
    COMPLIANT = "compliant"
    REVIEW = "review"
    PERSONAL = "personal"
    NONE = "none"


class Timing(StrEnum):
    """When a complying unit first complied."""

    IN_TIME = "in_time"
    LATE = "late"
    UNPROVEN = "unproven"


class Evidence(Struct, frozen=True, gc=False):
    """Where the words stood that decided a finding, and when they were read; `words` is outside text."""

    span: Span | None
    words: str
    read_at: datetime | None


class Finding(Struct, frozen=True, gc=False):
    """One rule's outcome for one unit: `reason` says why, `decision` is the ruling's number or 0."""

    rule: str
    required: bool
    outcome: Outcome
    reason: Code
    evidence: Evidence | None = None
    decision: int = 0

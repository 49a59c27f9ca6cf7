"""When a unit first complied: in time wins, late needs proof, anything else is not proven (DESIGN §2)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from tui.codes import Code, code
from tui.compliance.model import Timing


class TimingFacts(Struct, frozen=True):
    """What timing depends on; all times aware.

    `fulfilled_at` is the first reading in which every required rule passed, `late_proof_at` a complete reading after
    the deadline that read the profile and found naming or a field failing, `ruled` an operator's word.
    """

    deadline_at: datetime
    fulfilled_at: datetime | None = None
    created_at: datetime | None = None
    late_proof_at: datetime | None = None
    ruled: Timing | None = None


def timing_of(facts: TimingFacts) -> Timing:
    """The timing of a unit that complies."""
    if facts.ruled is not None:
        return facts.ruled
    if facts.fulfilled_at is not None and facts.fulfilled_at < facts.deadline_at:
        return Timing.IN_TIME
    if facts.created_at is not None and facts.created_at >= facts.deadline_at:
        return Timing.LATE
    if facts.late_proof_at is not None and facts.late_proof_at >= facts.deadline_at:
        return Timing.LATE
    return Timing.UNPROVEN


def timing_reason(facts: TimingFacts, timing: Timing) -> Code:
    """Why: the instant that proves it, or that nothing does."""
    if facts.ruled is not None:
        return code("timing_ruled", timing=timing.value)
    if timing is Timing.IN_TIME and facts.fulfilled_at is not None:
        return code("fulfilled_in_time", at=facts.fulfilled_at.isoformat())
    if timing is Timing.LATE and facts.created_at is not None and facts.created_at >= facts.deadline_at:
        return code("created_after_deadline", at=facts.created_at.isoformat())
    if timing is Timing.LATE and facts.late_proof_at is not None:
        return code("incomplete_after_deadline", at=facts.late_proof_at.isoformat())
    return code("timing_unproven")

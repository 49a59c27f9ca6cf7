"""Timing: in time wins, late needs proof, anything else is not proven."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tui.compliance import Timing, TimingFacts, timing_of, timing_reason

DEADLINE = datetime(2015, 8, 17, 17, tzinfo=UTC)
BEFORE, AFTER = DEADLINE - timedelta(hours=1), DEADLINE + timedelta(hours=1)

TABLE = [
    ("complete before the deadline", TimingFacts(DEADLINE, fulfilled_at=BEFORE), Timing.IN_TIME, "fulfilled_in_time"),
    ("complete at the very instant is not before it", TimingFacts(DEADLINE, fulfilled_at=DEADLINE), "unproven", None),
    ("in time wins over a later proof", TimingFacts(DEADLINE, BEFORE, BEFORE, AFTER), Timing.IN_TIME, None),
    ("created at the instant", TimingFacts(DEADLINE, AFTER, DEADLINE), Timing.LATE, "created_after_deadline"),
    ("created before, found incomplete after", TimingFacts(DEADLINE, AFTER, BEFORE, AFTER), Timing.LATE, None),
    ("first seen after proves nothing", TimingFacts(DEADLINE, AFTER, BEFORE), Timing.UNPROVEN, "timing_unproven"),
    ("nothing known", TimingFacts(DEADLINE), Timing.UNPROVEN, "timing_unproven"),
    ("an operator's word", TimingFacts(DEADLINE, AFTER, AFTER, AFTER, Timing.IN_TIME), Timing.IN_TIME, "timing_ruled"),
    ("an operator's other word", TimingFacts(DEADLINE, BEFORE, ruled=Timing.LATE), Timing.LATE, "timing_ruled"),
]


@pytest.mark.parametrize(("name", "facts", "timing", "reason"), TABLE, ids=[row[0] for row in TABLE])
def test_timing_follows_from_what_was_read(name: str, facts: TimingFacts, timing: Timing, reason: str | None) -> None:
    judged = timing_of(facts)
    assert judged == timing, name
    said = timing_reason(facts, judged)
    assert reason is None or said.name == reason

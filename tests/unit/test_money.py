"""Money as it is shown: never rounded down, and uncertain where it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tui.sources.base import Plan
from tui.view.money import coming_text, dollars, money_text, price_of


@pytest.mark.parametrize(
    ("micro_usd", "shown"),
    [
        (0, "$0.000"),
        (1, "$0.001"),
        (1_000, "$0.001"),
        (1_001, "$0.002"),
        (410_000, "$0.410"),
        (3_000_000_000, "$3,000.000"),
    ],
)
def test_dollars_are_never_rounded_down(micro_usd: int, shown: str) -> None:
    assert dollars(micro_usd) == shown


def test_what_is_uncertain_is_shown_only_where_something_is() -> None:
    plan = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=0, month_spent=10_000)
    assert "$0.010" in money_text(plan)
    assert "$3.000" in money_text(plan)
    assert money_text(plan).count("$") == 2
    uncertain = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=20_000, month_spent=30_000)
    assert "$0.020" in money_text(uncertain)
    assert price_of(plan).get("most") == "$0.500"


def test_what_nobody_knows_yet_has_no_figure() -> None:
    plan = Plan(next_most=10_000, day_likely=10_000, spent=0, reserved=0, month_spent=0, per_follower=10_000)
    now = datetime(2026, 11, 25, 3, 40, tzinfo=UTC)
    assert money_text(plan) == "hari ini $0.000"
    assert coming_text(plan, now + timedelta(minutes=12), now) == "baca lagi 10.52, $0.010 tiap pengikut"
    assert coming_text(plan, None, now) == "berhenti · r membaca, $0.010 tiap pengikut"
    assert (price_of(plan).name, price_of(plan).get("each")) == ("reading_price_unknown", "$0.010")


def test_the_next_reading_is_told_with_its_price_and_a_stop_as_a_stop() -> None:
    plan = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=0, month_spent=10_000)
    now = datetime(2026, 11, 25, 3, 40, tzinfo=UTC)
    assert coming_text(plan, now + timedelta(minutes=12), now) == "baca lagi 10.52 ≤ $0.500"
    assert coming_text(plan, now + timedelta(days=18), now) == "baca lagi 13 Des 10.40 ≤ $0.500"
    assert coming_text(plan, None, now) == "berhenti · r membaca ≤ $0.500"

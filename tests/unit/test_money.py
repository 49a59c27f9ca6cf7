"""Money as it is shown: never rounded down, and uncertain where it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tui.codes import code
from tui.settings import Ceilings
from tui.sources.base import Plan
from tui.view.money import coming_text, money_text, price_of
from tui.wording import dollars, sentence, short_sentence, use_language


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    use_language("id")


@pytest.mark.parametrize(
    ("micro_usd", "shown"),
    [
        (0, "$0,000"),
        (1, "$0,001"),
        (1_000, "$0,001"),
        (1_001, "$0,002"),
        (410_000, "$0,410"),
        (3_000_000_000, "$3.000,000"),
    ],
)
def test_dollars_are_never_rounded_down(micro_usd: int, shown: str) -> None:
    assert dollars(micro_usd) == shown


def test_what_is_uncertain_is_shown_only_where_something_is() -> None:
    plan = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=0, month_spent=10_000)
    assert "$0,010" in money_text(plan)
    assert "$3,000" in money_text(plan)
    assert money_text(plan).count("$") == 2
    uncertain = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=20_000, month_spent=30_000)
    assert "$0,020" in money_text(uncertain)
    assert price_of(plan).get("most") == "$0,500"


def test_what_nobody_knows_yet_has_no_figure() -> None:
    plan = Plan(next_most=10_000, day_likely=10_000, spent=0, reserved=0, month_spent=0, per_follower=10_000)
    now = datetime(2026, 11, 25, 3, 40, tzinfo=UTC)
    assert money_text(plan) == "hari ini $0,000"
    assert coming_text(plan, now + timedelta(minutes=12), now) == "baca lagi 10.52, $0,010 tiap pengikut"
    assert coming_text(plan, None, now) == "berhenti · r membaca, $0,010 tiap pengikut"
    assert (price_of(plan).name, price_of(plan).get("each")) == ("reading_price_unknown", "$0,010")


def test_the_next_reading_is_told_with_its_price_and_a_stop_as_a_stop() -> None:
    plan = Plan(next_most=500_000, day_likely=100_000, spent=10_000, reserved=0, month_spent=10_000)
    now = datetime(2026, 11, 25, 3, 40, tzinfo=UTC)
    assert coming_text(plan, now + timedelta(minutes=12), now) == "baca lagi 10.52 ≤ $0,500"
    assert coming_text(plan, now + timedelta(days=18), now) == "baca lagi 13 Des 10.40 ≤ $0,500"
    assert coming_text(plan, None, now) == "berhenti · r membaca ≤ $0,500"


@pytest.mark.parametrize(("micro_usd", "shown"), [(3_375_000, "$3.375"), (3_000_000_000, "$3,000.000")])
def test_in_english_a_point_parts_dollars_from_cents(micro_usd: int, shown: str) -> None:
    use_language("en")
    assert dollars(micro_usd) == shown


LIKELY = Plan(next_most=3_250_000, day_likely=3_375_000, spent=1_690_000, reserved=10_000, month_spent=1_700_000)


@pytest.mark.parametrize(
    ("ceilings", "most", "month", "is_capped"),
    [
        (Ceilings(), 3_250_000, 101_250_000, False),
        (Ceilings(day=1_700_000), 0, 51_000_000, True),
        (Ceilings(day=2_000_000), 300_000, 60_000_000, True),
        (Ceilings(day=1_000_000), 0, 30_000_000, True),
        (Ceilings(day=9_000_000), 3_250_000, 101_250_000, False),
        (Ceilings(month=2_700_000), 1_000_000, 2_700_000, True),
        (Ceilings(day=9_000_000, month=2_700_000), 1_000_000, 2_700_000, True),
    ],
)
def test_no_price_and_no_forecast_is_above_what_the_ceilings_leave(
    ceilings: Ceilings, most: int, month: int, is_capped: bool
) -> None:
    plan = LIKELY.under(ceilings)
    now = datetime(2026, 11, 25, 3, 40, tzinfo=UTC)
    assert (plan.next_most, plan.month_likely, plan.is_capped) == (most, month, is_capped)
    assert coming_text(plan, now + timedelta(minutes=12), now) == f"baca lagi 10.52 ≤ {dollars(most)}"
    assert (f"30 hari ≤ {dollars(month)} (batas)" in money_text(plan)) is is_capped


def test_what_a_ceiling_left_out_names_its_day_in_words_and_when_it_is_read_again() -> None:
    left = code("x_left_out_followers", count=324, ceiling="1.700", period="2026-11-30")
    assert sentence(left) == (
        "Sekitar 324 pengikut tidak dibaca: batas biaya hari ini (UTC) $1,700 tercapai, "
        "dibaca lagi 1 Des 2026 07.00 WIB."
    )
    assert short_sentence(left) == "324 pengikut tidak dibaca: batas $1,700 s.d. 1 Des 2026 07.00 WIB"
    month = code("ceiling_reached", period="2026-11", ceiling="29.999", more="0.010", room=0)
    assert "bulan ini (UTC) $29,999 tercapai, dibaca lagi 1 Des 2026 07.00 WIB" in sentence(month)
    assert "perlu $0,010 lagi" in sentence(month)


@pytest.mark.parametrize("period", ["Monthly", "2026-13", "9999-12", "9999-12-31", "x" * 10])
def test_a_period_that_is_none_crashes_nothing(period: str) -> None:
    assert period in sentence(code("ceiling_reached", period=period, ceiling="viele", more="NaN", room=0))

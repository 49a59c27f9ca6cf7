"""Time as X tells it: the instant at which a limit ends, and a clock that differs from this machine's."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sources.x_desk import DAY, NOW, desk, names
from tui.sources.x.faults import Window, fault_of


@pytest.mark.parametrize(
    ("reset_date", "until"),
    [
        ("2026-12-13", "2026-12-13T00:00:00+00:00"),
        ("2026-12-13T00:00:00", "2026-12-13T00:00:00+00:00"),
        ("2026-12-13T00:00:00Z", "2026-12-13T00:00:00+00:00"),
        ("2026-12-13T00:00:00-08:00", "2026-12-13T08:00:00+00:00"),
        ("2026-12-13T07:00:00+07:00", "2026-12-13T00:00:00+00:00"),
        ("9999-12-31T23:59:59-08:00", ""),
        ("0001-01-01T00:00:00+08:00", ""),
    ],
)
def test_the_end_of_a_spending_limit_is_the_instant_that_x_names(reset_date: str, until: str) -> None:
    body = json.dumps({"title": "SpendCapReached", "reset_date": reset_date}).encode()
    refusal = fault_of(403, "", body, "/2/users", Window(), NOW).code
    assert (refusal.get("until"), bool(refusal.get("stop"))) == (until, not until)


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT"])
@pytest.mark.parametrize("headers", [{}, {"x-rate-limit-reset": "99999999999"}], ids=["no window", "a window"])
async def test_nothing_is_reckoned_by_a_date_that_no_clock_shows(
    tmp_path: Path, date: str, headers: dict[str, str]
) -> None:
    async with desk(tmp_path) as at:
        window = at.source._transport.window
        window.hear(date, NOW)
        assert window.skew == timedelta()
        at.break_with("answer", status=429, headers=headers)
        assert 1 <= int((await at.refused()).get("retry_in")) <= 16 * 60 + 1


async def test_a_clock_days_apart_bills_by_the_days_of_this_machine_until_they_agree_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.standin.now = NOW + timedelta(days=400)
        (reading,) = await at.read()
        assert [(note.name, note.get("days")) for note in reading.notes] == [("x_clocks_apart", 400)]
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()
        at.standin.now = NOW
        (reading,) = await at.read()
        assert names(reading.notes) == []


def test_a_clock_that_was_believed_stays_so_when_one_answer_tells_another_year() -> None:
    window = Window()
    window.hear("Wed, 25 Nov 2026 06:00:00 GMT", NOW)
    window.hear("Thu, 25 Nov 2027 06:00:00 GMT", NOW)
    assert window.skew == timedelta(hours=3)

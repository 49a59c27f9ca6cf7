"""The ledger: never less than what was billed, never past a ceiling."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import SourceError, StateError
from tui.settings import Ceilings
from tui.sources.base import LedgerEntry
from tui.store.ledger import RESOURCES_A_FILE, StoredLedger

DAY = "2026-11-25"
PRICE = 10_000


def entries(*resources: object, day: str = DAY, kind: str = "user") -> tuple[LedgerEntry, ...]:
    return tuple(LedgerEntry(day, kind, str(resource)) for resource in resources)


def test_a_resource_is_billed_once_a_day(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ticket = ledger.reserve(DAY, "user", 3, PRICE)
    assert ledger.spent(DAY) == (0, 3 * PRICE)
    assert ledger.settle(ticket, entries(1, 2, 2)) == 2 * PRICE
    assert ledger.spent(DAY) == (2 * PRICE, 0)
    assert ledger.settle(ledger.reserve(DAY, "user", 3, PRICE), entries(2, 3)) == PRICE
    assert ledger.settle(ledger.reserve(DAY, "post", 1, 5_000), entries(2, kind="post")) == 5_000
    assert ledger.settle(ledger.reserve("2026-11-26", "user", 1, PRICE), entries(2, day="2026-11-26")) == PRICE
    assert ledger.spent_in_month("2026-11") == (4 * PRICE + 5_000, 0)


def test_a_request_that_was_not_billed_gives_its_reservation_back(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings(day=PRICE))
    assert ledger.settle(ledger.reserve(DAY, "user", 1, PRICE), ()) == 0
    assert ledger.spent(DAY) == (0, 0)
    ledger.reserve(DAY, "user", 1, PRICE)


def test_an_answer_after_midnight_is_billed_on_its_own_day(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ledger.settle(ledger.reserve(DAY, "user", 1, PRICE), entries(1, day="2026-11-26"))
    assert (ledger.spent(DAY), ledger.spent("2026-11-26")) == ((0, 0), (PRICE, 0))


def test_everything_is_on_disk_before_it_is_answered_and_an_open_reservation_stays_uncertain(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ledger.settle(ledger.reserve(DAY, "user", 2, PRICE), entries(1))
    ledger.reserve(DAY, "user", 5, PRICE)
    again = StoredLedger(tmp_path, Ceilings())
    assert again.spent(DAY) == (PRICE, 5 * PRICE)
    assert again.settle(again.reserve(DAY, "user", 1, PRICE), entries(1, 7)) == PRICE
    assert again.spent(DAY) == (2 * PRICE, 5 * PRICE)


@pytest.mark.parametrize(
    ("ceilings", "period"), [(Ceilings(day=3 * PRICE), DAY), (Ceilings(month=3 * PRICE), "2026-11")]
)
def test_a_ceiling_holds_to_the_cent(tmp_path: Path, ceilings: Ceilings, period: str) -> None:
    ledger = StoredLedger(tmp_path, ceilings)
    ledger.settle(ledger.reserve(DAY, "user", 2, PRICE), entries(1, 2))
    with pytest.raises(SourceError) as caught:
        ledger.reserve(DAY, "user", 2, PRICE)
    assert caught.value.code.as_json() == {
        "code": "ceiling_reached",
        "period": period,
        "ceiling": "0.030",
        "more": "0.020",
        "room": PRICE,
    }
    ledger.reserve(DAY, "user", 1, PRICE)
    with pytest.raises(SourceError):
        ledger.reserve(DAY, "user", 1, 1)
    assert sum(ledger.spent(DAY)) == 3 * PRICE


def test_a_day_of_many_resources_is_kept_in_small_files(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    for page in range(5):
        resources = range(page * 1000, page * 1000 + 1000)
        assert ledger.settle(ledger.reserve(DAY, "user", 1000, PRICE), entries(*resources)) == 1000 * PRICE
    assert len(list((tmp_path / "ledger").glob(f"{DAY}-*.json"))) == -(-5000 // RESOURCES_A_FILE)
    again = StoredLedger(tmp_path, Ceilings())
    assert again.settle(again.reserve(DAY, "user", 5001, PRICE), entries(*range(5001))) == PRICE


def test_a_kill_between_the_two_writes_of_a_settlement_never_hides_what_was_billed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ticket = ledger.reserve(DAY, "user", 2, PRICE)
    monkeypatch.setattr(ledger, "_write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        ledger.settle(ticket, entries(1, 2))
    again = StoredLedger(tmp_path, Ceilings())
    assert sum(again.spent(DAY)) == 2 * PRICE


def test_a_ledger_that_cannot_be_read_is_an_error_and_never_zero(tmp_path: Path) -> None:
    StoredLedger(tmp_path, Ceilings()).reserve(DAY, "user", 1, PRICE)
    (tmp_path / "ledger.json").write_bytes(b"\0\0")
    with pytest.raises(StateError) as caught:
        StoredLedger(tmp_path, Ceilings())
    assert caught.value.code.name == "store_unreadable"

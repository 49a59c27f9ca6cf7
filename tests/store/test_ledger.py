"""The ledger: never less than what was billed, never past a ceiling."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pytest

from tui.errors import SourceError, StateError
from tui.settings import Ceilings
from tui.store.ledger import NEWEST_KEPT, RESOURCES_A_FILE, SEEN, StoredLedger
from tui.store.storage import Database

DAY = "2026-11-25"
PRICE = 10_000


def told(*resources: object) -> list[str]:
    return [str(resource) for resource in resources]


def billed(ledger: StoredLedger, *resources: object, day: str = DAY, kind: str = "user", price: int = PRICE) -> int:
    """One request for just these."""
    ticket = ledger.reserve(day, kind, len(resources), price)
    return ledger.settle(ticket, day, told(*resources))


def test_a_resource_is_billed_once_a_day(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ticket = ledger.reserve(DAY, "user", 3, PRICE)
    assert ledger.spent(DAY) == (0, 3 * PRICE)
    assert ledger.settle(ticket, DAY, told(1, 2, 2)) == 2 * PRICE
    assert ledger.spent(DAY) == (2 * PRICE, 0)
    assert billed(ledger, 2, 3) == PRICE
    assert billed(ledger, 2, kind="post", price=5_000) == 5_000
    assert billed(ledger, 2, day="2026-11-26") == PRICE
    assert ledger.spent_in_month("2026-11") == (4 * PRICE + 5_000, 0)


def test_a_request_that_was_not_billed_gives_its_reservation_back(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings(day=PRICE))
    assert ledger.settle(ledger.reserve(DAY, "user", 1, PRICE), DAY, ()) == 0
    assert ledger.spent(DAY) == (0, 0)
    ledger.reserve(DAY, "user", 1, PRICE)


def test_an_answer_after_midnight_is_billed_on_its_own_day(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ledger.settle(ledger.reserve(DAY, "user", 1, PRICE), "2026-11-26", told(1))
    assert (ledger.spent(DAY), ledger.spent("2026-11-26")) == ((0, 0), (PRICE, 0))


def test_a_reservation_is_on_disk_before_it_is_given_and_left_open_it_stays_uncertain(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, 1)
    ledger.reserve(DAY, "user", 5, PRICE)
    again = StoredLedger(tmp_path, Ceilings())
    assert again.spent(DAY) == (PRICE, 5 * PRICE)
    assert billed(again, 1, 7) == PRICE
    assert again.spent(DAY) == (2 * PRICE, 5 * PRICE)


@pytest.mark.parametrize("is_flushed", [False, True])
def test_a_settlement_that_was_not_flushed_leaves_its_reservation_open_and_nothing_worse(
    tmp_path: Path, is_flushed: bool
) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, 1)
    assert ledger.settle(ledger.reserve(DAY, "user", 3, PRICE), DAY, told(2, 3)) == 2 * PRICE
    if is_flushed:
        ledger.flush()
    again = StoredLedger(tmp_path, Ceilings())
    assert again.spent(DAY) == ((3 * PRICE, 0) if is_flushed else (PRICE, 3 * PRICE))
    assert billed(again, 1, 2, 3) == (0 if is_flushed else 2 * PRICE)


def test_what_was_paid_today_is_known_to_the_next_run_and_is_not_paid_tomorrow(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, *range(NEWEST_KEPT + 1))
    billed(ledger, "a", kind="post")
    ledger.flush()
    billed(ledger, "b")
    billed(ledger, "c", day="2026-11-26")
    ledger.flush()
    again = StoredLedger(tmp_path, Ceilings())
    assert again.paid(DAY, "user") == {*told(*range(NEWEST_KEPT + 1)), "b"}
    assert again.paid(DAY, "post") == {"a"}
    assert again.paid("2026-11-26", "user") == {"c"}
    assert again.paid("2026-11-27", "user") == frozenset()


def test_resources_of_the_first_ledgers_are_still_known(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    folder.mkdir()
    Database(folder / f"{DAY}-001.json").keyed(SEEN).put({"user:1": {}, "user:2": {}, "post:3:4": {}})
    ledger = StoredLedger(tmp_path, Ceilings())
    assert ledger.paid(DAY, "user") == {"1", "2"}
    assert billed(ledger, "3:4", kind="post", price=5_000) == 0
    billed(ledger, *range(3, NEWEST_KEPT + 3))
    ledger.flush()
    assert len(list(folder.glob(f"{DAY}-*.json"))) == 2


@pytest.mark.parametrize(
    ("ceilings", "period"), [(Ceilings(day=3 * PRICE), DAY), (Ceilings(month=3 * PRICE), "2026-11")]
)
def test_a_ceiling_holds_to_the_cent(tmp_path: Path, ceilings: Ceilings, period: str) -> None:
    ledger = StoredLedger(tmp_path, ceilings)
    billed(ledger, 1, 2)
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
    for page in range(25):
        resources = range(page * 1000, page * 1000 + 1000)
        assert billed(ledger, *resources) == 1000 * PRICE
    ledger.flush()
    assert len(list((tmp_path / "ledger").glob(f"{DAY}-*.json"))) == -(-25_000 // RESOURCES_A_FILE)
    again = StoredLedger(tmp_path, Ceilings())
    assert billed(again, *range(25_001)) == PRICE


POINTS = ["_put_away", "_tell", "_database.file.write"]


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("is_done", [False, True])
def test_a_kill_anywhere_in_a_flush_never_hides_what_was_billed_nor_tells_it_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str, is_done: bool
) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, *range(NEWEST_KEPT - 1))
    billed(ledger, "a", "b")
    *path, name = point.split(".")
    owner = reduce(getattr, path, ledger)
    begun = getattr(owner, name)

    def killed(*arguments: object) -> None:
        if is_done:
            begun(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(owner, name, killed)
    with pytest.raises(KeyboardInterrupt):
        ledger.flush()
    again = StoredLedger(tmp_path, Ceilings())
    assert sum(again.spent(DAY)) == (NEWEST_KEPT + 1) * PRICE
    is_known = is_done or point != "_tell"
    assert billed(again, "a", "b") == (0 if is_known else 2 * PRICE)
    again.flush()
    last = StoredLedger(tmp_path, Ceilings())
    assert last.spent(DAY) == again.spent(DAY)
    assert last.paid(DAY, "user") == {*told(*range(NEWEST_KEPT - 1)), "a", "b"}


def test_a_line_that_a_power_cut_tore_is_none_and_the_next_one_stands_by_itself(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, 1)
    ledger.reserve(DAY, "user", 2, PRICE)
    journal = tmp_path / "ledger.journal"
    whole = journal.read_bytes()
    for torn in (whole[:-1], whole[:-20], whole + b'{"sums": {', whole + bytes(40) + b"\n"):
        journal.write_bytes(torn)
        again = StoredLedger(tmp_path, Ceilings())
        is_last_whole = torn.startswith(whole)
        assert again.spent(DAY) == ((PRICE, 2 * PRICE) if is_last_whole else (0, PRICE))
        again.reserve(DAY, "user", 4, PRICE)
        assert StoredLedger(tmp_path, Ceilings()).spent(DAY) == again.spent(DAY)


def test_a_line_that_a_full_disk_tore_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    ledger.reserve(DAY, "user", 2, PRICE)
    with (tmp_path / "ledger.journal").open("ab") as journal:
        journal.write(b'{"sums": {')
    ledger.reserve(DAY, "user", 3, PRICE)
    assert StoredLedger(tmp_path, Ceilings()).spent(DAY) == (0, 5 * PRICE)


@pytest.mark.parametrize("count", [2, NEWEST_KEPT], ids=["few", "many"])
@pytest.mark.parametrize("has_begun", [False, True], ids=["after a walk", "when the next one has begun"])
def test_an_unreadable_newest_generation_costs_nothing_since_the_lines_tell_it_again(
    tmp_path: Path, count: int, has_begun: bool
) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, 0, day="2026-11-24")
    ledger.flush()
    billed(ledger, *range(count))
    ledger.flush()
    if has_begun:
        ledger.reserve(DAY, "user", 1, PRICE)
    (tmp_path / "ledger.json").write_bytes(b"\0\0")
    for _ in range(2):
        again = StoredLedger(tmp_path, Ceilings())
        assert again.spent(DAY) == (count * PRICE, has_begun * PRICE)
        assert again.spent("2026-11-24") == (PRICE, 0)
        assert again.paid(DAY, "user") == set(told(*range(count)))
        again.flush()


def test_a_ledger_that_cannot_be_read_is_an_error_and_never_zero(tmp_path: Path) -> None:
    ledger = StoredLedger(tmp_path, Ceilings())
    billed(ledger, 1)
    ledger.flush()
    (tmp_path / "ledger.json").write_bytes(b"\0\0")
    with pytest.raises(StateError) as caught:
        StoredLedger(tmp_path, Ceilings())
    assert caught.value.code.name == "store_unreadable"

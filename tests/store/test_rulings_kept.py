"""Rulings on disk: many at once or none, and ids for handles as soon as a reading tells them. Everybody is invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store import world
from tui.board import Board
from tui.decisions import Decision, DecisionKind
from tui.errors import StateError
from tui.known import Known
from tui.poller import Poller, Reports
from tui.registry import bundled_registry, load_registry
from tui.sources.base import AccountKey
from tui.sources.files import FileSource
from tui.store import Store

KLIRONG = "33.05.05"
AT = datetime(2015, 8, 18, 12, tzinfo=UTC)


def note(number: int, text: str = "catatan") -> Decision:
    return Decision(number, DecisionKind.NOTE, "Sari (rekaan)", AT, unit="desa-1", value=text)


def test_many_rulings_are_one_write(tmp_path: Path) -> None:
    with Store.open(tmp_path, world.registry(), "x") as store:
        store.append_decisions([note(1), note(2), note(3)])
        assert [ruling.number for ruling in store.decisions.all] == [1, 2, 3]
        store.append_decisions([note(3), note(4)])
        assert store.decisions.last_number == 4
    with Store.open(tmp_path, world.registry(), "x", read_only=True) as store:
        assert store.load().decisions.all == tuple(note(number) for number in (1, 2, 3, 4))


def test_a_number_that_is_taken_keeps_the_whole_batch_out(tmp_path: Path) -> None:
    with Store.open(tmp_path, world.registry(), "x") as store:
        store.append_decisions([note(1)])
        with pytest.raises(StateError):
            store.append_decisions([note(2), note(1, "lain")])
        assert store.decisions.all == (note(1),)
    with Store.open(tmp_path, world.registry(), "x") as store:
        assert store.load().decisions.all == (note(1),)


def test_the_kinds_of_state_are_those_that_were_kept(tmp_path: Path) -> None:
    assert Store.kinds(tmp_path, world.registry()) == ()
    for kind in ("x", "file"):
        with Store.open(tmp_path, world.registry(), kind):
            pass
    assert Store.kinds(tmp_path, world.registry()) == ("file", "x")


def table(file: Path, *handles: tuple[str, str]) -> None:
    rows = "".join(f"{number},{handle},Toko Rekaan {number},jual pulsa (rekaan)\n" for number, handle in handles)
    file.write_text("id,username,name,description\n" + rows)


async def test_the_poller_gives_a_link_its_id_once_and_for_good(tmp_path: Path) -> None:
    registry = load_registry(bundled_registry())
    file = tmp_path / "pengikut.csv"
    table(file, ("1", "wonglanang"))
    shown: list[Board] = []
    reports = Reports(taken=shown.append, started=lambda: None, failed=lambda code, wait: None)
    with Store.open(tmp_path / "state", registry, "file") as store:
        poller = Poller(registry, FileSource(file, complete=True), store, Known(), reports)
        await poller.read_once()
        link = Decision(1, DecisionKind.LINK, "Sari (rekaan)", AT, "surat", KLIRONG, handle="toko_rekaan")
        await poller.decide(link)
        assert store.decisions.all == (link,)
        table(file, ("1", "wonglanang"), ("2", "toko_rekaan"))
        await poller.read_once()
        resolved = store.decisions.all[-1]
        assert (resolved.kind, resolved.account, resolved.refers_to) == (DecisionKind.RESOLVED, AccountKey("x", "2"), 1)
    with Store.open(tmp_path / "state", registry, "file") as store:
        saved = store.load()
        known = Known(saved.followers, saved.decisions, saved.board)
        poller = Poller(registry, FileSource(file, complete=True), store, known, reports)
        table(file, ("1", "toko_rekaan"), ("2", "warung_baru"))
        await poller.read_once()
        holder = shown[-1].by_unit[KLIRONG].account
        assert holder is not None
        assert holder.key == AccountKey("x", "2")
        assert len(store.decisions.all) == 2
        assert shown[-1].last_decision == 2


async def test_a_link_to_an_account_that_is_there_is_saved_with_its_id(tmp_path: Path) -> None:
    registry = load_registry(bundled_registry())
    file = tmp_path / "pengikut.csv"
    table(file, ("2", "toko_rekaan"))
    reports = Reports(taken=lambda board: None, started=lambda: None, failed=lambda code, wait: None)
    with Store.open(tmp_path / "state", registry, "file") as store:
        poller = Poller(registry, FileSource(file, complete=True), store, Known(), reports)
        await poller.read_once()
        await poller.decide(Decision(1, DecisionKind.LINK, "Sari (rekaan)", AT, "surat", KLIRONG, handle="toko_rekaan"))
        assert [ruling.kind for ruling in store.decisions.all] == [DecisionKind.LINK, DecisionKind.RESOLVED]
        assert store.load().board is not None
        assert store.load().board.last_decision == 2  # type: ignore[union-attr]

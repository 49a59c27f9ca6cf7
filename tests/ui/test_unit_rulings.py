"""What can be ruled and taken away from the unit screen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    GOMBONG,
    KUMOLO,
    NOW,
    SEMPOR,
    DeskApp,
    board_with,
    desk,
    everyday_board,
    none_state,
    press,
    unit_screen,
)
from tui.compliance.model import Status
from tui.decisions import Decision, DecisionKind
from tui.messages import DecisionRequested
from tui.screens.dialogs import ChoiceDialog, FormDialog
from tui.screens.unit import UnitScreen

SIZE = (200, 70)


@pytest.mark.parametrize(
    ("unit", "keys", "kind", "needs_basis"),
    [
        (KUMOLO, ("t",), DecisionKind.LINK, False),
        (KUMOLO, ("b",), DecisionKind.REJECT, False),
        (KUMOLO, ("p",), DecisionKind.PERSONAL, False),
        (ALIAN, ("b",), DecisionKind.REJECT, True),
        (ALIAN, ("p",), DecisionKind.PERSONAL, True),
        (GOMBONG, ("t",), DecisionKind.LINK, True),
        (SEMPOR, ("t",), DecisionKind.LINK, True),
    ],
)
async def test_a_basis_is_asked_only_where_the_machine_is_overruled(
    unit: str, keys: tuple[str, ...], kind: DecisionKind, needs_basis: bool
) -> None:
    app, screen = unit_screen(unit, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert isinstance(app.screen, FormDialog) is needs_basis
        if needs_basis:
            assert not app.wishes(DecisionRequested)
            await press(pilot, *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.by, wish.basis) == (kind, "Sari", "surat" if needs_basis else "")
        assert app.screen is screen


@pytest.mark.parametrize(
    ("key", "kind", "unit"), [("u", DecisionKind.UNDO, ALIAN), ("ctrl+y", DecisionKind.REDO, None)]
)
async def test_undo_and_redo_work_once_there_is_a_decision(key: str, kind: DecisionKind, unit: str | None) -> None:
    for last_decision in (0, 3):
        app, _screen = unit_screen(ALIAN, by="Sari", board=replace(everyday_board(), last_decision=last_decision))
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, key)
            wishes = [(wish.kind, wish.unit) for wish in app.wishes(DecisionRequested)]  # type: ignore[attr-defined]
            assert wishes == ([(kind, unit)] if last_decision else [])


async def test_the_reminder_is_copied_where_something_is_missing() -> None:
    app, screen = unit_screen(SEMPOR)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert "Camat Sempor" in app.copied
        assert "nomor telepon" in app.copied
        assert "sempor_kedua" not in app.copied
        assert "reminder" in [command.id for command in screen.working]
    app, screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert app.copied == ""
        assert "reminder" not in [command.id for command in screen.working]


async def test_tab_chooses_the_other_candidate() -> None:
    app, _screen = unit_screen(KUMOLO, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab", "t")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.handle == "kumolo_dua"


async def test_an_account_can_be_given_to_another_unit() -> None:
    app, _screen = unit_screen(KUMOLO, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n", *"ambalresmi")
        assert isinstance(app.screen, ChoiceDialog)
        await press(pilot, "enter", *"laporan", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.unit, wish.handle) == (DecisionKind.LINK, "33.05.07.2004", "kumolo_satu")
        assert wish.basis == "laporan"


@pytest.mark.parametrize(
    ("key", "typed", "expected"),
    [
        ("c", (*"sedang cuti", "enter"), {"kind": DecisionKind.NOTE, "value": "sedang cuti"}),
        (
            "f6",
            (*"telepon", "enter", *"Camat", "enter"),
            {"kind": DecisionKind.CONTACTED, "value": "telepon", "basis": "Camat"},
        ),
        ("f7", (*"surat", "enter"), {"kind": DecisionKind.EXEMPT, "value": "yes", "basis": "surat"}),
        (
            "f8",
            (*"telepon: ", "enter", *"lihat", "enter"),
            {"kind": DecisionKind.FIELD, "field": "telepon", "value": "pass", "basis": "lihat"},
        ),
        (
            "f9",
            ("down", "enter", *"arsip", "enter"),
            {"kind": DecisionKind.TIMING, "value": "late", "basis": "arsip"},
        ),
    ],
)
async def test_the_rarer_rulings(key: str, typed: tuple[str, ...], expected: dict[str, object]) -> None:
    app, _screen = unit_screen(ALIAN, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, key, *typed)
        (wish,) = app.wishes(DecisionRequested)
        assert {name: getattr(wish, name) for name in expected} == expected
        assert getattr(wish, "unit", None) == ALIAN


async def test_an_exempt_unit_can_be_taken_back_into_the_count() -> None:
    ruling = Decision(2, DecisionKind.EXEMPT, "Sari", NOW, "surat", AMBAL, value="yes")
    board = board_with(replace(none_state(AMBAL), status=Status.EXEMPT, rulings=(ruling,)))
    app = DeskApp(UnitScreen(desk(board, by="Sari"), AMBAL, board))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f7", *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.value == "no"


async def test_the_link_is_opened_in_the_browser() -> None:
    app, _screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert app.opened == ["https://x.com/i/user/501"]


async def test_copies_hold_neither_numbers_nor_other_peoples_accounts() -> None:
    app, _screen = unit_screen(SEMPOR)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v", "y")
        assert "BELUM LENGKAP" in app.copied
        for word in ("3456", "1111", "sempor_kedua"):
            assert word not in app.copied

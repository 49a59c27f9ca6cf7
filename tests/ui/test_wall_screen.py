"""The wall's keys: each changes what is shown, opens a screen, or asks the app for something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    NOW,
    DeskApp,
    board_with,
    changes,
    complete_state,
    desk,
    everyday_board,
    incomplete_state,
    press,
    registry,
    seen,
)
from tui.clock import FixedClock
from tui.codes import code
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.messages import (
    BoardTaken,
    DecisionMade,
    DecisionRefused,
    DecisionRequested,
    HistoryRead,
    InstantRequested,
    PauseToggled,
    ReadingFailed,
    ReadingRequested,
    ReadingStarted,
    SnapshotFailed,
    SnapshotRequested,
    SnapshotSaved,
)
from tui.screens.changes import ChangesScreen
from tui.screens.dialogs import ConfirmDialog, FormDialog
from tui.screens.door import DoorScreen
from tui.screens.help import HelpScreen
from tui.screens.review import ReviewScreen
from tui.screens.unit import UnitScreen
from tui.screens.wall import WallScreen
from tui.sources.base import AccountKey
from tui.view.model import Order, View

SIZE = (160, 50)


def wall(**more: Any) -> tuple[DeskApp, WallScreen]:
    """An app that shows the wall of the everyday Board."""
    screen = WallScreen(desk(**more))
    return DeskApp(screen), screen


async def test_the_wall_shows_title_tiles_selected_unit_and_keys() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home")
        shown = seen(app)
        assert "PANTAU SKPD" in shown
        assert "Setda" in shown
        assert "Sekretariat Daerah Kabupaten Kebumen" in shown
        assert "buka" in shown
        assert screen.view.cursor == "setda"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("8",), {"statuses": frozenset({Status.COMPLIANT})}),
        (("8", "1"), {"statuses": frozenset({Status.COMPLIANT, Status.NONE})}),
        (("8", "0"), {"statuses": frozenset()}),
        (("8", "escape"), {"statuses": frozenset()}),
        (("o",), {"order": Order.ATTENTION}),
        (("O", "o"), {"order": Order.NAME}),
        (("g",), {"group": "setda"}),
        (("G", "escape"), {"group": None}),
        (("plus",), {"density": 1}),
        (("minus", "minus"), {"density": -2}),
        (("space",), {"is_paused": True}),
        (("space", "space"), {"is_paused": False}),
        (("j",), {"cursor": "setda"}),
        (("L", "l"), {"cursor": "setwan"}),
        (("home", "end", "left", "right"), {"cursor": registry().units_of(registry().groups[-1])[-1].id}),
        (("8", "home"), {"cursor": ALIAN}),
    ],
)
async def test_keys_change_the_view(keys: tuple[str, ...], expected: dict[str, object]) -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert {name: getattr(screen.view, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("home", "enter"), UnitScreen),
        (("e",), ChangesScreen),
        (("t",), ReviewScreen),
        (("d",), DoorScreen),
        (("question_mark",), HelpScreen),
        (("q",), ConfirmDialog),
        (("S",), FormDialog),
        (("home", "a"), FormDialog),
    ],
)
async def test_keys_open_screens_and_escape_closes_them(keys: tuple[str, ...], kind: type[Screen[Any]]) -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert isinstance(app.screen, kind)
        await press(pilot, "escape")
        assert app.screen is screen


async def test_quitting_asks_and_then_leaves() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "q", "y")
        assert app._exit


async def test_without_a_selected_unit_there_is_nothing_to_open_or_link() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "a", "y")
        assert app.screen is screen
        assert {"open", "link", "copy"}.isdisjoint(command.id for command in screen.working)


async def test_snapshot_key_asks_for_the_files_of_what_is_shown() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "s")
        (wish,) = app.wishes(SnapshotRequested)
        assert isinstance(wish, SnapshotRequested)
        assert (wish.folder, wish.board) == (None, screen.board)
        assert wish.view is not None
        assert wish.view.statuses == {Status.COMPLIANT}


async def test_capital_s_asks_for_folder_and_formats_first() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "S", *"/tmp/x", "enter", "enter")
        (wish,) = app.wishes(SnapshotRequested)
        assert isinstance(wish, SnapshotRequested)
        assert wish.folder == Path("/tmp/x")
        assert wish.formats == ("svg", "png", "csv", "json")


async def test_a_free_source_is_read_at_once_and_a_billed_one_only_after_a_yes() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert len(app.wishes(ReadingRequested)) == 1
    app, _screen = wall(is_billed=True)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, ConfirmDialog)
        await press(pilot, "escape")
        assert not app.wishes(ReadingRequested)
        await press(pilot, "r", "enter")
        assert len(app.wishes(ReadingRequested)) == 1


async def test_pause_freezes_the_view_but_not_the_data() -> None:
    app, screen = wall()
    before = screen.board
    newer = board_with(complete_state(AMBAL))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space")
        assert len(app.wishes(PauseToggled)) == 1
        screen.post_message(BoardTaken(newer))
        await pilot.pause()
        assert screen.board is before
        assert screen.desk.board is newer
        assert isinstance(screen.desk.clock, FixedClock)
        screen.desk.clock.set(NOW.replace(minute=7))
        screen.tick()
        await pilot.pause()
        assert "JEDA sejak 7 mnt" in seen(app)
        await press(pilot, "space")
        assert screen.board is newer


async def test_time_travel_asks_and_shows_the_past_until_escape() -> None:
    app, screen = wall()
    past = replace(board_with(), taken_at=NOW.replace(day=16))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "left_square_bracket")
        screen.post_message(BoardTaken(past, is_past=True))
        await pilot.pause()
        assert screen.board is past
        assert screen.desk.board is everyday_board()
        assert "WAKTU LALU 16 Agu 2015" in seen(app)
        screen.post_message(HistoryRead(None, changes()))
        await pilot.pause()
        assert "Kec. Alian: BELUM LENGKAP → PATUH" not in seen(app)
        assert "link" not in [command.id for command in screen.working]
        await press(pilot, "escape")
        assert [wish.step for wish in app.wishes(InstantRequested)] == [-1, 0]  # type: ignore[attr-defined]
        screen.post_message(BoardTaken(everyday_board()))
        await pilot.pause()
        assert screen.board is everyday_board()
        assert screen.is_live


async def test_data_never_move_tiles_and_the_selection_survives() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o", "home", "l", "l")
        assert screen.grid.arrangement is not None
        order, cursor = screen.grid.arrangement.sequence, screen.view.cursor
        screen.post_message(BoardTaken(board_with(complete_state(AMBAL), incomplete_state(ALIAN))))
        await pilot.pause()
        assert screen.grid.arrangement.sequence == order
        assert screen.view.cursor == cursor


async def test_search_jumps_while_one_types_and_enter_keeps_the_unit() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"ambal")
        assert screen.view.cursor == AMBAL
        assert "Kecamatan Ambal" in seen(app)
        await press(pilot, "down", "up", "enter")
        assert screen.view.cursor == AMBAL
        await press(pilot, "slash", *"qqqq", "escape")
        assert screen.view.cursor == AMBAL


async def test_escape_from_the_search_goes_back_to_where_one_was() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "slash", *"ambal", "escape")
        assert screen.view.cursor == "setda"
        await press(pilot, "l")
        assert screen.view.cursor == "setwan"


async def test_a_search_finds_units_outside_the_group_shown() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g", "slash", *"ambal", "enter")
        assert (screen.view.cursor, screen.view.group) == (AMBAL, None)


async def test_a_camats_call_links_an_account_by_hand() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"ambal", "enter", "a")
        await press(pilot, *"@kec_ambal", "enter", *"telepon camat 18/8", "enter", *"Sari", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.unit, wish.handle) == (DecisionKind.LINK, AMBAL, "kec_ambal")
        assert (wish.basis, wish.by, wish.account) == ("telepon camat 18/8", "Sari", None)
        assert screen.desk.by == "Sari"
        await press(pilot, "a", *"kumolo_satu", "enter", *"surat", "enter")
        second = app.wishes(DecisionRequested)[-1]
        assert isinstance(second, DecisionRequested)
        assert second.by == "Sari"
        assert second.account is not None


async def test_an_account_that_moves_from_one_unit_to_another_is_told() -> None:
    app, _screen = wall(by="Sari")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "slash", *"ambal", "enter", "a", *"kec_alian_rekaan", "enter", *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.account == AccountKey("x", "501")
        (toast,) = app._notifications
        assert "berpindah" in toast.message


async def test_a_handle_that_cannot_be_one_is_asked_again() -> None:
    app, _screen = wall(by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "a", *"dua kata", "enter")
        assert isinstance(app.screen, FormDialog)
        assert "Nama akun hanya memuat" in seen(app)
        await press(pilot, "escape")
        assert not app.wishes(DecisionRequested)


async def test_what_is_copied_has_no_phone_number() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "home", "y")
        assert "Kecamatan Alian" in app.copied
        assert "Sutopo Rekaan" in app.copied
        for number in ("3456", "381234", "1111", "9999"):
            assert number not in app.copied


async def test_a_held_mass_change_can_be_let_through() -> None:
    from tui.board.model import Held

    held = Held(NOW, NOW, ((ALIAN, Status.NONE),))
    app, screen = wall(board=replace(everyday_board(), held=held), by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        assert "release" in [command.id for command in screen.working]
        await press(pilot, "f10", *"daftar baru benar", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.kind is DecisionKind.RELEASE


async def test_facts_from_the_app_are_told_to_the_operator() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen.post_message(DecisionMade(7, DecisionKind.LINK))
        screen.post_message(DecisionRefused(code("nothing_to_undo")))
        screen.post_message(SnapshotSaved(Path("/tmp/potret [x]")))
        screen.post_message(SnapshotFailed(code("no_board_yet")))
        screen.post_message(ReadingStarted())
        await pilot.pause()
        assert "sedang membaca" in seen(app)
        screen.post_message(ReadingFailed(code("no_board_yet"), 30.0))
        await pilot.pause()
        said = [toast.message for toast in app._notifications]
        assert any("nomor 7" in text for text in said)
        assert any("/tmp/potret [x]" in text for text in said)
        assert any("30 detik" in text for text in said)
        assert len(said) == 5
        assert "sedang membaca" not in seen(app)


async def test_the_last_changes_stand_below_the_tiles() -> None:
    app, screen = wall()
    async with app.run_test(size=(240, 67)) as pilot:
        screen.post_message(HistoryRead(None, changes()))
        await pilot.pause()
        assert "BELUM LENGKAP → PATUH" in seen(app)


async def test_a_kiosk_takes_no_rulings_and_shows_no_keys() -> None:
    the_desk = desk()
    the_desk.is_kiosk = True
    screen = WallScreen(the_desk)
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "a", "t")
        assert app.screen is screen
        assert "urutan" not in seen(app)


async def test_before_the_first_reading_the_wall_says_so_and_no_key_crashes() -> None:
    the_desk = desk()
    the_desk.board = None
    screen = WallScreen(the_desk)
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *"hjkl129og+- setdy[]", "home", "end", "pagedown", "enter", "slash", "escape")
        assert "Belum ada pembacaan" in seen(app)
        screen.post_message(BoardTaken(everyday_board()))
        await pilot.pause()
        assert "Setda" in seen(app)


async def test_a_resize_storm_leaves_the_same_screen() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"sempor", "enter")
        before, view = seen(app), screen.view
        for size in ((20, 5), (80, 24), (1, 1), (300, 90), (20, 5), (33, 7), SIZE):
            await pilot.resize_terminal(*size)
        await pilot.pause()
        assert screen.view == view
        assert seen(app) == before


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (120, 40), (240, 67)])
async def test_every_size_shows_the_selected_unit(size: tuple[int, int]) -> None:
    app, screen = wall()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *"ambal", "enter")
        assert screen.view.cursor == AMBAL
        assert "Ambal" in seen(app)


def test_the_view_starts_as_the_desk_says() -> None:
    the_desk = desk()
    the_desk.is_ascii = True
    assert WallScreen(the_desk).view == View(is_ascii=True)

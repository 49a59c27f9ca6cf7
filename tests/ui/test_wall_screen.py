"""The wall: what it shows while data, time, size and language change."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

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
    seen,
    wall,
)
from tui.clock import FixedClock
from tui.codes import code
from tui.decisions import DecisionKind
from tui.messages import (
    BoardTaken,
    DecisionMade,
    DecisionRefused,
    HistoryRead,
    InstantRequested,
    PauseToggled,
    ReadingFailed,
    ReadingStarted,
    SnapshotFailed,
    SnapshotSaved,
)
from tui.screens.wall import WallScreen
from tui.view.model import View
from tui.widgets.lines import LinesWidget

SIZE = (160, 50)


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


async def test_a_second_that_changes_no_word_draws_nothing_and_a_minute_does(monkeypatch: pytest.MonkeyPatch) -> None:
    app, screen = wall()
    clock = screen.desk.clock
    assert isinstance(clock, FixedClock)
    async with app.run_test(size=SIZE) as pilot:
        screen.tick()
        await pilot.pause()
        asked: list[object] = []
        for line in screen.query(LinesWidget):
            monkeypatch.setattr(line, "refresh", lambda *regions, **_options: asked.extend(regions))
        screen.tick()
        clock.set(NOW + timedelta(seconds=1))
        screen.tick()
        assert asked == []
        clock.set(NOW + timedelta(minutes=1))
        screen.tick()
        assert asked


async def test_time_travel_asks_and_shows_the_past_until_escape() -> None:
    app, screen = wall()
    past = replace(board_with(), taken_at=NOW.replace(day=16))
    screen.desk.money = "hari ini $0.310"
    async with app.run_test(size=SIZE) as pilot:
        assert "$0.310" in seen(app)
        await press(pilot, "home", "left_square_bracket")
        screen.post_message(BoardTaken(past, is_past=True))
        await pilot.pause()
        assert screen.board is past
        assert screen.desk.board is everyday_board()
        assert "WAKTU LALU 16 Agu 2015" in seen(app).splitlines()[0]
        assert "$0.310" not in seen(app), "what was spent today is no matter of the past"
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
        assert "WAKTU LALU" not in seen(app)


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


async def test_facts_from_the_app_are_told_to_the_operator() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen.post_message(DecisionMade(7, DecisionKind.LINK))
        screen.post_message(DecisionRefused(code("nothing_to_undo")))
        screen.post_message(SnapshotSaved(Path("/contoh/potret [x]")))
        screen.post_message(SnapshotFailed(code("no_board_yet")))
        screen.post_message(ReadingStarted())
        await pilot.pause()
        assert "sedang membaca" in seen(app)
        screen.post_message(ReadingFailed(code("no_board_yet"), 30.0))
        screen.post_message(ReadingFailed(code("no_board_yet"), 3600.0))
        await pilot.pause()
        said = [toast.message for toast in app._notifications]
        assert any("nomor 7" in text for text in said)
        assert any("/contoh/potret [x]" in text for text in said)
        assert any("30 detik" in text for text in said), "one sees when the limit ends (row 2)"
        assert any(re.search(r"dibaca lagi \d\d\.\d\d", text) for text in said)
        assert len(said) == 6
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
        assert "REKONSTRUKSI" not in seen(app)
        screen.post_message(BoardTaken(everyday_board()))
        await pilot.pause()
        assert "Setda" in seen(app)


async def test_a_reconstruction_says_so_from_the_first_frame() -> None:
    the_desk = desk()
    the_desk.board = None
    the_desk.info = replace(the_desk.info, is_reconstruction=True)
    app = DeskApp(WallScreen(the_desk))
    async with app.run_test(size=SIZE):
        assert "REKONSTRUKSI" in seen(app)


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

"""An alarm on the screens: the unit's evidence and what to do, the palette's filter, the help's legend, the door."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    NOW,
    DeskApp,
    board_with,
    candidate,
    complete_state,
    desk,
    press,
    seen,
)
from tui.board.model import Board
from tui.codes import code
from tui.messages import BoardTaken
from tui.screens.door import DoorScreen
from tui.screens.palette import entries_of
from tui.screens.unit import UnitScreen, unit_text
from tui.screens.unit_story import why_part
from tui.screens.wall import WallScreen

SIZE = (200, 70)
TAKER = candidate("777", "kec_alian_rekaan", 60, ALIAN)
TAKEN = code(
    "handle_taken",
    account=str(TAKER.key),
    former="x:501",
    handle="kec_alian_rekaan",
    until=NOW.isoformat(),
    since=NOW.isoformat(),
)


def alarmed() -> Board:
    """Kecamatan Alian's handle was taken; all is well with Ambal."""
    state = replace(complete_state(ALIAN), marks=(TAKEN,), candidates=(replace(TAKER, reasons=(TAKEN,)),))
    return board_with(state, complete_state(AMBAL))


async def test_the_unit_screen_says_why_what_to_do_and_which_account_it_is() -> None:
    the_desk = desk(board=alarmed())
    screen = UnitScreen(the_desk, ALIAN, alarmed())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE):
        shown = " ".join(seen(app).split())
        for words in (
            "▲ PERIKSA",
            "yang sampai 18 Agu 2015",
            "Ini dugaan, bukan putusan.",
            "PERIKSA @kec_alian_rekaan",
        ):
            assert words in shown, words
        dossier = screen.dossier
        assert dossier is not None
        why = why_part(dossier).plain
        assert "(x:777)" in why
        assert "hubungi unit lewat nomor kantor yang sudah dikenal, bukan nomor di profil" in why
        copied = unit_text(dossier)
        assert "PERIKSA" in copied
        assert "menunggu dicek" not in copied, "other people's accounts are not copied"


async def test_the_sign_goes_from_the_unit_screen_as_soon_as_a_board_has_it_no_more() -> None:
    the_desk = desk(board=alarmed())
    screen = UnitScreen(the_desk, ALIAN, alarmed())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        assert "PERIKSA" in seen(app)
        the_desk.board = board_with(complete_state(ALIAN))
        screen.post_message(BoardTaken(the_desk.board))
        await pilot.pause()
        assert "PERIKSA" not in seen(app)


async def test_the_palette_leaves_only_what_is_to_be_checked_and_esc_brings_all_back() -> None:
    screen = WallScreen(desk(board=alarmed()))
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        entry = next(entry for entry in entries_of(screen) if entry.words == "saring: perlu diperiksa")
        await entry.run()  # type: ignore[misc]
        assert screen.view.is_to_check
        await press(pilot, "home")
        assert screen.view.cursor == ALIAN, "the cursor stops nowhere else"
        await press(pilot, "escape")
        assert not screen.view.is_to_check


async def test_the_help_explains_the_sign() -> None:
    app = DeskApp(WallScreen(desk(board=alarmed())))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "question_mark")
        shown = " ".join(seen(app).split())
        assert "▲ PERIKSA dugaan akun diambil alih" in shown


async def test_the_door_shows_the_count_and_drops_it_with_the_alarm() -> None:
    the_desk = desk(board=alarmed())
    screen = DoorScreen(the_desk)
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        assert "▲ 1 perlu diperiksa" in seen(app)
        the_desk.board = board_with(complete_state(ALIAN))
        screen.show_board(the_desk.board, is_past=False)
        await pilot.pause()
        assert "diperiksa" not in seen(app)


@pytest.mark.parametrize(
    ("key", "title"), [("t", "Terima sebagai akun resmi"), ("b", "Bukan akun unit ini"), ("n", "")]
)
async def test_of_two_accounts_with_one_handle_the_dialog_says_which_one_is_ruled_on(key: str, title: str) -> None:
    app = DeskApp(UnitScreen(desk(board=alarmed(), by=""), ALIAN, alarmed()))
    async with app.run_test(size=SIZE) as pilot:
        shown = seen(app)
        assert "@kec_alian_rekaan (x:501)" in shown
        assert "@kec_alian_rekaan (x:777)" in shown
        await press(pilot, key)
        assert title in seen(app)
        assert "@kec_alian_rekaan (x:777)" in str(app.screen.query(".dialog-title").first().render())


async def test_tab_turns_to_the_unit_s_own_account_so_that_both_pages_can_be_opened() -> None:
    app = DeskApp(UnitScreen(desk(board=alarmed(), by="Sari"), ALIAN, alarmed()))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x", "tab", "x", "tab", "x")
        assert app.opened == [f"https://x.com/i/user/{number}" for number in (777, 501, 777)]

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
from tui.codes import Code, code
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.messages import BoardTaken, DecisionRequested
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


RENAMED = code("renamed_away", account="x:501", old="kec_alian_rekaan", handle="toko_jaya", since=NOW.isoformat())


@pytest.mark.parametrize("what", ["renamed a moment ago", "not yet confirmed", "lost by it"])
async def test_a_doubted_account_without_a_rival_can_be_confirmed_with_a_basis(what: str) -> None:
    state = complete_state(ALIAN)
    doubted = {
        "renamed a moment ago": replace(state, marks=(RENAMED,)),
        "not yet confirmed": replace(state, marks=(code("loss_unconfirmed", readings=1),)),
        "lost by it": replace(state, status=Status.LOST, reasons=(code("lost_renamed", readings=2),)),
    }[what]
    board = board_with(doubted)
    app = DeskApp(UnitScreen(desk(board=board, by="Sari"), ALIAN, board))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, str(wish.account), wish.basis) == (DecisionKind.LINK, "x:501", "surat")


@pytest.mark.parametrize(
    ("marks", "is_live", "is_kiosk", "said"),
    [
        ((RENAMED,), True, False, "putuskan di layar ini: t terima, b bukan unit ini, a tautkan."),
        ((TAKEN,), True, False, "Bandingkan kedua akun."),
        ((TAKEN,), True, False, "putuskan di layar ini: t terima, b bukan unit ini, a tautkan."),
        ((TAKEN,), False, False, ""),
        ((TAKEN,), True, True, ""),
    ],
)
async def test_what_to_do_names_only_keys_that_work(
    marks: tuple[Code, ...], is_live: bool, is_kiosk: bool, said: str
) -> None:
    candidates = (TAKER,) if TAKEN in marks else ()
    board = board_with(replace(complete_state(ALIAN), marks=marks, candidates=candidates))
    screen = UnitScreen(desk(board=board), ALIAN, board, is_live=is_live)
    screen.desk.is_kiosk = is_kiosk
    app = DeskApp(screen)
    async with app.run_test(size=(240, 90)):
        shown = " ".join(" ".join(line[120:].split("│")[0].strip() for line in seen(app).splitlines()).split())
        assert said in shown
        assert ("putuskan di layar ini" in shown) is bool(said)

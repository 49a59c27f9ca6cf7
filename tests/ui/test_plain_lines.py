"""With --ascii nothing that is drawn is anything else: screens, dialogs, palette, search and toasts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from textual.screen import Screen

from tests.ui.desks import ALIAN, SEMPOR, DeskApp, board_with, complete_state, desk, everyday_board, press, seen
from tui.app.answers import Answers, Parts
from tui.board.model import Board
from tui.codes import code
from tui.messages import HistoryRequested, InstantMissing
from tui.screens.desk import Desk
from tui.screens.review import ReviewScreen
from tui.screens.unit import UnitScreen
from tui.screens.wall import WallScreen
from tui.themes import DARK, themes
from tui.widgets.plain_lines import plain_cells


class PlainApp(Answers):
    """The app as far as it draws, on a desk that wants ASCII alone."""

    CSS_PATH = DeskApp.CSS_PATH
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, the_desk: Desk, screen: Screen[None]) -> None:
        super().__init__(Parts(the_desk, None, None, Path("potret")))
        self._first = screen

    def on_mount(self) -> None:
        """Shows the screen under test."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK
        self.push_screen(self._first)

    def on_history_requested(self, message: HistoryRequested) -> None:
        """Nothing is kept."""
        message.stop()


def ascii_desk(board: Board | None = None) -> Desk:
    the_desk = desk(board)
    the_desk.is_ascii = True
    return the_desk


@pytest.mark.parametrize(
    "keys",
    [
        ("a",), ("b",), ("n",), ("c",), ("f7",), ("f8",), ("q",), ("question_mark",), ("ctrl+p",),
        ("ctrl+p", *"kiosk"), ("y",), (),
    ],
)  # fmt: skip
@pytest.mark.parametrize("unit", [ALIAN, SEMPOR])
async def test_the_unit_screen_and_what_opens_from_it_is_ascii(keys: tuple[str, ...], unit: str) -> None:
    the_desk = ascii_desk()
    app = PlainApp(the_desk, UnitScreen(the_desk, unit, everyday_board()))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [line for line in seen(app).splitlines() if not line.isascii()] == []
        if "ctrl+p" in keys:
            assert "  > " in seen(app)
            assert "??" not in seen(app)
        if not keys:
            assert '"Sutopo Rekaan, S.Sos."' in seen(app)


@pytest.mark.parametrize("keys", [("slash",), ("slash", *"desa karangsari"), ("S",), ("q",), ("d",), ("e",), ("f5",)])
async def test_the_wall_and_what_opens_from_it_is_ascii(keys: tuple[str, ...]) -> None:
    the_desk = ascii_desk()
    app = PlainApp(the_desk, WallScreen(the_desk))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, *keys)
        app.screen.post_message(InstantMissing(code("no_earlier_reading")))
        await pilot.pause()
        await pilot.pause()
        assert [line for line in seen(app).splitlines() if not line.isascii()] == []


async def test_outside_text_is_ascii_too_and_moves_no_border() -> None:
    state = complete_state(ALIAN)
    assert state.account is not None
    board = board_with(replace(state, account=replace(state.account, name="漢字 ‘Kecamatan’ é 👍")))
    the_desk = ascii_desk(board)
    app = PlainApp(the_desk, UnitScreen(the_desk, ALIAN, board))
    async with app.run_test(size=(120, 40)):
        assert [line for line in seen(app).splitlines() if not line.isascii()] == []
        assert {len(line) for line in seen(app).splitlines()} == {120}


async def test_the_review_is_ascii() -> None:
    the_desk = ascii_desk()
    app = PlainApp(the_desk, ReviewScreen(the_desk))
    async with app.run_test(size=(120, 40)):
        assert [line for line in seen(app).splitlines() if not line.isascii()] == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20))
def test_a_text_in_ascii_takes_as_many_cells(text: str) -> None:
    plain = plain_cells(text)
    assert plain.isascii()
    assert len(plain) == cell_len(text)

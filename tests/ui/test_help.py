"""The help explains every sign on a tile, in either language; and every screen says what a reconstruction is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.boards import scene
from tests.ui.desks import ALIAN, DeskApp, complete_state, desk, everyday_board, registry, seen
from tui.codes import code
from tui.commands import Place
from tui.screens.base import DeskScreen
from tui.screens.changes import ChangesScreen
from tui.screens.desk import Desk
from tui.screens.dossier import Dossier
from tui.screens.help import HelpScreen, help_text
from tui.screens.review import ReviewScreen
from tui.screens.unit import UnitScreen
from tui.screens.unit_profile import fields_part, profile_part
from tui.sources.base import SourceInfo
from tui.view.glyphs import GLYPHS, HATCH, MARK, to_ascii
from tui.view.tiles import ticks
from tui.wording import use_language
from tui.wording.terms import status_word


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_help_of_the_wall_explains_every_sign_on_a_tile(language: str) -> None:
    use_language(language)
    try:
        told = help_text(desk(), Place.WALL, ()).plain
        for status, (sign, _plain) in GLYPHS.items():
            assert any(sign in line and status_word(status) in line for line in told.splitlines()), status
        for sign in (f"{MARK} ", HATCH * 2, "▲"):
            assert any(line.strip().startswith(sign) for line in told.splitlines()), sign
        assert f" {':' * 2}  " in to_ascii(told), "in ASCII a hatched tile is drawn so"
    finally:
        use_language("id")


@pytest.mark.parametrize(("language", "letters"), [("id", "NJHT"), ("en", "NPMT")])
def test_tile_help_and_unit_screen_give_a_field_the_same_letter(language: str, letters: str) -> None:
    use_language(language)
    try:
        state, reg = complete_state(ALIAN), registry()
        dossier = Dossier(reg, reg.by_id[ALIAN], everyday_board(), state)
        assert ticks(scene(everyday_board()), state) == letters
        assert "".join(line[2] for line in fields_part(dossier).plain.splitlines()) == letters
        told = help_text(desk(), Place.WALL, ()).plain
        legend = profile_part(dossier).plain.splitlines()[-1]
        assert all(f" {letter} " in told and f" {letter} " in legend for letter in letters)
    finally:
        use_language("id")


@pytest.mark.parametrize(
    "opened",
    [
        lambda the_desk: HelpScreen(the_desk, Place.WALL, ()),
        ChangesScreen,
        ReviewScreen,
        lambda the_desk: UnitScreen(the_desk, ALIAN, everyday_board()),
    ],
    ids=["help", "changes", "review", "unit"],
)
@pytest.mark.parametrize("is_ascii", [False, True])
async def test_every_screen_of_a_reconstruction_says_what_it_is(
    opened: Callable[[Desk], DeskScreen], is_ascii: bool
) -> None:
    the_desk = desk()
    the_desk.is_ascii = is_ascii
    live = DeskApp(opened(the_desk))
    async with live.run_test(size=(80, 24)):
        assert "REKONSTRUKSI" not in seen(live)
    the_desk.info = SourceInfo("replay", "replay", banner=code("replay_banner"), is_reconstruction=True)
    app = DeskApp(opened(the_desk))
    async with app.run_test(size=(80, 24)):
        assert any("REKONSTRUKSI" in line and line.isascii() is is_ascii for line in seen(app).splitlines())

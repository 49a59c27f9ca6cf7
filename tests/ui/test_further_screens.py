"""Help, changes, door view, palette and dialogs; and random keys, which never crash."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from textual.command import CommandPalette
from textual.events import Key
from textual.widgets import Input

from tests.ui.desks import (
    ALIAN,
    SEMPOR,
    DeskApp,
    changes,
    desk,
    press,
    seen,
)
from tui.commands import COMMANDS, Place, commands_of
from tui.compliance.model import Status
from tui.messages import HistoryRead
from tui.screens.changes import ChangesScreen
from tui.screens.dialogs import FormDialog, Question
from tui.screens.door import DoorScreen
from tui.screens.help import HelpScreen, help_text
from tui.screens.palette import entries_of
from tui.screens.unit import UnitScreen
from tui.screens.wall import WallScreen
from tui.wording import use_language

SIZE = (140, 45)


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    yield
    use_language("id")


@pytest.mark.parametrize("place", [Place.WALL, Place.UNIT, Place.REVIEW, Place.CHANGES, Place.DOOR])
def test_the_help_explains_every_key_that_works_and_no_other(place: Place) -> None:
    text = help_text(desk(), place, commands_of(place)).plain
    for command in COMMANDS:
        assert (command.about in text) is (place in command.places), command.id
    assert "bukan mutu pelayanan" in text


async def test_the_help_of_the_wall_scrolls_and_closes() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert [type(one) for one in app.screen_stack[1:]] == [WallScreen, HelpScreen]
        first = seen(app)
        await press(pilot, "end")
        assert seen(app) != first
        await press(pilot, "escape")
        assert app.screen is screen


async def test_changes_are_listed_newest_first_and_enter_opens_the_unit() -> None:
    screen = ChangesScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(HistoryRead(None, changes()))
        await pilot.pause()
        shown = seen(app)
        assert shown.index("BELUM LENGKAP → PATUH") < shown.index("akun tampak")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, UnitScreen)
        assert app.screen.unit.id == SEMPOR
        await press(pilot, "escape", "e")
        assert screen not in app.screen_stack


async def test_a_newer_history_keeps_the_marked_change() -> None:
    screen = ChangesScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(HistoryRead(None, changes()[1:]))
        await pilot.pause()
        await press(pilot, "down")
        screen.post_message(HistoryRead(None, changes()))
        await press(pilot, "enter")
        assert isinstance(app.screen, UnitScreen)
        assert app.screen.unit.id == ALIAN
        assert screen._marked == changes()[2]


async def test_no_changes_are_told_and_there_is_nothing_to_open() -> None:
    screen = ChangesScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(HistoryRead(None, ()))
        await press(pilot, "enter")
        assert "belum ada perubahan" in seen(app)
        assert app.screen is screen


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (240, 67)])
async def test_the_door_view_shows_one_word_and_the_figures(size: tuple[int, int]) -> None:
    screen = DoorScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=size) as pilot:
        screen.post_message(HistoryRead(None, changes()))
        await pilot.pause()
        if size != (20, 5):
            assert "SKPD & KECAMATAN" in seen(app)
        await press(pilot, "d")
        assert app.screen is not screen


async def test_the_palette_offers_what_works_here_and_nothing_else() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        offered = [entry.words for entry in entries_of(screen)]
        assert "buka" not in offered
        assert {"saring: PATUH", "bahasa: English", "mode kiosk: nyalakan", "simpan"} <= set(offered)
        await press(pilot, "home", "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert "cari perintah atau unit" in seen(app)
        await press(pilot, "escape")
        assert "buka" in [entry.words for entry in entries_of(screen)]


async def test_the_palette_runs_commands_and_goes_to_units() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        by_words = {entry.words: entry for entry in entries_of(screen)}
        await by_words["saring: PATUH"].run()  # type: ignore[misc]
        assert screen.view.statuses == {Status.COMPLIANT}
        await by_words["mode kiosk: nyalakan"].run()  # type: ignore[misc]
        assert screen.desk.is_kiosk
        assert screen.view.is_kiosk
        screen.go_to(ALIAN)
        await pilot.pause()
        assert isinstance(app.screen, UnitScreen)


async def test_the_language_changes_on_every_open_screen() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "home")
        assert "PATUH" in seen(app)
        screen.action_language("en")
        await pilot.pause()
        assert "COMPLIANT" in seen(app)
        screen.action_language("id")
        await pilot.pause()
        assert "PATUH" in seen(app)


async def test_an_ascii_terminal_gets_ascii_on_every_screen() -> None:
    the_desk = desk()
    the_desk.is_ascii = True
    app = DeskApp(WallScreen(the_desk))
    async with app.run_test(size=SIZE) as pilot:
        for keys in (("8", "home", "enter"), ("escape", "t"), ("escape", "e"), ("escape", "d"), ("d", "question_mark")):
            await press(pilot, *keys)
            app.screen.post_message(HistoryRead(None, changes()))
            await pilot.pause()
            # What is left beyond ASCII is the scroll bar's own.
            shown = seen(app).translate({ord(line): "-" for line in "▁▄"})
            assert shown.isascii(), [letter for letter in shown if not letter.isascii()]


async def test_a_form_asks_for_what_is_missing_and_goes_back_with_the_arrows() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        answers: list[object] = []
        form = FormDialog("Uji", (Question("a", "Satu"), Question("b", "Dua", is_required=False)))
        app.push_screen(form, answers.append)
        await press(pilot, "enter")
        assert "Mohon diisi: Satu" in seen(app)
        await press(pilot, *"[b]q?/", "down", *"x", "up", *"1", "enter", "enter")
        assert answers == [{"a": "[b]q?/1", "b": "x"}]


async def test_what_is_typed_faster_than_the_dialog_opens_is_not_lost() -> None:
    app = DeskApp(WallScreen(desk(by="Sari")))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "a")
        form = app.screen
        for character in "@kec":
            form.post_message(Key(character, character))
        await pilot.pause()
        assert form.query(Input).first().value == "@kec"


async def test_while_the_search_has_the_focus_no_letter_is_a_command() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "slash")
        for command in commands_of(Place.WALL):
            if command.is_typed:
                for _keys, action in command.keys:
                    assert screen.check_action(action.split("(")[0], ()) is False
        await press(pilot, "escape")
        assert screen.check_action("snapshot", ()) is True


KEYS = (
    *"abcdeghjklnoprstuvwxyBTS0123456789 /?+-[]",
    *(
        "enter",
        "escape",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "tab",
        "f6",
        "f7",
        "f8",
        "f9",
    ),
    *("ctrl+p", "ctrl+y"),
)


@pytest.mark.parametrize("seed", range(4))
async def test_random_keys_never_crash(seed: int) -> None:
    dice = random.Random(seed)
    app = DeskApp(WallScreen(desk()))
    async with app.run_test(size=dice.choice([(20, 5), (80, 24), (120, 40)])) as pilot:
        for _round in range(12):
            await pilot.press(*dice.choices(KEYS, k=10))
            if dice.random() < 0.3:
                await pilot.resize_terminal(dice.randint(1, 130), dice.randint(1, 40))
        assert app.return_code in (None, 0)


async def test_the_palette_finds_units_by_a_few_letters() -> None:
    app = DeskApp(WallScreen(desk()))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p", *"kec sempor")
        await app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert isinstance(app.screen, UnitScreen)
        assert app.screen.unit.id == SEMPOR

"""The fast painter leaves the terminal as Textual's own painting would, and writes far less."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor
from textual.app import App
from textual.strip import Strip

from benchmarks.harness import harness
from tests.ui.terminal import cells_seen, screen_of
from tui.widgets import painter
from tui.widgets.brush import DEFAULT, brush_of, in_order, turn, written
from tui.widgets.canvas import Canvas

STYLES = [
    Style(color="#ff0000", bgcolor="#101010", bold=True),
    Style(color="#00ff00", bgcolor="#101010"),
    Style(color="#00ff00"),
    Style(bgcolor="#203040", underline=True),
    Style(reverse=True, italic=True),
    Style(),
]
LETTERS = ["a", "b", " ", "○", "漢", "e\u0301", "字", "◐"]


def tapped(app: App[Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Makes a headless app write as if it had a terminal; returns the list that gathers what it writes."""
    wrote: list[str] = []
    monkeypatch.setattr(type(app), "is_headless", property(lambda _self: False))
    from textual.drivers.headless_driver import HeadlessDriver

    monkeypatch.setattr(HeadlessDriver, "write", lambda _self, data: wrote.append(data))
    return wrote


CONSOLE = Console(force_terminal=True, color_system="truecolor")


def line_of(drawn: list[tuple[str, int]], width: int) -> list[Segment]:
    """Drawn letters as a line of that width: what does not fit is left out, the rest is blank."""
    segments: list[Segment] = []
    taken = 0
    for letter, style in drawn:
        cells = 2 if letter in "漢字" else 1
        if taken + cells <= width:
            segments.append(Segment(letter, STYLES[style]))
            taken += cells
    return [*segments, Segment(" " * (width - taken), STYLES[0])]


LETTER = st.tuples(st.sampled_from(LETTERS), st.integers(0, len(STYLES) - 1))
FRAME = st.lists(st.lists(LETTER, max_size=9), min_size=2, max_size=2)


@given(st.lists(st.tuples(FRAME, st.booleans(), st.integers(0, 4)), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_painting_differences_leaves_the_same_cells_as_painting_everything(
    frames: list[tuple[list[list[tuple[str, int]]], bool, int]],
) -> None:
    canvas = Canvas()
    canvas.hold(9, [(Strip([Segment(" " * 9)]),)] * 2, ColorSystem.TRUECOLOR)
    painted = stock = ""
    for frame, is_foreseen, x in frames:
        # Parts of rows are painted as well; a wide character cut in two is nobody's, so they begin at the left.
        width = 9 - x
        shown = [Strip(line_of(drawn, width)) for drawn in frame]
        if is_foreseen:
            for strip in shown:
                canvas.foresee(strip)
        painted += canvas.paint([(y, 0, (strip,)) for y, strip in enumerate(shown)]) or ""
        stock += "".join(f"\x1b[{y + 1};1H{strip.render(CONSOLE)}" for y, strip in enumerate(shown))
    # The emulator wraps before it joins a mark to the last column's letter, so it gets one column more.
    assert cells_seen(screen_of(painted, 10, 2)) == cells_seen(screen_of(stock, 10, 2))
    assert screen_of(painted + canvas.put_down() + "x", 10, 2).cursor.attrs == screen_of("x", 10, 2).cursor.attrs


def test_nothing_is_written_when_nothing_changed() -> None:
    canvas = Canvas()
    canvas.hold(3, [()], ColorSystem.TRUECOLOR)
    assert canvas.paint([(0, 0, (Strip([Segment("abc", STYLES[0])]),))])
    assert canvas.paint([(0, 0, (Strip([Segment("abc", STYLES[0])]),))]) == ""
    assert canvas.paint([(0, 0, (Strip([Segment("a", STYLES[0]), Segment("bc", STYLES[0])]),))]) == ""


@pytest.mark.parametrize("style", ["", "1;38;2;1;2;3;48;2;4;5;6", "4;48;5;17", "1;3;31;42", "90;107", "38;5;200"])
def test_a_brush_keeps_every_parameter_of_its_style(style: str) -> None:
    assert sorted(filter(None, brush_of(style).whole.split(";"))) == sorted(filter(None, style.split(";")))


@pytest.mark.parametrize("size", [(240, 67), (80, 24), (20, 5)])
async def test_after_keys_changes_and_resizes_every_cell_is_what_stock_painting_leaves(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = harness(521, ticks=False)
    wrote = tapped(app, monkeypatch)
    async with app.run_test(size=size) as pilot:
        assert app.is_fast
        for keys in (("down", "right"), ("c",), ("pagedown",), ("end", "left"), ("c", "home")):
            await pilot.press(*keys)
            await pilot.pause()
        await _same_as_stock(app, wrote, size)
        for other in ((33, 9), (100, 30), size):
            await pilot.resize_terminal(*other)
            await pilot.pause()
        await _same_as_stock(app, wrote, size)


async def _same_as_stock(app: App[Any], wrote: list[str], size: tuple[int, int]) -> None:
    stock = app.screen._compositor.render_full_update().render_segments(app.console)
    assert cells_seen(screen_of("".join(wrote), *size)) == cells_seen(screen_of(stock, *size))


async def test_a_change_of_one_tile_writes_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    app = harness(521, ticks=False)
    wrote = tapped(app, monkeypatch)
    async with app.run_test(size=(240, 67)) as pilot:
        await pilot.pause()
        before = cells_seen(screen_of("".join(wrote), 240, 67))
        count = len(wrote)
        await pilot.press("c")
        await pilot.pause()
        after = cells_seen(screen_of("".join(wrote), 240, 67))
        changed = sum(a != b for old, new in zip(before, after, strict=True) for a, b in zip(old, new, strict=True))
        assert changed > 0
        assert len("".join(wrote[count:]).encode()) <= 4 * changed + 80


@pytest.mark.parametrize("name", ["ChopsUpdate", "LayoutUpdate", "CompositorUpdate"])
def test_a_missing_private_name_means_stock_painting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_compositor, name)
    assert not painter.is_understood()


def test_a_private_name_that_takes_something_else_means_stock_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(self: object, chops: object, spans: object) -> None:
        raise AssertionError(self, chops, spans)

    monkeypatch.setattr(_compositor.ChopsUpdate, "__init__", other)
    assert not painter.is_understood()


async def test_the_wall_still_paints_where_the_private_names_are_not_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(painter, "is_understood", lambda: False)
    app = harness(521, ticks=False)
    wrote = tapped(app, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.is_fast
        await pilot.press("down", "c")
        await pilot.pause()
        await _same_as_stock(app, wrote, (80, 24))


async def test_text_with_joiners_is_left_to_stock_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.widgets import Static

    class Family(painter.FastPainter):
        def compose(self) -> Any:
            yield Static("a", id="text")

    app = Family()
    wrote = tapped(app, monkeypatch)
    async with app.run_test(size=(20, 3)) as pilot:
        for text in ("x👨\u200d👩\u200d👧y", "x漢字y", "e\u0301\u0302 plain"):
            app.query_one("#text", Static).update(text)
            await pilot.pause()
        await _same_as_stock(app, wrote, (20, 3))


@given(st.lists(st.sampled_from(["", "1", "1;31", "4;44", "1;38;2;1;2;3;48;2;4;5;6", "31", "44"]), max_size=6))
def test_turning_from_style_to_style_leaves_each_piece_in_its_own(styles: list[str]) -> None:
    pieces = [(0, 2 * at, "x", 1, style) for at, style in enumerate(styles)]
    places = in_order(frozenset(styles), DEFAULT)
    painted, brush = written(sorted(pieces, key=lambda piece: places[piece[4]]), 20)
    plain = "".join(f"\x1b[1;{x + 1}H\x1b[0;{style}m{text}" for _y, x, text, _width, style in pieces)
    assert cells_seen(screen_of(painted, 20, 1)) == cells_seen(screen_of(plain, 20, 1))
    assert screen_of(painted + turn(brush, DEFAULT), 20, 1).cursor.attrs == screen_of("", 20, 1).cursor.attrs


async def test_before_a_suspension_the_terminal_gets_its_default_style_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = harness(521, ticks=False)
    wrote = tapped(app, monkeypatch)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app._canvas is not None
        app._canvas._brush = brush_of("1;38;2;1;2;3;44")
        wrote.clear()
        app.app_suspend_signal.publish(app)
        assert "".join(wrote) == "\x1b[m"


async def test_at_the_end_the_terminal_gets_its_default_style_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = harness(521, ticks=False)
    last = io.StringIO()
    monkeypatch.setattr(sys, "__stderr__", last)

    async def leave(_pilot: object) -> None:
        assert app._canvas is not None
        app._canvas._brush = brush_of("44")
        app.exit()

    await app.run_async(headless=True, size=(80, 24), auto_pilot=leave)
    assert last.getvalue() == "\x1b[m"

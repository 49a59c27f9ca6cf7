"""The wall's tiles: one widget that draws lines, never a widget for each tile, so that its cost does not grow."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from math import inf

from msgspec.structs import replace
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.board.model import Board, Change
from tui.registry.model import Registry
from tui.themes import scheme_of
from tui.view.arrange import Ordered, arrange, order_units
from tui.view.filters import is_shown
from tui.view.layout import Arrangement
from tui.view.model import View
from tui.view.names import Names
from tui.view.navigate import Move, moved
from tui.view.page import PageDrawing
from tui.view.scene import Scene
from tui.widgets.frames import Frames
from tui.widgets.lines import strip_of
from tui.widgets.page_strips import PageStrips
from tui.widgets.painter import FastPainter

# For so long, in seconds, a page is drawn at a time, at first and then; whoever waits has the event loop in between.
# What a reading changed is mostly drawn within the first, and so painted with the figures above it.
FIRST_SLICE, SLICE = 0.004, 0.0015


class TileGrid(Widget, can_focus=True):
    """Tiles of a Board in groups and pages, with a cursor; the last changes fill the lines that they leave.

    It keeps no state but the cursor and the order: `set_board`, `set_view` and `set_now` give it what to show.
    `reserve` lines are kept for last changes where everything fits one page.
    """

    DEFAULT_CSS = """
    TileGrid { width: 1fr; height: 1fr; }
    """

    class UnitOpened(Message):
        """The operator wants to see a unit."""

        def __init__(self, unit: str) -> None:
            super().__init__()
            self.unit = unit

    class PageShown(Message):
        """Another page is shown, or there are more or fewer of them; pages count from 0."""

        def __init__(self, page: int, pages: int) -> None:
            super().__init__()
            self.page = page
            self.pages = pages

    cursor: var[str | None] = var[str | None](None)
    """The unit on which the cursor stands; who watches it can draw within the same repaint."""

    def __init__(self, registry: Registry, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._registry = registry
        self._names = Names(registry)
        self._board: Board | None = None
        self._changes: tuple[Change, ...] = ()
        self._view = View()
        self._now: datetime | None = None
        self._reserve = 0
        self._ordered: Ordered | None = None
        self._arrangement: Arrangement | None = None
        self._shown: PageStrips | None = None
        self._coming: PageStrips | None = None
        self._frames = Frames(self)
        self._is_hurried = self._is_first = True
        self._arranged_size = Size(0, 0)
        self._told: tuple[int, int] | None = None

    # What it is given

    def set_board(self, board: Board, now: datetime, changes: Sequence[Change] = ()) -> None:
        """Shows another Board: lines that look the same are not painted again, and no tile moves."""
        self._board, self._now, self._changes = board, now, tuple(changes)
        self._redraw(is_hurried=False)

    def set_view(self, view: View) -> None:
        """Shows what the operator chose; order and group are worked out anew only when they change."""
        before, self._view = self._view, view
        if (view.order, view.group) != (before.order, before.group):
            self._ordered = self._arrangement = None
        elif view.density != before.density:
            self._arrangement = None
        self._redraw()
        if view.cursor != before.cursor and view.cursor is not None:
            self._follow(view.cursor)

    def set_now(self, now: datetime) -> None:
        """Lets time pass: nothing is painted unless a tile's `H+n` turned."""
        self._now = now
        drawn = self._coming or self._shown
        if drawn is not None and not drawn.drawing.scene.now <= now < drawn.drawing.scene.turns_at:
            self._redraw()

    def set_reserve(self, lines: int) -> None:
        """Keeps that many lines for last changes where everything fits one page."""
        if lines != self._reserve:
            self._reserve, self._arrangement = lines, None
            self._redraw()

    # What it tells

    @property
    def view(self) -> View:
        """The View as shown, with the cursor where it stands and the page it stands on."""
        return self._view

    @property
    def arrangement(self) -> Arrangement | None:
        """Where the tiles stand, or None before there is a size."""
        return self._arrangement

    # Movement

    def move(self, step: Move) -> None:
        """One step of the cursor, past what the filter leaves out."""
        if self._arrangement is None or self._board is None:
            return
        target = moved(self._arrangement, self._view.cursor, step, self._can_stop)
        if target is not None:
            self.select(target)

    def _can_stop(self, unit: str) -> bool:
        """Whether the filters leave a unit in."""
        state = None if self._board is None else self._board.by_unit.get(unit)
        return state is not None and self._now is not None and is_shown(state, self._view, self._now)

    def select(self, unit: str) -> None:
        """Puts the cursor on a unit and shows its page."""
        if unit != self._view.cursor:
            self._follow(unit)

    def open(self) -> None:
        """Asks for the unit under the cursor."""
        if self._view.cursor is not None:
            self.post_message(self.UnitOpened(self._view.cursor))

    def _follow(self, unit: str) -> None:
        """The cursor on a unit: on the page shown only two tiles are painted, else its page is."""
        spot = None if self._arrangement is None else self._arrangement.spot(unit)
        page = self._view.page if spot is None else spot.page
        is_turned = page != self._page
        self._view = replace(self._view, cursor=unit, page=page)
        self.cursor = unit
        if self._shown is None or self._coming is not None or is_turned:
            self._redraw()
            return
        if areas := self._shown.select(unit):  # no region at all would be the whole widget
            self.refresh(*(Region(*area) for area in areas))

    # Drawing

    @property
    def _page(self) -> int:
        last = 0 if self._arrangement is None else len(self._arrangement.pages) - 1
        return max(0, min(self._view.page, last))

    def _arrange(self) -> Arrangement:
        if self._ordered is None:
            self._ordered = order_units(self._registry, self._view, self._board)
        width, height = self.size
        return arrange(self._registry, self._ordered, width, height, density=self._view.density, reserve=self._reserve)

    def _redraw(self, *, is_hurried: bool = True) -> None:
        """Draws the Scene as it is now; what was drawn before is shown until all lines are.

        What the operator asked for is `is_hurried`: all its lines are painted in one frame.
        """
        board, now = self._board, self._now
        if board is None or now is None or not self.size:
            return
        is_arranged = self._arrangement is not None
        if self._arrangement is None:
            self._arranged_size = self.size
            self._arrangement = self._arrange()
            self._keep_cursor_in_sight()
        scene = Scene(self._registry, board, self._view, now, self._names, self._changes)
        before = None if self._shown is None else self._shown.drawing
        drawing = PageDrawing(scene, self._arrangement, self._page, self.size.height, before)
        is_drawing = self._coming is not None
        self._is_hurried = is_hurried or (is_drawing and self._is_hurried)
        self._coming = PageStrips(drawing, self.size.width, scheme_of(self.app.theme))
        # An arrangement is work enough for one turn of the event loop.
        if not is_drawing and not (is_arranged and self._draw_some(FIRST_SLICE)):
            self.call_later(self._draw_rest)
        self._tell_page(self._page, len(self._arrangement.pages))

    async def _draw_rest(self) -> None:
        """Goes on with what is still to be drawn, and lets others have the event loop in between."""
        await asyncio.sleep(0)
        if not self._draw_some(SLICE):
            self.call_later(self._draw_rest)

    def _draw_some(self, seconds: float) -> bool:
        """Draws for so long; what is all drawn is shown. Returns whether nothing is left to draw."""
        coming, shown = self._coming, self._shown
        if coming is None:
            return True
        before = shown if coming.is_like(shown) else None
        if not coming.draw(seconds, before, self._foresee):
            return False
        self._shown, self._coming = coming, None
        if before is None and shown is not None:
            self.refresh()
        else:
            self._frames.paint(coming.differing(before), is_hurried=self._is_hurried)
        return True

    def _drawn_at_once(self) -> PageStrips | None:
        """The very first frame has its tiles: nobody waits for the event loop yet."""
        if self._coming is None:
            self._redraw()
        self._draw_some(inf)
        return self._shown

    def _foresee(self, strip: Strip) -> None:
        if isinstance(self.app, FastPainter):
            self.app.foresee(strip)

    def _keep_cursor_in_sight(self) -> None:
        """After a change of size, density or group the cursor's page is shown; a unit shown nowhere is not selected."""
        cursor = self._view.cursor
        if self._arrangement is None or cursor is None:
            return
        spot = self._arrangement.spot(cursor)
        if spot is None:
            cursor = moved(self._arrangement, None, Move.HOME, self._can_stop)
            spot = None if cursor is None else self._arrangement.spot(cursor)
        self._view = replace(self._view, cursor=cursor, page=0 if spot is None else spot.page)
        self.cursor = cursor

    def _tell_page(self, page: int, pages: int) -> None:
        if self._told != (page, pages):
            self._told = (page, pages)
            self.post_message(self.PageShown(page, pages))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for, each made once until its tiles change."""
        width, scheme = self.size.width, scheme_of(self.app.theme)
        shown = self._shown
        if shown is None and self._is_first:
            shown = self._drawn_at_once()
        self._is_first = False
        if shown is None:
            return [strip_of((), crop.width, scheme)] * crop.height
        if (shown.width, shown.scheme) != (width, scheme):
            shown = self._shown = PageStrips(shown.drawing, width, scheme)
        strips = [shown.strip(y) for y in range(crop.y, crop.bottom)]
        return strips if crop.x == 0 and crop.width == width else [strip.crop(crop.x, crop.right) for strip in strips]

    # Events

    def on_resize(self) -> None:
        """Another size is another arrangement; the cursor stays on its unit."""
        if self.size != self._arranged_size:
            self._arrangement = None
            self._redraw()

    def on_click(self, event: events.Click) -> None:
        """A click selects a unit; on the one selected, or twice, it opens it."""
        if self._arrangement is None:
            return
        unit = self._arrangement.unit_at(self._page, event.x, event.y)
        if unit is None:
            return
        is_chosen = unit == self._view.cursor
        self.select(unit)
        if is_chosen or event.chain > 1:
            self.open()

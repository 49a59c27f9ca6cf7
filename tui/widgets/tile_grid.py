"""The wall's tiles: one widget that draws lines, never a widget for each tile, so that its cost does not grow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

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
from tui.widgets.lines import strip_of


class TileGrid(Widget, can_focus=True):
    """Tiles of a Board in groups and pages, with a cursor; the last changes fill the lines that they leave.

    It keeps no state but the cursor and the order: `set_board`, `set_view` and `set_now` give it what to show.
    `reserve` lines are kept for last changes where everything fits one page.
    """

    DEFAULT_CSS = """
    TileGrid { width: 1fr; height: 1fr; }
    """

    class UnitSelected(Message):
        """The cursor stands on another unit."""

        def __init__(self, unit: str) -> None:
            super().__init__()
            self.unit = unit

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
        self._drawing: PageDrawing | None = None
        self._arranged_size = Size(0, 0)
        self._strips: dict[int, Strip] = {}
        self._told: tuple[int, int] | None = None

    # What it is given

    def set_board(self, board: Board, now: datetime, changes: Sequence[Change] = ()) -> None:
        """Shows another Board: lines that look the same are not painted again, and no tile moves."""
        self._board, self._now, self._changes = board, now, tuple(changes)
        self._redraw()

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
        if self._drawing is None:
            self._now = now
            return
        before = {kind.id: self._drawing.scene.due(kind.id) for kind in self._registry.kinds}
        self._now = now
        scene = replace(self._drawing.scene, now=now, _due={})
        zone = self._registry.directive.zone
        is_today = now.astimezone(zone).date() == self._drawing.scene.now.astimezone(zone).date()
        if not is_today or any(scene.due(kind) != due for kind, due in before.items()):
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
        states, view, now = self._board.by_unit, self._view, self._now or self._board.taken_at

        def can_stop(unit: str) -> bool:
            return unit in states and is_shown(states[unit], view, now)

        target = moved(self._arrangement, self._view.cursor, step, can_stop)
        if target is not None:
            self.select(target)

    def select(self, unit: str) -> None:
        """Puts the cursor on a unit and shows its page."""
        if unit == self._view.cursor:
            return
        self._follow(unit)
        self.post_message(self.UnitSelected(unit))

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
        if self._drawing is None or is_turned:
            self._redraw()
            return
        for x, y, width, height in self._drawing.select(unit):
            for line in range(y, y + height):
                self._strips.pop(line, None)
            self.refresh(Region(x, y, width, height))

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

    def _redraw(self) -> None:
        """Draws the Scene as it is now, and refreshes the lines that differ from what was drawn."""
        board, now = self._board, self._now
        if board is None or now is None or not self.size:
            return
        if self._arrangement is None:
            self._arranged_size = self.size
            self._arrangement = self._arrange()
            self._drawing = None
            self._keep_cursor_in_sight()
        scene = Scene(self._registry, board, self._view, now, self._names, self._changes)
        drawing, page = self._drawing, self._page
        if drawing is None or drawing.number != page or drawing.arrangement is not self._arrangement:
            self._drawing = PageDrawing(scene, self._arrangement, page, self.size.height)
            self._strips.clear()
            self.refresh()
        else:
            for y in drawing.take(scene):
                self._strips.pop(y, None)
                self.refresh(Region(0, y, self.size.width, 1))
        self._tell_page(page, len(self._arrangement.pages))

    def _keep_cursor_in_sight(self) -> None:
        """After a change of size or density the cursor's page is shown."""
        if self._arrangement is None or self._view.cursor is None:
            return
        spot = self._arrangement.spot(self._view.cursor)
        if spot is not None:
            self._view = replace(self._view, page=spot.page)

    def _tell_page(self, page: int, pages: int) -> None:
        if self._told != (page, pages):
            self._told = (page, pages)
            self.post_message(self.PageShown(page, pages))

    def notify_style_update(self) -> None:
        """Forgets the Strips of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for, each made once until its tiles change."""
        width, scheme = self.size.width, scheme_of(self.app.theme)
        if self._drawing is None:
            self._redraw()
        drawing = self._drawing
        strips = []
        for y in range(crop.y, crop.bottom):
            strip = self._strips.get(y)
            if strip is None:
                line = () if drawing is None or y >= drawing.height else drawing.line(y)
                strip = self._strips[y] = strip_of(line, width, scheme)
            strips.append(strip if crop.x == 0 and crop.width == width else strip.crop(crop.x, crop.right))
        return strips

    # Events

    def on_resize(self) -> None:
        """Another size is another arrangement; the cursor stays on its unit."""
        if self.size != self._arranged_size:
            self._arrangement = None
            self._strips.clear()
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

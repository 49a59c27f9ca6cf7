"""The fast painter: cells that did not change are not written. The one place for Textual's private names.

Textual repaints whole pieces of lines; over a slow connection that is seen, and an idle wall should send next to
nothing. `FastPainter` stands between the compositor and the driver. Where a private name is missing or takes something
else than in the version we know, it steps aside and Textual paints as it always does.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from typing import cast

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual import _compositor
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from tui.widgets.canvas import Canvas, Cell, cells_of, is_simple

_COLOURS = {"standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "windows": ColorSystem.WINDOWS}
_EXPECTED = {
    "CompositorUpdate": ("render_segments", ["self", "console"]),
    "ChopsUpdate": ("__init__", ["self", "chops", "spans", "chop_ends"]),
    "LayoutUpdate": ("__init__", ["self", "strips", "region"]),
}

_PAINTED = tuple(
    made for name in ("LayoutUpdate", "ChopsUpdate") if isinstance(made := getattr(_compositor, name, None), type)
)

Span = tuple[int, int, list[Cell]]


def is_understood() -> bool:
    """Whether Textual's private names are there and take what we expect."""
    for name, (method, parameters) in _EXPECTED.items():
        made = getattr(getattr(_compositor, name, None), method, None)
        if made is None or list(inspect.signature(made).parameters) != parameters:
            return False
    display = getattr(App, "_display", None)
    return display is not None and list(inspect.signature(display).parameters) == ["self", "screen", "renderable"]


def _colours(console: Console) -> ColorSystem:
    return _COLOURS.get(console.color_system or "", ColorSystem.TRUECOLOR)


class PaintedUpdate(_compositor.CompositorUpdate):
    """An update that writes only the cells which differ from what a canvas says stands in the terminal.

    It works when it is written, not when it is made: an update that Textual drops must not change the canvas.
    """

    def __init__(self, canvas: Canvas, stock: _compositor.CompositorUpdate) -> None:
        self._canvas = canvas
        self._stock = stock

    def render_segments(self, console: Console) -> str:
        """The escape sequences; Textual's own where the canvas does not know the terminal."""
        colours = _colours(console)
        if isinstance(self._stock, _compositor.LayoutUpdate):
            return self._whole(self._stock, console, colours)
        if isinstance(self._stock, _compositor.ChopsUpdate) and self._canvas.is_known:
            spans, is_whole = _chops_spans(self._stock, colours)
            if is_whole:
                return self._canvas.paint(spans)
            self._canvas.forget()
        return self._stock.render_segments(console)

    def _whole(self, update: _compositor.LayoutUpdate, console: Console, colours: ColorSystem) -> str:
        """A whole screen: by Textual where nothing is known yet, else the rows that are not made of the same Strips."""
        canvas, region = self._canvas, update.region
        rows = [tuple(line) for line in update.strips]
        if (region.x, region.y) != (0, 0) or not all(is_simple(strip) for row in rows for strip in row):
            canvas.forget()
            return update.render_segments(console)
        if not canvas.is_of(region.width, region.height):
            canvas.hold(region.width, rows, colours)
            return update.render_segments(console)
        changed = [(y, row) for y, row in enumerate(rows) if not canvas.is_drawn(y, row)]
        painted = canvas.paint([(y, 0, _cells(row, colours)) for y, row in changed])
        for y, row in changed:
            canvas.note(y, row)
        return painted


def _cells(strips: Iterable[Strip], colours: ColorSystem) -> list[Cell]:
    return [cell for strip in strips for cell in cells_of(strip, colours)]


def _chops_spans(update: _compositor.ChopsUpdate, colours: ColorSystem) -> tuple[list[Span], bool]:
    """The spans of a partial update, cropped at both sides; and whether all could be told cell by cell."""
    spans: list[Span] = []
    for y, x1, x2 in update.spans:
        ends: Sequence[int] = update.chop_ends[y]
        for end, (x, strip) in zip(ends, update.chops[y].items(), strict=False):
            if strip is None or x >= x2 or end <= x1:
                continue
            first, last = max(x, x1), min(end, x2)
            part = strip if (first, last) == (x, end) else strip.crop(first - x, last - x)
            if not is_simple(part):
                return [], False
            spans.append((y, first, cells_of(part, colours)))
    return spans, True


class FastPainter(App[None]):
    """An app whose updates write only changed cells; put it before `App` among the bases."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas = Canvas() if is_understood() else None

    @property
    def is_fast(self) -> bool:
        """Whether the fast painter paints, or Textual alone."""
        return self._canvas is not None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # Textual calls its updates renderables, and writes them by `render_segments`.
        update = cast("_compositor.CompositorUpdate", renderable)
        if self._canvas is not None and not self.is_inline and isinstance(update, _PAINTED):
            renderable = cast("RenderableType", PaintedUpdate(self._canvas, update))
        super()._display(screen, renderable)

    def forget_terminal(self) -> None:
        """Paints everything anew: something else may have written to the terminal."""
        if self._canvas is not None:
            self._canvas.forget()
        if self.screen_stack:
            self.screen.refresh()

    def on_resize(self) -> None:
        """A terminal that changed its size may have cleared any of its cells, even when the old size is back."""
        self.forget_terminal()

    def on_mount(self) -> None:
        """After a suspension the terminal is not what it was."""
        self.app_resume_signal.subscribe(self, lambda _app: self.forget_terminal())

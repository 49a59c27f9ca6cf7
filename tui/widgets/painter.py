"""The fast painter: cells that did not change are not written. Textual's private names stand here and in `quiet_end`.

Textual repaints whole pieces of lines; over a slow connection that is seen, and an idle wall should send next to
nothing. `FastPainter` stands between the compositor and the driver. Where a private name is missing or takes something
else than in the version we know, it steps aside and Textual paints as it always does.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from typing import Any, cast

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual import _compositor
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from tui.widgets.canvas import Canvas, Span

_COLOURS = {"standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "windows": ColorSystem.WINDOWS}
_EXPECTED = {
    "CompositorUpdate": ("render_segments", ["self", "console"]),
    "ChopsUpdate": ("__init__", ["self", "chops", "spans", "chop_ends"]),
    "LayoutUpdate": ("__init__", ["self", "strips", "region"]),
}

_PAINTED = tuple(
    made for name in ("LayoutUpdate", "ChopsUpdate") if isinstance(made := getattr(_compositor, name, None), type)
)


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
        painted: str | None = None
        if isinstance(self._stock, _compositor.LayoutUpdate):
            painted = self._whole(self._stock, _colours(console))
        elif isinstance(self._stock, _compositor.ChopsUpdate) and self._canvas.is_known:
            painted = self._canvas.paint(_spans(self._stock))
        return self._canvas.put_down() + self._stock.render_segments(console) if painted is None else painted

    def _whole(self, update: _compositor.LayoutUpdate, colours: ColorSystem) -> str | None:
        """A whole screen: by Textual where nothing is known yet, else what differs."""
        canvas, region = self._canvas, update.region
        if (region.x, region.y) != (0, 0):
            canvas.forget()
            return None
        rows = [tuple(line) for line in update.strips]
        if not canvas.is_of(region.width, region.height, colours):
            canvas.hold(region.width, rows, colours)
            return None
        return canvas.paint([(y, 0, row) for y, row in enumerate(rows)])


def _spans(update: _compositor.ChopsUpdate) -> list[Span]:
    """The spans of a partial update, cropped at both sides."""
    spans: list[Span] = []
    for y, x1, x2 in update.spans:
        strips: list[Strip] = []
        start = at = x1
        ends: Sequence[int] = update.chop_ends[y]
        for end, (x, strip) in zip(ends, update.chops[y].items(), strict=False):
            if strip is None or x >= x2 or end <= x1:
                continue
            first, last = max(x, x1), min(end, x2)
            if first != at and strips:
                spans.append((y, start, tuple(strips)))
                strips = []
            if not strips:
                start = first
            strips.append(strip if (first, last) == (x, end) else strip.crop(first - x, last - x))
            at = last
        if strips:
            spans.append((y, start, tuple(strips)))
    return spans


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

    def foresee(self, strip: Strip) -> None:
        """Lets a Strip be made ready that will soon be shown, so that painting it holds nobody up."""
        if self._canvas is not None:
            self._canvas.foresee(strip)

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
        """After a suspension the terminal is not what it was; before one it gets its default style back."""
        self.app_suspend_signal.subscribe(self, lambda _app: self._put_down(), immediate=True)
        self.app_resume_signal.subscribe(self, lambda _app: self.forget_terminal())

    async def run_async(self, **options: Any) -> None:
        """Runs the app, and leaves the terminal in its default style."""
        try:
            await super().run_async(**options)
        finally:
            if self._canvas is not None and sys.__stderr__ is not None:
                # Where Textual's own driver wrote, which is no longer there.
                sys.__stderr__.write(self._canvas.put_down())
                sys.__stderr__.flush()

    def _put_down(self) -> None:
        if self._canvas is not None and self._driver is not None:
            self._driver.write(self._canvas.put_down())

"""A page of tiles as Strips, drawn a few lines at a time so that nobody waits for all of them."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from textual.strip import Strip

from tui.view.page import PageDrawing
from tui.widgets.lines import strip_of


class PageStrips:
    """The Strips of a page for one width and one scheme of colours, each made when it is first asked for."""

    def __init__(self, drawing: PageDrawing, width: int, scheme: str) -> None:
        self.drawing = drawing
        self.width = width
        self.scheme = scheme
        self._strips: dict[int, Strip] = {}

    def is_like(self, other: PageStrips | None) -> bool:
        """Whether another page is shown in the same cells and colours."""
        mine = (self.width, self.scheme, self.drawing.height)
        return other is not None and mine == (other.width, other.scheme, other.drawing.height)

    def strip(self, y: int) -> Strip:
        """The Strip of line `y`; past the last one they are blank."""
        strip = self._strips.get(y)
        if strip is None:
            line = self.drawing.line(y) if y < self.drawing.height else ()
            strip = self._strips[y] = strip_of(line, self.width, self.scheme)
        return strip

    def draw(self, seconds: float, before: PageStrips | None, foresee: Callable[[Strip], None]) -> bool:
        """Draws for so long, taking from the page before what looks the same; returns whether all lines are drawn.

        Strips of another page than before are told to `foresee`.
        """
        is_other = before is None or before.drawing.number != self.drawing.number
        end = perf_counter() + seconds
        for y in range(len(self._strips), self.drawing.height):
            if before is not None and before.drawing.line(y) == self.drawing.line(y):
                self._strips[y] = before.strip(y)
            else:
                strip = self.strip(y)
                if is_other:
                    foresee(strip)
            if perf_counter() > end:
                break
        return len(self._strips) >= self.drawing.height

    def differing(self, before: PageStrips | None) -> list[int]:
        """The lines that do not look as they did on the page before; all of them where there was none."""
        return [y for y in range(self.drawing.height) if before is None or self.strip(y) is not before.strip(y)]

    def select(self, cursor: str) -> list[tuple[int, int, int, int]]:
        """Moves the cursor; returns the cells (x, y, width, height) that look different."""
        areas = list(self.drawing.select(cursor))
        for _x, top, _width, height in areas:
            for y in range(top, top + height):
                self._strips.pop(y, None)
        return areas

"""Lines of a widget that are painted a frame's worth at a time, so that nobody waits for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Region
from textual.widget import Widget

# So many lines that nobody waits for are written in one frame; the others follow in the next ones.
FRAME_LINES = 10


class Frames:
    """The lines of a widget that are still to be painted."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._left: list[int] = []

    def paint(self, lines: Iterable[int], *, is_hurried: bool) -> None:
        """Has lines painted from top to bottom; all in the next frame where somebody waits for them."""
        is_painting = bool(self._left)
        self._left = sorted({*self._left, *lines})
        if is_hurried or not is_painting:
            self._paint(len(self._left) if is_hurried else FRAME_LINES)

    def _paint(self, count: int = FRAME_LINES) -> None:
        lines, self._left = self._left[:count], self._left[count:]
        if lines:  # no region at all would be the whole widget
            self._widget.refresh(*(Region(0, y, self._widget.size.width, 1) for y in lines))
        if self._left:
            self._widget.call_after_refresh(self._paint)

"""Lines of runs on the screen: a widget that draws what a pure function gave, and repaints only what changed."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import rich_style, scheme_of
from tui.view.model import Line


def strip_of(line: Line, width: int, scheme: str) -> Strip:
    """A line as a Strip of exactly `width` cells."""
    strip = Strip([Segment(text, rich_style(style, scheme)) for text, style in line])
    return strip if strip.cell_length == width else strip.adjust_cell_length(width, rich_style("ground", scheme))


class LinesWidget(Widget):
    """Shows lines; `show` takes new ones and refreshes those that differ."""

    DEFAULT_CSS = """
    LinesWidget { width: 1fr; height: auto; }
    """

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._shown: tuple[Line, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._scheme = ""

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return self._shown

    def show(self, lines: tuple[Line, ...]) -> None:
        """Takes the lines to show from the top; only those that look different are painted again."""
        before, self._shown = self._shown, lines
        for y in range(max(len(before), len(lines))):
            if y >= len(before) or y >= len(lines) or before[y] != lines[y]:
                self._strips.pop(y, None)
                self.refresh(Region(0, y, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for; past the last one they are blank."""
        width, scheme = self.size.width, scheme_of(self.app.theme)
        if scheme != self._scheme:
            self._scheme = scheme
            self._strips.clear()
        strips = []
        for y in range(crop.y, crop.bottom):
            strip = self._strips.get(y)
            if strip is None or strip.cell_length != width:
                strip = self._strips[y] = strip_of(self._shown[y] if y < len(self._shown) else (), width, scheme)
            strips.append(strip if crop.x == 0 and crop.width == width else strip.crop(crop.x, crop.right))
        return strips

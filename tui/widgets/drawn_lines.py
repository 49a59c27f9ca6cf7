"""Lines that the view has worked out, painted as they are: for screens that change as a whole."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.view.model import Line
from tui.view.palette import look_of


@lru_cache(maxsize=2048)
def style_of(name: str, scheme: str) -> Style:
    """The terminal style of a style name."""
    look = look_of(name, scheme)
    return Style(color=look.fg, bgcolor=look.bg, bold=look.bold)


class DrawnLines(Widget):
    """A rectangle of finished lines; whoever owns it gives it new ones when its size or they change."""

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Shows these lines; nothing is painted where they are the ones that stand there."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as lines."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line in the colours of the theme in use."""
        if not 0 <= y < len(self._lines):
            return Strip.blank(self.size.width)
        scheme = "dark" if self.app.current_theme.dark else "light"
        segments = [Segment(run.text, style_of(run.style, scheme)) for run in self._lines[y]]
        return Strip(segments).adjust_cell_length(self.size.width)

"""The lines around the tiles: header, selected unit, footer."""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.header import header_lines
from tui.view.scene import Scene
from tui.view.status_line import footer_line, selected_line
from tui.view.wall import frame_of
from tui.widgets.lines import LinesWidget


class WallHeader(LinesWidget):
    """Title, banner or notices, countdown, group figures and status counts."""

    def show_scene(self, scene: Scene, height: int) -> None:
        """Draws a Scene for a screen of that height, and takes the lines that the frame gives it."""
        lines = frame_of(height).header
        self.styles.height = lines
        self.show(header_lines(scene, self.screen.size.width, height)[:lines])


class SelectedLine(LinesWidget):
    """The selected unit's full line."""

    def show_scene(self, scene: Scene, height: int) -> None:
        """Draws a Scene; on the lowest screens it takes no line."""
        self.styles.height = frame_of(height).selected
        self.show((selected_line(scene, self.screen.size.width),))


class KeysLine(LinesWidget):
    """The footer: keys with their words, and the page."""

    def show_keys(self, scene: Scene, keys: Sequence[tuple[str, str]], page: int, pages: int, height: int) -> None:
        """Draws keys and page; on low screens it takes no line."""
        self.styles.height = frame_of(height).footer
        self.show((footer_line(scene, keys, page, pages, self.screen.size.width),))

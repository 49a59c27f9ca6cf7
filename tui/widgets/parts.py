"""The lines around the tiles: header, selected unit, footer."""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.header import header_lines, title_line
from tui.view.scene import Scene
from tui.view.status_line import footer_line, selected_line
from tui.view.wall import frame_of
from tui.widgets.lines import LinesWidget
from tui.wording import language


class WallHeader(LinesWidget):
    """Title, banner or notices, countdown, group figures and status counts."""

    def show_scene(self, scene: Scene, height: int) -> None:
        """Draws a Scene for a screen of that height, and takes the lines that the frame gives it."""
        lines = frame_of(height).header
        self.styles.height = lines
        self.show(header_lines(scene, self.screen.size.width, height)[:lines])

    def show_title(self, scene: Scene) -> None:
        """Draws the title line alone: the others say nothing that changes each second."""
        self.show((title_line(scene, self.screen.size.width), *self.shown[1:])[: len(self.shown)])


class SelectedLine(LinesWidget):
    """The selected unit's full line."""

    def show_scene(self, scene: Scene, height: int) -> None:
        """Draws a Scene; on the lowest screens it takes no line."""
        self.styles.height = frame_of(height).selected
        self.show((selected_line(scene, self.screen.size.width),))


class KeysLine(LinesWidget):
    """The footer: keys with their words, and the page."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._told: tuple[object, ...] = ()

    def show_keys(self, scene: Scene, keys: Sequence[tuple[str, str]], page: int, pages: int, height: int) -> None:
        """Draws keys and page; on low screens it takes no line."""
        self.styles.height = frame_of(height).footer
        width = self.screen.size.width
        told = (tuple(keys), page, pages, width, scene.view.is_ascii, language())
        if told != self._told:
            self._told = told
            self.show((footer_line(scene, keys, page, pages, width),))

"""The view from the door, as one widget."""

from __future__ import annotations

from tui.view.door import door_lines
from tui.view.scene import Scene
from tui.widgets.lines import LinesWidget


class Door(LinesWidget):
    """The view from five metres away."""

    DEFAULT_CSS = """
    Door { height: 1fr; }
    """

    def show_scene(self, scene: Scene) -> None:
        """Draws a Scene over the whole widget."""
        self.show(door_lines(scene, *self.screen.size))

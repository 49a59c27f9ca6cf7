"""The view from the door: large figures that can be read from five metres."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.board.model import Board, Change
from tui.commands import Place, bindings_of
from tui.messages import HistoryRead, HistoryRequested
from tui.screens.base import DeskScreen
from tui.screens.desk import Desk
from tui.view.model import View
from tui.view.names import Names
from tui.view.scene import Scene
from tui.widgets.door import Door


class DoorScreen(DeskScreen):
    """Group figures, one word, the countdown and the last change; it follows the newest Board."""

    place = Place.DOOR
    BINDINGS = bindings_of(Place.DOOR)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._names = Names(desk.registry)
        self._changes: tuple[Change, ...] = ()

    def compose(self) -> ComposeResult:
        """Nothing but figures."""
        yield Door()

    def on_mount(self) -> None:
        """Starts the clock and asks for the last change."""
        self.set_interval(1.0, self.redraw)
        self.post_message(HistoryRequested())

    def on_resize(self) -> None:
        """The figures are as large as the screen lets them."""
        self.call_after_refresh(self.redraw)

    def on_history_read(self, message: HistoryRead) -> None:
        """The last Changes."""
        message.stop()
        if message.unit is None:
            self._changes = message.changes
            self.redraw()

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Draws the newest Board."""
        if board.changes and not is_past:
            self.post_message(HistoryRequested())
        self.redraw()

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.redraw()

    def redraw(self) -> None:
        """Draws the figures from what is known now."""
        desk = self.desk
        if desk.board is None:
            return
        view = View(is_ascii=desk.is_ascii, is_kiosk=desk.is_kiosk)
        scene = Scene(desk.registry, desk.board, view, desk.now(), self._names, self._changes, desk.strip, desk.waits)
        self.query_one(Door).show_scene(scene)

    def action_door(self) -> None:
        """The same key closes it."""
        self.dismiss()

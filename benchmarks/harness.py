"""The wall's widgets alone, as an app to measure: drawn statuses, no source, no store.

`python -m benchmarks.harness UNITS` shows 521 real or any other number of invented units; arrows and page keys move,
`c` changes one unit's status, each time another's, `t` always the last one's, there and back; `q` ends.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tests.ui.boards import NOW, board_of, changed, changes_of, kebumen, many
from tui.board.model import Board, Change, ChangeKind
from tui.compliance.model import Status
from tui.registry.model import Registry, Unit
from tui.themes import DARK, themes
from tui.view.model import View
from tui.view.names import Names
from tui.view.navigate import Move
from tui.view.scene import Scene
from tui.view.wall import frame_of
from tui.widgets.painter import FastPainter
from tui.widgets.parts import KeysLine, SelectedLine, WallHeader
from tui.widgets.tile_grid import TileGrid

KEYS = (("Enter", "buka"), ("/", "cari"), ("1-9", "status"), ("?", "bantuan"), ("q", "keluar"))


class Harness(FastPainter):
    """Header, tiles, selected line and keys over one drawn Board, with a clock that ticks once a second."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"move('{move}')", show=False) for key, move in (
            ("left", Move.LEFT), ("right", Move.RIGHT), ("up", Move.UP), ("down", Move.DOWN),
            ("home", Move.HOME), ("end", Move.END), ("pageup", Move.PAGE_UP), ("pagedown", Move.PAGE_DOWN),
        )),
        Binding("c", "change", show=False),
        Binding("t", "turn_last", show=False),
        Binding("q", "quit", show=False),
    ]  # fmt: skip
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, registry: Registry, board: Board, *, ticks: bool = True) -> None:
        super().__init__()
        self._list, self._board, self._names = registry, board, Names(registry)
        self._now, self._ticks = NOW, ticks
        self._changes = changes_of(registry)
        self._turns = 0

    def compose(self) -> ComposeResult:
        """Header, tiles, selected line, keys."""
        yield WallHeader()
        yield TileGrid(self._list)
        yield SelectedLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Shows the Board, and lets time pass."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK
        grid = self.query_one(TileGrid)
        grid.set_view(View(cursor=self._list.units[0].id))
        grid.focus()
        self.watch(grid, "cursor", self._show_selected, init=False)
        self._show()
        if self._ticks:
            self.set_interval(1.0, self._tick)

    def on_resize(self) -> None:
        """The frame depends on the height alone."""
        self.query_one(TileGrid).set_reserve(frame_of(self.size.height).reserve)
        self._show()

    def action_move(self, move: str) -> None:
        """A step of the cursor."""
        self.query_one(TileGrid).move(Move(move))

    def action_change(self) -> None:
        """The next unit's status changes, and the last changes tell it."""
        self._turns += 1
        self._turn(self._list.units[self._turns * 7 % len(self._list.units)])

    def action_turn_last(self) -> None:
        """The last unit's status changes again: the fewest cells for a change that is told."""
        self._turn(self._list.units[-1])

    def _turn(self, unit: Unit) -> None:
        before = self._board.by_unit[unit.id].status
        after = Status.NONE if before is Status.COMPLIANT else Status.COMPLIANT
        self._board = changed(self._list, self._board, unit, after)
        self._changes = (Change(self._now, unit.id, ChangeKind.STATUS, "status", before, after), *self._changes)
        self._show()

    def on_tile_grid_page_shown(self, _message: TileGrid.PageShown) -> None:
        """The footer tells the page."""
        self._show_parts()

    def _tick(self) -> None:
        self._now += timedelta(seconds=1)
        self.query_one(TileGrid).set_now(self._now)
        self._show_parts()

    def _show(self) -> None:
        self.query_one(TileGrid).set_board(self._board, self._now, self._changes)
        self._show_parts()

    def _scene(self) -> Scene:
        view = self.query_one(TileGrid).view
        return Scene(self._list, self._board, view, self._now, self._names, self._changes)

    def _show_selected(self) -> None:
        self.query_one(SelectedLine).show_scene(self._scene(), self.size.height)

    def _show_parts(self) -> None:
        grid, scene, height = self.query_one(TileGrid), self._scene(), self.size.height
        self.query_one(WallHeader).show_scene(scene, height)
        self._show_selected()
        pages = len(grid.arrangement.pages) if grid.arrangement is not None else 1
        self.query_one(KeysLine).show_keys(scene, KEYS, grid.view.page, pages, height)


def harness(units: int, *, ticks: bool = True) -> Harness:
    """The harness over the real registry for 521 units, else over invented ones."""
    registry = kebumen() if units == 521 else many(units)
    return Harness(registry, board_of(registry), ticks=ticks)


if __name__ == "__main__":
    harness(int(sys.argv[1]) if len(sys.argv) > 1 else 521, ticks="--still" not in sys.argv).run()

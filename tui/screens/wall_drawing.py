"""The wall's lines from a Board and a View, with an order of tiles that only the operator changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.board.model import Board, Change
from tui.registry.model import Registry
from tui.view.arrange import Ordered, arrange, order_units
from tui.view.header import header_lines
from tui.view.layout import Arrangement
from tui.view.model import Line, Order, View
from tui.view.names import Names
from tui.view.scene import Scene
from tui.view.status_line import footer_line, selected_line
from tui.view.wall import body_lines, frame_of


class WallDrawing:
    """Draws whole walls of one registry, and remembers where the tiles stand."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._names = Names(registry)
        self._chosen: tuple[Order, str | None] | None = None
        self._ordered: Ordered = {}
        self._arranged: tuple[object, Arrangement] | None = None

    def forget_order(self) -> None:
        """Lets the order by attention follow the Board again; only on the operator's wish."""
        self._chosen = self._arranged = None

    def arrangement(self, board: Board, view: View, width: int, height: int) -> Arrangement:
        """Where every tile stands on a screen of that size."""
        if self._chosen != (view.order, view.group):
            self._chosen = (view.order, view.group)
            self._ordered = order_units(self._registry, view, board)
        key = (self._chosen, view.density, width, height)
        if self._arranged is None or self._arranged[0] != key:
            frame = frame_of(height)
            made = arrange(
                self._registry, self._ordered, width, frame.body, density=view.density, reserve=frame.reserve
            )
            self._arranged = (key, made)
        return self._arranged[1]

    def lines(
        self,
        board: Board,
        view: View,
        size: tuple[int, int],
        now: datetime,
        changes: tuple[Change, ...],
        keys: Sequence[tuple[str, str]],
    ) -> tuple[Line, ...]:
        """A whole wall of `size` (width, height) cells."""
        width, height = size
        scene = Scene(self._registry, board, view, now, self._names, changes)
        frame = frame_of(height)
        arrangement = self.arrangement(board, view, width, height)
        page = max(0, min(view.page, len(arrangement.pages) - 1))
        lines = list(header_lines(scene, width, height)[: frame.header])
        lines.extend(body_lines(scene, arrangement, page, frame.body))
        if frame.selected:
            lines.append(selected_line(scene, width))
        if frame.footer:
            lines.append(footer_line(scene, keys, page, len(arrangement.pages), width))
        return tuple(lines[:height])

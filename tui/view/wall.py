"""The whole wall as lines: what the screen shows and what the pictures draw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from tui.board.model import Board, Change
from tui.registry.model import Registry
from tui.view.arrange import arrange, order_units
from tui.view.cells import fit
from tui.view.header import LOW, header_height, header_lines
from tui.view.layout import Arrangement
from tui.view.model import Line, View
from tui.view.names import Names
from tui.view.page import PageDrawing
from tui.view.scene import Scene
from tui.view.status_line import footer_line, selected_line

TALL_SCREEN = 60
RESERVE = 7


class Frame(Struct, frozen=True):
    """How the lines of a screen are shared out; the body has the tiles and, below them, the last changes."""

    header: int
    body: int
    selected: int
    footer: int
    reserve: int


def frame_of(height: int) -> Frame:
    """The shares of a screen of that height; they depend on nothing else, so nothing moves when data come in."""
    header = min(header_height(height), max(0, height - 2))
    footer = int(height >= LOW)
    selected = int(height >= 5)
    body = max(1, height - header - footer - selected)
    return Frame(header, body, selected, footer, RESERVE if height >= TALL_SCREEN else 0)


def arranged(registry: Registry, board: Board, view: View, width: int, height: int) -> Arrangement:
    """The arrangement of a whole wall of that size."""
    frame = frame_of(height)
    ordered = order_units(registry, view, board)
    return arrange(registry, ordered, width, frame.body, density=view.density, reserve=frame.reserve)


def wall_lines(
    registry: Registry,
    board: Board,
    view: View,
    width: int,
    height: int,
    now: datetime,
    *,
    changes: Sequence[Change] = (),
    money: str = "",
    keys: Sequence[tuple[str, str]] = (),
) -> tuple[Line, ...]:
    """A whole wall: exactly `height` lines of `width` cells.

    `changes` are the newest first, `money` what the source cost, `keys` the footer's keys with their words. The page
    shown is `view.page`, kept within what there is.
    """
    scene = Scene(registry, board, view, now, Names(registry), tuple(changes), money)
    frame = frame_of(height)
    arrangement = arranged(registry, board, view, width, height)
    page = max(0, min(view.page, len(arrangement.pages) - 1))
    lines = list(header_lines(scene, width, height)[: frame.header])
    lines.extend(PageDrawing(scene, arrangement, page, frame.body).lines())
    if frame.selected:
        lines.append(selected_line(scene, width))
    if frame.footer:
        lines.append(footer_line(scene, keys, page, len(arrangement.pages), width))
    return tuple(fit(line, width, "ground") for line in lines[:height])

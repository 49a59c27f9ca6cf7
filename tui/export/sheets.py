"""The pictures of one Board as lines: the wall as the operator sees it, and sheets on which every unit has its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import Board, Change
from tui.export.discretion import discreet_board, discreet_changes
from tui.registry.model import Registry
from tui.view.arrange import arrange, order_units
from tui.view.header import TALL, header_lines
from tui.view.layout import Arrangement
from tui.view.lines import finished
from tui.view.model import Density, Line, Run, View
from tui.view.names import Names
from tui.view.page import PageDrawing
from tui.view.scene import Scene
from tui.view.wall import wall_lines
from tui.wording import _, local_time

WALL_SIZE = (240, 67)
SHEET_WIDTH = 240
# A sheet of 240 x 700 cells is 2400 x 15400 pixels, 150 MB while it is drawn: taller ones go to a second sheet.
TALLEST_SHEET = 700


class Drawing(Struct, frozen=True):
    """A picture still to be drawn: the stem of its file, its lines, how many cells wide."""

    stem: str
    lines: tuple[Line, ...]
    columns: int


def drawings(
    board: Board,
    registry: Registry,
    view: View,
    now: datetime,
    *,
    size: tuple[int, int] = WALL_SIZE,
    changes: Sequence[Change] = (),
) -> tuple[Drawing, ...]:
    """The wall of that size (columns, lines) and the sheets of all units; `changes` are the newest first."""
    shown, changes = discreet_board(board), discreet_changes(changes)
    columns, height = size
    wall = Drawing("dinding", wall_lines(registry, shown, view, columns, height, now, changes=changes), columns)
    return (wall, *_sheets(shown, registry, replace(View(), is_ascii=view.is_ascii), now, changes))


def _sheets(
    board: Board, registry: Registry, view: View, now: datetime, changes: Sequence[Change]
) -> tuple[Drawing, ...]:
    scene = Scene(registry, board, view, now, Names(registry), tuple(changes))
    arrangement = _with_names(registry, board, view)
    head = header_lines(scene, SHEET_WIDTH, TALL)
    pages = len(arrangement.pages)
    made = []
    for number, page in enumerate(arrangement.pages):
        body = PageDrawing(scene, arrangement, number, page.height).lines()
        stem = "semua-unit" if pages == 1 else f"semua-unit-{number + 1:02}"
        made.append(Drawing(stem, (*head, *body, _foot(scene, number + 1, pages)), SHEET_WIDTH))
    return tuple(made)


def _with_names(registry: Registry, board: Board, view: View) -> Arrangement:
    """The lowest arrangement in which every unit stands on one page with its name.

    Where even the tallest sheet has no room for that, its own arrangement: in cells, on as many sheets as that takes.
    """
    ordered = order_units(registry, view, board)
    height = WALL_SIZE[1]
    while True:
        arrangement = arrange(registry, ordered, SHEET_WIDTH, height, density=0, reserve=0)
        named = all(block.density is not Density.CELLS for page in arrangement.pages for block in page.blocks)
        if height >= TALLEST_SHEET or (named and len(arrangement.pages) == 1):
            return arrangement
        height = min(TALLEST_SHEET, height * 3 // 2)


def _foot(scene: Scene, page: int, pages: int) -> Line:
    text = _("Pantau SKPD · papan {at} · hal. {page}/{pages}").format(
        at=local_time(scene.board.taken_at), page=page, pages=pages
    )
    return finished(scene, (Run(" " + text, "muted"),), SHEET_WIDTH, "ground")

"""Where the cursor goes: over tiles and strips, across pages, past what the filter leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from operator import itemgetter

from tui.view.layout import Arrangement, Block, Page

IsShown = Callable[[str], bool]


class Move(StrEnum):
    """A step of the cursor."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    HOME = "home"
    END = "end"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"


def everything(_unit: str) -> bool:
    """The filter that leaves nothing out."""
    return True


def moved(arrangement: Arrangement, cursor: str | None, move: Move, is_shown: IsShown = everything) -> str | None:
    """The unit on which the cursor stands after a step; where there is nothing to go to it stays.

    Left and right go in reading order and across pages, up and down to the nearest tile of the next line, page steps
    to the like place of the next page. Without a cursor any step selects the first unit shown.
    """
    at = arrangement.ordinals.get(cursor) if cursor is not None else None
    if at is None or move is Move.HOME:
        return _first(arrangement, range(len(arrangement.sequence)), is_shown) or cursor
    if move is Move.END:
        return _first(arrangement, range(len(arrangement.sequence) - 1, -1, -1), is_shown) or cursor
    if move is Move.LEFT:
        return _first(arrangement, range(at - 1, -1, -1), is_shown) or cursor
    if move is Move.RIGHT:
        return _first(arrangement, range(at + 1, len(arrangement.sequence)), is_shown) or cursor
    if move in {Move.UP, Move.DOWN}:
        return _vertical(arrangement, at, -1 if move is Move.UP else 1, is_shown) or cursor
    return _paged(arrangement, at, -1 if move is Move.PAGE_UP else 1, is_shown) or cursor


def _first(arrangement: Arrangement, ordinals: range, is_shown: IsShown) -> str | None:
    units = (arrangement.sequence[at] for at in ordinals)
    return next((unit for unit in units if is_shown(unit)), None)


def _rows(arrangement: Arrangement, page: int, y: int, step: int) -> Iterator[tuple[Block, range]]:
    """The rows of tiles beyond line `y`, nearest first, then those of the pages after, all of a line together."""
    while 0 <= page < len(arrangement.pages):
        rows = [
            (block.y + row * block.height, block, row)
            for block in arrangement.pages[page].blocks
            for row in range(block.rows)
        ]
        beyond = [one for one in rows if (one[0] - y) * step > 0]
        for _y, block, row in sorted(beyond, key=lambda one: one[0] * step):
            first = block.start + row * block.columns
            yield block, range(first, min(first + block.columns, block.start + block.count))
        page += step
        y = -1 if step > 0 else arrangement.height


def _vertical(arrangement: Arrangement, at: int, step: int, is_shown: IsShown) -> str | None:
    page, block = arrangement.block_of(at)
    row, column = divmod(at - block.start, block.columns)
    y, x = block.y + row * block.height, block.x + column * block.width
    best: tuple[int, int] | None = None
    line: tuple[int, int] | None = None
    for other, ordinals in _rows(arrangement, page, y, step):
        here = (
            arrangement.block_of(ordinals[0])[0],
            other.y + (ordinals[0] - other.start) // other.columns * other.height,
        )
        if best is not None and here != line:
            break
        line = here
        for ordinal in ordinals:
            if is_shown(arrangement.sequence[ordinal]):
                far = abs(other.x + (ordinal - ordinals[0]) * other.width - x)
                best = min(best, (far, ordinal)) if best is not None else (far, ordinal)
    return None if best is None else arrangement.sequence[best[1]]


def _paged(arrangement: Arrangement, at: int, step: int, is_shown: IsShown) -> str | None:
    """The shown unit nearest to the same place, on the next page that has one; on the last page its far end."""
    page, block = arrangement.block_of(at)
    row, column = divmod(at - block.start, block.columns)
    y, x = block.y + row * block.height, block.x + column * block.width
    number = page + step
    while 0 <= number < len(arrangement.pages):
        nearest = _nearest(arrangement, arrangement.pages[number], x, y, is_shown)
        if nearest is not None:
            return nearest
        number += step
    ends = range(len(arrangement.sequence)) if step < 0 else range(len(arrangement.sequence) - 1, -1, -1)
    return _first(arrangement, ends, is_shown)


def _nearest(arrangement: Arrangement, page: Page, x: int, y: int, is_shown: IsShown) -> str | None:
    """The shown unit nearest to a place of a page; a line counts as much as four cells."""
    best: tuple[int, int] | None = None
    rows = [(abs(block.y + row * block.height - y), block, row) for block in page.blocks for row in range(block.rows)]
    for down, block, row in sorted(rows, key=itemgetter(0)):
        if best is not None and 4 * down > best[0]:
            break
        first = block.start + row * block.columns
        for ordinal in range(first, min(first + block.columns, block.start + block.count)):
            if is_shown(arrangement.sequence[ordinal]):
                far = 4 * down + abs(block.x + (ordinal - first) * block.width - x)
                best = (far, ordinal) if best is None else min(best, (far, ordinal))
    return None if best is None else arrangement.sequence[best[1]]

"""Where every tile stands: pages of headings and blocks, worked out from groups, order and size, never from statuses.

A block is a rectangle of equal tiles of one group; a strip of cells is a block of 2x1 tiles with its parent's name
before it. Blocks refer to a slice of `Arrangement.sequence`, so that an arrangement costs by rows and strips, not by
units.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from tui.view.model import Density

TILE_SIZE: Mapping[Density, tuple[int, int]] = {
    Density.LARGE: (30, 4),
    Density.MEDIUM: (24, 4),
    Density.SMALL: (24, 1),
    Density.CELLS: (2, 1),
}
STRIP_LABEL = 24


class Heading(Struct, frozen=True):
    """A group's heading at the line `y` of a page; `is_continued` where the group began on an earlier page."""

    group: str
    y: int
    is_continued: bool = False


class Block(Struct, frozen=True):
    """Equal tiles of one group in `columns` columns, from the cell (x, y) of a page: a slice of the sequence.

    `width` and `height` are a tile's, its gap included. For a strip, `parent` is the unit whose name and figures take
    the `label` cells before x ("" for a strip of a whole group); `whole` is the slice of all its units, over pages.
    """

    group: str
    density: Density
    start: int
    count: int
    x: int
    y: int
    columns: int
    width: int
    height: int
    parent: str | None = None
    label: int = 0
    whole: tuple[int, int] = (0, 0)

    @property
    def rows(self) -> int:
        """How many rows of tiles it has."""
        return -(-self.count // self.columns)

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.y + self.rows * self.height


class Page(Struct, frozen=True):
    """One screenful: headings and blocks from top to bottom."""

    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]

    @property
    def height(self) -> int:
        """The lines in use."""
        lowest = max((block.bottom for block in self.blocks), default=0)
        return max(lowest, max((heading.y + 1 for heading in self.headings), default=0))


class Spot(Struct, frozen=True):
    """Where one tile stands: page, first cell, first line, and its size without the gap."""

    page: int
    x: int
    y: int
    width: int
    height: int
    density: Density


class Arrangement(Struct, frozen=True, dict=True):
    """All pages for one size; `sequence` are the unit ids in reading order, `densities` what each group got."""

    width: int
    height: int
    sequence: tuple[str, ...]
    pages: tuple[Page, ...]
    densities: Mapping[str, Density] = field(default_factory=dict)

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """Each unit's place in the sequence."""
        return {unit: at for at, unit in enumerate(self.sequence)}

    @cached_property
    def _starts(self) -> tuple[tuple[int, ...], tuple[tuple[int, Block], ...]]:
        blocks = [(number, block) for number, page in enumerate(self.pages) for block in page.blocks]
        blocks.sort(key=lambda pair: pair[1].start)
        return tuple(block.start for _, block in blocks), tuple(blocks)

    def block_of(self, ordinal: int) -> tuple[int, Block]:
        """The page number and the block in which the unit of that ordinal stands."""
        starts, blocks = self._starts
        return blocks[bisect_right(starts, ordinal) - 1]

    def spot(self, unit: str) -> Spot | None:
        """Where a unit's tile stands, or None where it is not arranged."""
        ordinal = self.ordinals.get(unit)
        if ordinal is None:
            return None
        page, block = self.block_of(ordinal)
        row, column = divmod(ordinal - block.start, block.columns)
        gap = 0 if block.density is Density.CELLS else 1
        return Spot(
            page=page,
            x=block.x + column * block.width,
            y=block.y + row * block.height,
            width=block.width - gap,
            height=block.height - (block.height > 1),
            density=block.density,
        )

    def unit_at(self, page: int, x: int, y: int) -> str | None:
        """The unit whose tile covers a cell of a page, gaps counted to the tile before them."""
        if not 0 <= page < len(self.pages):
            return None
        for block in self.pages[page].blocks:
            if not (block.y <= y < block.bottom and block.x <= x < block.x + block.columns * block.width):
                continue
            at = (y - block.y) // block.height * block.columns + (x - block.x) // block.width
            if at < block.count:
                return self.sequence[block.start + at]
        return None

"""How tall a group is in each density: rows of tiles, or strips of cells in columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tui.registry.model import Group, Registry
from tui.view.layout import STRIP_LABEL, TILE_SIZE
from tui.view.model import Density


class StripPiece(Struct, frozen=True):
    """A strip, or the piece of one that fits a page: a slice of the group's units and the lines it wraps to."""

    parent: str
    start: int
    count: int
    lines: int
    whole: tuple[int, int]


class GroupShape(Struct, frozen=True, dict=True):
    """One group on a wall of a certain size: its units in order, parted by parent where all have one outside it."""

    group: Group
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    width: int
    page_height: int

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The unit ids, in the order of their strips."""
        return tuple(unit for _, units in self.parts for unit in units)

    @property
    def is_parted(self) -> bool:
        """Whether its cells stand in one strip per parent."""
        return any(parent for parent, _ in self.parts)

    def columns(self, density: Density) -> int:
        """How many tiles stand side by side."""
        return max(1, self.width // TILE_SIZE[density][0])

    @cached_property
    def label(self) -> int:
        """The cells before a strip for its name and figures."""
        return min(STRIP_LABEL, self.width // 2)

    @cached_property
    def strip_columns(self) -> int:
        """How many strips stand side by side without one wrapping."""
        widest = max((len(units) for _, units in self.parts), default=1)
        return max(1, min(len(self.parts), self.width // (self.label + 2 * widest + 2)))

    @cached_property
    def cells_per_line(self) -> int:
        """How many cells of a strip stand on one line before it wraps."""
        return max(1, (self.width // self.strip_columns - self.label) // 2)

    @cached_property
    def pieces(self) -> tuple[StripPiece, ...]:
        """The strips, cut so that each fits a page below a heading."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[StripPiece]:
        most = max(1, self.page_height - 1) * self.cells_per_line
        start = 0
        for parent, units in self.parts:
            for offset in range(0, len(units), most):
                count = min(most, len(units) - offset)
                lines = -(-count // self.cells_per_line)
                yield StripPiece(parent, start + offset, count, lines, (start, len(units)))
            start += len(units)

    @cached_property
    def strip_lines(self) -> int:
        """The fewest lines in which all strips stand in their columns."""
        return strip_lines(self.pieces, self.strip_columns)

    def height(self, density: Density) -> int:
        """The lines it takes, heading and gaps included, were it on one page."""
        if density is Density.CELLS:
            return 1 + self.strip_lines
        return 1 + -(-len(self.units) // self.columns(density)) * TILE_SIZE[density][1]


def columns_filled(pieces: tuple[StripPiece, ...], lines: int) -> int:
    """How many columns of that many lines the pieces fill from the top; more than there are pieces if one is taller."""
    columns, left = 1, lines
    for piece in pieces:
        if piece.lines > lines:
            return len(pieces) + 1
        if piece.lines > left:
            columns, left = columns + 1, lines
        left -= piece.lines
    return columns


def strip_lines(pieces: tuple[StripPiece, ...], columns: int) -> int:
    """The fewest lines in which the pieces, in their order, stand in that many columns."""
    lines = -(-sum(piece.lines for piece in pieces) // columns)
    while columns_filled(pieces, lines) > columns:
        lines += 1
    return lines


def shape_of(registry: Registry, group: Group, units: tuple[str, ...], width: int, page_height: int) -> GroupShape:
    """The shape of a group whose units stand in that order; strips keep the registry's order of parents."""
    parents = [registry.by_id[unit].parent for unit in units]
    outside = all(p is not None and p in registry.by_id and registry.by_id[p].kind not in group.kinds for p in parents)
    if not outside or not units:
        return GroupShape(group, (("", units),), width, page_height)
    below: dict[str, list[str]] = {unit.parent: [] for unit in registry.units_of(group) if unit.parent is not None}
    for unit, parent in zip(units, parents, strict=True):
        if parent is not None:
            below[parent].append(unit)
    parts = tuple((parent, tuple(inside)) for parent, inside in below.items() if inside)
    return GroupShape(group, parts, width, page_height)

"""Groups, order and size -> an Arrangement: the density of each group, then pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.board.model import Board
from tui.registry.model import Registry, Unit
from tui.view.glyphs import ATTENTION
from tui.view.layout import TILE_SIZE, Arrangement, Block, Heading, Page
from tui.view.model import Density, Order, View
from tui.view.shape import GroupShape, StripPiece, shape_of, strip_lines

DENSITIES = (Density.CELLS, Density.SMALL, Density.MEDIUM, Density.LARGE)
_AUTOMATIC = DENSITIES[:3]

Ordered = Mapping[str, tuple[str, ...]]


def order_units(registry: Registry, view: View, board: Board | None = None) -> Ordered:
    """The unit ids of each group shown, in the order asked for.

    The order by attention is that of the Board given: the caller keeps the result until the operator asks again, so
    that tiles never move because data came in.
    """
    urgency = {status: rank for rank, status in enumerate(ATTENTION)}

    def attention(unit: Unit) -> int:
        state = board.by_unit.get(unit.id) if board is not None else None
        if state is None:
            return len(urgency)
        return -1 if state.alarms else urgency[state.status]

    by: Mapping[Order, Callable[[Unit], int | str]] = {
        Order.NAME: lambda unit: (unit.short or unit.name).casefold(),
        Order.ATTENTION: attention,
    }
    ordered: dict[str, tuple[str, ...]] = {}
    for group in registry.groups:
        if view.group in {None, group.id}:
            units: Sequence[Unit] = registry.units_of(group)
            ordered[group.id] = tuple(u.id for u in (sorted(units, key=by[view.order]) if view.order in by else units))
    return ordered


def arrange(
    registry: Registry, ordered: Ordered, width: int, height: int, *, density: int = 0, reserve: int = 0
) -> Arrangement:
    """All pages of `width` x `height` cells; `reserve` lines are kept free where everything fits one page.

    `density` is steps above or below the automatic choice.
    """
    width, height = max(2, width), max(2, height)
    shapes = tuple(
        shape_of(registry, group, ordered[group.id], width, height)
        for group in registry.groups
        if ordered.get(group.id)
    )
    chosen = _densities(shapes, height, reserve)
    if density:
        chosen = tuple(_stepped(one, density) for one in chosen)
    pages = _Pages(height)
    for shape, one in zip(shapes, chosen, strict=True):
        pages.add(shape, one)
    return Arrangement(
        width=width,
        height=height,
        sequence=tuple(unit for shape in shapes for unit in shape.units),
        pages=pages.close(),
        densities={shape.group.id: one for shape, one in zip(shapes, chosen, strict=True)},
    )


def _stepped(density: Density, steps: int) -> Density:
    return DENSITIES[max(0, min(len(DENSITIES) - 1, DENSITIES.index(density) + steps))]


def _densities(shapes: tuple[GroupShape, ...], height: int, reserve: int) -> tuple[Density, ...]:
    """The largest density for each group in order of importance, such that the rest still fits beside it.

    Groups of the headline keep their names: they page rather than become cells.
    """
    smallest = [_AUTOMATIC[_is_named(shapes, at) :] for at in range(len(shapes))]
    for whole in (height - reserve, height):
        room = whole
        chosen: list[Density] = []
        for at, shape in enumerate(shapes):
            rest = sum(
                min(shapes[other].height(one) for one in smallest[other]) for other in range(at + 1, len(shapes))
            )
            fitting = [one for one in smallest[at] if shape.height(one) + rest <= room]
            if not fitting:
                break
            chosen.append(fitting[-1])
            room -= shape.height(fitting[-1])
        else:
            return tuple(chosen)
    return tuple(
        Density.SMALL if _is_named(shapes, at) or shape.height(Density.SMALL) <= height else Density.CELLS
        for at, shape in enumerate(shapes)
    )


def _is_named(shapes: tuple[GroupShape, ...], at: int) -> bool:
    """Whether a group is one of the first, whose tiles always carry names."""
    return shapes[at].group.headline or (at == 0 and len(shapes) > 1)


class _Pages:
    """Pages being filled from top to bottom."""

    def __init__(self, height: int) -> None:
        self._height = height
        self._pages: list[Page] = []
        self._headings: list[Heading] = []
        self._blocks: list[Block] = []
        self._y = 0
        self._start = 0

    def close(self) -> tuple[Page, ...]:
        """All pages; at least one, be it empty."""
        if self._headings or not self._pages:
            self._break()
        return tuple(self._pages)

    def add(self, shape: GroupShape, density: Density) -> None:
        """Puts a group below what stands already, over as many pages as it needs."""
        if density is Density.CELLS:
            self._add_strips(shape)
        else:
            self._add_tiles(shape, density)
        self._start += len(shape.units)

    def _break(self) -> None:
        self._pages.append(Page(tuple(self._headings), tuple(self._blocks)))
        self._headings, self._blocks, self._y = [], [], 0

    def _head(self, shape: GroupShape, below: int, *, is_continued: bool) -> None:
        """A heading that has at least `below` lines of its group on the same page."""
        if self._y and self._y + 1 + below > self._height:
            self._break()
        self._headings.append(Heading(shape.group.id, self._y, is_continued))
        self._y += 1

    def _add_tiles(self, shape: GroupShape, density: Density) -> None:
        width, height = TILE_SIZE[density]
        columns, total, done = shape.columns(density), len(shape.units), 0
        # The last line of a tall tile is a gap, and may fall off the page.
        visible = height - (height > 1)
        while done < total:
            self._head(shape, visible, is_continued=done > 0)
            rows = max(1, (self._height - self._y + height - visible) // height)
            count = min(total - done, rows * columns)
            block = Block(
                shape.group.id, density, self._start + done, count, 0, self._y, columns, min(width, shape.width), height
            )
            self._blocks.append(block)
            self._y = min(block.bottom, self._height)
            done += count

    def _add_strips(self, shape: GroupShape) -> None:
        pieces = list(shape.pieces)
        is_continued = False
        while pieces:
            self._head(shape, pieces[0].lines, is_continued=is_continued)
            is_continued = True
            lines = min(self._height - self._y, strip_lines(tuple(pieces), shape.strip_columns))
            lines = max(lines, pieces[0].lines)
            x, y, bottom = 0, self._y, self._y
            step = shape.width // shape.strip_columns
            while pieces:
                piece = pieces[0]
                if y + piece.lines > self._y + lines:
                    x, y = x + step, self._y
                    if x + step > shape.width:
                        break
                self._blocks.append(self._strip(shape, piece, x, y))
                y += piece.lines
                bottom = max(bottom, y)
                pieces.pop(0)
            self._y = bottom
            if pieces:
                self._break()

    def _strip(self, shape: GroupShape, piece: StripPiece, x: int, y: int) -> Block:
        return Block(
            group=shape.group.id,
            density=Density.CELLS,
            start=self._start + piece.start,
            count=piece.count,
            x=x + shape.label,
            y=y,
            columns=shape.cells_per_line,
            width=TILE_SIZE[Density.CELLS][0],
            height=1,
            parent=piece.parent,
            label=shape.label,
            whole=(self._start + piece.whole[0], piece.whole[1]),
        )

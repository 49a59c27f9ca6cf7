"""What a terminal's cells hold, and the shortest way to make them hold something else.

Changed cells only, each style's escape sequence once for all its cells of an update, and of it only the part that
differs from the style before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import ne

from rich.color import ColorSystem
from textual.strip import Strip

from tui.widgets.brush import Piece, brush_of, written
from tui.widgets.inks import HALF, Inks, Row

# Beyond this many changed cells writing row by row is faster than sorting by style, and costs few bytes more.
MANY = 4000
# Rewriting this many unchanged cells of the same style is shorter than moving the cursor over them.
BRIDGE = 3
_UNKNOWN = Row("\x01", "\x01")
_CHANGED = re.compile(rb"\x01+")
_ALIKE = re.compile(r"(.)\1*", re.DOTALL)

Span = tuple[int, int, tuple[Strip, ...]]
"""Strips side by side, and where they begin: (y, x, strips)."""


class Canvas:
    """The cells of a terminal as they were last written; rows that are not known are written whole."""

    def __init__(self) -> None:
        self._rows: list[Row | None] = []
        self._strips: list[tuple[Strip, ...]] = []
        self._width = 0
        self._colours = ColorSystem.TRUECOLOR
        self._inks = Inks()

    def forget(self) -> None:
        """Nothing is known of the terminal any more."""
        self._rows = []

    @property
    def is_known(self) -> bool:
        """Whether it knows the terminal at all."""
        return bool(self._rows) and not self._inks.is_full

    def is_of(self, width: int, height: int, colours: ColorSystem) -> bool:
        """Whether it knows a terminal of that size and those colours."""
        return self.is_known and (self._width, len(self._rows), self._colours) == (width, height, colours)

    def hold(self, width: int, lines: Sequence[tuple[Strip, ...]], colours: ColorSystem) -> None:
        """Starts anew with a terminal that shows these lines; their cells are made when they are asked for."""
        if colours is not self._colours or self._inks.is_full:
            self._inks = Inks(colours)
        self._width, self._colours = width, colours
        self._rows = [None] * len(lines)
        self._strips = list(lines)

    def paint(self, spans: Sequence[Span]) -> str | None:
        """The escape sequences that put Strips at their places, "" for no change.

        None where their cells cannot be told one by one; then nothing is known of the terminal any more.
        """
        pieces: list[Piece] = []
        changed = 0
        for y, x, strips in spans:
            if x == 0 and strips == self._strips[y]:
                continue
            row = self._inks.row(strips)
            if row is None:
                self.forget()
                return None
            changed += self._differ(y, x, strips, row, pieces)
            is_whole = x == 0 and len(row.letters) == self._width
            self._strips[y] = strips if is_whole else ()
        if changed <= MANY:
            pieces.sort(key=lambda piece: (brush_of(piece[4])[::-1], piece[:2]))
        return written(pieces, self._width)

    def _row(self, y: int) -> Row:
        """The row `y` as it stands in the terminal; what cannot be told is like nothing else."""
        row = self._rows[y]
        if row is None:
            row = self._inks.row(self._strips[y]) or Row("", "")
            missing = self._width - len(row.letters)
            row = Row(*((text + mark * missing)[: self._width] for text, mark in zip(row, _UNKNOWN, strict=True)))
            self._rows[y] = row
        return row

    def _differ(self, y: int, x: int, strips: tuple[Strip, ...], row: Row, pieces: list[Piece]) -> int:
        """Takes the cells of a span, and adds the pieces in which they differ; returns how many differ."""
        before = self._row(y)
        row = Row(*(text[: self._width - x] for text in row))
        end = x + len(row.letters)
        old = Row(*(text[x:end] for text in before))
        if old == row:
            return 0
        after = Row(*(text[end:] for text in before))
        if after.letters.startswith(HALF) and not row.letters.endswith(HALF):
            # What follows is the second half of a wide character that is cut through: it is unknown now.
            after = Row(*(mark + text[1:] for text, mark in zip(after, _UNKNOWN, strict=True)))
        self._rows[y] = Row(*(a[:x] + b + c for a, b, c in zip(before, row, after, strict=True)))
        mask = bytes(map(ne, zip(*old, strict=True), zip(*row, strict=True)))
        changed = mask.count(1)
        if 4 * changed >= 3 * len(mask) and x + sum(strip.cell_length for strip in strips) == end:
            pieces.extend(self._whole(y, x, strips))
        else:
            pieces.extend(self._parts(y, x, row, mask))
        return changed

    def _whole(self, y: int, x: int, strips: tuple[Strip, ...]) -> Iterator[Piece]:
        """The pieces of a span of which almost all changed."""
        inks = self._inks
        for strip in strips:
            for text, style, control in strip:
                cells = inks.cells(text)
                if not control and cells:
                    ink = inks.ink(style)
                    yield y, x, text, len(cells), inks.styles[ink.blank if cells.isspace() else ink.code]
                    x += len(cells)

    def _parts(self, y: int, x: int, row: Row, mask: bytes) -> Iterator[Piece]:
        """The pieces of a row in which a mask says what changed; little that lies between is bridged.

        A piece goes from `start` to `end`, the last changed cell so far, in `code`; `shade` does for all cells to here.
        """
        letters, styles = row
        start = end = -BRIDGE - 1
        code = shade = ""
        for first, last in _stretches(letters, mask):
            begin = end if first - end <= BRIDGE else first
            for alike in _ALIKE.finditer(styles, begin, last):
                at, to = alike.span()
                joint = self._joint(letters, shade, start, styles[at], at, to) if at > first or begin < first else ""
                if not joint:
                    if start < end:
                        yield self._piece(y, x, letters, start, end, code)
                    start = end = max(at, first)
                    joint = styles[at]
                if to > first:
                    end, code = to, joint
                shade = joint
        if start < end:
            yield self._piece(y, x, letters, start, end, code)

    def _joint(self, letters: str, shade: str, start: int, ink: str, at: int, to: int) -> str:
        """What does for the cells from `start` in one shade and for those from `at` to `to` in an ink; "" for nothing.

        Blanks take any ink on their ground.
        """
        grounds = self._inks.grounds
        if ink == shade or (grounds[shade] == ink and letters[at:to].isspace()):
            return shade
        return ink if grounds[ink] == shade and letters[start:at].isspace() else ""

    def _piece(self, y: int, x: int, letters: str, start: int, end: int, code: str) -> Piece:
        return y, x + start, self._inks.text(letters[start:end]), end - start, self._inks.styles[code]


def _stretches(letters: str, mask: bytes) -> Iterator[tuple[int, int]]:
    """From where to where a row changed; wide characters are whole."""
    for stretch in _CHANGED.finditer(mask):
        start, end = stretch.span()
        while letters[start] == HALF:
            start -= 1
        while letters.startswith(HALF, end):
            end += 1
        yield start, end

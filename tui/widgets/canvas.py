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

from tui.widgets.brush import DEFAULT, Piece, in_order, place, turn, written
from tui.widgets.inks import HALF, Inks, Row

# Beyond this many pieces writing row by row is faster than sorting by style, and costs few bytes more.
MANY = 1000
# Texts worked out ahead that nobody came to write shall not fill the memory.
MOST_FORESEEN = 400
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
        self._brush = DEFAULT
        self._foreseen: dict[int, tuple[Strip, str | None]] = {}

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
            self._foreseen.clear()
        self._width, self._colours = width, colours
        self._rows = [None] * len(lines)
        self._strips = list(lines)

    def put_down(self) -> str:
        """The sequence that brings the terminal back to its default style, for whoever writes next; "" if it is in it.

        What was painted last leaves its own: the next change is mostly one of the same.
        """
        brush, self._brush = self._brush, DEFAULT
        return turn(brush, DEFAULT)

    def foresee(self, strip: Strip) -> None:
        """Works out ahead what is to be written for a Strip where nothing stood, or nothing like it.

        Not before the terminal's colours are known: Rich remembers a style as it was first asked for.
        """
        if not self.is_known:
            return
        if len(self._foreseen) > MOST_FORESEEN:
            self._foreseen.clear()
        self._foreseen[id(strip)] = strip, self._text(strip)

    def paint(self, spans: Sequence[Span]) -> str | None:
        """The escape sequences that put Strips at their places, "" for no change.

        None where their cells cannot be told one by one; then nothing is known of the terminal any more.
        """
        texts: list[str] = []
        pieces: list[Piece] = []
        for y, x, strips in spans:
            if x == 0 and strips == self._strips[y]:
                continue
            end = x + sum([strip.cell_length for strip in strips])
            if end > self._width:
                self.forget()
                return None
            is_line = x == 0 and end == self._width
            if is_line and self._is_bare(y) and all(id(strip) in self._foreseen for strip in strips):
                is_other, self._rows[y] = True, None
            else:
                is_other = self._differs(y, x, self._inks.row(strips), pieces)
            if is_other:
                told = [self._text(strip) for strip in strips]
                if None in told:
                    self.forget()
                    return None
                texts.extend((place(y, x), *filter(None, told)))
            self._strips[y] = strips if is_line else ()
        if len(pieces) <= MANY:
            places = in_order(frozenset([piece[4] for piece in pieces]), DEFAULT if texts else self._brush)
            pieces.sort(key=lambda piece: (places[piece[4]], piece[:2]))
        if texts:
            texts.insert(0, self.put_down())
        painted, self._brush = written(pieces, self._width, self._brush)
        return "".join((*texts, painted))

    def _text(self, strip: Strip) -> str | None:
        """What is to be written for a whole Strip, beginning and ending in the default style."""
        foreseen, text = self._foreseen.pop(id(strip), (None, None))
        if foreseen is strip:
            return text
        inks, x = self._inks, 0
        pieces: list[Piece] = []
        for letters, style, control in strip:
            cells = inks.cells(letters)
            if cells is None or (style is not None and style.link):
                return None
            if cells and not control:
                ink = inks.ink(style)
                pieces.append((0, x, letters, len(cells), inks.styles[ink.blank if cells.isspace() else ink.code]))
                x += len(cells)
        text, brush = written(pieces, x, at=(0, 0))
        return text + turn(brush, DEFAULT)

    def _is_bare(self, y: int) -> bool:
        """Whether nothing but blanks stands in a row."""
        row = self._rows[y]
        return row.letters.isspace() if row else all(strip.text.isspace() for strip in self._strips[y])

    def _row(self, y: int) -> Row:
        """The row `y` as it stands in the terminal; what cannot be told is like nothing else."""
        row = self._rows[y]
        if row is None:
            row = self._inks.row(self._strips[y]) or Row("", "")
            missing = self._width - len(row.letters)
            row = Row(*((text + mark * missing)[: self._width] for text, mark in zip(row, _UNKNOWN, strict=True)))
            self._rows[y] = row
        return row

    def _differs(self, y: int, x: int, row: Row | None, pieces: list[Piece]) -> bool:
        """Takes the cells of a span and adds the pieces in which they differ, or returns that almost all do."""
        if row is None:
            return True
        before = self._row(y)
        end = x + len(row.letters)
        old = Row(*(text[x:end] for text in before))
        if old == row:
            return False
        after = Row(*(text[end:] for text in before))
        if after.letters.startswith(HALF) and not row.letters.endswith(HALF):
            # What follows is the second half of a wide character that is cut through: it is unknown now.
            after = Row(*(mark + text[1:] for text, mark in zip(after, _UNKNOWN, strict=True)))
        self._rows[y] = Row(*(a[:x] + b + c for a, b, c in zip(before, row, after, strict=True)))
        mask = bytes(map(ne, zip(*old, strict=True), zip(*row, strict=True)))
        if 4 * mask.count(1) >= 3 * len(mask):
            return True
        pieces.extend(self._parts(y, x, row, mask))
        return False

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

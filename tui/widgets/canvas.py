"""What a terminal's cells hold, and the shortest way to make them hold something else.

Changed cells only, each style's escape sequence once for all its cells of an update, and of it only the part that
differs from the style before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import is_
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

# Beyond this many changed cells writing row by row is faster than sorting by style, and costs few bytes more.
MANY = 4000
# Rewriting this many unchanged cells of the same style is shorter than moving the cursor over them.
BRIDGE = 3
_JOINERS = ("\u200d", "\ufe0f")
_VISIBLE_ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})

Cell = tuple[str, str]
_UNKNOWN: Cell = ("\0", "?")


class Brush(NamedTuple):
    """A style taken apart: attributes, foreground and background as SGR parameters, empty for the default."""

    attributes: str
    foreground: str
    background: str

    @property
    def whole(self) -> str:
        """The parameters that set it after a reset."""
        return ";".join(part for part in self if part)


DEFAULT = Brush("", "", "")


class Piece(NamedTuple):
    """Changed cells side by side in one style: where they begin, their text, and how many cells it takes."""

    y: int
    x: int
    text: str
    width: int
    style: str


@lru_cache(maxsize=4096)
def brush_of(style: str) -> Brush:
    """SGR parameters, as Rich writes them, taken apart."""
    attributes, colours = [], {"foreground": "", "background": ""}
    parts = iter(style.split(";") if style else ())
    for part in parts:
        number = int(part)
        if number in {38, 48}:
            mode = next(parts)
            rest = [next(parts) for _ in range(3 if mode == "2" else 1)]
            colours["foreground" if number == 38 else "background"] = ";".join((part, mode, *rest))
        elif 30 <= number <= 39 or 90 <= number <= 97:
            colours["foreground"] = part
        elif 40 <= number <= 49 or 100 <= number <= 107:
            colours["background"] = part
        else:
            attributes.append(part)
    return Brush(";".join(attributes), colours["foreground"], colours["background"])


@lru_cache(maxsize=4096)
def _blank(style: str) -> str:
    """The style of a space: its letters' colour and weight do not show."""
    ground = _ground(style)
    return style if ground is None else ground


@lru_cache(maxsize=16384)
def _key(style: Style | None, colours: ColorSystem) -> str:
    return Strip.render_ansi(style, colours) if style else ""


def cells_of(segments: Iterable[Segment], colours: ColorSystem) -> list[Cell]:
    """Segments as cells: a wide character's second cell has an empty text, combining marks join the one before."""
    cells: list[Cell] = []
    for text, style, control in segments:
        if control:
            continue
        key = _key(style, colours)
        blank = _blank(key)
        if text.isascii():
            cells.extend([(" ", blank) if letter == " " else (letter, key) for letter in text])
            continue
        for letter in text:
            width = get_character_cell_size(letter)
            if width == 0:
                if cells:
                    _join(cells, letter)
                continue
            cells.append((letter, blank if letter == " " else key))
            if width == 2:
                cells.append(("", key))
    return cells


def _join(cells: list[Cell], mark: str) -> None:
    at = len(cells) - 1
    while at > 0 and not cells[at][0]:
        at -= 1
    cells[at] = (cells[at][0] + mark, cells[at][1])


def is_simple(segments: Iterable[Segment]) -> bool:
    """Whether each character's cells can be told without its neighbours: no joiners, variation selectors, links."""
    for text, style, _control in segments:
        if not text.isascii() and any(joiner in text for joiner in _JOINERS):
            return False
        if style is not None and style.link:
            return False
    return True


class Canvas:
    """The cells of a terminal as they were last written; rows that are not known are written whole."""

    def __init__(self) -> None:
        self._rows: list[list[Cell] | None] = []
        self._strips: list[tuple[Strip, ...]] = []
        self._width = 0
        self._colours = ColorSystem.TRUECOLOR

    def forget(self) -> None:
        """Nothing is known of the terminal any more."""
        self._rows = []

    @property
    def is_known(self) -> bool:
        """Whether it knows the terminal at all."""
        return bool(self._rows)

    def is_of(self, width: int, height: int) -> bool:
        """Whether it knows a terminal of that size."""
        return bool(self._rows) and self._width == width and len(self._rows) == height

    def hold(self, width: int, lines: Sequence[tuple[Strip, ...]], colours: ColorSystem) -> None:
        """Starts anew with a terminal that shows these lines; their cells are made when they are asked for."""
        self._width, self._colours = width, colours
        self._rows = [None] * len(lines)
        self._strips = list(lines)

    def is_drawn(self, y: int, strips: tuple[Strip, ...]) -> bool:
        """Whether a row was last made of the very same Strips, and nothing was painted over it since."""
        before = self._strips[y]
        return len(before) == len(strips) and all(map(is_, before, strips))

    def note(self, y: int, strips: tuple[Strip, ...]) -> None:
        """Remembers of which Strips a whole row is made; to be said after it was painted."""
        self._strips[y] = strips

    def paint(self, spans: Sequence[tuple[int, int, list[Cell]]]) -> str:
        """The escape sequences that put cells at their places, given as (y, x, cells); "" for no change."""
        pieces: list[Piece] = []
        changed = 0
        for y, x, cells in spans:
            changed += self._differ(y, x, cells, pieces)
        if changed <= MANY:
            pieces.sort(key=lambda piece: (brush_of(piece.style)[::-1], piece.y, piece.x))
        return written(pieces, self._width)

    def _row(self, y: int) -> list[Cell]:
        row = self._rows[y]
        if row is None:
            row = [cell for strip in self._strips[y] for cell in cells_of(strip, self._colours)]
            row = self._rows[y] = [*row, *([_UNKNOWN] * self._width)][: self._width]
        return row

    def _differ(self, y: int, x: int, new: list[Cell], pieces: list[Piece]) -> int:
        row = self._row(y)
        self._strips[y] = ()
        new = new[: self._width - x]
        if new and new[-1][0] and x + len(new) < self._width and not row[x + len(new)][0]:
            # What follows is the second half of a wide character that is cut through: it is unknown now.
            row[x + len(new)] = _UNKNOWN
        old = row[x : x + len(new)]
        if old == new:
            return 0
        row[x : x + len(new)] = new
        at = [place for place, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
        start = last = at[0]
        cell = new[start]
        for place in at[1:]:
            shared = _shared(cell, new[last + 1 : place + 1]) if place - last <= BRIDGE + 1 else None
            if shared is None:
                pieces.append(_piece(y, x, new, start, last, cell[1]))
                start, shared = place, new[place]
            last, cell = place, shared
        pieces.append(_piece(y, x, new, start, last, cell[1]))
        return len(at)


def _shared(cell: Cell, cells: list[Cell]) -> Cell | None:
    """The cell whose style does for it and for those after it, blanks taking any on their ground; else None."""
    for other in cells:
        if other[1] == cell[1] or (_is_bare(other) and _ground(cell[1]) == other[1]):
            cell = cell if not _is_bare(cell) else other
        elif _is_bare(cell) and _ground(other[1]) == cell[1]:
            cell = other
        else:
            return None
    return cell


def _is_bare(cell: Cell) -> bool:
    """Whether a cell is a blank of which only the ground shows."""
    return cell[0] == " " and cell[1] == brush_of(cell[1]).background


@lru_cache(maxsize=4096)
def _ground(style: str) -> str | None:
    """The style of blanks that may be written in a style; None where something of it shows on blanks."""
    return None if _shows_on_blanks(brush_of(style)) else brush_of(style).background


def _shows_on_blanks(brush: Brush) -> bool:
    return bool(_VISIBLE_ON_BLANKS.intersection(brush.attributes.split(";")))


def _piece(y: int, x: int, cells: list[Cell], start: int, last: int, style: str) -> Piece:
    while start > 0 and not cells[start][0]:
        start -= 1
    while last + 1 < len(cells) and not cells[last + 1][0]:
        last += 1
    text = "".join([cell[0] for cell in cells[start : last + 1]])
    return Piece(y, x + start, text, last + 1 - start, style)


def written(pieces: Iterable[Piece], width: int) -> str:
    """Pieces as escape sequences, beginning and ending in the default style; "" for none."""
    parts: list[str] = []
    brush = DEFAULT
    at_x = at_y = -1
    for y, x, text, cells, style in pieces:
        if (y, x) != (at_y, at_x):
            ahead = x - at_x
            if y == at_y and ahead > 0 and at_x < width:
                parts.append("\x1b[C" if ahead == 1 else f"\x1b[{ahead}C")
            else:
                parts.append(f"\x1b[{y + 1};{x + 1}H")
        after = brush_of(style)
        if text.isspace() and style == after.background and not _shows_on_blanks(brush):
            after = brush._replace(background=style)
        if after != brush:
            parts.append(_turn(brush, after))
            brush = after
        parts.append(text)
        at_y, at_x = y, x + cells
    if parts:
        parts.append("\x1b[0m")
    return "".join(parts)


@lru_cache(maxsize=8192)
def _turn(before: Brush, after: Brush) -> str:
    """The shortest sequence from one brush to another."""
    codes: list[str] = []
    if before.attributes != after.attributes:
        if before.attributes and not after.attributes.startswith(before.attributes):
            if before.attributes != "1" or after.attributes:
                return f"\x1b[0;{after.whole}m" if after.whole else "\x1b[0m"
            codes.append("22")
        else:
            codes.append(after.attributes[len(before.attributes) :].lstrip(";"))
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return f"\x1b[{';'.join(codes)}m"

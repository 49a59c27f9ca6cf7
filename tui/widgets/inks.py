"""Rows of terminal cells as two texts, so that rows are compared as texts are: what stands in each cell, and its style.

Every cell is one character in both. A style is told by a character of its own, and so is a letter that takes several
characters (a letter with its combining marks); `Inks` knows which.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.widgets.brush import ground_of

HALF = "\0"
"""The second cell of a wide character."""
_JOINERS = ("\u200d", "\ufe0f")
# From here on a character stands for a letter of several; the few of the outside world's own are told likewise.
_FIRST_LETTER = 0xF0000
_FIRST_STYLE = 0x20
# Texts and styles are few; whoever makes endless ones shall not fill the memory.
_MOST = 20_000
_Name = TypeVar("_Name")
_Thing = TypeVar("_Thing")


class Row(NamedTuple):
    """Cells side by side: their letters and their styles, a character each; "\\0" is the second cell of a letter."""

    letters: str
    styles: str


class Ink(NamedTuple):
    """The characters that stand for a style and for its blanks, and the style itself."""

    code: str
    blank: str
    style: Style | None


class Inks:
    """The styles and letters met so far, with the characters that stand for them."""

    def __init__(self, colours: ColorSystem = ColorSystem.TRUECOLOR) -> None:
        self._colours = colours
        self._codes: dict[str, str] = {}
        self._inks: dict[int, Ink] = {}
        self._narrow = set(string.printable[:95])
        self._cells: dict[str, str | None] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        self._letters: dict[str, str] = {}
        self._joined: dict[int, str] = {}
        self.styles: dict[str, str] = {}
        """The style for which a character stands."""
        self.grounds: dict[str, str | None] = {}
        """What stands for the style of blanks that may be written in a style; None where they may not."""

    @property
    def is_full(self) -> bool:
        """Whether so many styles and letters were met that it is better to begin anew."""
        return max(len(self._codes), len(self._joined)) > _MOST

    def row(self, strips: Iterable[Strip]) -> Row | None:
        """Strips as cells; None where a character's cells cannot be told without its neighbours, or are a link."""
        letters: list[str] = []
        styles: list[str] = []
        known, inks = self._rows, self._inks
        for strip in strips:
            for text, style, control in strip:
                if control or not text:
                    continue
                ink = inks.get(id(style))
                if ink is None or ink.style is not style:
                    ink = self.ink(style)
                row = known.get((text, ink.code))
                if row is None:
                    cells = self.cells(text)
                    if cells is None or (style is not None and style.link):
                        return None
                    row = _kept(known, (text, ink.code), _row_of(cells, ink))
                letters.append(row[0])
                styles.append(row[1])
        return Row("".join(letters), "".join(styles))

    def ink(self, style: Style | None) -> Ink:
        """The characters for a style."""
        known = self._inks.get(id(style))
        if known is not None and known.style is style:
            return known
        name = Strip.render_ansi(style, self._colours) if style else ""
        code = self._code(name)
        return _kept(self._inks, id(style), Ink(code, self.grounds[code] or code, style))

    def _code(self, style: str) -> str:
        code = self._codes.get(style)
        if code is None:
            code = self._codes[style] = chr(_FIRST_STYLE + len(self._codes))
            self.styles[code] = style
            ground = ground_of(style)
            self.grounds[code] = None if ground is None else self._code(ground)
        return code

    def cells(self, text: str) -> str | None:
        """A text with one character for each of its cells, or None where that cannot be told."""
        if self._narrow.issuperset(text):
            return text
        return self._cells[text] if text in self._cells else _kept(self._cells, text, self._told(text))

    def _told(self, text: str) -> str | None:
        if any(joiner in text for joiner in _JOINERS):
            return None
        cells: list[str] = []
        for letter in text:
            width = get_character_cell_size(letter)
            if width == 1 and ord(letter) < _FIRST_LETTER:
                self._narrow.add(letter)
            if width == 0 and not cells:
                return None
            if width == 0:
                at = -2 if cells[-1] == HALF else -1
                cells[at] = self._letter(self.text(cells[at]) + letter)
            else:
                cells.append(letter if ord(letter) < _FIRST_LETTER else self._letter(letter))
                cells.extend(HALF * (width - 1))
        return "".join(cells)

    def _letter(self, letter: str) -> str:
        code = self._letters.get(letter)
        if code is None:
            code = self._letters[letter] = chr(_FIRST_LETTER + len(self._joined))
            self._joined[ord(code)] = letter
        return code

    def text(self, letters: str) -> str:
        """The text that cells show."""
        if letters.isascii():
            return letters.replace(HALF, "")
        return letters.replace(HALF, "").translate(self._joined) if self._joined else letters.replace(HALF, "")


def _kept(known: dict[_Name, _Thing], name: _Name, thing: _Thing) -> _Thing:
    """Keeps a thing for the next time it is asked for; all are forgotten when they are too many."""
    if len(known) > _MOST:
        known.clear()
    known[name] = thing
    return thing


def _row_of(cells: str, ink: Ink) -> Row:
    """Cells in one ink; their blanks all look like its ground."""
    if ink.code == ink.blank or " " not in cells:
        return Row(cells, ink.code * len(cells))
    return Row(cells, ink.blank.join([ink.code * len(word) for word in cells.split(" ")]))

"""How many terminal cells a text takes, and texts cut or padded to cells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tui.view.model import Line, Run

ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc", "Cs"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cell_len(text: str) -> int:
    """The terminal cells of a text: none for combining and format characters, two for East Asian wide ones (UAX 11)."""
    return len(text) if text.isascii() else _len(text)


@lru_cache(maxsize=4096)
def _len(text: str) -> int:
    return sum(map(_width, text))


def line_len(line: Line) -> int:
    """The terminal cells of a line."""
    return sum([len(text) if text.isascii() else _len(text) for text, _style in line])


def crop(text: str, width: int) -> str:
    """The longest beginning of a text that takes at most `width` cells."""
    if cell_len(text) <= width:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += _width(character)
        if taken > width:
            return text[:at]
    return text


def cut(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """A text in at most `width` cells; what is cut off is told by an ellipsis."""
    if cell_len(text) <= width:
        return text
    return crop(crop(text, max(0, width - cell_len(ellipsis))).rstrip() + ellipsis, width)


def cut_middle(text: str, width: int, tail: int, ellipsis: str = ELLIPSIS) -> str:
    """A text in at most `width` cells that keeps its last `tail` characters; the cut is before them."""
    if cell_len(text) <= width:
        return text
    ending = text[-tail:] if tail else ""
    room = width - cell_len(ending) - cell_len(ellipsis)
    return crop(text, room) + ellipsis + ending if room > 0 else crop(ending, width)


def pad(text: str, width: int, fill: str = " ", ellipsis: str = ELLIPSIS) -> str:
    """A text in exactly `width` cells: cut, or filled at its right."""
    short = cut(text, width, ellipsis)
    return short + fill * (width - cell_len(short))


def fit(line: Line, width: int, style: str, ellipsis: str = ELLIPSIS) -> Line:
    """A line in exactly `width` cells: cut with an ellipsis, or filled at its right in that style."""
    missing = width - line_len(line)
    if missing >= 0:
        return (*line, Run(" " * missing, style)) if missing else line
    room, kept = width, []
    for run in line:
        length = cell_len(run.text)
        if length < room:
            kept.append(run)
            room -= length
            continue
        text = cut(run.text + " " * (length == room), room, ellipsis)
        kept.append(Run(text + " " * (room - cell_len(text)), run.style))
        break
    return tuple(kept)


def spread(left: Line, right: Line, width: int, style: str, ellipsis: str = ELLIPSIS) -> Line:
    """Two ends of one line in exactly `width` cells; the right one goes when both do not fit."""
    gap = width - line_len(left) - line_len(right)
    if gap < 1:
        return fit(left, width, style, ellipsis)
    return (*left, Run(" " * gap, style), *right)


def plain(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(run.text for run in line)

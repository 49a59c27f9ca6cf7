"""Styles as a terminal takes them, and the shortest way from one place and style to the next.

A style is its SGR parameters, as Rich writes them; "" is the default one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

# So many styles are put into the best order that is found quickly.
MOST_ORDERED = 16
_VISIBLE_ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})


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


Piece = tuple[int, int, str, int, str]
"""Cells side by side in one style: the line and column where they begin, their text, how many they are, the style."""


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
def ground_of(style: str) -> str | None:
    """The style of blanks that may be written in a style; None where something of it shows on blanks."""
    return None if _shows_on_blanks(brush_of(style)) else brush_of(style).background


def _shows_on_blanks(brush: Brush) -> bool:
    return bool(_VISIBLE_ON_BLANKS.intersection(brush.attributes.split(";")))


def written(
    pieces: Iterable[Piece], width: int, brush: Brush = DEFAULT, at: tuple[int, int] = (-1, -1)
) -> tuple[str, Brush]:
    """Pieces as escape sequences, and the brush that the terminal is left with; "" for none.

    `brush` is what it has in hand, `at` the line and column where the cursor stands if that is known.
    """
    parts: list[str] = []
    at_y, at_x = at
    for y, x, text, cells, style in pieces:
        if (y, x) != (at_y, at_x):
            # After the last column the cursor's place differs among terminals: it is told anew.
            parts.append(_move(y - at_y, x - at_x, y, x) if 0 <= at_x < width else place(y, x))
        after = brush_of(style)
        if text.isspace() and style == after.background and not _shows_on_blanks(brush):
            after = brush._replace(background=style)
        if after != brush:
            parts.append(turn(brush, after))
            brush = after
        parts.append(text)
        at_y, at_x = y, x + cells
    return "".join(parts), brush


def place(y: int, x: int) -> str:
    """The sequence that puts the cursor on a line and column, both counted from 0."""
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"


@lru_cache(maxsize=8192)
def _move(down: int, right: int, y: int, x: int) -> str:
    """The shortest way to a place, from one so far above and left of it."""
    if right == 0:
        across = ""
    elif x == 0:
        across = "\r"
    else:
        back = "\b" * -right if -3 <= right < 0 else _step(right, "C", "D")
        across = min(back, f"\x1b[{x + 1}G", key=len)
    return min(_step(down, "B", "A") + across, place(y, x), key=len)


def _step(count: int, ahead: str, back: str) -> str:
    if count == 0:
        return ""
    return f"\x1b[{'' if abs(count) == 1 else abs(count)}{ahead if count > 0 else back}"


@lru_cache(maxsize=1024)
def in_order(styles: frozenset[str], brush: Brush) -> Mapping[str, int]:
    """The place of each style in an order in which every turn takes few bytes, the first from the brush in hand.

    Each in turn is put where it costs least; of many, only the like stand together.
    """
    path = sorted(styles, key=lambda style: brush_of(style)[::-1])
    if len(path) <= MOST_ORDERED:
        for _round in range(2):
            for style in tuple(path):
                path.remove(style)
                detours = [_detour(brush, path, at, style) for at in range(len(path) + 1)]
                path.insert(detours.index(min(detours)), style)
    return {style: at for at, style in enumerate(path)}


def _detour(brush: Brush, path: Sequence[str], at: int, style: str) -> int:
    """How many bytes longer a path of styles is with one more at a place."""
    before, own = brush_of(path[at - 1]) if at else brush, brush_of(style)
    if at == len(path):
        return len(turn(before, own))
    after = brush_of(path[at])
    return len(turn(before, own)) + len(turn(own, after)) - len(turn(before, after))


@lru_cache(maxsize=8192)
def turn(before: Brush, after: Brush) -> str:
    """The shortest sequence from one brush to another; "" where they are the same."""
    if after in {before, DEFAULT}:
        return "" if after == before else "\x1b[m"
    codes: list[str] = []
    if before.attributes != after.attributes:
        if before.attributes and not after.attributes.startswith(before.attributes):
            if before.attributes != "1" or after.attributes:
                return f"\x1b[0;{after.whole}m"
            codes.append("22")
        else:
            codes.append(after.attributes[len(before.attributes) :].lstrip(";"))
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return f"\x1b[{';'.join(codes)}m"

"""Block and box characters as rectangles, so that they join across cells whatever the font."""

from __future__ import annotations

from typing import NamedTuple


class Patch(NamedTuple):
    """A part of a cell: left, top, right and bottom as fractions of its width and height, and how opaque it is."""

    left: float
    top: float
    right: float
    bottom: float
    opacity: float = 1.0


def _blocks() -> dict[str, tuple[Patch, ...]]:
    blocks: dict[str, tuple[Patch, ...]] = {
        "█": (Patch(0, 0, 1, 1),),
        "▀": (Patch(0, 0, 1, 0.5),),
        "▐": (Patch(0.5, 0, 1, 1),),
    }
    blocks |= {chr(0x2580 + n): (Patch(0, 1 - n / 8, 1, 1),) for n in range(1, 8)}
    blocks |= {chr(0x2590 - n): (Patch(0, 0, n / 8, 1),) for n in range(1, 8)}
    blocks |= {"▔": (Patch(0, 0, 1, 1 / 8),), "▕": (Patch(7 / 8, 0, 1, 1),)}
    return blocks | {shade: (Patch(0, 0, 1, 1, n / 4),) for n, shade in enumerate("░▒▓", 1)}


def _quadrants() -> dict[str, tuple[Patch, ...]]:
    upper_left, upper_right = Patch(0, 0, 0.5, 0.5), Patch(0.5, 0, 1, 0.5)
    lower_left, lower_right = Patch(0, 0.5, 0.5, 1), Patch(0.5, 0.5, 1, 1)
    return {
        "▖": (lower_left,),
        "▗": (lower_right,),
        "▘": (upper_left,),
        "▙": (upper_left, lower_left, lower_right),
        "▚": (upper_left, lower_right),
        "▛": (upper_left, upper_right, lower_left),
        "▜": (upper_left, upper_right, lower_right),
        "▝": (upper_right,),
        "▞": (upper_right, lower_left),
        "▟": (upper_right, lower_left, lower_right),
    }


# Thickness of the arms to the left, right, top and bottom, in strokes.
_ARMS = {
    "─": (1, 1, 0, 0), "━": (2, 2, 0, 0), "│": (0, 0, 1, 1), "┃": (0, 0, 2, 2),
    "┌": (0, 1, 0, 1), "┐": (1, 0, 0, 1), "└": (0, 1, 1, 0), "┘": (1, 0, 1, 0),
    "├": (0, 1, 1, 1), "┤": (1, 0, 1, 1), "┬": (1, 1, 0, 1), "┴": (1, 1, 1, 0), "┼": (1, 1, 1, 1),
    "╴": (1, 0, 0, 0), "╶": (0, 1, 0, 0), "╵": (0, 0, 1, 0), "╷": (0, 0, 0, 1),
}  # fmt: skip
# A cell is drawn 10 wide and 22 high; strokes fall on whole pixels, or they would blur or vanish.
_ACROSS = {1: (11 / 22, 12 / 22), 2: (10 / 22, 12 / 22)}
_ALONG = {1: (5 / 10, 6 / 10), 2: (4 / 10, 6 / 10)}


def _box(arms: tuple[int, int, int, int]) -> tuple[Patch, ...]:
    left, right, top, bottom = arms
    over, under = _ACROSS[max(left, right, 1)]
    before, after = _ALONG[max(top, bottom, 1)]
    patches = []
    if left or right:
        patches.append(Patch(0 if left else before, over, 1 if right else after, under))
    if top or bottom:
        patches.append(Patch(before, 0 if top else over, after, 1 if bottom else under))
    return tuple(patches)


PATCHES = _blocks() | _quadrants() | {glyph: _box(arms) for glyph, arms in _ARMS.items()}

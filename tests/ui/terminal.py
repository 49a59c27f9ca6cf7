"""An emulator's screen as comparable cells, and an app whose writes it can read."""

from __future__ import annotations

from typing import Any

import pyte
from pyte.screens import Char


def screen_of(stream: str, width: int, height: int) -> pyte.Screen:
    """The screen after a stream of escape sequences."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(stream)
    return screen


def seen(char: Char) -> tuple[Any, ...]:
    """What an eye sees of a cell: the letters of a blank have no colour and no weight."""
    if char.data == " " and not char.reverse and not char.underscore and not char.strikethrough:
        return (" ", char.bg)
    return tuple(char)


def cells_seen(screen: pyte.Screen) -> list[list[tuple[Any, ...]]]:
    """Every cell of a screen as it is seen."""
    return [[seen(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]

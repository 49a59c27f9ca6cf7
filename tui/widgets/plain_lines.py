"""Lines in ASCII alone, for terminals that draw nothing else: also borders, outside text and Textual's own signs."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.view.glyphs import to_ascii

# Frames are drawn with these, shades with blocks; our own signs have letters of their own, and come first.
_FRAMES = {chr(code): "+" for code in range(0x2500, 0x2580)} | dict.fromkeys("─━═╌┄", "-") | dict.fromkeys("│┃║╎┆", "|")
_SHADES = {chr(code): " " for code in range(0x2580, 0x25A0)}
_TEXTUALS = {chr(0x1F50E): "> "}  # the magnifying glass before the field of the palette


class PlainLines(LineFilter):
    """Turns what Textual drew into ASCII, cell by cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each as many cells wide."""
        return [
            segment if segment.text.isascii() else Segment(plain_cells(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(maxsize=1024)
def plain_cells(text: str) -> str:
    """A text in ASCII that takes as many cells: what has no likeness becomes `?` in each of its cells."""
    plain, cells = "".join(map(_plain, text)), cell_len(text)
    return plain if len(plain) == cells else plain[:cells].ljust(cells)


def _plain(character: str) -> str:
    own = to_ascii(character)
    if own != "?" or character == "?":
        return own
    drawn = _FRAMES.get(character) or _SHADES.get(character) or _TEXTUALS.get(character)
    return drawn if drawn is not None else "?" * cell_len(character)

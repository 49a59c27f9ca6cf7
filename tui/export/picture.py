"""Lines of styled text as a picture: our own SVG on an exact grid, which holds in any viewer and with any font."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from tui.export.glyphs import PATCHES, Patch
from tui.view.cells import cell_len
from tui.view.model import Line
from tui.view.palette import Look, look_of

CELL_WIDTH, CELL_HEIGHT = 10, 22
# An advance of Fira Code is 0.6 of its size, its ascent 0.99 and its descent 0.322 (hhea and hmtx of the font).
FONT_SIZE = "16.667"
BASELINE = 16.5
FAMILY = "'Fira Code','Fira Mono','DejaVu Sans Mono',Menlo,Consolas,monospace"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Cluster(NamedTuple):
    """What stands in one place of the grid: a character with the marks on it, its column and its width in cells."""

    text: str
    column: int
    width: int
    look: Look


def svg(lines: Iterable[Line], *, columns: int, title: str, scheme: str = "dark") -> str:
    """The lines as an SVG document; whatever the text, it is well-formed and every glyph stands in its cell.

    Raises KeyError for a style that the palette does not have.
    """
    rows = [tuple(_clusters(line, columns, scheme)) for line in lines]
    width, height = columns * CELL_WIDTH, len(rows) * CELL_HEIGHT
    ground = look_of("ground", scheme).bg
    size = f'width="{width}" height="{height}"'
    font = f'font-family="{FAMILY}" font-size="{FONT_SIZE}" style="font-variant-ligatures:none"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}" role="img" {font}>\n',
        f"<title>{_xml(title)}</title>\n",
        f'<rect {size} fill="{ground}"/>\n',
    ]
    for number, row in enumerate(rows):
        parts += _grounds(row, number * CELL_HEIGHT, ground)
        parts += _patches(row, number * CELL_HEIGHT)
        parts += _texts(row, number * CELL_HEIGHT + BASELINE)
    return "".join((*parts, "</svg>\n"))


def _clusters(line: Line, columns: int, scheme: str) -> Iterator[Cluster]:
    column = 0
    waiting: Cluster | None = None
    for run in line:
        look = look_of(run.style, scheme)
        for letter in _NOT_XML.sub("\ufffd", run.text):
            width = cell_len(letter)
            if width == 0:
                waiting = waiting and waiting._replace(text=waiting.text + letter)
                continue
            if waiting is not None:
                yield waiting
            if column + width > columns:
                return
            waiting = Cluster(letter, column, width, look)
            column += width
    if waiting is not None:
        yield waiting


def _grounds(row: tuple[Cluster, ...], top: float, plain: str) -> Iterator[str]:
    for ground, group in groupby(row, key=lambda cluster: cluster.look.bg):
        stretch = list(group)
        if ground != plain:
            start, end = stretch[0].column, stretch[-1].column + stretch[-1].width
            yield _rect(Patch(start * CELL_WIDTH, top, end * CELL_WIDTH, top + CELL_HEIGHT), ground)


def _patches(row: tuple[Cluster, ...], top: float) -> Iterator[str]:
    for (glyph, colour), group in groupby(row, key=lambda cluster: (cluster.text, cluster.look.fg)):
        stretch = list(group)
        for patch in PATCHES.get(glyph, ()):
            joins = patch.left == 0 and patch.right == 1
            for first, last in [(stretch[0], stretch[-1])] if joins else [(one, one) for one in stretch]:
                place = Patch(
                    (first.column + patch.left) * CELL_WIDTH,
                    top + patch.top * CELL_HEIGHT,
                    (last.column + patch.right) * CELL_WIDTH,
                    top + patch.bottom * CELL_HEIGHT,
                    patch.opacity,
                )
                yield _rect(place, colour)


def _rect(place: Patch, colour: str) -> str:
    seen = f' fill-opacity="{place.opacity:g}"' if place.opacity < 1 else ""
    size = f'width="{place.right - place.left:g}" height="{place.bottom - place.top:g}"'
    return f'<rect x="{place.left:g}" y="{place.top:g}" {size} fill="{colour}"{seen} shape-rendering="crispEdges"/>\n'


def _texts(row: tuple[Cluster, ...], baseline: float) -> Iterator[str]:
    """One element a word with the place of each letter; a cluster that is not one plain letter stands by itself.

    Positions are counted in letters by some viewers and in UTF-16 halves by others: plain letters are the same in both.
    """
    for (kind, look), group in groupby(row, key=lambda cluster: (_kind(cluster), cluster.look)):
        if kind == "word":
            yield _text(list(group), look, baseline)
        elif kind == "other":
            for cluster in group:
                yield _text([cluster], look, baseline)


def _kind(cluster: Cluster) -> str:
    if cluster.text in PATCHES or cluster.text.isspace():
        return "none"
    return "word" if len(cluster.text) == 1 and cluster.width == 1 and ord(cluster.text) < 0x10000 else "other"


def _text(word: list[Cluster], look: Look, baseline: float) -> str:
    places = " ".join(str(cluster.column * CELL_WIDTH) for cluster in word)
    bold = ' font-weight="700"' if look.bold else ""
    letters = _xml("".join(cluster.text for cluster in word))
    return f'<text x="{places}" y="{baseline:g}" fill="{look.fg}"{bold}>{letters}</text>\n'


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))

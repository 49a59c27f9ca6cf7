"""Text whose wrapped lines go on below the words, not below the label, the time or the sign before them."""

from __future__ import annotations

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_START = re.compile(r" *(?:\S )?")


class Hanging(Visual):
    """Lines of labels and words: `column` is the last cell at which the words of a line can begin."""

    def __init__(self, content: Content, column: int = 24) -> None:
        self._content = content
        self._column = column

    def at(self, width: int) -> Content:
        """The text with its lines wrapped to so many cells."""
        lines: list[Content] = []
        for line in self._content.split("\n", allow_blank=True):
            lines += [line] if line.cell_length <= width else _wrapped(line, width, min(self._column, width // 2))
        return Content("\n").join(lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws the wrapped lines."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The longest line, unwrapped."""
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """The longest word."""
        return self._content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes in so many cells."""
        return self.at(width).get_height(rules, width)


def hang_of(line: str, most: int) -> int:
    """The character at which a line's words begin: behind the last gap up to `most`, else behind its sign."""
    start = _START.match(line)
    ends = [0 if start is None else start.end(), *(gap.end() for gap in _GAP.finditer(line))]
    return max((end for end in ends if end <= most), default=0)


def _wrapped(line: Content, width: int, most: int) -> list[Content]:
    hang = hang_of(line.plain, most)
    head, words = line.divide([hang]) if hang else (Content(), line)
    indent = head.cell_length
    if not indent or indent > width // 2:
        return line.wrap(width)
    first, *rest = words.wrap(width - indent)
    return [Content.assemble(head, first), *(Content.assemble(" " * indent, more) for more in rest)]

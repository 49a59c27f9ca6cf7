"""The last line of a screen: the keys that work here, and where we are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

Hint = tuple[str, str]


class KeyHints(Widget):
    """One line of keys with their labels; what does not fit is dropped whole, from the end."""

    DEFAULT_CSS: ClassVar[str] = "KeyHints { height: 1; dock: bottom; }"

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self._right = ""

    def show(self, hints: Sequence[Hint], right: str = "") -> None:
        """Shows these hints, and a short text at the right end."""
        if (tuple(hints), right) != (self._hints, self._right):
            self._hints, self._right = tuple(hints), right
            self.refresh()

    def render(self) -> Content:
        """The hints that fit, most important first, then the text at the right."""
        width = self.size.width
        room = width - (len(self._right) + 2 if self._right else 0)
        parts: list[str | tuple[str, str]] = [" "]
        used = 1
        for key, label in self._hints:
            need = _cells((key, label))
            if used + need > room:
                break
            parts += [(key, "bold $accent"), f" {label}  "]
            used += need
        if self._right and width > len(self._right):
            parts += [" " * max(0, width - used - len(self._right) - 1), (self._right, "$foreground-muted")]
        return Content.assemble(*parts)


def _cells(hint: Hint) -> int:
    """The cells of a hint with the gap after it; keys and labels have no wide characters."""
    return len(hint[0]) + len(hint[1]) + 3

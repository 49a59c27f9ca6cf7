"""What people decorate their profiles with, reduced to the few marks that reading knows."""

from __future__ import annotations

import re

_KEPT = frozenset(" \n.,:;=|/()&@#'\u2019-+!?")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_WRAPS = frozenset('"*_`\u201c\u201d\u2018{}<\ufe0f\u200d')
_LONE_QUOTES = re.compile(r"(?<!\w)['\u2019]|['\u2019](?!\w)")


class _Marks(dict[int, str]):
    """For each character what it is read as; learnt as characters come."""

    def __missing__(self, key: int) -> str:
        char = chr(key)
        if char in "[]":
            read = "(" if char == "[" else ")"
        elif char in _DASHES:
            read = "-"
        elif char in _WRAPS or (char.isspace() and char != "\n"):
            read = " "
        else:
            read = char if char.isalnum() or char in _KEPT or not char.isprintable() else "|"
        if key < 0x3000:
            self[key] = read
        return read


_marks = _Marks()


def plain(text: str) -> str:
    """The text, of the same length, with decoration reduced to bars, blanks and round brackets."""
    text = text.translate(_marks)
    return _LONE_QUOTES.sub(" ", text) if "'" in text or "\u2019" in text else text

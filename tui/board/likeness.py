"""Whether one account is a copy of another: the same text, or the same name beside a handle one slip away."""

from __future__ import annotations

import unicodedata

from tui.sources.base import Account

# A shorter text (`Akun resmi`) is the same in many accounts that copy nobody.
SHORTEST_TEXT = 24
# Letters that are taken for each other at a glance.
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "_": None})


def copied(original: Account | None, other: Account | None) -> str | None:
    """The name of the Code that says what the other one copies; None where it is no copy."""
    if original is None or other is None:
        return None
    text = plain(original.description)
    if len(text) >= SHORTEST_TEXT and text == plain(other.description):
        return "copies_text"
    name = plain(original.name)
    if name and name == plain(other.name) and is_one_slip(original.username, other.username):
        return "copies_name"
    return None


def plain(text: str) -> str:
    """A text without what a reader does not tell apart: forms and case of letters, width of gaps."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_one_slip(one: str, other: str) -> bool:
    """Whether two handles look the same, or are one letter more, less, other or swapped apart."""
    one, other = one.casefold(), other.casefold()
    if one.translate(_ALIKE) == other.translate(_ALIKE):
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    short, long = sorted((one[start:], other[start:]), key=len)
    if len(short) < len(long):
        return short == long[1:]
    return short[1:] == long[1:] or (short[:2] == long[1::-1] and short[2:] == long[2:])

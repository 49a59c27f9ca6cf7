"""Links that a network shortened, written out in a text; none of them is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

_MOST: Final = 50  # more than any text of a network's has


def written_out(text: str, links: Iterable[tuple[str, str]]) -> str:
    """The text with each short link replaced by its long one, once: what a long one consists of stays as it is."""
    long_of = {short: long for short, long in links if short and long and short in text}
    longest_first = sorted(long_of.items(), key=lambda link: len(link[0]), reverse=True)
    return _written(text, longest_first[:_MOST])


def _written(text: str, links: Sequence[tuple[str, str]]) -> str:
    if not links:
        return text
    (short, long), *others = links
    return long.join(_written(piece, others) for piece in text.split(short))

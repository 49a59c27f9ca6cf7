"""What people decorate their profiles with, reduced to the few marks that reading knows."""

from __future__ import annotations

import re

# What people decorate with stands for a bar, what they wrap words in for a blank.
_BARS = re.compile(r"[^\w\s.,:;=|/()&@#'\u2019\-+!?\"*_\[\]{}<`\u201c\u201d\u2018%\ufe0f\u200d]")
_BLANKS = re.compile(r"[^\S\n ]")
_WRAPS = re.compile(r"[\"*_`\u201c\u201d\u2018{}<\ufe0f\u200d]|(?<!\w)['\u2019]|['\u2019](?!\w)")


def plain(text: str) -> str:
    """The text, of the same length, with decoration reduced to bars, blanks and round brackets."""
    text = _BARS.sub(lambda found: "-" if found[0] in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212" else "|", text)
    return _BLANKS.sub(" ", _WRAPS.sub(" ", text)).replace("[", "(").replace("]", ")")

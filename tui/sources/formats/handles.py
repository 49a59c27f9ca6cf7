"""A plain list: handles, profile links or ids, one a line or parted by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tui.sources.formats.rows import Items, Row, Said, What

_PARTED: Final = re.compile(r"[,;]")
_MARKED: Final = re.compile(r"@[A-Za-z0-9_]+|(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/\S+", re.I)
_BARE: Final = re.compile(r"[A-Za-z0-9_]{1,20}")
_ID: Final = re.compile(r"[0-9]{5,20}")
_ID_LINK: Final = re.compile(r"\S+\.com/(?:i/user/|intent/\w+\?(?:\S*&)?user_id=)([0-9]{1,20})(?:[&/?#]\S*)?", re.I)
_REMARK: Final = re.compile(r"(?:^|\s)#.*")
_WRAPPING: Final = "()[]<>\"'.:"


def is_list(lines: Sequence[str]) -> bool:
    """Whether these first lines are a list: half of them hold a marked handle, or each is a bare handle or id."""
    named = [words for line in lines if (words := _words(_text(line)))]
    marked = sum(any(map(_MARKED.fullmatch, words)) for words in named)
    return bool(named) and (2 * marked >= len(named) or all(_is_bare(words) for words in named))


def read_list(lines: Iterable[str]) -> Items:
    """The accounts of a list; nothing is known of them but what they are called.

    In a line that marks its handles, as `1. @kec_rekaan (camat)` does, the other words are none; in one that does not,
    several words in a row are none either.
    """
    yield Said(What.FORMAT, "handles")
    for number, line in enumerate(lines, start=1):
        text = _text(line)
        marked = [word for word in _words(text) if _MARKED.fullmatch(word)]
        for name in marked or [" ".join(_words(part)) for part in _PARTED.split(text)]:
            if name:
                yield Row(number, _named(name), "id", is_profile_read=False)


def _named(name: str) -> dict[str, object]:
    link = _ID_LINK.fullmatch(name)
    key = link.group(1) if link else name if _ID.fullmatch(name) else ""
    return {"id": key} if key else {"username": name}


def _is_bare(words: Sequence[str]) -> bool:
    return len(words) == 1 and _BARE.fullmatch(words[0]) is not None


def _text(line: str) -> str:
    """A line without its remark."""
    return _REMARK.sub("", line)


def _words(text: str) -> list[str]:
    """The words of a text without what they are wrapped in."""
    return [word for each in _PARTED.sub(" ", text).split() if (word := each.strip(_WRAPPING))]

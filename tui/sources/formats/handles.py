"""A plain list: handles, profile links or ids, one a line or parted by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tui.sources.formats.rows import Items, Row, Said, What

_MARKED: Final = re.compile(r"@[A-Za-z0-9_]+|(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/\S+", re.I)
_BARE: Final = re.compile(r"[A-Za-z0-9_]{1,20}")
_ID: Final = re.compile(r"[0-9]{5,20}")
_ID_LINK: Final = re.compile(r"\S+\.com/(?:i/user/|intent/\w+\?(?:\S*&)?user_id=)([0-9]{1,20})(?:[&/?#]\S*)?", re.I)
_REMARK: Final = re.compile(r"(?:^|\s)#.*")
_WRAPPING: Final = "()[]<>\"'.:"
_PARTED: Final = re.compile(r"[,;\s]+")
_WORDS_BESIDE: Final = 10  # a line that says more is prose that mentions somebody, no entry of a list


def is_list(lines: Sequence[str]) -> bool:
    """Whether these first lines are a list: half of them hold a marked handle, or each is a bare handle or id."""
    named = [text for line in lines if (text := _text(line))]
    marked = sum(len(text.split()) <= _WORDS_BESIDE * len(_marked(text)) for text in named)
    return bool(named) and (2 * marked >= len(named) or all(map(_BARE.fullmatch, named)))


def read_list(lines: Iterable[str]) -> Items:
    """The accounts of a list; nothing is known of them but what they are called.

    In a line that marks its handles, as `1. @kec_rekaan (camat)` does, the other words are none; in one that does not,
    only a word that stands alone is one.
    """
    yield Said(What.FORMAT, "handles")
    for number, line in enumerate(lines, start=1):
        text = _text(line)
        for name in _marked(text) or [text] * bool(text):
            yield Row(number, _named(name), "id", is_profile_read=False)


def _named(name: str) -> dict[str, object]:
    link = _ID_LINK.fullmatch(name)
    key = link.group(1) if link else name if _ID.fullmatch(name) else ""
    return {"id": key} if key else {"username": name}


def _text(line: str) -> str:
    """A line without its remark."""
    return _REMARK.sub("", line).strip()


def _marked(text: str) -> list[str]:
    """The marked handles and links of a text, without what they are wrapped in."""
    words = (word.strip(_WRAPPING) for word in _PARTED.split(text))
    return [word for word in words if _MARKED.fullmatch(word)]

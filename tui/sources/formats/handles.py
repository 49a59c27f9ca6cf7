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
_NO_PROSE: Final = re.compile("[0-9_]")
_STATUS: Final = re.compile("[1-5][0-9]{2}")  # of an answer: no account is called so
MANY: Final = 5  # lines of one word each: nobody writes a message so


def is_list(lines: Sequence[str]) -> bool:
    """Whether these first lines are a list: half of them hold a marked handle, or each is a bare handle or id.

    A server's `Maintenance` is a bare word, too, `Not` and `Found` are two, and `contact @admin` marks one: so a single
    marked line holds nothing else, and bare names are several, of which one has what no word has, or many.
    """
    named = [text for line in lines if (text := _text(line))]
    marked = [text for text in named if len(text.split()) <= _WORDS_BESIDE * len(_marked(text))]
    if marked and 2 * len(marked) >= len(named):
        return len(marked) > 1 or len(_marked(marked[0])) == len(list(filter(None, _PARTED.split(marked[0]))))
    bare = set(named)
    if any(map(_STATUS.fullmatch, bare)) and len(bare) < MANY:
        return False
    return all(map(_BARE.fullmatch, bare)) and len(bare) >= (2 if any(map(_NO_PROSE.search, bare)) else MANY)


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

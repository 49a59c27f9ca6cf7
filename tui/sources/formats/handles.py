"""A plain list: handles, profile links or ids, one a line or parted by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tui.sources.formats.columns import folded
from tui.sources.formats.rows import Fault, Items, Row, Said, What
from tui.sources.values import trimmed

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
_BARE_PARTED: Final = re.compile(r"\s*[,;]\s*")
_WORD: Final = re.compile(r"[^\W\d_]")
_LINKING: Final = ("dan", "and")
_TITLES: Final = ("pengikut", "daftarpengikut", "follower", "followers", "daftarakun")
MANY: Final = 5  # lines of one word each: hardly anybody writes a message so
_PROOF: Final = 10  # bare names that no message has


def is_list(lines: Sequence[str]) -> bool:
    """Whether these first lines are a list: half of them hold a marked handle, or each is a bare handle or id.

    A server's `Maintenance` is a bare word, too, `Not` and `Found` are two, and `contact @admin` marks one: so a single
    marked line holds nothing else, and bare names are several, of which one has what no word has, or many.
    """
    named = [text for line in lines if (text := _text(line))]
    marked = [text for text in named if len(text.split()) <= _WORDS_BESIDE * len(_marked(text))]
    if marked and 2 * len(marked) >= len(named):
        return len(marked) > 1 or len(_marked(marked[0])) == len(list(filter(None, _PARTED.split(marked[0]))))
    bare = {name for text in named[bool(named) and _is_title(named[0]) :] for name in _bare(text)}
    if any(map(_STATUS.fullmatch, bare)) and len(bare) < MANY:
        return False
    return all(map(_BARE.fullmatch, bare)) and len(bare) >= (2 if any(map(_NO_PROSE.search, bare)) else MANY)


def are_doubtful(names: Sequence[str]) -> bool:
    """Whether names may as well be the words of a message: few, and none that is marked or an id."""
    return len(names) < _PROOF and any(names) and not any(_is_proof(name) for name in names)


def _is_proof(name: str) -> bool:
    return is_id(name) or bool(_MARKED.fullmatch(name))


def is_id(text: str) -> bool:
    """Whether a text can only be an id."""
    return bool(_ID.fullmatch(text))


def may_be_handle(text: str) -> bool:
    """Whether a text can be a handle, as any word can."""
    return bool(_BARE.fullmatch(text) or _MARKED.fullmatch(text))


def is_handle(text: str) -> bool:
    """Whether a text can only be a handle: it is marked, or has letters and a sign that no word has."""
    is_unlike_words = _BARE.fullmatch(text) and _NO_PROSE.search(text) and _WORD.search(text)
    return bool(_MARKED.fullmatch(text) or is_unlike_words)


def is_marked(text: str) -> bool:
    """Whether a text is a marked handle, or a profile's link, and nothing besides."""
    return bool(_MARKED.fullmatch(text))


def read_list(lines: Iterable[str]) -> Items:
    """The accounts of a list; nothing is known of them but what they are called.

    In a line that marks its handles, as `1. @kec_rekaan (camat)` does, the other words are none, and of several handles
    among words only the first is who the line is of; in one that does not, only a word that stands alone is one.
    """
    yield Said(What.FORMAT, "handles")
    first: list[str] = []
    is_begun = False
    for number, line in enumerate(lines, start=1):
        text = _text(line)
        if not text or (not is_begun and _is_title(text)):
            is_begun = is_begun or bool(text)
            continue
        is_begun = True
        for names, left in _meant(text):
            for name in names:
                first += [name] * (len(first) < _PROOF)
                yield Row(number, _named(name), "id", is_profile_read=False)
            if left:
                yield Fault("line_of_several", number, (("used", names[0]), ("count", left)))
    if are_doubtful(first):
        yield Said(What.IS_DOUBTFUL, True)


def _named(name: str) -> dict[str, object]:
    link = _ID_LINK.fullmatch(name)
    key = link.group(1) if link else name if _ID.fullmatch(name) else ""
    return {"id": key} if key else {"username": name}


def _text(line: str) -> str:
    """A line without its remark."""
    return trimmed(_REMARK.sub("", line))


def _is_title(text: str) -> bool:
    """Whether the first line only says of what this is a list."""
    return folded(text) in _TITLES


def _meant(text: str) -> Iterator[tuple[list[str], int]]:
    """The names that a line means, and how many it mentions besides, for each of its parts between commas."""
    if not _marked(text):
        yield _bare(text), 0
        return
    for part in text.split(","):
        marked = _marked(part)
        used = 1 if _has_words(part) else len(marked)
        yield marked[:used], len(marked[used:])


def _bare(text: str) -> list[str]:
    """The names of a text that marks none: parted by commas where each part is a name, else the text as it stands."""
    parts = [part for part in _BARE_PARTED.split(text) if part]
    return parts if all(map(_BARE.fullmatch, parts)) else [text]


def _has_words(text: str) -> bool:
    """Whether a text says something beside its handles and what joins them."""
    words = (trimmed(word).strip(_WRAPPING) for word in _PARTED.split(text))
    return any(_WORD.search(word) and word not in _LINKING and not _MARKED.fullmatch(word) for word in words)


def _marked(text: str) -> list[str]:
    """The marked handles and links of a text, without what they are wrapped in."""
    words = (trimmed(word).strip(_WRAPPING) for word in _PARTED.split(text))
    return [word for word in words if _MARKED.fullmatch(word)]

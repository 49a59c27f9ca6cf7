"""Reading a person's name, with honorifics before it and degrees after it."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.profile.vocabulary import Vocabulary
from tui.profile.words import (
    ALSO_NAMES,
    COMMON,
    COMMON_NAMES,
    DEGREE_ENDS,
    DEGREE_STEMS,
    FAMILIAR,
    HONORIFICS,
    LABELS,
    NAME_SHORTS,
    OFFICE_WORDS,
    PLAIN_DEGREES,
)

_BLANK = re.compile(r"[ \t\xa0]*")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['\u2019`\-][^\W\d_]+)*(?!\w)\.?")
_PLAIN = "|".join(sorted(map(re.escape, PLAIN_DEGREES), key=len, reverse=True))
_DOTTED = rf"(?:{DEGREE_STEMS})\.\s?(?:{DEGREE_ENDS})(?:\.\s?(?:{DEGREE_ENDS}))*\.?"
_DEGREE = re.compile(rf"[ \t]*[.,]*[ \t]*(?:{_DOTTED}|(?:{_PLAIN})\b(?:\.(?:I|SD|K)\b)?)(?![^\W\d_])")
_LOOSE_DEGREE = re.compile(_DEGREE.pattern, re.IGNORECASE)
_SON_OF = frozenset(("bin", "binti"))
_MOST_WORDS = 6


class NameFound(Struct, frozen=True):
    """A person's name in a text; `is_titled` when an honorific or degree shows that it is one."""

    start: int
    end: int
    words: tuple[str, ...]
    is_titled: bool


def read_name(text: str, at: int, vocabulary: Vocabulary, *, loose: bool) -> NameFound | None:
    """The name that begins at a place, or None; `loose` takes words in lower case as well."""
    at = _familiar_end(text, at)
    start = at
    at = _honorifics_end(text, at)
    is_honoured = at > start
    words, end = _given_words(text, at, vocabulary, loose=loose, is_honoured=is_honoured)
    if not words:
        return None
    after = _degrees_end(text, end, loose=loose or text[at:end].isupper())
    is_titled = is_honoured or after > end
    if not is_titled and all(word.lower() in vocabulary.known or word.lower() in COMMON_NAMES for word in words):
        return None
    return NameFound(start, after, tuple(words), is_titled)


def _familiar_end(text: str, at: int) -> int:
    """Past "Pak", "Bu" and blanks."""
    at = _skip_blanks(text, at)
    while (found := _NAME_WORD.match(text, at)) and found[0].lower().rstrip(".") in FAMILIAR:
        at = _skip_blanks(text, found.end())
    return at


def _honorifics_end(text: str, at: int) -> int:
    """Past "Drs.", "H." and blanks; a lone letter counts only with its dot."""
    while found := _NAME_WORD.match(text, at):
        bare = found[0].lower().rstrip(".")
        if bare not in HONORIFICS or (len(bare) == 1 and not (found[0].endswith(".") or found[0].isupper())):
            break
        following = _skip_blanks(text, found.end())
        if not _NAME_WORD.match(text, following):
            break
        at = following
    return at


def _given_words(
    text: str, at: int, vocabulary: Vocabulary, *, loose: bool, is_honoured: bool
) -> tuple[list[str], int]:
    """The words of the name proper and where they end."""
    words: list[str] = []
    end = at
    degree = _LOOSE_DEGREE if loose else _DEGREE
    while len(words) < _MOST_WORDS and (found := _NAME_WORD.match(text, _skip_blanks(text, end) if words else at)):
        if words and degree.match(text, end):
            break
        word = found[0].rstrip(".")
        lower = word.lower()
        is_strange = lower in LABELS or lower in COMMON or not (loose or word[0].isupper())
        if is_strange and not (words and lower in _SON_OF):
            break
        if lower in OFFICE_WORDS and lower not in ALSO_NAMES:
            break
        if _is_title(text, found.start(), vocabulary) or (
            not words and not is_honoured and word[0].islower() and lower in vocabulary.known
        ):
            break
        words.append(word)
        end = found.start() + len(word)
        if found[0].endswith("."):
            if len(word) > 1 and lower not in NAME_SHORTS:
                break
            end = found.end()
    return words, end


def _is_title(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a title begins here, which no name holds."""
    return vocabulary.title.match(text, at) is not None


def _degrees_end(text: str, end: int, *, loose: bool) -> int:
    """Past the degrees; a last dot belongs to a degree unless a sentence follows it."""
    pattern = _LOOSE_DEGREE if loose else _DEGREE
    while found := pattern.match(text, end):
        end = found.end()
        if text[end - 1] == "." and re.match(r"[ \t]+[^\W\d_]", text[end:]) and not pattern.match(text, end):
            return end - 1
    return end


def _skip_blanks(text: str, at: int) -> int:
    """Past blanks."""
    found = _BLANK.match(text, at)
    return found.end() if found else at

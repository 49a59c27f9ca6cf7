"""Reading an office's title: the rank, who acts in it, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tui.profile.vocabulary import Vocabulary, bare
from tui.profile.words import ABBREVIATIONS, COMMON, DISTRICT_WORDS, FAMILIAR, HONORIFICS, LABELS, MENTIONING, VOIDING

_TOKEN = re.compile(
    r"[ \t\xa0]*(?:(?P<word>[^\W\d_][\w'\u2019\-]*(?:\.[^\W\d_][\w\-]*)*\.?)|(?P<and>&)"
    r"|(?P<number>(?:\d{1,2}|[IVX]{1,4})\b(?![.:/\-]?\d|[ ]\d)))"
)
_VOID = re.compile(rf"(?<!\w){VOIDING}[\s.\-]*(?:(?:{'|'.join(sorted(FAMILIAR))})\.?\s+)?\Z", re.IGNORECASE)
_MENTION = re.compile(rf"(?<!\w){MENTIONING}\s+(?:(?:{'|'.join(sorted(FAMILIAR))})\.?\s+)?\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:&|dan|/|,)\s*(?:calon\s+)?\Z", re.IGNORECASE)
_ACTING_AFTER = re.compile(r"[ ]?\((?:plt|plh|pjs?|pgs)\.?\)", re.IGNORECASE)
_COLON_AND_NAME = re.compile(r"\s*[:=]\s*[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_BLANKS = re.compile(r"[ \t\xa0]*")
_NUMBERED = re.compile(r"(?:dusun|dsn|rt|rw|sdn?|smpn?|sman?|smkn?|negeri|n)\.?\Z", re.IGNORECASE)
_ZERO = re.compile(r"[oO]\d")
_MOST_WORDS = 16
# Ranks that are no title without what they are of.
_EMPTY_RANKS = frozenset(("kepala", "ka", "ketua", "staf", "staff"))
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi"))
_WORD = re.compile(r"[^\W\d_]+")
_HANDLE = re.compile(r"(?:[@#]|://)\S*\Z")


class TitleFound(Struct, frozen=True):
    """A title in a text: `start` to `end` with what it is of, `base` the rank alone, `base_end` where that ends.

    `until` is where the words end that say where its place is ("Kades Jladri kec Buayan"), which are not part of it;
    `is_mention`: the words before it speak of a place or of somebody else's doing ("Kantor Camat").
    """

    start: int
    end: int
    base: str
    base_end: int
    until: int
    is_mention: bool = False


def titles(text: str, vocabulary: Vocabulary, *, permissive: bool) -> Iterator[TitleFound]:
    """The titles that somebody holds, in the order of the text.

    `permissive` lets unknown words stand in what the title is of, where no name can follow (a person's own profile).
    """
    after, void_end = 0, -1
    for word in _WORD.finditer(text):
        if word.start() < after or not vocabulary.is_first(word[0].lower()):
            continue
        found = vocabulary.title.match(text, word.start())
        if found is None or _in_handle(text, word.start()):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        is_void = _VOID.search(before) is not None
        if is_void or (void_end >= 0 and _AND.match(text[void_end : found.start()])):
            after = void_end = found.end()
            continue
        base_end = found.end("base")
        end = title_end(text, base_end, found["base"], vocabulary, permissive=permissive)
        is_empty = bare(found["base"]) in _EMPTY_RANKS
        if is_empty and end == base_end and not _COLON_AND_NAME.match(text, end):
            continue
        until = after = _district_end(text, end, vocabulary)
        if end == base_end and text[end - 1] == "." and text[end : end + 1] not in (":", "="):
            end = base_end = end - 1
        yield TitleFound(found.start(), end, found["base"], base_end, until, _MENTION.search(before) is not None)


def _in_handle(text: str, at: int) -> bool:
    """Whether a word stands in a handle, a tag or a link."""
    return ("@" in text or "#" in text or "://" in text) and _HANDLE.search(text, max(0, at - 80), at) is not None


def title_end(text: str, at: int, base: str, vocabulary: Vocabulary, *, permissive: bool) -> int:
    """Where a title ends with the words that say what it is of."""
    is_loose = permissive and not any(char.isupper() for char in text)
    end = _complement_end(text, at, base, vocabulary, unknown=permissive, loose=is_loose)
    if not permissive:
        longer = _complement_end(text, at, base, vocabulary, unknown=True, loose=False)
        if longer > end and (_COLON_AND_NAME.match(text, longer) or _is_honorific(text, longer)):
            end = longer
    acting = _ACTING_AFTER.match(text, end)
    return acting.end() if acting else end


def _complement_end(text: str, at: int, base: str, vocabulary: Vocabulary, *, unknown: bool, loose: bool) -> int:
    """Walks over the words that a title is of; `unknown` takes capitalised words that no registry knows."""
    end = _listed_end(text, at, vocabulary)
    if text.startswith(".", at) and text[at + 1 : at + 2].isalpha():
        after = _complement_end(text, at + 1, base, vocabulary, unknown=unknown, loose=loose)
        return after if after > at + 1 else at
    is_of_place = bare(base) in vocabulary.village_heads
    for _ in range(_MOST_WORDS):
        found = _TOKEN.match(text, end)
        if found is None:
            break
        word = found["word"]
        if word is None or word.lower() == "dan":
            if not _goes_on(text, found, at, vocabulary, unknown=unknown):
                return end
            end = found.end()
            continue
        lower = word.lower().rstrip(".")
        is_known = _is_known(word, vocabulary)
        if lower in LABELS or (lower in COMMON and not is_known) or _ZERO.match(word):
            return end
        if end == at and not unknown and not is_of_place and lower in vocabulary.settlements:
            return end
        if lower in HONORIFICS and not _is_eponym(text, found.end(), vocabulary):
            return end
        if is_of_place and end > at and lower.split(".")[0] in DISTRICT_WORDS:
            return end
        if not is_known and lower not in HONORIFICS and not (unknown and (loose or word[0].isupper())):
            return end
        if word.endswith(".") and lower not in HONORIFICS and lower.split(".")[-1] not in ABBREVIATIONS:
            return found.end() - 1
        end = _listed_end(text, found.end(), vocabulary)
    return end


def _district_end(text: str, end: int, vocabulary: Vocabulary) -> int:
    """Past "kec Buayan", at which a village head's title was cut."""
    found = _TOKEN.match(text, end)
    if found is None or found["word"] is None or found["word"].lower().split(".")[0] not in DISTRICT_WORDS:
        return end
    return _complement_end(text, end, "", vocabulary, unknown=False, loose=False)


def _listed_end(text: str, end: int, vocabulary: Vocabulary) -> int:
    """Past a unit's name that holds commas, if one begins with the word that ends here or with the next."""
    if vocabulary.listed is None or text.find(",", end) < 0:
        return end
    last, blanks = _LAST_WORD.search(text, max(0, end - 40), end), _BLANKS.match(text, end)
    for at in (last.start() if last else end, blanks.end() if blanks else end):
        listed = vocabulary.listed.match(text, at)
        if listed and listed.end() > end:
            return listed.end()
    return end


def _goes_on(text: str, found: re.Match[str], at: int, vocabulary: Vocabulary, *, unknown: bool) -> bool:
    """Whether a number or an "and" belongs to what the title is of."""
    if found["number"] is not None:
        return found.start() == at or _NUMBERED.search(text, max(at, found.start() - 12), found.start()) is not None
    following = _TOKEN.match(text, found.end())
    if following is None or following["word"] is None:
        return False
    return _is_known(following["word"], vocabulary) or (unknown and following["word"][0].isupper())


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    """Whether all parts of a word are the registry's or an office's."""
    if word.lower().rstrip(".") in _ROMAN:
        return True
    parts = [part for part in re.split(r"[.\-']", word.lower()) if part]
    return all(part in vocabulary.known or part in ABBREVIATIONS for part in parts) or word.lower() in vocabulary.known


def _is_eponym(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the name after an honorific is one that a unit bears ("RSUD dr. Soedirman")."""
    following = _TOKEN.match(text, at)
    return following is not None and (following["word"] or "").lower() in vocabulary.eponyms


def _is_honorific(text: str, at: int) -> bool:
    """Whether an honorific begins here."""
    found = re.match(r"\s*([^\W\d_]+)(\.?)", text[at:])
    if found is None:
        return False
    lower = found[1].lower()
    return lower in HONORIFICS and (len(lower) > 1 or bool(found[2]))

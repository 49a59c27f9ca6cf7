"""Outside text as matching reads it: lower case, accents, disguises and invisible characters undone."""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝкмтнвьցοαρτυνικεηβօոսɑɡıʟʀɴ",
        "aeopcyxijshdqwkmthbbgoaptuvikenbonsagilrn",
        strict=True,
    )
)
_STRUCK = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe"}
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_WORD = re.compile(r"[a-z0-9]+")
_CLAUSE = re.compile(r"[,;|/\n\u2022\u00b7!?()]|\.\s|\s[-\u2013\u2014]\s")
# Three digits or more: part of a number that nobody should read in a reason.
_NUMBER = re.compile(r"[+(]?\d[\d\s().\-]*\d[\d\s().\-]*\d")
_INITIAL = re.compile(r"(?<![a-z0-9])[a-z](?![a-z0-9])")
_PRINTED_WORD = re.compile(r"[A-Za-z0-9]+|&")
_LEET = str.maketrans("013457@$", "oieastas")
_SHORTEST_SOUND = 4


def fold_character(character: str) -> str:
    """One character as matching reads it: lower case, no accent, no disguise; empty where it is invisible."""
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) in _DROPPED:
            continue
        low = part.lower()
        folded.append(_STRUCK.get(low) or _LOOKALIKES.get(low) or low)
    return "".join(folded)


class _Folding(dict[int, str]):
    """The translation table, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = fold_character(chr(point))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """A text as matching reads it; the law is that folding what is folded changes nothing."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def words_of(folded: str) -> list[str]:
    """The runs of letters and digits of a folded text; single letters that follow one another are one word."""
    words = _WORD.findall(folded.replace("&", " dan "))
    if _INITIAL.search(folded):
        return _with_initials_joined(words)
    return words


def clause_starts(text: str) -> frozenset[int]:
    """Which words of a text begin a new clause, counted as `words_of` counts; none where initials make it unsure."""
    starts: set[int] = set()
    count = 0
    for clause in _CLAUSE.split(text):
        starts.add(count)
        count += len(words_of(fold(clause)))
    return frozenset(starts) if count == len(words_of(fold(text))) else frozenset()


def _with_initials_joined(words: list[str]) -> list[str]:
    """`d p u kebumen` becomes `dpu kebumen`."""
    joined: list[str] = []
    run = ""
    for word in (*words, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        if word:
            joined.append(word)
    return joined


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of a raw text as `words_of` reads them, each with where it begins and ends in the raw text."""
    joined: list[tuple[str, int, int]] = []
    is_run = False
    for word, start, end in _plain_spans(text):
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and is_run:
            before, begin, _ = joined[-1]
            joined[-1] = (before + word, begin, end)
        else:
            joined.append((word, start, end))
        is_run = is_letter
    return joined


def printed(text: str, begin: int, end: int) -> str:
    """Words `begin` to `end` of a raw text as they are printed there, on one line and without long numbers."""
    spans = word_spans(text)[begin:end]
    if not spans:
        return ""
    shown = _NUMBER.sub(" ", text[spans[0][1] : spans[-1][2]])
    return " ".join(shown.split())


def _plain_spans(text: str) -> list[tuple[str, int, int]]:
    if text.isascii():
        found = _PRINTED_WORD.finditer(text)
        return [("dan" if m[0] == "&" else m[0].lower(), m.start(), m.end()) for m in found]
    spans: list[tuple[str, int, int]] = []
    word, begin, end = "", 0, 0
    for place, character in enumerate(text):
        folded = fold(character)
        if not folded:
            continue
        if folded == "&":
            if word:
                spans.append((word, begin, end))
                word = ""
            spans.append(("dan", place, place + 1))
            continue
        for letter in folded:
            if _WORD.match(letter):
                if not word:
                    begin = place
                word, end = word + letter, place + 1
            elif word:
                spans.append((word, begin, end))
                word = ""
    if word:
        spans.append((word, begin, end))
    return spans


def sound(name: str) -> str:
    """A joined name as it sounds: Javanese o and a, doubled letters, h, final k and g, old spellings made equal."""
    if len(name) < _SHORTEST_SOUND:
        return name
    sounded = name.replace("oe", "u").replace("dj", "j").replace("tj", "c").replace("o", "a")
    kept: list[str] = []
    for letter in sounded:
        if letter != "h" and letter != (kept[-1] if kept else ""):
            kept.append(letter)
    if kept[-1:] == ["g"] and kept[-2:-1] != ["n"]:
        kept[-1] = "k"
    return "".join(kept)


def deletions(name: str) -> set[str]:
    """A name with each of its letters left out once."""
    return {name[:place] + name[place + 1 :] for place in range(len(name))}


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter: too many, too few, another, or two that changed places."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def unleet(word: str) -> str:
    """A word with the digits that stand for letters read as letters."""
    return word.translate(_LEET)


def is_disguised(text: str) -> bool:
    """Whether letters of another script stand in it that look like Latin ones."""
    return not text.isascii() and any(character.lower() in _LOOKALIKES for character in text)


def is_styled(text: str) -> bool:
    """Whether it is written in full-width or ornamental letters, or holds invisible characters."""
    return not text.isascii() and any(
        (unicodedata.normalize("NFKC", character)[:1].isascii() and character.isalnum())
        or unicodedata.category(character) == "Cf"
        for character in text
        if not character.isascii()
    )

"""Where digits stand in a text, and which of them cannot be a telephone number."""

from __future__ import annotations

import re

from msgspec import Struct

# A group may start with, or hold, a letter that a reader takes for a digit: O for zero, l or I for one.
_GROUP = re.compile(r"[oO]?\d(?:[\doOlI]*[\doO])?(?![^\W\d_])")
_BETWEEN = re.compile(
    r"[ \t\xa0\u2000-\u200d\u2060\u202f\u3000\ufe0f\u20e3.\-\u2010-\u2015\u2212/|()\[\]{}_~\xb7\u2022:*+]{0,6}\Z"
)
# The quick no: six digits (or letters that pass for them) with little between them.
_ENOUGH = re.compile(r"\d(?:(?:[^\w\n]|_){0,5}[\doOlI]){5}")

# What surely is no telephone number, where digits begin it.
_NUMBERS = re.compile(
    r"""
    (?=[\d-])(?<![\d.])(?:
    (?<!\d[-/.\ ])[0-3]?\d\s?[-/.]\s?[01]?\d\s?[-/.]\s?(?:19|20)\d\d(?!\d)                 # dates
  | (?<!\d[-/.\ ])(?:19|20)\d\d\s?[-/.][01]?\d[-/.][0-3]?\d(?!\d)
  | (?<!\d[-/.)])(?:19|20)\d\d\s?(?:[-/\u2013\u2014]|s\.?/?d\.?)\s?(?:19|20)\d\d(?!\d)       # terms of office
    # hours
  | (?<!\d[-/.])[0-2]?\d[.:][0-5]\d\s?(?:[-\u2013\u2014]|s\.?/?d\.?)\s?[0-2]?\d[.:][0-5]\d(?![.:]?\d)
  | (?<!:)(?<!\d[ /-])[0-2]?\d[.:][0-5]\d(?![\d.:]|[-/]\d)
  | (?<![/(])[1-9]\d{0,3}/\d{4,}/(?:19|20)\d\d(?!\d)                                     # numbers of letters
  | (?<![,-])-?\d{1,3}\.\d{3,}\s?[,;]\s?-?\d{1,3}\.\d{3,}                               # coordinates
  | (?<!\()(?!62)[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.])                                     # counts
  | (?<!-)\d{1,3}(?:[.,]\d+)?\s?(?:jam|hours?|hari|mhz|khz|mdpl|km|%|persen|jt|juta|ribu|rb|tahun|th)\b
  | 24\s?/\s?7(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = "com|net|org|id|me|ly|co|info|gl|be|ee|link|page|site|xyz|app|tv|cc"
_LINKS = re.compile(
    rf"""https?://\S+ | \bwww\.\S+
  | (?<![\w.@])[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS})\b(?:/\S*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_DOMAIN = re.compile(rf"\.(?:{_ENDINGS})\b|://|www\.", re.IGNORECASE)
_HANDLES = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|[@#]\w+")
_NAMED = re.compile(
    r"""\b(?: (?:line|ig|instagram|insta|fb|facebook|tiktok|yt|youtube|bbm|pin(?:\s?bb)?)
    [ ]*(?:id\b[ ]*)?[:=][ ]*@?[\w.]+
  | r[tw][\s.:]*\d{1,3}(?:\s?/\s?(?:rw)?[\s.:]*\d{1,3}(?!\d))? | rp\.?\s?\d[\d.,]* )""",
    re.VERBOSE | re.IGNORECASE,
)


class Group(Struct, frozen=True):
    """Digits that stand together: where, which, and what separates them from the group before."""

    start: int
    end: int
    digits: str
    before: str


def may_hold_number(text: str) -> bool:
    """Whether enough digits stand close together to be worth a look."""
    return _ENOUGH.search(text) is not None


def masked(text: str) -> str:
    """The text, of the same length, with blanks where digits surely are no telephone number."""
    text = _NAMED.sub(_blank, text)
    if _DOMAIN.search(text):
        text = _LINKS.sub(_blank, text)
    if "@" in text or "#" in text:
        text = _HANDLES.sub(_blank, text)
    return _NUMBERS.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    """Line ends, over which no number and no label reaches, in place of what was found."""
    return "\n" * len(found[0])


def chains(text: str) -> list[list[Group]]:
    """Runs of digit groups with nothing between them but what people put inside or between numbers."""
    runs: list[list[Group]] = []
    last_end = -1
    for found in _GROUP.finditer(text):
        start = found.start()
        between = text[last_end:start] if runs else ""
        is_joined = bool(runs) and _BETWEEN.match(between) is not None
        group = Group(start, found.end(), _as_digits(found[0]), between if is_joined else "")
        if is_joined:
            runs[-1].append(group)
        else:
            runs.append([group])
        last_end = found.end()
    return runs


def _as_digits(text: str) -> str:
    """ASCII digits of a group as a reader takes it."""
    if text.isascii() and text.isdigit():
        return text
    return "".join("0" if c in "oO" else "1" if c in "lI" else str(int(c)) for c in text)

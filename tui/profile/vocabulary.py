"""What a registry adds to the language: titles of heads and deputies, and the words of its units' names."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from tui.profile.words import (
    ACTING,
    COMPOUND_PATTERNS,
    FAMILIAR,
    HEAD_PATTERNS,
    HONORIFICS,
    OFFICE_WORDS,
    OTHER_PATTERNS,
    TRIGGERS,
)
from tui.registry.model import Registry

_WORD = re.compile(r"[^\W\d_]+")
# Joined ranks: Kadinkes, Kapolsek, Sekdes, Kasubbagumum.
_PREFIXES = frozenset(("kad", "kap", "sek", "kas"))


class Vocabulary(Struct, frozen=True):
    """A registry's words, ready for reading.

    `title` finds a title (its group `base` without who acts in it); `heads` tell whose head a bare title is,
    `deputies` are below one; `known` are words of unit names and of offices, in lower case; `listed` finds unit names
    with commas; `village_heads` are titles after which the unit's own name stands; `settlements` words that only
    villages bear; `eponyms` people's names in unit names; `firsts` words one of which any statement about a person
    contains.
    """

    title: re.Pattern[str]
    heads: dict[str, frozenset[str]]
    deputies: frozenset[str]
    known: frozenset[str]
    listed: re.Pattern[str] | None
    firsts: frozenset[str]
    generic_head: re.Pattern[str]
    village_heads: frozenset[str]
    place: str
    elsewhere: frozenset[str]
    area_prefixes: tuple[str, ...]
    eponyms: frozenset[str]
    settlements: frozenset[str]

    def rank(self, base: str, unit_kind: str | None) -> int:
        """0 a head of this kind, 1 of another kind, 2 a head by the language, 3 anybody else."""
        kinds = self.heads.get(bare(base))
        if kinds is not None:
            return 0 if unit_kind in kinds else 1
        return 2 if bare(base) not in self.deputies and self.generic_head.fullmatch(base) else 3

    def is_first(self, word: str) -> bool:
        """Whether a title or another statement about a person may begin with this word, given in lower case."""
        return word in self.firsts or word[:3] in _PREFIXES

    def may_tell(self, text: str) -> bool:
        """Whether a text holds a word without which no person is stated: the quick no."""
        words = _WORD.findall(text.lower())
        return not self.firsts.isdisjoint(words) or not _PREFIXES.isdisjoint([word[:3] for word in words])


_last: tuple[Registry, Vocabulary] | None = None


def vocabulary_of(registry: Registry) -> Vocabulary:
    """The vocabulary of a registry; made once for as long as the same registry is asked for."""
    global _last  # noqa: PLW0603
    last = _last
    if last is None or last[0] is not registry:
        last = (registry, _built(registry))
        _last = last
    return last[1]


def bare(title: str) -> str:
    """A title for comparison: lower case, dots and doubled blanks away."""
    return " ".join(title.lower().replace(".", " ").split())


def _built(registry: Registry) -> Vocabulary:
    """A vocabulary from a registry's kinds and units."""
    heads: dict[str, set[str]] = {}
    for kind in registry.kinds:
        for title in kind.titles:
            heads.setdefault(_without_address(title), set()).add(kind.id)
    for unit in registry.units:
        if unit.head_title:
            heads.setdefault(_without_address(unit.head_title), set()).add(unit.kind)
    deputies = {_without_address(title) for kind in registry.kinds for title in kind.deputies} - set(heads)
    registered = sorted(map(_phrase, {*heads, *deputies}), key=len, reverse=True)
    patterns = [*COMPOUND_PATTERNS, *registered, *OTHER_PATTERNS, *HEAD_PATTERNS]
    places = _place_words(registry)
    nested = _nested(registry)
    return Vocabulary(
        title=re.compile(
            rf"(?<![\w@#])(?:{ACTING}\b[\s.\-]*(?:\({ACTING}\.?\)\s*)?)?(?P<base>{'|'.join(patterns)})(?![\w@])",
            re.IGNORECASE,
        ),
        heads={title: frozenset(kinds) for title, kinds in heads.items()},
        deputies=frozenset(deputies),
        known=places | OFFICE_WORDS,
        listed=_listed(registry),
        firsts=TRIGGERS | {title.split()[0] for title in (*heads, *deputies)},
        generic_head=re.compile("|".join(HEAD_PATTERNS), re.IGNORECASE),
        village_heads=frozenset(title for title, kinds in heads.items() if kinds & nested),
        place=registry.place.name.lower(),
        elsewhere=frozenset(name.lower() for name in registry.place.elsewhere) - places,
        area_prefixes=tuple("+62" + code.lstrip("0") for code in registry.place.area_codes),
        eponyms=frozenset(
            second
            for unit in registry.units
            for first, second in pairwise(_WORD.findall(unit.name.lower()))
            if first in HONORIFICS
        ),
        settlements=_settlements(registry),
    )


def _nested(registry: Registry) -> set[str]:
    """The kinds of units that stand below another unit, or have others below them."""
    below = {unit.kind for unit in registry.units if unit.parent is not None}
    return below | {registry.by_id[parent].kind for parent in registry.children if parent in registry.by_id}


def _without_address(title: str) -> str:
    """A bare title without "Pak" or "Bu"."""
    words = bare(title).split()
    while len(words) > 1 and words[0] in FAMILIAR:
        words = words[1:]
    return " ".join(words)


def _phrase(title: str) -> str:
    """A pattern for a bare title, dots and blanks free."""
    return r"(?:\.\s*|\s+)".join(map(re.escape, title.split())) + r"(?:\.(?=\s?\w))?"


def _place_words(registry: Registry) -> frozenset[str]:
    """Words of the registry's names; one-letter words and forms of address do not count."""
    texts = [registry.place.name, registry.place.kind, registry.place.province, *registry.place.codes]
    for kind in registry.kinds:
        texts += [*kind.words, *kind.short_words]
    for unit in registry.units:
        texts += [unit.name, unit.short, *unit.aliases]
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return frozenset(word for word in words if len(word) > 1 and word not in HONORIFICS)


def _settlements(registry: Registry) -> frozenset[str]:
    """Words that only units below others bear: villages, whose names people bear too."""
    below: set[str] = set()
    above = {registry.place.name.lower()}
    for unit in registry.units:
        (above if unit.parent is None else below).update(_WORD.findall(unit.name.lower()))
    return frozenset(below - above - OFFICE_WORDS)


def _listed(registry: Registry) -> re.Pattern[str] | None:
    """A pattern for the unit names that hold commas, "dan" and "&" being the same."""
    names = sorted({unit.name for unit in registry.units if "," in unit.name}, key=len, reverse=True)
    if not names:
        return None
    ways = [
        r"\s*,\s*(?:dan\s+|&\s*)?".join(
            re.sub(r"(?:\\ )+(?:dan|&)(?:\\ )+", r"\\s*(?:,\\s*)?(?:dan|&)\\s*", re.escape(part.strip()))
            for part in name.split(",")
        )
        for name in names
    ]
    return re.compile("|".join(re.sub(r"(?:\\ )+", r"\\s+", way) for way in ways), re.IGNORECASE)

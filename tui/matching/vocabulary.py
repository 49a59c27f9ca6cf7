"""What a registry's names are made of: kinds, areas, offices; all of it derived, nothing listed by hand."""

from __future__ import annotations

from msgspec import Struct, field

from tui.matching.abbreviations import initials
from tui.matching.found import Strength
from tui.matching.normalize import fold, words_of
from tui.registry.model import Registry, Unit

CONJUNCTIONS = frozenset({"dan", "serta", "and", "n"})
_REGION_WORDS = frozenset({"kabupaten", "kab", "kota", "provinsi", "daerah"})
_SHORTEST_INITIALS = 3


class Office(Struct, frozen=True):
    """A unit that is not an area: its full name as words, without place and conjunctions."""

    unit: int
    kind: str
    words: tuple[str, ...]
    content: tuple[str, ...]


class Phrase(Struct, frozen=True):
    """A way to write an office: its words, and how plainly they name it."""

    words: tuple[str, ...]
    unit: int
    strength: Strength


class Vocabulary(Struct):
    """The names of one registry, in folded words."""

    registry: Registry
    place: frozenset[str] = frozenset()
    kind_words: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    area_kinds: frozenset[str] = frozenset()
    title_kinds: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    heads: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    area_names: dict[str, set[int]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    own_names: dict[int, str] = field(default_factory=dict)


def vocabulary_of(registry: Registry) -> Vocabulary:
    """The vocabulary of a registry."""
    vocabulary = Vocabulary(registry)
    vocabulary.place = frozenset(
        {"".join(words_of(fold(word))) for word in (registry.place.name, *registry.place.codes)} - {""}
    )
    vocabulary.area_kinds = _area_kinds(registry)
    for kind in registry.kinds:
        for word in (*kind.words, *kind.short_words):
            words = tuple(words_of(fold(word)))
            if words:
                vocabulary.kind_words.setdefault(words, set()).add(kind.id)
        if kind.id in vocabulary.area_kinds:
            for title in kind.titles:
                vocabulary.kind_words.setdefault(("kantor", *words_of(fold(title))), set()).add(kind.id)
        for title in (*kind.titles, *kind.deputies):
            vocabulary.title_kinds.setdefault(tuple(words_of(fold(title))), set()).add(kind.id)
        for title in kind.titles:
            vocabulary.heads.setdefault(tuple(words_of(fold(title))), set()).add(kind.id)
    for number, unit in enumerate(registry.units):
        if unit.kind in vocabulary.area_kinds:
            _add_area(vocabulary, number, unit)
        else:
            _add_office(vocabulary, number, unit)
    return vocabulary


def _area_kinds(registry: Registry) -> frozenset[str]:
    """Kinds of places that are governed: those with lettered codes, and the kinds below them."""
    coded = {unit.id for unit in registry.units if unit.code}
    kinds = {unit.kind for unit in registry.units if unit.code}
    return frozenset(kinds | {unit.kind for unit in registry.units if unit.parent in coded})


def _without_kind(vocabulary: Vocabulary, words: tuple[str, ...], kind: str) -> tuple[str, ...] | None:
    """The words after the kind's own word, or None where they do not begin with it."""
    for length in range(min(4, len(words)), 0, -1):
        if kind in vocabulary.kind_words.get(words[:length], ()):
            return words[length:]
    return None


def _add_area(vocabulary: Vocabulary, number: int, unit: Unit) -> None:
    for name in (unit.name, *unit.aliases):
        words = tuple(words_of(fold(name)))
        rest = _without_kind(vocabulary, words, unit.kind)
        joined = "".join(words if rest is None else rest)
        if joined:
            vocabulary.own_names.setdefault(number, joined)
            vocabulary.area_names.setdefault(joined, set()).add(number)


def _add_office(vocabulary: Vocabulary, number: int, unit: Unit) -> None:
    name = _office_words(vocabulary, unit.name)
    content = _without_kind(vocabulary, name, unit.kind)
    vocabulary.offices.append(Office(number, unit.kind, name, name if content is None else content))
    vocabulary.phrases.append(Phrase(name, number, Strength.FULL))
    if content is not None and len(content) > 1:
        vocabulary.phrases.append(Phrase(content, number, Strength.WITHOUT_KIND))
    for alias in unit.aliases:
        words = _office_words(vocabulary, alias)
        if words and words != name:
            strength = _alias_strength(vocabulary, words, content, unit.kind)
            vocabulary.phrases.append(Phrase(words, number, strength))
            if len(words) > 1:
                vocabulary.phrases.append(Phrase(("".join(words),), number, strength))
    short = initials(name)
    if len(short) >= _SHORTEST_INITIALS:
        vocabulary.phrases.append(Phrase((short,), number, Strength.SHORT))


def _alias_strength(
    vocabulary: Vocabulary, words: tuple[str, ...], content: tuple[str, ...] | None, kind: str
) -> Strength:
    """An alias is a short name; one that only repeats a word of the name (the DPRD of its Sekretariat) is a part."""
    if words in vocabulary.title_kinds:
        return Strength.TITLE
    if words == content:
        return Strength.WITHOUT_KIND if len(words) > 1 else Strength.PARTIAL
    return Strength.FULL if _without_kind(vocabulary, words, kind) == content else Strength.SHORT


def _office_words(vocabulary: Vocabulary, name: str) -> tuple[str, ...]:
    """An office's name without the place at its end and without conjunctions."""
    words = [word for word in words_of(fold(name)) if word not in CONJUNCTIONS]
    while words and words[-1] in vocabulary.place:
        words.pop()
        while words and words[-1] in _REGION_WORDS - {"daerah"}:
            words.pop()
    return tuple(words)

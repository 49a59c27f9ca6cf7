"""The registry turned over: from words, sounds and one-letter slips to units. Built once, asked for every follower."""

from __future__ import annotations

from tui.matching.areas import AreaNames
from tui.matching.elsewhere import Elsewhere, joined
from tui.matching.gate import Gate
from tui.matching.kinds import KindWords, TitleWords
from tui.matching.offices import OfficeNames
from tui.matching.vocabulary import vocabulary_of
from tui.registry.model import Registry

_KEPT = 4


class MatchIndex:
    """Look-ups of one registry; deterministic, and safe to share since only its caches change."""

    def __init__(self, registry: Registry) -> None:
        vocabulary = vocabulary_of(registry)
        self.registry = registry
        self.units = registry.units
        self.place = vocabulary.place
        self.area_kinds = vocabulary.area_kinds
        self.areas = AreaNames(vocabulary)
        self.offices = OfficeNames(vocabulary)
        self.kinds = KindWords(vocabulary)
        self.titles = TitleWords(vocabulary)
        self.elsewhere = Elsewhere(registry.place)
        self.bodies_below = frozenset(map(joined, registry.subunit_words)) - {""}
        self.number_of = {unit.id: number for number, unit in enumerate(registry.units)}
        self.parent_of = [self.number_of.get(unit.parent or "") for unit in registry.units]
        self.parents = frozenset(parent for parent in self.parent_of if parent is not None)
        self.parent_kinds = frozenset(registry.units[number].kind for number in self.parents) & self.area_kinds
        self.parents_by_name: dict[str, frozenset[int]] = {}
        for name, bearers in vocabulary.area_names.items():
            above = frozenset(u for u in bearers if u in self.parents and registry.units[u].kind in self.parent_kinds)
            if above and name not in self.place:
                self.parents_by_name[name] = above
        self.place_ends = tuple(sorted(self.place, key=lambda word: (-len(word), word)))
        names: list[set[str]] = [set() for _ in registry.units]
        for name, units in (*vocabulary.area_names.items(), *self.offices.joined.items()):
            for unit in units:
                names[unit].add(name)
        self._names_of = [tuple(sorted(found)) for found in names]
        self._beginnings: dict[str, bool] = {}
        self.gate = Gate(vocabulary, self.kinds, self.titles, self.offices, self.bodies_below)

    def may_begin_mention(self, word: str) -> bool:
        """Whether a unit may be named from this word on; remembered, since texts share most of their words."""
        known = self._beginnings.get(word)
        if known is None:
            offices = self.offices
            known = self._beginnings[word] = (
                self.kinds.is_first(word)
                or offices.word(word) in offices.phrases
                or offices.may_begin_alias(word)
                or bool(self.kinds.beginning(word))
                or (offices.may_be_clipped(word) and bool(offices.derived(word).units))
            )
        return known

    def joined_names(self, unit: int) -> tuple[str, ...]:
        """All names and short forms of a unit, each as one word."""
        return self._names_of[unit]


_INDEXES: dict[str, MatchIndex] = {}


def index_of(registry: Registry) -> MatchIndex:
    """The index of a registry, built once for each digest."""
    known = _INDEXES.get(registry.digest) if registry.digest else None
    if known is None:
        known = MatchIndex(registry)
        if registry.digest:
            while len(_INDEXES) >= _KEPT:
                _INDEXES.pop(next(iter(_INDEXES)))
            _INDEXES[registry.digest] = known
    return known

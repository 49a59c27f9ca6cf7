"""Areas by name: exactly, by sound, with one slip of a letter, or by their beginning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tui.matching.found import NOTHING, Found, Strength
from tui.matching.normalize import deletions, is_one_slip, sound
from tui.matching.vocabulary import Vocabulary

_SHORTEST_SLIP = 5


class AreaNames:
    """The names of all areas, as joined folded words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kind_of = tuple(unit.kind for unit in vocabulary.registry.units)
        self._names = {name: frozenset(units) for name, units in vocabulary.area_names.items()}
        self._own = dict(vocabulary.own_names)
        self._sorted = sorted(self._names)
        # Tuples: nearly all of these thousands hold one name, and a set of one is four times as large.
        self._by_sound: dict[str, tuple[str, ...]] = {}
        self._by_slip: dict[str, tuple[str, ...]] = {}
        for name in self._sorted:
            self._by_sound[sound(name)] = (*self._by_sound.get(sound(name), ()), name)
            if len(name) >= _SHORTEST_SLIP:
                alone = (name,)  # the same for all of its forms
                for shorter in deletions(name) | {name}:
                    before = self._by_slip.get(shorter)
                    self._by_slip[shorter] = alone if before is None else (*before, name)

    def named(self, name: str, kinds: Iterable[str]) -> Found:
        """The areas of these kinds that a joined name stands for: exactly, else by sound, else with one slip."""
        wanted = frozenset(kinds)
        exact = self._names.get(name)
        if exact:
            units = self._of_kinds(exact, wanted)
            return Found(units, Strength.FULL) if units else Found(exact, Strength.OTHER_KIND)
        alike = (unit for spelled in self._by_sound.get(sound(name), ()) for unit in self._names[spelled])
        if units := self._of_kinds(alike, wanted):
            return Found(units, Strength.SPELLED)
        if units := self._of_kinds(self._slipped(name), wanted):
            return Found(units, Strength.MISSPELT)
        return NOTHING

    def exactly(self, name: str) -> frozenset[int]:
        """The areas of any kind that bear exactly this joined name."""
        return self._names.get(name, frozenset())

    def beginning(self, beginning: str, kinds: Iterable[str]) -> Found:
        """The areas whose joined name begins so: for names and handles that were cut."""
        wanted = frozenset(kinds)
        at = bisect_left(self._sorted, beginning)
        units: set[int] = set()
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            units |= self._names[self._sorted[at]]
            at += 1
        of_kind = self._of_kinds(units, wanted)
        return Found(of_kind, Strength.CUT) if of_kind else NOTHING

    def name_of(self, unit: int) -> str:
        """An area's own name as one word; empty for an office."""
        return self._own.get(unit, "")

    def _of_kinds(self, units: Iterable[int], kinds: frozenset[str]) -> frozenset[int]:
        return frozenset([unit for unit in units if self._kind_of[unit] in kinds])

    def _slipped(self, name: str) -> set[int]:
        """Areas whose name differs by one letter: too many, too few, another, or two that changed places."""
        if len(name) < _SHORTEST_SLIP:
            return set()
        near = {found for shorter in deletions(name) | {name} for found in self._by_slip.get(shorter, ())}
        return {unit for spelled in near if is_one_slip(name, spelled) for unit in self._names[spelled]}

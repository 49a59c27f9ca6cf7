"""Units by what people call them: id, name, short name or alias, as long as only one is called so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property

from tui.errors import UsageError
from tui.matching.normalize import fold, words_of
from tui.registry.model import Registry, Unit
from tui.sources.cleaning import clean_text

NAMED_AT_MOST = 5
NEAR_ID = 0.8
NEAR_NAME = 0.6
COMPARED = 20


class UnitNames:
    """Finds units of one registry; folded once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._by_name: dict[str, dict[str, Unit]] = {}
        for unit in registry.units:
            for name in self._names(unit):
                self._by_name.setdefault(_folded(name), {})[unit.id] = unit

    def find(self, words: str) -> Unit:
        """The unit of that id or name.

        Raises UsageError: `unit_ambiguous` with the ids of all that are called so, `unit_called_nearly` with the
        nearest one, `unit_called_unknown` where none is near.
        """
        words = clean_text(words, limit=100).strip()
        exact = self._registry.by_id.get(words)
        if exact is not None:
            return exact
        called = list(self._by_name.get(_folded(words), {}).values())
        if len(called) == 1:
            return called[0]
        if called:
            ids = ", ".join(unit.id for unit in called[:NAMED_AT_MOST])
            raise UsageError("unit_ambiguous", words=words, count=len(called), ids=ids)
        near = self._nearest(words)
        if near is None:
            raise UsageError("unit_called_unknown", words=words)
        raise UsageError("unit_called_nearly", words=words, id=near.id, name=near.name)

    def _names(self, unit: Unit) -> Iterator[str]:
        yield from (unit.name, unit.short, *unit.aliases)
        parent = self._registry.by_id.get(unit.parent or "")
        if parent is not None:
            yield from (f"{unit.name} {parent.name}", f"{unit.name} {parent.short}")

    def _nearest(self, words: str) -> Unit | None:
        """The unit whose id is most like the words, else the one whose name is; None where none is much like them."""
        by_id = _most_like(words, list(self._registry.by_id), NEAR_ID)
        if by_id is not None:
            return self._registry.by_id[by_id]
        folded = _folded(words)
        shared = Counter(name for part in _parts(folded) for name in self._by_part.get(part, ()))
        by_name = _most_like(folded, [name for name, _count in shared.most_common(COMPARED)], NEAR_NAME)
        return next(iter(self._by_name[by_name].values())) if by_name is not None else None

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """Names by each three letters in a row, so that only a few need be compared."""
        by_part: dict[str, list[str]] = {}
        for name in self._by_name:
            for part in _parts(name):
                by_part.setdefault(part, []).append(name)
        return by_part


def _most_like(words: str, names: list[str], least: float) -> str | None:
    """The first of the names that are most like the words, None where none is more like them than `least`."""
    likeness = SequenceMatcher(None, b=words, autojunk=False)
    best, nearest = least, None
    for name in names:
        likeness.set_seq1(name)
        if likeness.real_quick_ratio() > best and likeness.quick_ratio() > best and likeness.ratio() > best:
            best, nearest = likeness.ratio(), name
    return nearest


def _parts(folded: str) -> set[str]:
    return {folded[place : place + 3] for place in range(len(folded) - 2)}


def _folded(name: str) -> str:
    return " ".join(words_of(fold(name)))

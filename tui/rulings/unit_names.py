"""Units by what people call them: id, name, short name or alias, as long as only one is called so."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from tui.errors import UsageError
from tui.matching.normalize import fold, words_of
from tui.registry.model import Registry, Unit
from tui.sources.cleaning import clean_text

NAMED_AT_MOST = 5


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
        near_ids = get_close_matches(words, self._registry.by_id, n=1, cutoff=0.8)
        if near_ids:
            return self._registry.by_id[near_ids[0]]
        near = get_close_matches(_folded(words), self._by_name, n=1, cutoff=0.6)
        return next(iter(self._by_name[near[0]].values())) if near else None


def _folded(name: str) -> str:
    return " ".join(words_of(fold(name)))

"""Units found by what was typed, as lines to choose from."""

from __future__ import annotations

from tui.registry.model import Registry, Unit
from tui.view.search import Search

MOST_CHOICES = 50


class UnitFinder:
    """Finds the units of a registry while one types; without a word it gives the first ones."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._search = Search(registry)

    def choices(self, query: str) -> list[tuple[str, str]]:
        """The best units as pairs of id and line."""
        units = self._search.find(query, limit=MOST_CHOICES) if query else self._registry.units[:MOST_CHOICES]
        return [(unit.id, self._line(unit)) for unit in units]

    def _line(self, unit: Unit) -> str:
        parent = self._registry.by_id.get(unit.parent) if unit.parent else None
        return f"{unit.name} · {parent.name}" if parent else unit.name

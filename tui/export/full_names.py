"""Units named so that nobody takes one for another of the same name."""

from __future__ import annotations

from collections import Counter

from tui.registry.model import Registry, Unit
from tui.view.names import Names


class FullNames:
    """The full names of one registry's units; a name that several units bear is followed by the unit above."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._names = Names(registry)
        self._bearers = Counter(unit.name for unit in registry.units)

    def of(self, unit: Unit) -> str:
        """`Desa Tanjungsari, Kec. Petanahan`; `Dinas Kesehatan`."""
        return self._distinct(unit, unit.name)

    def short(self, unit: Unit) -> str:
        """`Desa Tanjungsari, Kec. Petanahan`; `Dinkes`."""
        return self._distinct(unit, self._names.short(unit))

    def _distinct(self, unit: Unit, name: str) -> str:
        parent = self._registry.by_id.get(unit.parent or "")
        if parent is None or self._bearers[unit.name] < 2:
            return name
        return f"{name}, {self._names.short(parent)}"

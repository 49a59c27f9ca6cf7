"""Units found by what was typed, as lines to choose from."""

from __future__ import annotations

from tui.registry.model import Registry

MOST_CHOICES = 50


def choices_of(registry: Registry, query: str) -> list[tuple[str, str]]:
    """Units whose name, short name or alias holds what was typed, as pairs of id and line."""
    wanted = query.casefold()
    found = [u for u in registry.units if any(wanted in t.casefold() for t in (u.name, u.short, *u.aliases))]
    return [(unit.id, _line(registry, unit.id)) for unit in found[:MOST_CHOICES]]


def _line(registry: Registry, unit_id: str) -> str:
    unit = registry.by_id[unit_id]
    parent = registry.by_id.get(unit.parent) if unit.parent else None
    return f"{unit.name} · {parent.name}" if parent else unit.name

"""How an operator's wish becomes a ruling: who is meant, whether it conflicts, and many of them from one sheet."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.rulings.hearing import Hearing
    from tui.rulings.resolution import Bearers, resolved
    from tui.rulings.unit_names import UnitNames
    from tui.rulings.wish import Wish, conflict_of, decision_of, with_account

_HOMES = {
    "Bearers": "resolution",
    "Hearing": "hearing",
    "UnitNames": "unit_names",
    "Wish": "wish",
    "conflict_of": "wish",
    "decision_of": "wish",
    "resolved": "resolution",
    "with_account": "wish",
}

__all__ = ["Bearers", "Hearing", "UnitNames", "Wish", "conflict_of", "decision_of", "resolved", "with_account"]


def __getattr__(name: str) -> object:
    """Each part is imported when it is first asked for: a wall on which nobody rules needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

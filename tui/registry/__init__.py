"""The list of units with the directive and the groups: read, checked, found."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.registry.find import bundled_registry, find_registry
from tui.registry.model import (
    FIELD_IDS,
    RULE_IDS,
    Deadline,
    Directive,
    Group,
    Kind,
    Place,
    Registry,
    Rule,
    Target,
    Unit,
    UnitAccount,
)

if TYPE_CHECKING:
    from tui.registry.load import check, load_registry

_HOMES = {"check": "tui.registry.load", "load_registry": "tui.registry.load"}

__all__ = [
    "FIELD_IDS",
    "RULE_IDS",
    "Deadline",
    "Directive",
    "Group",
    "Kind",
    "Place",
    "Registry",
    "Rule",
    "Target",
    "Unit",
    "UnitAccount",
    "bundled_registry",
    "check",
    "find_registry",
    "load_registry",
]


def __getattr__(name: str) -> object:
    """What judges is imported when it is first asked for: most starts find the registry as they judged it before."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

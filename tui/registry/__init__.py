"""The list of units with the directive and the groups: read, checked, found."""

from tui.registry.find import bundled_registry, find_registry
from tui.registry.load import check, load_registry
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

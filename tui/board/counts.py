"""The figures of a Board: statuses, timings and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tui.board.model import GroupCount, UnitState
from tui.compliance import Status, Timing
from tui.registry.model import Registry


def count_statuses(states: tuple[UnitState, ...]) -> Mapping[Status, int]:
    """How many units have each status; every status stands in it, and the sum is the number of units."""
    counted = Counter(state.status for state in states)
    return {status: counted[status] for status in Status}


def count_timings(states: tuple[UnitState, ...]) -> Mapping[Timing, int]:
    """How many compliant units have each timing."""
    counted = Counter(state.timing for state in states if state.status is Status.COMPLIANT)
    return {timing: counted[timing] for timing in Timing}


def count_groups(registry: Registry, states: tuple[UnitState, ...]) -> tuple[GroupCount, ...]:
    """The figures of each group, exempt units left out; a lost account is no account."""
    units: Counter[str] = Counter()
    with_account: Counter[str] = Counter()
    compliant: Counter[str] = Counter()
    for state in states:
        group = registry.group_of_kind.get(registry.by_id[state.unit].kind)
        if group is None or state.status is Status.EXEMPT:
            continue
        units[group.id] += 1
        with_account[group.id] += state.account is not None and state.status is not Status.LOST
        compliant[group.id] += state.status is Status.COMPLIANT
    return tuple(
        GroupCount(group.id, group.label, units[group.id], with_account[group.id], compliant[group.id])
        for group in registry.groups
    )

"""Which units the operator's filters show; wall, cursor and call list ask the same question here."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.board.model import UnitState
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.view.model import View

# Who was contacted is left in peace for so long.
REST = timedelta(days=3)
# The statuses in which a unit can do something about it.
CAN_ACT = frozenset({Status.NONE, Status.PERSONAL, Status.INCOMPLETE, Status.LOST})


def was_contacted(state: UnitState, now: datetime) -> bool:
    """Whether somebody spoke to the unit within the last three days."""
    return any(ruling.kind is DecisionKind.CONTACTED and now - ruling.at < REST for ruling in state.rulings)


def is_shown(state: UnitState, view: View, now: datetime) -> bool:
    """Whether the filters leave a unit in: its status, whether it is to be checked or called."""
    if view.statuses and state.status not in view.statuses:
        return False
    if view.is_to_check and not state.alarms:
        return False
    return not view.is_to_call or (state.status in CAN_ACT and not was_contacted(state, now))

"""The call list: a courteous reminder for every unit that the filter shows and that can do something."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.board.model import Board, UnitState
from tui.decisions import DecisionKind
from tui.export.reminder import reminder
from tui.registry.model import Registry
from tui.view.arrange import order_units
from tui.view.model import View

# Who was contacted is left in peace for so long.
REST = timedelta(days=3)


def call_list(registry: Registry, board: Board, view: View, now: datetime) -> list[str]:
    """The reminders of the units shown, in the order in which they stand."""
    ordered = [unit for units in order_units(registry, view, board).values() for unit in units]
    states = [board.by_unit[unit] for unit in ordered if unit in board.by_unit]
    shown = [state for state in states if not view.statuses or state.status in view.statuses]
    due = [state for state in shown if not _was_contacted(state, now)]
    texts = (reminder(registry.by_id[state.unit], state, registry, now) for state in due)
    return [text for text in texts if text]


def _was_contacted(state: UnitState, now: datetime) -> bool:
    return any(r.kind is DecisionKind.CONTACTED and now - r.at < REST for r in state.rulings)

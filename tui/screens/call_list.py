"""The call list: a courteous reminder for every unit that the filter shows and that can do something."""

from __future__ import annotations

from datetime import datetime

from tui.board.model import Board
from tui.export.reminder import reminder
from tui.registry.model import Registry
from tui.view.arrange import order_units
from tui.view.filters import is_shown, was_contacted
from tui.view.model import View


def call_list(registry: Registry, board: Board, view: View, now: datetime) -> list[str]:
    """The reminders of the units shown, in the order in which they stand."""
    ordered = [unit for units in order_units(registry, view, board).values() for unit in units]
    states = [board.by_unit[unit] for unit in ordered if unit in board.by_unit]
    due = [state for state in states if is_shown(state, view, now) and not was_contacted(state, now)]
    texts = (reminder(registry.by_id[state.unit], state, registry, now) for state in due)
    return [text for text in texts if text]

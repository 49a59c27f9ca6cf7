"""The call list: a courteous reminder for every unit that the filter shows and that can do something."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from tui.board.model import Board
from tui.export.reminder import reminder
from tui.registry.model import Registry
from tui.view.arrange import order_units
from tui.view.filters import CAN_ACT, REST, is_shown, was_contacted
from tui.view.model import View
from tui.wording import _, n_


class CallList(Struct, frozen=True):
    """The reminders, and how many units got none because they were contacted lately."""

    texts: tuple[str, ...]
    rested: int

    @property
    def words(self) -> str:
        """What was copied and what not, and why."""
        if self.texts:
            copied = n_("{n} pengingat tersalin.", "{n} pengingat tersalin.", len(self.texts))
            said = [copied.format(n=len(self.texts))]
            if self.rested:
                words = n_(
                    "{n} unit yang dihubungi dalam {days} hari terakhir dilewati.",
                    "{n} unit yang dihubungi dalam {days} hari terakhir dilewati.",
                    self.rested,
                )
                said.append(words.format(n=self.rested, days=REST.days))
            return " ".join(said)
        if self.rested:
            words = _("Tidak ada yang disalin: semua yang perlu diingatkan dihubungi dalam {days} hari terakhir.")
            return words.format(days=REST.days)
        return _("Tidak ada yang disalin: di antara yang tersaring tidak ada yang menunggu tindakan unit.")


def call_list(registry: Registry, board: Board, view: View, now: datetime) -> CallList:
    """The reminders of the units shown, in the order in which they stand."""
    ordered = [unit for units in order_units(registry, view, board).values() for unit in units]
    states = [board.by_unit[unit] for unit in ordered if unit in board.by_unit]
    able = [state for state in states if is_shown(state, view, now) and state.status in CAN_ACT]
    due = [state for state in able if not was_contacted(state, now)]
    texts = (reminder(registry.by_id[state.unit], state, registry, now) for state in due)
    return CallList(tuple(text for text in texts if text), len(able) - len(due))

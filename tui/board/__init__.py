"""The frozen whole at one instant, and how it is taken."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.board.model import Board, Candidate, Change, ChangeKind, GroupCount, Held, LinkedBy, SourceHealth, UnitState

if TYPE_CHECKING:
    from tui.board.take import take_board, without_changes

_HOMES = {
    "take_board": "tui.board.take",
    "without_changes": "tui.board.take",
}

__all__ = [
    "Board",
    "Candidate",
    "Change",
    "ChangeKind",
    "GroupCount",
    "Held",
    "LinkedBy",
    "SourceHealth",
    "UnitState",
    "take_board",
    "without_changes",
]


def __getattr__(name: str) -> object:
    """What works is imported when it is first asked for: the wall paints a Board that others have judged."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""The frozen whole at one instant, and how it is taken."""

from tui.board.model import Board, Candidate, Change, ChangeKind, GroupCount, Held, LinkedBy, SourceHealth, UnitState
from tui.board.take import take_board, without_changes

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

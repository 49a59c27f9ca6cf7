"""What every export of invented data says of itself."""

from __future__ import annotations

from tui.board.model import Board
from tui.codes import code
from tui.wording import sentence


def banner_of(board: Board) -> str:
    """The banner that stands on every export of a reconstruction; empty for live data."""
    return sentence(code("replay_banner")) if board.is_reconstruction else ""

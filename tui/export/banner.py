"""What every export of invented data says of itself."""

from __future__ import annotations

from tui.board.model import Board
from tui.wording import _


def banner_of(board: Board) -> str:
    """The banner that stands on every export of a reconstruction; empty for live data."""
    if not board.is_reconstruction:
        return ""
    return _("REKONSTRUKSI · profil dan waktu sebagian besar rekaan · bukan data langsung")

"""What app and screens tell each other: facts in the past tense, wishes as `...Requested`.

Wishes bubble up from a screen to the app; facts are posted to one node, the app or a screen, and stay there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from tui.board.model import Board, Change
from tui.codes import Code
from tui.decisions import DecisionKind
from tui.sources.base import AccountKey
from tui.view.model import View


@dataclass
class BoardTaken(Message, bubble=False):
    """A new Board, already saved. Neighbours in the queue collapse: show against what was shown last.

    `is_past` says that it is a Board read back by time travel.
    """

    board: Board
    is_past: bool = False

    def can_replace(self, message: Message) -> bool:
        """Whether a waiting message of the same sort may be dropped for this one."""
        return isinstance(message, BoardTaken) and message.is_past == self.is_past


@dataclass
class ReadingStarted(Message, bubble=False):
    """The source is being read."""


@dataclass
class ReadingFailed(Message, bubble=False):
    """A reading that gave nothing; the last Board stays. `next_in` is seconds until the next try."""

    code: Code
    next_in: float | None = None


@dataclass
class ReadingRequested(Message):
    """The operator wants a reading now."""


@dataclass
class DecisionRequested(Message):
    """The operator rules. For UNDO and REDO the newest fitting decision is meant."""

    kind: DecisionKind
    unit: str | None = None
    account: AccountKey | None = None
    handle: str = ""
    by: str = ""
    basis: str = ""
    field: str = ""
    value: str = ""


@dataclass
class DecisionMade(Message, bubble=False):
    """A ruling is on disk."""

    number: int
    kind: DecisionKind


@dataclass
class DecisionRefused(Message, bubble=False):
    """A ruling that conflicts with another one, or could not be saved."""

    code: Code


@dataclass
class SnapshotRequested(Message):
    """The operator wants the files of the Board that is shown, in the View in which it is shown.

    `folder` None means the default place, `formats` empty the usual ones.
    """

    folder: Path | None = None
    formats: tuple[str, ...] = ()
    board: Board | None = None
    view: View | None = None


@dataclass
class SnapshotSaved(Message, bubble=False):
    """Every file of a snapshot is on disk."""

    folder: Path


@dataclass
class SnapshotFailed(Message, bubble=False):
    """Nothing of the snapshot was kept."""

    code: Code


@dataclass
class HistoryRequested(Message):
    """A screen wants the Changes of one unit, or of all."""

    unit: str | None = None


@dataclass
class HistoryRead(Message, bubble=False):
    """The Changes asked for, newest first."""

    unit: str | None
    changes: tuple[Change, ...]


@dataclass
class InstantRequested(Message):
    """Time travel: a step of that many readings back (-) or forward (+), or 0 for the live Board."""

    step: int


@dataclass
class PauseToggled(Message):
    """The operator freezes or frees the view; the data go on."""

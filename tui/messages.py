"""What app and screens tell each other: facts in the past tense, wishes as `...Requested`.

Wishes bubble up from a screen to the app; facts are posted to one node, the app or a screen, and stay there. They are
written out, since making fourteen dataclasses would be a fiftieth of the whole start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.board.model import Board, Change
from tui.codes import Code
from tui.decisions import DecisionKind
from tui.sources.base import AccountKey
from tui.view.model import View

if TYPE_CHECKING:
    from tui.rulings import Wish


class BoardTaken(Message, bubble=False):
    """A new Board, already saved. Neighbours in the queue collapse: show against what was shown last.

    `is_past` says that it is a Board read back by time travel.
    """

    def __init__(self, board: Board, is_past: bool = False) -> None:
        super().__init__()
        self.board = board
        self.is_past = is_past

    def can_replace(self, message: Message) -> bool:
        """Whether a waiting message of the same sort may be dropped for this one."""
        return isinstance(message, BoardTaken) and message.is_past == self.is_past


class ReadingStarted(Message, bubble=False):
    """The source is being read."""


class ReadingFailed(Message, bubble=False):
    """A reading that gave nothing; the last Board stays. `next_in` is seconds until the next try."""

    def __init__(self, code: Code, next_in: float | None = None) -> None:
        super().__init__()
        self.code = code
        self.next_in = next_in


class ReadingRequested(Message):
    """The operator wants a reading now."""


class DecisionRequested(Message):
    """The operator rules. For UNDO and REDO the newest fitting decision is meant."""

    def __init__(
        self,
        kind: DecisionKind,
        unit: str | None = None,
        account: AccountKey | None = None,
        handle: str = "",
        by: str = "",
        basis: str = "",
        field: str = "",
        value: str = "",
    ) -> None:
        super().__init__()
        self.kind = kind
        self.unit = unit
        self.account = account
        self.handle = handle
        self.by = by
        self.basis = basis
        self.field = field
        self.value = value

    def filled(self, **answers: Any) -> DecisionRequested:
        """The same wish with what the operator answered."""
        return DecisionRequested(**{**self._wished(), **answers})

    def wish(self) -> Wish:
        """The wish as the rulings understand it."""
        from tui.rulings import Wish

        return Wish(**self._wished())

    def _wished(self) -> dict[str, Any]:
        names = ("kind", "unit", "account", "handle", "by", "basis", "field", "value")
        return {name: getattr(self, name) for name in names}


class DecisionMade(Message, bubble=False):
    """A ruling is on disk."""

    def __init__(self, number: int, kind: DecisionKind) -> None:
        super().__init__()
        self.number = number
        self.kind = kind


class DecisionRefused(Message, bubble=False):
    """A ruling that conflicts with another one, or could not be saved."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code


class SnapshotRequested(Message):
    """The operator wants the files of the Board that is shown, in the View in which it is shown.

    `folder` None means the default place, `formats` empty the usual ones.
    """

    def __init__(
        self,
        folder: Path | None = None,
        formats: tuple[str, ...] = (),
        board: Board | None = None,
        view: View | None = None,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.formats = formats
        self.board = board
        self.view = view


class SnapshotSaved(Message, bubble=False):
    """Every file of a snapshot is on disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class SnapshotFailed(Message, bubble=False):
    """Nothing of the snapshot was kept."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code


class HistoryRequested(Message):
    """A screen wants the Changes of one unit, or of all."""

    def __init__(self, unit: str | None = None) -> None:
        super().__init__()
        self.unit = unit


class HistoryRead(Message, bubble=False):
    """The Changes asked for, newest first."""

    def __init__(self, unit: str | None, changes: tuple[Change, ...]) -> None:
        super().__init__()
        self.unit = unit
        self.changes = changes


class InstantRequested(Message):
    """Time travel: a step of that many readings back (-) or forward (+), or 0 for the live Board."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class InstantMissing(Message, bubble=False):
    """There is no reading that way; what is shown stays."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code


class PauseToggled(Message):
    """The operator freezes or frees the view; the data go on."""

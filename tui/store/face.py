"""The Board as it was when the state was last closed or sealed, in one file that is read in one pass.

Log and checkpoint are what survives; the face is only for the first paint. It counts where nothing was written since,
holds outside text and so goes first when text is purged, and what the log says of the same Board outranks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tui import __version__
from tui.board.model import Board, UnitState
from tui.store.faults import not_writable
from tui.store.layout import layout

FILE = "face.bin"
NO_TIME = datetime.min.replace(tzinfo=UTC)
Alike = tuple[UnitState, list[tuple[int, str, datetime]]]


class Face(msgspec.Struct, array_like=True):
    """The Board without its states, the states with their places, and those of which many are alike."""

    version: str
    layout: list[str]
    board: Board
    states: list[tuple[int, UnitState]]
    alike: list[Alike]


class FaceFile:
    """The face of one state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / FILE
        self._temporary = self._file.with_suffix(".tmp")
        self._painted: int | None = None  # the bytes themselves would be kept for nothing else

    def read(self) -> Board | None:
        """The Board, None where there is no face or the state is not just as it was when it was made."""
        try:
            data = self._file.read_bytes()
            face = msgspec.msgpack.decode(data, type=Face)
        except (OSError, msgspec.DecodeError):
            return None
        if face.version != __version__ or face.layout != layout(self._folder):
            return None
        self._painted = hash(data)
        return replace(face.board, units=tuple(state for _, state in sorted(_states(face), key=_place)))

    def shows(self, board: Board) -> bool:
        """Whether the face that was read is of this very Board."""
        return self._painted is not None and self._painted == hash(_encoded(board, layout(self._folder)))

    def write(self, board: Board) -> None:
        """Makes the face of a Board that is saved; where it cannot be written, or is the same, all stays."""
        data = _encoded(board, layout(self._folder))
        if not data or hash(data) == self._painted:
            return
        with suppress(OSError):  # a start without it is only slower
            self._temporary.touch(mode=0o600)
            self._temporary.write_bytes(data)
            self._temporary.replace(self._file)
            self._painted = hash(data)

    def forget(self) -> None:
        """Removes the face: text of it must go."""
        self._painted = None
        try:
            for file in (self._file, self._temporary):
                file.unlink(missing_ok=True)
        except OSError as error:
            raise not_writable(str(self._file), error) from error


def _encoded(board: Board, names: list[str]) -> bytes:
    """A Board as a face; nothing where one of its texts or figures cannot be written so."""
    own: list[tuple[int, UnitState]] = []
    gathered: dict[UnitState, list[tuple[int, str, datetime]]] = {}
    for place, state in enumerate(board.units):
        if state.is_bare:
            gathered.setdefault(replace(state, unit="", since=NO_TIME), []).append((place, state.unit, state.since))
        else:
            own.append((place, state))
    face = Face(__version__, names, replace(board, units=(), step=None), own, list(gathered.items()))
    try:
        return msgspec.msgpack.encode(face)
    except (UnicodeEncodeError, OverflowError):
        return b""


def _states(face: Face) -> Iterator[tuple[int, UnitState]]:
    yield from face.states
    for pattern, units in face.alike:
        for place, unit, since in units:
            yield place, replace(pattern, unit=unit, since=since)


def _place(placed: tuple[int, UnitState]) -> int:
    return placed[0]

"""What a file would give, told before anything is kept."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tui.clock import SystemClock
from tui.codes import Code
from tui.errors import SourceError, UsageError
from tui.sources.base import Reading, SourceInfo
from tui.sources.files import FileSource
from tui.sources.free import FreeSource


class Preview(Struct, frozen=True):
    """What was understood of a file: its format as a stable name, records by fate, and the readings it would give.

    `faults` name the first of the skipped records with line and reason; `notes` hold these and all else worth knowing.
    `modified_at` tells of each reading when its file, or the newest of its files, was last changed.
    """

    format: str
    understood: int
    skipped: int
    faults: tuple[Code, ...]
    unknown_columns: tuple[str, ...]
    notes: tuple[Code, ...]
    readings: tuple[Reading, ...]
    modified_at: tuple[datetime, ...]
    info: SourceInfo

    @property
    def complete(self) -> bool:
        """Whether a reading of all followers is among them."""
        return any(reading.complete for reading in self.readings)

    @property
    def is_whole(self) -> bool:
        """Whether everything was read to its end."""
        return all(reading.is_whole for reading in self.readings)


def preview(path: Path, *, network: str = "x", complete: bool = False, taken_at: datetime | None = None) -> Preview:
    """Reads a file or an archive's folder without keeping anything.

    Raises UsageError where it is not there or is no list of accounts.
    """
    source = FileSource(path, network=network, complete=complete, taken_at=taken_at)
    try:
        pieces, readings = asyncio.run(source.read_pieces())
    except SourceError as error:
        raise UsageError(error.code.name, **dict(error.code.args)) from error
    held = [piece.contents for piece in pieces]
    return Preview(
        format=held[0].format,
        understood=sum(len(each.accounts) for each in held),
        skipped=sum(each.skipped for each in held),
        faults=tuple(fault for each in held for fault in each.faults),
        unknown_columns=tuple(dict.fromkeys(name for each in held for name in each.unknown_columns)),
        notes=tuple(note for reading in readings for note in reading.notes),
        readings=readings,
        modified_at=tuple(piece.modified_at for piece in pieces),
        info=source.info,
    )


class PreviewedSource(FreeSource):
    """A source that gives what was previewed and nothing else, whatever became of the file since."""

    def __init__(self, seen: Preview) -> None:
        super().__init__(seen.info, SystemClock())
        self._readings = seen.readings

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The readings as they were shown."""
        return self._readings

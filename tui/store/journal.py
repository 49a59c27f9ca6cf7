"""A file to which lines are added, each durable before it counts."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path
from typing import Final

import orjson

from tui.store.faults import not_writable
from tui.store.storage import sync_folder
from tui.store.values import Json

_DURABLE: Final[int] = getattr(os, "O_DSYNC", 0)


class Journal:
    """JSON lines in one file; what a kill or a power cut left of a line is no line."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: FileIO | None = None

    def read(self) -> list[Json]:
        """The lines, oldest first; none where there is no file."""
        try:
            *whole, _torn = self._file.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        lines = []
        for line in whole:
            try:
                lines.append(orjson.loads(line))
            except ValueError:
                continue
        return lines

    def restart(self) -> None:
        """Leaves no line; raises StateError where the file cannot be written."""
        self.close()
        with self._writing(os.O_TRUNC) as file:
            os.fsync(file.fileno())
        sync_folder(str(self._file.parent))

    def append(self, line: Json) -> None:
        """Adds a line and makes it durable; raises StateError where the file cannot be written.

        The file stays open, and each write to it is its own sync: a thread that writes then waits once for its turn and
        not at every step.
        """
        data = memoryview(b"\n" + orjson.dumps(line) + b"\n")  # whatever a full disk left of the line before
        try:
            if self._open is None:
                self._open = self._writing(os.O_APPEND | _DURABLE)
            while data:
                data = data[self._open.write(data) :]
            if not _DURABLE:
                os.fsync(self._open.fileno())
        except OSError as error:
            raise not_writable(str(self._file), error) from error

    def close(self) -> None:
        """Lets go of the file until the next line."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __del__(self) -> None:
        self.close()

    def _writing(self, how: int) -> FileIO:
        try:
            return FileIO(self._file, "w", opener=lambda file, _: os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o600))
        except OSError as error:
            raise not_writable(str(self._file), error) from error

"""A file to which lines are added, each durable before it counts."""

from __future__ import annotations

import os
from pathlib import Path

import orjson

from tui.store.storage import not_writable, sync_folder
from tui.store.values import Json


class Journal:
    """JSON lines in one file; what a kill or a power cut left of a line is no line."""

    def __init__(self, file: Path) -> None:
        self._file = file

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
        self._write(b"", os.O_TRUNC)
        sync_folder(str(self._file.parent))

    def append(self, line: Json) -> None:
        """Adds a line and makes it durable; raises StateError where the file cannot be written."""
        self._write(orjson.dumps(line) + b"\n", os.O_APPEND)

    def _write(self, data: bytes, how: int) -> None:
        try:
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | how, 0o600)
            try:
                while data:
                    data = data[os.write(descriptor, data) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise not_writable(str(self._file), error) from error

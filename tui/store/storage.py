"""One JSON file that survives a kill and a power cut, as a storage of TinyDB."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tui.codes import Code, code
from tui.errors import StateError
from tui.store.encoding import json_chunks
from tui.store.faults import not_writable

SCHEMA = 1
SCHEMA_TABLE = "schema"
ONLY = 1
Tables = dict[str, dict[str, Any]]


ROWS = 2  # the depth at which the tables hold them


class Unreadable(Exception):  # noqa: N818
    """Neither this generation of a file nor an earlier one can be read."""


class CrashSafeStorage(Storage):
    """Writes a file whole or not at all, and keeps the generation before it.

    A write goes to a temporary file in the same folder, which is synced and renamed over the old one; then the folder
    is synced. The tables live in memory once they were read, so only one process may write. `notice` says that the
    newest generation was unreadable and the one before it is in use.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._live: Tables | None = None
        self._is_newest_sound = True
        self.notice: Code | None = None
        self.size = 0

    def read(self) -> Tables | None:
        """The tables, None where there is no file yet; a shallow copy, so that a failed write leaves them as they were.

        Raises Unreadable, and StateError for a file of another version.
        """
        if self._live is None:
            self._live = self._load()
        return None if self._live is None else dict(self._live)

    def write(self, data: Tables, *, forget: bool = False) -> None:
        """Makes the tables durable before it returns; `forget` leaves no earlier generation behind."""
        tables = {SCHEMA_TABLE: {str(ONLY): {"version": SCHEMA}}, **data}
        chunks = json_chunks(tables, ROWS)
        try:
            self._replace(chunks, forget=forget)
        except OSError as error:
            raise not_writable(self._path, error) from error
        self._live, self.size, self._is_newest_sound = tables, sum(map(len, chunks)), True

    def let_go(self) -> bool:
        """Forgets tables that can be read again when they are needed; returns whether it did."""
        if self._is_newest_sound:
            self._live = None
        return self._live is None

    def start_over(self) -> None:
        """Begins with nothing where no generation can be read."""
        self._live, self._is_newest_sound = {}, False

    def _replace(self, chunks: list[bytes], *, forget: bool) -> None:
        """The new generation takes the place on disk of the one before the last: no block is freed, none allotted."""
        temporary, previous = f"{self._path}.tmp", previous_of(self._path)
        if not forget and self._is_newest_sound:
            with contextlib.suppress(FileNotFoundError):
                os.replace(previous, temporary)  # noqa: PTH105
        with open(_own_file(temporary), "wb", buffering=0) as stream:
            for chunk in chunks:
                view = memoryview(chunk)
                while view:
                    view = view[stream.write(view) :]
            stream.truncate(stream.tell())
            os.fsync(stream.fileno())
        if not forget and self._is_newest_sound:
            _keep_generation(self._path, previous)
        os.replace(temporary, self._path)  # noqa: PTH105
        if forget:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(previous)  # noqa: PTH108
        sync_folder(os.path.dirname(self._path))  # noqa: PTH120

    def _load(self) -> Tables | None:
        """Plain calls, since a start reads a few hundred of these files."""
        try:
            raw = _bytes_of(self._path)
            if raw is not None:
                tables, self.size = parsed(raw, self._path), len(raw)
                return tables
        except Unreadable:
            self._is_newest_sound = False
        previous = _bytes_of(previous_of(self._path))
        if previous is None:
            if self._is_newest_sound:
                return None
            raise Unreadable(self._path)
        tables, self.size = parsed(previous, self._path), len(previous)
        self.notice = code("store_previous_generation", file=os.path.basename(self._path))  # noqa: PTH119
        return tables


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
            return stream.readall()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StateError("store_unreadable", file=path, reason=error.strerror or "") from error


def parsed(raw: bytes, path: str) -> Tables:
    """The tables of a file's bytes; raises Unreadable, and StateError for another version."""
    try:
        tables = msgspec.json.decode(raw)  # orjson keeps keys for ever, and with each the memory around it
        version = tables[SCHEMA_TABLE][str(ONLY)]["version"]
    except (msgspec.DecodeError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(path) from error
    if version != SCHEMA:
        raise StateError("store_other_version", file=path, found=str(version), known=SCHEMA)
    return tables  # type: ignore[no-any-return]


def read_tables(file: Path) -> Tables | None:
    """The tables of a file that nobody writes any more, None where it is not there; raises Unreadable."""
    return CrashSafeStorage(str(file)).read()


def previous_of(path: str) -> str:
    """Where the generation before this one is kept."""
    return f"{path}.prev"


def move(file: Path, to: Path) -> None:
    """Gives a file another name for good; the generation before it goes first, so that nobody takes it for newer."""
    try:
        Path(previous_of(str(file))).unlink(missing_ok=True)
        file.replace(to)
        for folder in {str(to.parent), str(file.parent)}:
            sync_folder(folder)
    except OSError as error:
        raise not_writable(str(to), error) from error


def sync_folder(folder: str) -> None:
    """Makes renames within a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _own_file(path: str) -> int:
    """A file to write to that has no other name: a kill may have left the newest generation's second name here."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    if os.fstat(descriptor).st_nlink == 1:
        return descriptor
    os.close(descriptor)
    os.unlink(path)  # noqa: PTH108
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _keep_generation(path: str, previous: str) -> None:
    """A second name for the present file, so that the rename to come leaves no instant without a newest one."""
    try:
        os.link(path, previous)
    except FileNotFoundError:
        return
    except OSError:
        os.replace(path, previous)  # noqa: PTH105  # a file system without hard links


class KeyedTable(Table):
    """A table whose documents are known by a text of ours."""

    document_id_class = str  # type: ignore[assignment]

    def put(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        """Adds or replaces documents in one write."""
        self._update_table(lambda table: table.update(documents))  # type: ignore[arg-type]

    def all_by_key(self) -> Mapping[str, Any]:
        """The documents by key, as they stand."""
        return self._read_table()


class Database(TinyDB):
    """A TinyDB on the crash-safe storage."""

    table_class = KeyedTable

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), storage=CrashSafeStorage)

    @property
    def file(self) -> CrashSafeStorage:
        """The storage below, for its size and its notice."""
        return self.storage  # type: ignore[return-value]

    def keyed(self, name: str) -> KeyedTable:
        """A table by name."""
        return self.table(name)  # type: ignore[return-value]


__all__ = ["CrashSafeStorage", "Database", "Document", "KeyedTable", "Unreadable", "read_tables"]

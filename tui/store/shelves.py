"""Files of texts: 256 shards by account, and what waits to move there. As many are held in memory as are not many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from tui.codes import Code, code
from tui.store.keeping import Entries
from tui.store.storage import Database, Unreadable

TABLE = "texts"
SHARDS = 256
HELD_BYTES = 512 * 1024  # on disk; as objects they take five times as much
T = TypeVar("T")


class Shelves:
    """Reads and writes files of texts, and says which of them were unreadable."""

    def __init__(self) -> None:
        self.notices: list[Code] = []
        self._held: dict[Path, Entries] = {}
        self._size = 0

    def opened(self, file: Path) -> Database:
        """A file of texts; where no generation can be read, an empty one, and it is said."""
        database = Database(file)
        try:
            database.storage.read()
        except Unreadable:
            database.file.start_over()
            self.notices.append(code("store_text_unreadable", file=file.name))
        if database.file.notice:
            self.notices.append(database.file.notice)
        return database

    def read(self, file: Path) -> Entries:
        """The texts of a file that nobody adds to before they are let go."""
        entries = self._held.get(file)
        if entries is None:
            database = self.opened(file)
            self._size += database.file.size
            if self._size > HELD_BYTES:
                self.let_go()
                self._size = database.file.size
            entries = self._held[file] = entries_of(database)
        return entries

    def add(self, file: Path, fresh: Entries) -> None:
        """Makes more texts durable in a file."""
        database = self.opened(file)
        entries = {**entries_of(database)}
        for owner, texts in fresh.items():
            entries[owner] = {**entries.get(owner, {}), **texts}
        database.file.write({TABLE: entries})
        self._held.pop(file, None)

    def let_go(self) -> None:
        """Forgets what reading brought into memory, a file at a time: freeing all at once lets no other thread run."""
        while self._held:
            self._held.popitem()
        self._size = 0


def entries_of(database: Database) -> Entries:
    """The texts of an open file, as they stand."""
    return (database.file.read() or {}).get(TABLE, {})


def shard_of(owner: str) -> str:
    """The file of an account's texts, `00.json` to `ff.json`."""
    return f"{_shard(owner):02x}.json"


def by_shard(rows: Iterable[T], owner: Callable[[T], str]) -> list[T]:
    """Rows in the order of their owners' shards: a great many are then written and read a shard at a time."""
    return [row for rows in _sharded(rows, owner) for row in rows]


def lines_by_shard(rows: Iterable[T], owner: Callable[[T], str]) -> list[str]:
    """The owners of rows as lines, one text for each shard, in an order that is always the same.

    They are sorted a shard at a time: a sort of all would let no other thread run, nor are they all in memory.
    """
    return ["\n".join(sorted(map(owner, shard))) for shard in _sharded(rows, owner) if shard]


def lines_in(texts: Iterable[str]) -> Iterator[str]:
    """The inverse of `lines_by_shard`, but for the order."""
    return (line for text in texts for line in text.split("\n"))


def _sharded(rows: Iterable[T], owner: Callable[[T], str]) -> list[list[T]]:
    shards: list[list[T]] = [[] for _ in range(SHARDS)]
    for row in rows:
        shards[_shard(owner(row))].append(row)
    return shards


def _shard(owner: str) -> int:
    return blake2b(owner.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0]

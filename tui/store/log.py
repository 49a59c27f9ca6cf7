"""The chained log: a small tail that is rewritten, and sealed files that never are.

A record is known by its number, counted from 1 without a gap, and carries the SHA-256 of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tui.codes import Code, code
from tui.errors import StateError
from tui.store.codec import Plain
from tui.store.encoding import Encoded, json_bytes
from tui.store.storage import Database, Unreadable, move, read_tables

TABLE = "records"
TAIL = "tail.json"
TAIL_BYTES = 64 * 1024
FIRST = "0" * 64
Records = dict[int, Plain]


class Link(Struct, frozen=True):
    """Where the chain stands: the newest record's number, and its SHA-256."""

    number: int = 0
    digest: str = FIRST


def digest_of(record: Plain) -> str:
    """A record's SHA-256."""
    return sha256(json_bytes(record)).hexdigest()


def chained(end: Link, record: Plain) -> tuple[Link, Plain, bytes]:
    """A record chained to the end so far: the new end, the record as it is written, and its bytes."""
    number = end.number + 1
    whole = {**record, "n": number, "prev": end.digest}
    data = json_bytes(whole)
    return Link(number, sha256(data).hexdigest()), whole, data


def end_of(since: Link, numbered: list[tuple[int, Plain]]) -> Link:
    """The end of the chain after records that follow `since`."""
    return Link(numbered[-1][0], digest_of(numbered[-1][1])) if numbered else since


def is_chain(since: Link, numbered: Iterable[tuple[int, Plain]]) -> bool:
    """Whether records follow `since` without a gap, each with the digest of the one before."""
    return all(is_sound for _, is_sound in _links(since, numbered))


def _links(since: Link, numbered: Iterable[tuple[int, Plain]]) -> Iterator[tuple[int, bool]]:
    """For each record its number, and whether it is the next one of the chain."""
    end = since
    for number, record in numbered:
        yield number, (number, record.get("n"), record.get("prev")) == (end.number + 1, number, end.digest)
        end = Link(number, digest_of(record))


class Log:
    """The records of one state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sealed = folder / "log"
        self._tail = Database(folder / TAIL)
        self.notices: list[Code] = []
        self._records: Records | None = None

    @property
    def tail(self) -> Records:
        """The records that are not sealed yet, read when they are asked for."""
        if self._records is None:
            self._records = self._read_tail()
        return self._records

    @property
    def tail_size(self) -> int:
        """Bytes of the tail's file."""
        return self._tail.file.size if self._records is None or self._records else 0

    def let_go(self) -> None:
        """Forgets the records that reading brought into memory."""
        if self._tail.file.let_go():
            self._records = None

    def append(self, link: Link, record: Plain, data: bytes) -> None:
        """Makes one chained record durable, whose bytes are `data`; `link` is what it makes the end of the chain.

        In the tables stand the bytes, which are not encoded again whenever another record follows.
        """
        tail = self.tail
        self._tail.keyed(TABLE).put({str(link.number): Encoded(data)})  # type: ignore[dict-item]
        tail[link.number] = record

    def roll(self) -> None:
        """Seals the tail: from now on its file has another name and is never written again."""
        if not self.tail:
            return
        sealed = self._sealed / f"{max(self.tail):06}.json"
        move(self._folder / TAIL, sealed)
        self._tail, self._records = Database(self._folder / TAIL), {}

    def after(self, number: int, until: int | None = None) -> Iterator[tuple[int, Plain]]:
        """Records above a number, oldest first."""
        for last, file in self.sealed_files():
            if last > number:
                yield from _between(self._records_of(file), number, until)
                number = max(number, last)
        yield from _between(self.tail, number, until)

    def newest_first(self) -> Iterator[tuple[int, Plain]]:
        """All records, newest first."""
        files = self.sealed_files()
        newest_sealed = files[-1][0] if files else 0
        yield from ((n, self.tail[n]) for n in sorted(self.tail, reverse=True) if n > newest_sealed)
        for _, file in reversed(files):
            records = self._records_of(file)
            yield from ((n, records[n]) for n in sorted(records, reverse=True))

    def sealed_files(self) -> list[tuple[int, Path]]:
        """Sealed files with the number of their last record, oldest first."""
        return sorted((int(file.stem), file) for file in self._sealed.glob("[0-9]*.json"))

    def verify(self) -> int:
        """The number of records, after each link of the chain was proved; raises StateError at a broken one."""
        count = 0
        for number, is_sound in _links(Link(), self.after(0)):
            if not is_sound:
                raise StateError("store_chain_broken", folder=str(self._folder), number=number)
            count = number
        return count

    def _records_of(self, file: Path) -> Records:
        try:
            tables = read_tables(file)
        except Unreadable:
            self.notices.append(code("store_log_unreadable", file=file.name))
            return {}
        return _numbered((tables or {}).get(TABLE, {}))

    def _read_tail(self) -> Records:
        try:
            records = self._tail.keyed(TABLE).all_by_key()
        except Unreadable:
            self._tail.file.start_over()
            self.notices.append(code("store_log_unreadable", file=TAIL))
            return {}
        if self._tail.file.notice:
            self.notices.append(self._tail.file.notice)
        return _numbered(records)


def _numbered(records: Mapping[str, Plain]) -> Records:
    return {int(number): record for number, record in records.items()}


def _between(records: Records, number: int, until: int | None) -> Iterator[tuple[int, Plain]]:
    for each in sorted(records):
        if each > number and (until is None or each <= until):
            yield each, records[each]

"""Outside text, kept apart from the log by salted digest, so that it can be removed while the log stays as it is.

New text goes to `recent.json`, one small file whatever the number of accounts; when the tail is sealed the file is set
aside as `recent-NNNNNN-N.json`, and off the hot path its texts move to 256 shards by account. A first reading's many
texts are set aside at once, a portion in each file. A text that no record refers to (its save was cut short) does not
move and so is swept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from tui.codes import Code
from tui.sources.base import AccountKey
from tui.store import quotes
from tui.store.bearers import bearers, handles_in
from tui.store.keeping import (
    Entries,
    Keeping,
    Known,
    Refs,
    Wanted,
    digest_of,
    encoded,
    ref_of,
    refs_of,
    value_of,
)
from tui.store.quotes import Quotes
from tui.store.shelves import SHARDS, TABLE, Shelves, entries_of, shard_of
from tui.store.storage import Database, Unreadable, move, previous_of, sync_folder
from tui.store.values import Json, key_to_plain

RECENT = "recent.json"
MERGED_BYTES = 512 * 1024  # of files that are set aside, whose texts move to their shards by one write of each


class Content:
    """The texts of one state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = Known()
        self._shelves = Shelves()
        self._read_aside: dict[Path, Entries] = {}
        self.missing = 0
        self._set_aside = self._aside()
        self._recent = self._shelves.opened(folder / RECENT)
        self._newest: Entries | None = None

    @property
    def notices(self) -> list[Code]:
        """What was unreadable, and what is used in its place."""
        return self._shelves.notices

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The files whose texts wait to move to their shards."""
        return tuple(self._set_aside)

    @property
    def recent_size(self) -> int:
        """Bytes of the newest texts' file."""
        return self._recent.file.size

    def keeping(self, number: int) -> Keeping:
        """A new batch of texts, to which the record of that number will refer."""
        return Keeping(self._known, put_aside=partial(self._put_aside, number))

    def shelving(self) -> Keeping:
        """A new batch of texts that go to their shards; what stands there is known."""
        return Keeping(self._known, self._on_shelf, self._shelve)

    def find(self, key: AccountKey, ref: str) -> Json | None:
        """The text behind a reference; None where it was removed, or is not the text that was referred to."""
        owner = key_to_plain(key)
        for entries in self._places(owner):
            entry = entries.get(owner, {}).get(ref)
            if entry is not None:
                value = value_of(entry)
                plain = encoded(value)[0]
                if ref_of(plain, entry[0]) != ref:
                    break
                self._known.learn(owner, {digest_of(plain): ref})
                return value
        self.missing += 1
        return None

    def let_go(self) -> None:
        """Forgets the texts that reading brought into memory."""
        self._forget_read()
        if self._recent.file.let_go():
            self._newest = None

    def write(self, keeping: Keeping) -> None:
        """Makes fresh texts durable in the one small file."""
        if keeping.fresh:
            newest = self._newest_texts()
            merged = {owner: {**newest.get(owner, {}), **fresh} for owner, fresh in keeping.fresh.items()}
            self._recent.keyed(TABLE).put(merged)
            self._newest = entries_of(self._recent)
        keeping.learn()

    def set_aside(self, number: int) -> None:
        """Closes the newest texts' file under the number of the last record that may refer to it."""
        file = self._folder / RECENT
        if not file.exists():
            return
        aside = self._next_aside(number)
        move(file, aside)
        self._set_aside.append(aside)
        self._recent, self._newest = Database(file), {}

    def distribute(self, files: Sequence[Path], wanted: Wanted) -> None:
        """Moves wanted texts to their shards; the files they came from stay until `drop`."""
        merged: Entries = {}
        size = 0
        for file in files:
            database = self._shelves.opened(file)
            for owner, texts in entries_of(database).items():
                kept = {ref: entry for ref, entry in texts.items() if ref in wanted}
                if kept:
                    merged.setdefault(owner, {}).update(kept)
            size += database.file.size
            if size >= MERGED_BYTES:
                self._shelve(merged)
                merged, size = {}, 0
        self._shelve(merged)
        self._forget_read()

    def shelve(self, keeping: Keeping) -> None:
        """Makes fresh texts durable in their shards."""
        self._shelve(keeping.fresh)
        keeping.learn()
        self._forget_read()

    def drop(self, files: Iterable[Path]) -> None:
        """Removes files whose texts have moved; they were there for a checkpoint that stands now."""
        for file in files:
            file.unlink(missing_ok=True)
            Path(previous_of(str(file))).unlink(missing_ok=True)
            self._set_aside.remove(file)

    def purge(
        self,
        key: AccountKey | None,
        *,
        handles: AbstractSet[str] = frozenset(),
        only_posts: bool | AbstractSet[str] = False,
    ) -> int:
        """Removes every text of an account from every generation, and from what we say ourselves its handle: reasons
        for another that quote it, and the name by which it was linked before it was read. Returns how many texts.

        What others say of it in their own texts is theirs. `handles` are more of its handles; with them alone (`key`
        None) it goes from what we say. With `only_posts` its profile stays, and what quotes it; with their ids only
        those go.
        """
        owner = None if key is None else key_to_plain(key)
        told = set(handles)
        if owner is not None and not only_posts:
            told.update(name for texts in self._places(owner) for name in handles_in(texts.get(owner, {})))
        own = quotes.of_handles(told)
        shards = (self._folder / f"{number:02x}.json" for number in range(SHARDS))
        files = (self._folder / RECENT, *self._aside(), *shards)
        removed = sum(_purge_file(file, owner, own, only_posts=only_posts) for file in files)
        for leftover in self._folder.glob("*.tmp"):
            leftover.unlink()
        sync_folder(str(self._folder))
        self._known.forget()  # others lost what quoted it
        self._forget_read()
        self._recent, self._newest = self._shelves.opened(self._folder / RECENT), None
        self._set_aside = self._aside()
        return removed

    def bearers_of(self, handle: str) -> frozenset[AccountKey]:
        """The accounts whose kept texts know them by that handle, though it may be one that they no longer have."""
        return bearers(self._folder, handle)

    def _aside(self) -> list[Path]:
        return sorted(self._folder.glob("recent-*.json"))

    def _next_aside(self, number: int) -> Path:
        first = f"recent-{number:06}-"
        taken = sum(name.startswith(first) and name.endswith(".json") for name in os.listdir(self._folder))  # noqa: PTH208
        return self._folder / f"{first}{taken}.json"

    def _put_aside(self, number: int, texts: Entries) -> None:
        """Makes a portion of texts durable in a file of its own, set aside from the first."""
        file = self._next_aside(number)
        Database(file).file.write({TABLE: texts})
        self._set_aside.append(file)

    def _shelve(self, texts: Entries) -> None:
        shards: dict[str, Entries] = {}
        for owner, own in texts.items():
            shards.setdefault(shard_of(owner), {})[owner] = own
        for name, fresh in sorted(shards.items()):
            self._shelves.add(self._folder / name, fresh)

    def _on_shelf(self, owner: str) -> Refs:
        return refs_of(self._shelves.read(self._folder / shard_of(owner)).get(owner, {}))

    def _places(self, owner: str) -> Iterator[Entries]:
        yield self._newest_texts()
        for file in self.waiting:
            entries = self._read_aside.get(file)
            if entries is None:
                entries = self._read_aside[file] = entries_of(self._shelves.opened(file))
            yield entries
        yield self._shelves.read(self._folder / shard_of(owner))

    def _newest_texts(self) -> Entries:
        if self._newest is None:
            self._newest = entries_of(self._recent)
        return self._newest

    def _forget_read(self) -> None:
        self._read_aside.clear()
        self._shelves.let_go()


def _is_post(entry: list[Any], those: bool | AbstractSet[str]) -> bool:
    """Whether a text is a post, and one of those where they are told by their ids."""
    value = value_of(entry)
    is_post = isinstance(value, Mapping) and "account_id" in value
    return is_post and (isinstance(those, bool) or value["id"] in those)


def _is_said_by_us(owner: str, value: Json, own: Quotes) -> bool:
    """Whether a text is no account's own and names one of the handles; who was never read has no network."""
    return own.are_quoted(value) or (owner.startswith(":") and own.are_named(value))


def _purge_file(file: Path, owner: str | None, own: Quotes, *, only_posts: bool | AbstractSet[str]) -> int:
    """Rewrites one file without an account's texts, leaves no earlier generation that holds them, and counts them."""
    previous = Path(previous_of(str(file)))
    needle = None if owner is None else orjson.dumps(owner)
    generations = [each.read_bytes() for each in (file, previous) if each.exists()]
    if not any((needle is not None and needle in each) or own.are_in(each) for each in generations):
        return 0
    database = Database(file)
    try:
        tables = database.file.read() or {}
    except Unreadable:
        tables = {}
    entries = tables.get(TABLE, {})
    count = _count(entries)
    own_texts = {} if owner is None else entries.pop(owner, {})
    tables[TABLE] = {
        key: {ref: entry for ref, entry in texts.items() if not _is_said_by_us(key, value_of(entry), own)}
        for key, texts in entries.items()
    }
    if owner is not None and only_posts and own_texts:
        tables[TABLE][owner] = {ref: entry for ref, entry in own_texts.items() if not _is_post(entry, only_posts)}
    database.file.write(tables, forget=True)
    return count - _count(tables[TABLE])


def _count(entries: Entries) -> int:
    return sum(map(len, entries.values()))

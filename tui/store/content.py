"""Outside text, kept apart from the log by salted digest, so that it can be removed while the log stays as it is.

New text goes to `recent.json`, one small file whatever the number of accounts; when the tail is sealed the file is set
aside as `recent-NNNNNN-N.json`, and off the hot path its texts move to 256 shards by account. A text that no record
refers to (its save was cut short) does not move and so is swept.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from tui.codes import Code, code
from tui.sources.base import AccountKey
from tui.store import quotes
from tui.store.quotes import Quotes
from tui.store.storage import Database, Unreadable, move, previous_of, sync_folder
from tui.store.values import Json, key_to_plain

REF = "~"
TABLE = "texts"
RECENT = "recent.json"
Entries = dict[str, dict[str, list[Any]]]
Known = dict[str, dict[bytes, str]]


class Keeping:
    """Texts on their way to the disk; what is known already is referred to and not kept twice."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._learnt: Known = {}
        self.fresh: Entries = {}
        self.used: set[str] = set()

    def keep(self, key: AccountKey, value: Json) -> str:
        """The reference by which a JSON value is found again."""
        owner = key_to_plain(key)
        plain, is_odd = _encoded(value)
        digest = _digest(plain)
        ref = self._known.get(owner, {}).get(digest) or self._learnt.get(owner, {}).get(digest)
        if ref is None:
            salt = secrets.token_hex(8)
            ref = _ref(plain, salt)
            self.fresh.setdefault(owner, {})[ref] = [salt, None, plain.decode()] if is_odd else [salt, value]
            self._learnt.setdefault(owner, {})[digest] = ref
        self.used.add(ref)
        return ref

    def learn(self) -> None:
        """Remembers the fresh texts as known; they are on disk now."""
        for owner, refs in self._learnt.items():
            self._known.setdefault(owner, {}).update(refs)


class Content:
    """The texts of one state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: Known = {}
        self._read: dict[Path, Entries] = {}
        self.notices: list[Code] = []
        self.missing = 0
        self._set_aside = self._aside()
        self._recent = self._opened(folder / RECENT)
        self._newest: Entries | None = None

    @property
    def has_set_aside(self) -> bool:
        """Whether texts wait to move to their shards."""
        return bool(self._set_aside)

    @property
    def recent_size(self) -> int:
        """Bytes of the newest texts' file."""
        return self._recent.file.size

    def keeping(self) -> Keeping:
        """A new batch of texts."""
        return Keeping(self._known)

    def find(self, key: AccountKey, ref: str) -> Json | None:
        """The text behind a reference; None where it was removed, or is not the text that was referred to."""
        owner = key_to_plain(key)
        for entries in self._places(owner):
            entry = entries.get(owner, {}).get(ref)
            if entry is not None:
                value = _value(entry)
                plain = _encoded(value)[0]
                if _ref(plain, entry[0]) != ref:
                    break
                self._known.setdefault(owner, {})[_digest(plain)] = ref
                return value
        self.missing += 1
        return None

    def let_go(self) -> None:
        """Forgets the texts that reading brought into memory."""
        self._read.clear()
        if self._recent.file.let_go():
            self._newest = None

    def write(self, keeping: Keeping) -> None:
        """Makes fresh texts durable in the one small file."""
        if not keeping.fresh:
            return
        newest = self._newest_texts()
        merged = {owner: {**newest.get(owner, {}), **fresh} for owner, fresh in keeping.fresh.items()}
        self._recent.keyed(TABLE).put(merged)
        self._newest = _entries(self._recent)
        keeping.learn()

    def set_aside(self, number: int) -> None:
        """Closes the newest texts' file under the number of the last record that may refer to it."""
        file = self._folder / RECENT
        if not file.exists():
            return
        taken = len(list(self._folder.glob(f"recent-{number:06}-*.json")))
        aside = self._folder / f"recent-{number:06}-{taken}.json"
        move(file, aside)
        self._set_aside.append(aside)
        self._recent, self._newest = Database(file), {}

    def distribute(self, keeping: Keeping, wanted: set[str]) -> list[Path]:
        """Moves wanted texts to their shards; the files they came from stay until `drop` and are returned."""
        aside = list(self._set_aside)
        by_shard: dict[str, Entries] = {}
        for entries in (*map(self._texts_of, aside), keeping.fresh):
            for owner, texts in entries.items():
                kept = {ref: entry for ref, entry in texts.items() if ref in wanted}
                if kept:
                    by_shard.setdefault(shard_of(owner), {}).setdefault(owner, {}).update(kept)
        for name, fresh in sorted(by_shard.items()):
            shard = self._opened(self._folder / name)
            before = _entries(shard)
            shard.keyed(TABLE).put({owner: {**before.get(owner, {}), **texts} for owner, texts in fresh.items()})
        self._read.clear()
        keeping.learn()
        return aside

    def drop(self, files: list[Path]) -> None:
        """Removes files whose texts have moved; they were there for a checkpoint that stands now."""
        for file in files:
            file.unlink(missing_ok=True)
            Path(previous_of(str(file))).unlink(missing_ok=True)
        self._set_aside = [file for file in self._set_aside if file not in files]

    def purge(self, key: AccountKey) -> None:
        """Removes every text of an account, and every reason for another that quotes its handle, from every generation.

        What others say of it in their own texts is theirs.
        """
        owner = key_to_plain(key)
        own = quotes.of_handles({name for texts in self._places(owner) for name in _handles(texts.get(owner, {}))})
        shards = (self._folder / f"{number:02x}.json" for number in range(256))
        for file in (self._folder / RECENT, *self._aside(), *shards):
            _purge_file(file, owner, own)
        for leftover in self._folder.glob("*.tmp"):
            leftover.unlink()
        sync_folder(str(self._folder))
        self._known.pop(owner, None)
        self._read.clear()
        self._recent, self._newest = self._opened(self._folder / RECENT), None
        self._set_aside = self._aside()

    def _aside(self) -> list[Path]:
        return sorted(self._folder.glob("recent-*.json"))

    def _places(self, owner: str) -> Iterator[Entries]:
        yield self._newest_texts()
        yield from map(self._texts_of, list(self._set_aside))
        yield self._texts_of(self._folder / shard_of(owner))

    def _newest_texts(self) -> Entries:
        if self._newest is None:
            self._newest = _entries(self._recent)
        return self._newest

    def _texts_of(self, file: Path) -> Entries:
        """The texts of a file that nobody adds to before they are let go."""
        entries = self._read.get(file)
        if entries is None:
            entries = self._read[file] = _entries(self._opened(file))
        return entries

    def _opened(self, file: Path) -> Database:
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


def shard_of(owner: str) -> str:
    """The file of an account's texts, `00.json` to `ff.json`."""
    return f"{blake2b(owner.encode('utf-8', 'surrogatepass'), digest_size=1).hexdigest()}.json"


def refs_in(value: Json) -> Iterator[str]:
    """Every reference within a JSON value."""
    if isinstance(value, str):
        if value.startswith(REF):
            yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from refs_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from refs_in(part)


def _entries(database: Database) -> Entries:
    return dict(database.keyed(TABLE).all_by_key())


def _ref(plain: bytes, salt: str) -> str:
    """The reference to a text, from which nobody can tell the text without its salt."""
    return REF + blake2b(plain, digest_size=12, key=salt.encode()).hexdigest()


def _digest(plain: bytes) -> bytes:
    return blake2b(plain, digest_size=16).digest()


def _encoded(value: Json) -> tuple[bytes, bool]:
    """The value's bytes, and whether it is odd: text with lone surrogates, which only escapes can write."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS), False
    except TypeError:
        return json.dumps(value, sort_keys=True).encode("ascii"), True


def _value(entry: list[Any]) -> Json:
    """The JSON value of an entry."""
    return entry[1] if len(entry) == 2 else json.loads(entry[2])


def _handles(texts: Mapping[str, list[Any]]) -> Iterator[str]:
    """Every handle under which an account's kept texts know it."""
    for entry in texts.values():
        value = _value(entry)
        if isinstance(value, Mapping) and "username" in value:
            yield value["username"]
        elif isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
            yield value[0]


def _purge_file(file: Path, owner: str, own: Quotes) -> None:
    """Rewrites one file without an account's texts and leaves no earlier generation that holds them."""
    previous = Path(previous_of(str(file)))
    needle = orjson.dumps(owner)
    generations = [each.read_bytes() for each in (file, previous) if each.exists()]
    if not any(needle in generation or own.are_in(generation) for generation in generations):
        return
    database = Database(file)
    try:
        tables = database.file.read() or {}
    except Unreadable:
        tables = {}
    tables[TABLE] = {
        key: {ref: entry for ref, entry in texts.items() if not own.are_quoted(_value(entry))}
        for key, texts in tables.get(TABLE, {}).items()
        if key != owner
    }
    database.file.write(tables, forget=True)

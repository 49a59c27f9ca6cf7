"""Texts on their way to the disk: each with a salted reference, and none twice where it is known already."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any

import orjson

from tui.sources.base import AccountKey
from tui.store.encoding import json_pieces
from tui.store.packed import PackedNumbers
from tui.store.values import Json, key_to_plain

REF = "~"
REF_LENGTH = 25
PORTION = 2048  # texts; about half a megabyte in memory, and milliseconds to parse or to let go
SALT_BYTES, SALTS_A_DRAW = 8, 256
OWNERS_KNOWN = 4096
Texts = dict[str, list[Any]]
Entries = dict[str, Texts]
Refs = dict[bytes, str]
_REFS = re.compile(f"{REF}([0-9a-f]{{16}})[0-9a-f]{{8}}".encode())


class Known:
    """By what references texts are known that are on disk: of the newest owners only, the shards tell the others'."""

    def __init__(self) -> None:
        self._refs: dict[str, Refs] = {}

    def find(self, owner: str, digest: bytes) -> str | None:
        """The reference of a text, None where it is not remembered."""
        refs = self._refs.get(owner)
        return None if refs is None else refs.get(digest)

    def learn(self, owner: str, refs: Refs) -> None:
        """Remembers more texts of an owner; too many owners, and the older half of them is forgotten."""
        self._refs.setdefault(owner, {}).update(refs)
        if len(self._refs) > OWNERS_KNOWN:
            self._refs = dict(islice(self._refs.items(), OWNERS_KNOWN // 2, None))

    def forget(self) -> None:
        """Remembers no text: some are no longer on disk."""
        self._refs.clear()


class Keeping:
    """A batch of texts. What is known is referred to and not kept twice.

    `look_up` tells the references of an owner of whom nothing is known. Where there is `put_aside`, it takes the fresh
    texts whenever they are a portion, so that a great many of them never stand in memory at once; none of so many is
    remembered, since most are never kept again.
    """

    def __init__(
        self,
        known: Known,
        look_up: Callable[[str], Refs] | None = None,
        put_aside: Callable[[Entries], None] | None = None,
    ) -> None:
        self._known = known
        self._look_up = look_up
        self._put_aside = put_aside
        self._learnt: dict[str, Refs] = {}
        self._looked_up: tuple[str, Refs] = ("", {})
        self._count = 0
        self._are_many = False
        self._salts = _salts()
        self.fresh: Entries = {}

    def keep(self, key: AccountKey, value: Json) -> str:
        """The reference by which a JSON value is found again."""
        owner = key_to_plain(key)
        plain, is_odd = encoded(value)
        digest = digest_of(plain)
        ref = self._ref(owner, digest)
        if ref is None:
            salt = next(self._salts)
            ref = ref_of(plain, salt)
            self.fresh.setdefault(owner, {})[ref] = [salt, None, plain.decode()] if is_odd else [salt, value]
            self._learnt.setdefault(owner, {})[digest] = ref
            self._count += 1
            if self._put_aside is not None and self._count >= PORTION:
                self._put_aside(self.fresh)
                self._are_many = True
                self._start_portion()
        return ref

    def learn(self) -> None:
        """Remembers the fresh texts as known; they are on disk now."""
        for owner, refs in self._learnt.items() if not self._are_many else ():
            self._known.learn(owner, refs)
        self._start_portion()

    def _ref(self, owner: str, digest: bytes) -> str | None:
        ref = self._known.find(owner, digest)
        if ref is None and owner in self._learnt:
            ref = self._learnt[owner].get(digest)
        if ref is None and self._look_up is not None:
            if self._looked_up[0] != owner:
                self._looked_up = (owner, self._look_up(owner))
            ref = self._looked_up[1].get(digest)
        return ref

    def _start_portion(self) -> None:
        self._learnt, self.fresh, self._count = {}, {}, 0


def _salts() -> Iterator[str]:
    """Random salts, many of which are drawn at a time.

    The system is asked without the interpreter's lock. A thread that lets go of it for a microsecond a hundred thousand
    times wakes the event loop as often, which each time comes too late and begins its patient wait anew.
    """
    while True:
        drawn = secrets.token_hex(SALT_BYTES * SALTS_A_DRAW)
        for place in range(0, len(drawn), 2 * SALT_BYTES):
            yield drawn[place : place + 2 * SALT_BYTES]


def encoded(value: Json) -> tuple[bytes, bool]:
    """The value's bytes, and whether it is odd: text with lone surrogates, which only escapes can write."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS), False
    except TypeError:
        return json.dumps(value, sort_keys=True).encode("ascii"), True


def digest_of(plain: bytes) -> bytes:
    """By what a text is known in memory."""
    return blake2b(plain, digest_size=16).digest()


def ref_of(plain: bytes, salt: str) -> str:
    """The reference to a text, from which nobody can tell the text without its salt."""
    return REF + blake2b(plain, digest_size=12, key=salt.encode()).hexdigest()


def value_of(entry: list[Any]) -> Json:
    """The JSON value of an entry."""
    return entry[1] if len(entry) == 2 else json.loads(entry[2])


def refs_of(texts: Texts) -> Refs:
    """The references of an owner's entries, by what each text is known in memory."""
    return {digest_of(encoded(value_of(entry))[0]): ref for ref, entry in texts.items()}


class Wanted:
    """The references within records, 64 bits of each: a text that by chance is like a wanted one merely stays."""

    def __init__(self, records: Iterable[Json]) -> None:
        self._found = PackedNumbers()
        for record in records:
            for piece in json_pieces(record):
                for each in _REFS.finditer(piece):
                    self._found.add(int(each[1], 16))
        self._found.sort_in()

    def __contains__(self, ref: str) -> bool:
        return int(ref[1:17], 16) in self._found

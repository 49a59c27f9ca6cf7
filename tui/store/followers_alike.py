"""Many followers of whom only a judgement is kept: one row for all that are alike, for each its key and its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from tui.followers import Follower, Settled
from tui.sources.base import AccountKey
from tui.store.codec import TOLD_BY_TEXT, Find, Keep, Plain, follower_from_plain
from tui.store.keeping import REF_LENGTH
from tui.store.shelves import by_shard
from tui.store.values import key_from_plain, key_to_plain, to_plain
from tui.store.veil import quotes_nothing

NOBODY = AccountKey("", "")
FEW = 100
CROWD = 500


class Alike:
    """Followers gathered by what they have in common: no text, no history, a judgement that quotes nothing."""

    def __init__(self) -> None:
        self._gathered: dict[Follower, list[Follower]] = {}
        self._quoting: dict[int, bool] = {}

    def takes(self, follower: Follower) -> bool:
        """Whether it is told by what many have in common, and its name; it is then gathered."""
        settled = follower.settled
        if settled is None or follower.account is not None or follower.former or self._is_quoting(settled):
            return False
        pattern = replace(follower, key=NOBODY, username="", digest="")
        self._gathered.setdefault(pattern, []).append(follower)
        return True

    def to_plain(self, keep: Keep) -> list[Plain]:
        """A row for each pattern, with a name for each follower."""
        return [
            {"follower": to_plain(pattern, without=TOLD_BY_TEXT), **_named(alike, keep)}
            for pattern, alike in self._gathered.items()
        ]

    def _is_quoting(self, settled: Settled) -> bool:
        """Asked once for each object, since most followers share theirs."""
        known = self._quoting.get(id(settled))
        if known is None:
            known = self._quoting[id(settled)] = not all(map(quotes_nothing, settled.reasons))
        return known


def _named(alike: list[Follower], keep: Keep) -> dict[str, Any]:
    """The keys with their names' references; of many, some hundreds in one text: a hundredth of the objects."""
    if len(alike) <= FEW:
        return {"names": {key_to_plain(each.key): _name(each, keep) for each in alike}}
    crowds = []
    for start in range(0, len(alike), CROWD):
        crowd = alike[start : start + CROWD]
        crowds.append("\n".join([key_to_plain(each.key) + _name(each, keep) for each in crowd]))
    return {"crowds": crowds}


def _name(follower: Follower, keep: Keep) -> str:
    return keep(follower.key, [follower.username, follower.digest])


def _names_in(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from by_shard(row.get("names", {}).items(), _first)
    for crowd in row.get("crowds", ()):
        for line in crowd.split("\n") if crowd else ():
            yield line[:-REF_LENGTH], line[-REF_LENGTH:]


def followers_from_plain(rows: list[dict[str, Any]], find: Find) -> Iterator[Follower]:
    """The inverse of `followers_to_plain`; of a name that was removed nothing is left."""
    for row in rows:
        pattern = follower_from_plain(NOBODY, row["follower"], find)
        for text, name in _names_in(row):
            key = key_from_plain(text)
            username, digest = find(key, name) or ("", "")
            yield replace(pattern, key=key, username=username, digest=digest)


def _first(pair: tuple[str, str]) -> str:
    return pair[0]

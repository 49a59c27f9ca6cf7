"""Many followers of whom only a judgement is kept: one row for all that are alike, for each its key and its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from tui.followers import Follower
from tui.sources.base import AccountKey
from tui.store.codec import TOLD_BY_TEXT, Find, Keep, Plain, follower_from_plain
from tui.store.values import key_from_plain, key_to_plain, to_plain
from tui.store.veil import quotes_nothing

NOBODY = AccountKey("", "")


def is_like_others(follower: Follower) -> bool:
    """Whether it is told by what many have in common, and its name: no text, no history, nothing quoted."""
    settled = follower.settled
    if settled is None or follower.account is not None or follower.former:
        return False
    return not settled.reasons or all(map(quotes_nothing, settled.reasons))


def followers_to_plain(followers: Iterable[Follower], keep: Keep) -> list[Plain]:
    """Followers gathered by what they have in common."""
    gathered: dict[Follower, dict[str, str]] = {}
    for follower in followers:
        pattern = replace(follower, key=NOBODY, username="", digest="")
        name = keep(follower.key, [follower.username, follower.digest])
        gathered.setdefault(pattern, {})[key_to_plain(follower.key)] = name
    return [
        {"follower": to_plain(pattern, without=TOLD_BY_TEXT), "names": names} for pattern, names in gathered.items()
    ]


def followers_from_plain(rows: list[dict[str, Any]], find: Find) -> Iterator[Follower]:
    """The inverse of `followers_to_plain`; of a name that was removed nothing is left."""
    for row in rows:
        pattern = follower_from_plain(NOBODY, row["follower"], find)
        for text, name in row["names"].items():
            key = key_from_plain(text)
            username, digest = find(key, name) or ("", "")
            yield replace(pattern, key=key, username=username, digest=digest)

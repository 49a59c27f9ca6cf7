"""The Followers' part of a record: their difference from the record before, and how it is applied again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from msgspec import Struct

from tui.followers import Follower, Followers, copy_of, seen_again, unseen
from tui.sources.base import AccountKey, Post, Reading, Scope
from tui.sources.header import ReadingHeader
from tui.store.codec import (
    Find,
    Keep,
    Plain,
    follower_from_plain,
    follower_to_plain,
    header_from_plain,
    header_to_plain,
    posts_from_plain,
    posts_to_plain,
)
from tui.store.followers_alike import Alike, followers_from_plain
from tui.store.shelves import by_shard, lines_by_shard, lines_in
from tui.store.values import key_from_plain, key_to_plain
from tui.store.veil import unveil_all, veil_all

NO_KEYS: frozenset[AccountKey] = frozenset()
REASONS = ("reasons",)


class Quiet(Struct, frozen=True):
    """A reading that brought nothing but its time: its header, whom it returned, and whether it read profiles."""

    header: ReadingHeader
    present: frozenset[AccountKey]
    is_profile_read: bool


def difference(before: Followers, after: Followers, reading: Reading | None, keep: Keep) -> Plain:
    """What makes `after` of `before`; empty where they are the same."""
    if after is before:
        return {}
    quiet = _quiet(before, after, reading)
    is_told = quiet is not None and _is_told(before, after, quiet)
    touched = after.step.touched if is_told and after.step else _touched(before, after, quiet)
    posts = _posts_touched(before, after, reading if is_told else None)
    changed = by_shard((after.by_key[key] for key in touched if key in after.by_key), _owner)
    alike = Alike()
    others = [each for each in changed if not alike.takes(each)]
    parts: Plain = {
        "last": _headers(before.last, after.last, keep),
        "last_complete": _headers(before.last_complete, after.last_complete, keep),
        "present": _present(before, after, quiet),
        "followers": {key_to_plain(each.key): _follower(each, keep) for each in others},
        "alike": alike.to_plain(keep),
        "gone": [key_to_plain(key) for key in touched if key not in after.by_key],
        "posts": {key_to_plain(key): posts_to_plain(after.posts.get(key, ()), keep) for key in posts},
    }
    data = {name: part for name, part in parts.items() if part}
    if after.failure != before.failure:
        data["failure"] = None if after.failure is None else header_to_plain(after.failure, keep)
    if quiet is not None:
        data["read"] = _quiet_to_plain(quiet, before)
    return data


def applied(before: Followers, data: Plain, find: Find, upcoming: Plain | None = None) -> Followers:
    """The inverse of `difference`.

    Times that the upcoming record sets anyway are left as they were, so that many records are applied in little more
    time than one; only the Followers after the last record are then exact.
    """
    last = {**before.last, **_headers_from(data.get("last", {}), find)}
    by_key, present = copy_of(before.by_key), dict(before.present)
    if "read" in data:
        header = last[Scope(data["read"]["scope"])]
        quiet = _quiet_from_plain(data["read"], present, header)
        present[header.scope] = quiet.present
        skipped = NO_KEYS
        if upcoming is not None and "read" in upcoming and upcoming["read"]["scope"] == header.scope:
            following = _quiet_from_plain(upcoming["read"], present, header)
            skipped = following.present if following.is_profile_read or not quiet.is_profile_read else NO_KEYS
        by_key = read_quietly(before, quiet, skipped)
    for text, row in by_shard(data.get("followers", {}).items(), _first):
        key = key_from_plain(text)
        if "settled" in row:
            row = {**row, "settled": unveil_all(row["settled"], REASONS, key, find)}  # noqa: PLW2901
        by_key[key] = follower_from_plain(key, row, find)
    by_key |= {each.key: each for each in followers_from_plain(data.get("alike", []), find)}
    for text in data.get("gone", ()):
        by_key.pop(key_from_plain(text), None)
    present |= {
        Scope(scope): frozenset(map(key_from_plain, lines_in(keys))) for scope, keys in data.get("present", {}).items()
    }
    failure = before.failure
    if "failure" in data:
        failure = None if data["failure"] is None else header_from_plain(data["failure"], find)
    return Followers(
        by_key=MappingProxyType(by_key),
        posts=_posts_after(before.posts, data.get("posts", {}), find),
        last=MappingProxyType(last),
        last_complete=MappingProxyType({**before.last_complete, **_headers_from(data.get("last_complete", {}), find)}),
        failure=failure,
        present=MappingProxyType(present),
    )


def _owner(follower: Follower) -> str:
    return key_to_plain(follower.key)


def _first(pair: tuple[str, Plain]) -> str:
    return pair[0]


def _follower(follower: Follower, keep: Keep) -> Plain:
    data = follower_to_plain(follower, keep)
    if "settled" in data:
        veil_all(data["settled"], REASONS, follower.key, keep)
    return data


def read_quietly(
    before: Followers, quiet: Quiet, skipped: frozenset[AccountKey] = NO_KEYS
) -> dict[AccountKey, Follower]:
    """The accounts after a reading that brought nothing but its time; those skipped stay as they were."""
    by_key = copy_of(before.by_key)
    header = quiet.header
    if header.scope is Scope.POSTS:
        return by_key
    is_sweep = header.scope is Scope.FOLLOWERS
    for key in quiet.present:
        follower = by_key.get(key)
        if follower is None or (key in skipped and (follower.first_seen_at is not None or not is_sweep)):
            continue
        by_key[key] = seen_again(follower, header.taken_at, is_sweep=is_sweep, is_profile_read=quiet.is_profile_read)
    by_key.update(unseen(by_key, before, header, quiet.present))
    return by_key


def _quiet(before: Followers, after: Followers, reading: Reading | None) -> Quiet | None:
    """The reading, where it is new and the Followers are those after it."""
    if reading is None:
        return None
    header = after.last.get(reading.scope)
    if header is None or header.taken_at != reading.taken_at or header == before.last.get(reading.scope):
        return None
    step = after.step
    if step is not None and step.header is header:
        is_profile_read = step.is_profile_read
    else:
        is_profile_read = all(account.is_profile_read for account in reading.accounts)
    return Quiet(header, after.present.get(reading.scope, NO_KEYS), is_profile_read)


def _is_told(before: Followers, after: Followers, quiet: Quiet) -> bool:
    """Whether the fold's own step leads from the one to the other."""
    step = after.step
    return step is not None and step.header is quiet.header and step.by_key is after.by_key and step.base() is before


def _touched(before: Followers, after: Followers, quiet: Quiet | None) -> AbstractSet[AccountKey]:
    """The accounts that differ otherwise than by the quiet reading, found by comparing all."""
    expected = before.by_key if quiet is None else read_quietly(before, quiet)
    changed = {key for key, follower in after.by_key.items() if expected.get(key) != follower}
    changed.update(key for key in before.by_key if key not in after.by_key)
    return changed


def _posts_touched(before: Followers, after: Followers, reading: Reading | None) -> list[AccountKey]:
    """The accounts whose posts differ; only those of the reading are looked at where it tells all."""
    if after.posts is before.posts:
        return []
    if reading is not None:
        keys = {AccountKey(post.network, post.account_id) for post in reading.posts}
        keys.update(key for key, _ in reading.covered)
    else:
        keys = {*before.posts, *after.posts}
    return sorted(key for key in keys if before.posts.get(key) != after.posts.get(key))


def _present(before: Followers, after: Followers, quiet: Quiet | None) -> dict[str, list[str]]:
    """Whom the last readings returned, by scope, where the quiet reading does not say it."""
    return {
        scope.value: lines_by_shard(keys, key_to_plain)
        for scope, keys in after.present.items()
        if (quiet is None or scope is not quiet.header.scope) and keys != before.present.get(scope)
    }


def _quiet_to_plain(quiet: Quiet, before: Followers) -> Plain:
    old, new = before.present.get(quiet.header.scope, NO_KEYS), quiet.present
    data: Plain = {"scope": quiet.header.scope.value, "profiles": quiet.is_profile_read}
    if new is not old:
        data["came"], data["left"] = (lines_by_shard(keys, key_to_plain) for keys in (new - old, old - new))
    return data


def _quiet_from_plain(data: Plain, present: Mapping[Scope, frozenset[AccountKey]], header: ReadingHeader) -> Quiet:
    left, came = _keys_in(data.get("left", ())), _keys_in(data.get("came", ()))
    old = present.get(header.scope, NO_KEYS)
    return Quiet(header, (old - left) | came if left or came else old, data["profiles"])


def _keys_in(texts: Iterable[str]) -> frozenset[AccountKey]:
    return frozenset(map(key_from_plain, lines_in(texts)))


def _headers(
    before: Mapping[Scope, ReadingHeader], after: Mapping[Scope, ReadingHeader], keep: Keep
) -> dict[str, Plain]:
    return {s.value: header_to_plain(header, keep) for s, header in after.items() if header != before.get(s)}


def _headers_from(data: Mapping[str, Plain], find: Find) -> dict[Scope, ReadingHeader]:
    return {Scope(scope): header_from_plain(header, find) for scope, header in data.items()}


def _posts_after(
    before: Mapping[AccountKey, tuple[Post, ...]], data: Mapping[str, list[Plain]], find: Find
) -> Mapping[AccountKey, tuple[Post, ...]]:
    posts = {**before, **{key_from_plain(key): posts_from_plain(rows, find) for key, rows in data.items()}}
    return MappingProxyType({key: own for key, own in posts.items() if own})

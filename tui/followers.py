"""All accounts ever read, folded from the readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from tui.codes import Code
from tui.sources.base import Account, AccountKey, Fate, Post, Reading, Scope

POSTS_KEPT = 20


@dataclass(frozen=True, slots=True)
class Settled:
    """The judgement that stays of an account whose text is no longer kept (DESIGN §4)."""

    class_: str
    unit: str | None
    verdict: str
    score: int
    reasons: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Follower:
    """One account as far as it was ever read.

    `account` is None once it is settled. `read_at` is when its profile was last read, `last_seen_at` when it last
    stood among the followers. `absent_since` is the first complete reading without it, `missing_since` the first
    whole one that need not be complete; None while it is there.
    """

    key: AccountKey
    username: str
    digest: str
    account: Account | None
    settled: Settled | None = None
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None
    read_at: datetime | None = None
    absent_since: datetime | None = None
    missing_since: datetime | None = None
    absences: int = 0
    fate: Fate | None = None
    fate_at: datetime | None = None

    @property
    def is_following(self) -> bool | None:
        """Whether it follows the target; None where no reading of the followers can say."""
        if self.last_seen_at is None and self.absent_since is None:
            return None
        return self.absent_since is None


@dataclass(frozen=True, slots=True)
class ReadingHeader:
    """What is kept of a reading besides its accounts."""

    taken_at: datetime
    source: str
    scope: Scope
    complete: bool
    is_whole: bool
    accounts_read: int
    followers_count: int | None
    errors: tuple[Code, ...] = ()
    notes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Followers:
    """Accounts by key, posts by key, and per scope the header of the last and of the last complete reading.

    `failure` is the header of the newest read that gave nothing, None as soon as one gives something again.
    """

    by_key: Mapping[AccountKey, Follower] = field(default_factory=lambda: MappingProxyType({}))
    posts: Mapping[AccountKey, tuple[Post, ...]] = field(default_factory=lambda: MappingProxyType({}))
    last: Mapping[Scope, ReadingHeader] = field(default_factory=lambda: MappingProxyType({}))
    last_complete: Mapping[Scope, ReadingHeader] = field(default_factory=lambda: MappingProxyType({}))
    failure: ReadingHeader | None = None

    @property
    def latest(self) -> ReadingHeader | None:
        """The header of the newest reading of any scope."""
        return max(self.last.values(), key=lambda header: header.taken_at, default=None)


NO_FOLLOWERS = Followers()


def header_of(reading: Reading) -> ReadingHeader:
    """What is kept of a reading besides its accounts."""
    return ReadingHeader(
        taken_at=reading.taken_at,
        source=reading.source,
        scope=reading.scope,
        complete=reading.complete,
        is_whole=reading.is_whole,
        accounts_read=len(reading.accounts),
        followers_count=reading.followers_count,
        errors=reading.errors,
        notes=reading.notes,
    )


def fold(followers: Followers, reading: Reading) -> Followers:
    """The followers after one more reading; the same reading folded again changes nothing.

    A reading that gave nothing but errors leaves everything as it was and is remembered as the failure.
    """
    if reading.errors and not reading.is_whole and not (reading.accounts or reading.posts or reading.fates):
        return replace(followers, failure=header_of(reading))
    by_key = dict(followers.by_key)
    is_sweep = reading.scope is Scope.FOLLOWERS
    if reading.scope is not Scope.POSTS:
        for account in reading.accounts:
            by_key[account.key] = _read(by_key.get(account.key), account, reading.taken_at, is_sweep=is_sweep)
    for key, fate in reading.fates:
        by_key[key] = _fated(by_key.get(key), key, fate, reading.taken_at)
    if is_sweep and reading.is_whole:
        present = {account.key for account in reading.accounts}
        counted = followers.last_complete.get(Scope.FOLLOWERS)
        is_new = counted is None or reading.taken_at > counted.taken_at
        for key, follower in by_key.items():
            if key not in present and follower.last_seen_at is not None and follower.last_seen_at < reading.taken_at:
                by_key[key] = _absent(follower, reading, is_new=is_new)
    header = header_of(reading)
    return Followers(
        by_key=MappingProxyType(by_key),
        posts=_with_posts(followers.posts, reading.posts),
        last=MappingProxyType({**followers.last, reading.scope: header}),
        last_complete=(
            MappingProxyType({**followers.last_complete, reading.scope: header})
            if reading.complete
            else followers.last_complete
        ),
    )


def _read(before: Follower | None, account: Account, at: datetime, *, is_sweep: bool) -> Follower:
    """A follower after its account was returned by a source."""
    digest = account.digest
    if before is None:
        before = Follower(key=account.key, username=account.username, digest="", account=None)
    is_settled_still = before.settled is not None and before.digest == digest
    profile_at = at if account.is_profile_read else before.read_at
    kept = before.account
    if kept is not None and kept.is_profile_read and not account.is_profile_read:
        account = replace(kept, username=account.username or kept.username)
        digest = account.digest
    return replace(
        before,
        username=account.username or before.username,
        digest=digest,
        account=None if is_settled_still else account,
        settled=before.settled if is_settled_still else None,
        first_seen_at=before.first_seen_at or (at if is_sweep else None),
        last_seen_at=at if is_sweep else before.last_seen_at,
        read_at=profile_at,
        absent_since=None if is_sweep else before.absent_since,
        missing_since=None if is_sweep else before.missing_since,
        absences=0 if is_sweep else before.absences,
        fate=None,
        fate_at=None,
    )


def _fated(before: Follower | None, key: AccountKey, fate: Fate, at: datetime) -> Follower:
    """A follower after a source said explicitly what became of it; the first answer's time is kept."""
    if before is None:
        before = Follower(key=key, username="", digest="", account=None)
    if before.fate is fate:
        return before
    return replace(before, fate=fate, fate_at=at)


def _absent(follower: Follower, reading: Reading, *, is_new: bool) -> Follower:
    """A follower that a whole reading did not return; only a complete one proves that it no longer follows."""
    missing_since = follower.missing_since or reading.taken_at
    if not reading.complete:
        return replace(follower, missing_since=missing_since)
    return replace(
        follower,
        missing_since=missing_since,
        absent_since=follower.absent_since or reading.taken_at,
        absences=follower.absences + is_new,
    )


def _with_posts(
    before: Mapping[AccountKey, tuple[Post, ...]], posts: tuple[Post, ...]
) -> Mapping[AccountKey, tuple[Post, ...]]:
    """Posts by account, newest first, each once, as many as are kept."""
    if not posts:
        return before
    by_key = dict(before)
    fresh: dict[AccountKey, dict[str, Post]] = {}
    for post in posts:
        fresh.setdefault(AccountKey(post.network, post.account_id), {})[post.id] = post
    for key, new in fresh.items():
        merged = {post.id: post for post in by_key.get(key, ())} | new
        newest = sorted(merged.values(), key=lambda post: (post.created_at, post.id), reverse=True)
        by_key[key] = tuple(newest[:POSTS_KEPT])
    return MappingProxyType(by_key)

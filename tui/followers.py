"""All accounts ever read, folded from the readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from types import MappingProxyType
from weakref import ReferenceType, ref

from msgspec import Struct, field
from msgspec.structs import replace

from tui.codes import Code
from tui.sources.base import Account, AccountKey, Fate, Post, Reading, Scope
from tui.sources.header import ReadingHeader, header_of
from tui.sources.kept_posts import with_posts

HANDLES_KEPT = 5


class Settled(Struct, frozen=True, gc=False):
    """The judgement that stays of an account whose text is no longer kept (DESIGN §4)."""

    class_: str
    unit: str | None
    verdict: str
    score: int
    reasons: tuple[Code, ...] = ()


class FormerHandle(Struct, frozen=True, gc=False):
    """A handle that an account had: when it was last read with it, and when it was first read with the next one."""

    username: str
    last_at: datetime
    next_at: datetime


class Follower(Struct, frozen=True, gc=False):
    """One account as far as it was ever read.

    `account` is None once it is settled. `read_at` is when its profile was last read, `last_seen_at` when it last
    stood among the followers. `absent_since` is the first complete reading without it, `missing_since` the first
    whole one that need not be complete; None while it is there. `former` are its earlier handles, oldest first.
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
    former: tuple[FormerHandle, ...] = ()

    @property
    def last_read_at(self) -> datetime | None:
        """When any source last returned it; None where none ever did."""
        return max(filter(None, (self.read_at, self.last_seen_at)), default=None)

    @property
    def is_following(self) -> bool | None:
        """Whether it follows the target; None where no reading of the followers can say.

        A suspended or deleted account is hidden from every list: that it is not seen there says nothing.
        """
        if self.fate is not None or (self.last_seen_at is None and self.absent_since is None):
            return None
        return self.absent_since is None


class Followers(Struct, frozen=True, eq=False, weakref=True):
    """Accounts by key, posts by key, and per scope the header of the last and of the last complete reading.

    `failure` is the header of the newest read that gave nothing, None as soon as one gives something again. `present`
    holds, by scope, the keys that the last reading returned. `step` only saves time: what the last fold changed.
    """

    by_key: Mapping[AccountKey, Follower] = field(default_factory=lambda: MappingProxyType({}))
    posts: Mapping[AccountKey, tuple[Post, ...]] = field(default_factory=lambda: MappingProxyType({}))
    last: Mapping[Scope, ReadingHeader] = field(default_factory=lambda: MappingProxyType({}))
    last_complete: Mapping[Scope, ReadingHeader] = field(default_factory=lambda: MappingProxyType({}))
    failure: ReadingHeader | None = None
    present: Mapping[Scope, frozenset[AccountKey]] = field(default_factory=lambda: MappingProxyType({}))
    step: Step | None = None

    @property
    def latest(self) -> ReadingHeader | None:
        """The header of the newest reading of any scope."""
        return max(self.last.values(), key=lambda header: header.taken_at, default=None)

    @property
    def latest_read(self) -> ReadingHeader | None:
        """The header of the newest reading that brought something, or that was whole: how old the data are."""
        read = (header for header in self.last.values() if header.is_whole or header.accounts_read)
        return max(read, key=lambda header: header.taken_at, default=None)

    def with_accounts(self, changed: Mapping[AccountKey, Follower]) -> Followers:
        """The same with some accounts replaced; the step says so too."""
        everybody = copy_of(self.by_key)
        everybody.update(changed)
        by_key = MappingProxyType(everybody)
        step = self.step
        if step is not None and step.by_key is self.by_key:
            step = replace(step, by_key=by_key, touched=_some_or_all(by_key, step.touched | changed.keys()))
        return replace(self, by_key=by_key, step=step)


class Step(Struct, frozen=True, eq=False):
    """What one fold changed, so that nobody need compare everything again.

    It leads from `base` to the Followers that hold just this `by_key`; for any others it says nothing. `touched` are
    the accounts that changed otherwise than by having been seen again, or once more not seen, in the reading `header`.
    `came` and `left` are the difference of what it returned from what the last one of its scope did.
    """

    base: ReferenceType[Followers]
    by_key: Mapping[AccountKey, Follower]
    header: ReadingHeader
    touched: AbstractSet[AccountKey]
    came: frozenset[AccountKey]
    left: frozenset[AccountKey]
    is_profile_read: bool


NO_FOLLOWERS = Followers()
Sieve = Callable[[Account, str], Settled | None]


def fold(followers: Followers, reading: Reading, sieve: Sieve | None = None) -> Followers:
    """The followers after one more reading; the same reading folded again changes nothing.

    `sieve` is told of each new account, or settled one with new content, with its digest: what it settles is kept
    without its text from the first. A reading that gave nothing but errors leaves everything as it was and is
    remembered as the failure.
    """
    told = reading.accounts or reading.posts or reading.fates or reading.covered
    if reading.errors and not reading.is_whole and not told:
        return replace(followers, failure=header_of(reading))
    by_key = copy_of(followers.by_key)
    is_profile_read = all(account.is_profile_read for account in reading.accounts)
    header = header_of(reading)
    touched = {key for key, _ in reading.fates}
    present = followers.present.get(reading.scope, frozenset())
    if reading.scope is not Scope.POSTS:
        returned = set()
        for account in reading.accounts:
            before = by_key.get(account.key)
            after = _read(before, account, header, sieve, is_profile_read=is_profile_read)
            by_key[after.key] = after
            returned.add(after.key)  # one object for each account, in every set
            if before is None or _says_more(before, after) or account.is_profile_read is not is_profile_read:
                touched.add(after.key)
        present = _same_or_new(present, returned)
    for key, fate in reading.fates:
        by_key[key] = _fated(by_key.get(key), key, fate, reading.taken_at)
    by_key.update(unseen(by_key, followers, header, present))
    frozen = MappingProxyType(by_key)
    before_present = followers.present.get(reading.scope, frozenset())
    return Followers(
        by_key=frozen,
        posts=with_posts(followers.posts, reading),
        last=MappingProxyType({**followers.last, reading.scope: header}),
        last_complete=(
            MappingProxyType({**followers.last_complete, reading.scope: header})
            if header.complete
            else followers.last_complete
        ),
        present=MappingProxyType({**followers.present, reading.scope: present}),
        step=Step(
            base=ref(followers),
            by_key=frozen,
            header=header,
            touched=_some_or_all(frozen, touched),
            came=present - before_present if before_present else present,
            left=before_present - present,
            is_profile_read=is_profile_read,
        ),
    )


def copy_of(by_key: Mapping[AccountKey, Follower]) -> dict[AccountKey, Follower]:
    """The accounts to be changed; a proxy is not asked for each of them, which would hold every thread."""
    return by_key.copy() if isinstance(by_key, MappingProxyType) else dict(by_key)


def _some_or_all(by_key: Mapping[AccountKey, Follower], keys: AbstractSet[AccountKey]) -> AbstractSet[AccountKey]:
    """The keys for keeping; where they are all there are, no copy of them."""
    return by_key.keys() if len(keys) == len(by_key) else frozenset(keys)


def _says_more(before: Follower, after: Follower) -> bool:
    """Whether an account that was read again brought more than the time."""
    return (
        after.account is not before.account
        or after.settled is not before.settled
        or after.first_seen_at is not before.first_seen_at
    )


def _same_or_new(before: frozenset[AccountKey], keys: AbstractSet[AccountKey]) -> frozenset[AccountKey]:
    """The keys as a set; the set before where they are the same."""
    now = frozenset(keys)
    return before if now == before else now


def _read(
    before: Follower | None, account: Account, header: ReadingHeader, sieve: Sieve | None, *, is_profile_read: bool
) -> Follower:
    """A follower after its account was returned by a source; an account that says the same stays the same object."""
    is_sweep = header.scope is Scope.FOLLOWERS
    is_sieved = before is None or before.settled is not None
    if before is None:
        before = Follower(key=account.key, username=account.username, digest="", account=None)
    if before.account == account and account.is_profile_read is is_profile_read and before.digest:
        return seen_again(before, header.taken_at, is_sweep=is_sweep, is_profile_read=is_profile_read)
    digest = account.digest
    is_settled_still = before.settled is not None and (before.digest == digest or _is_silent(before, account))
    is_read = account.is_profile_read
    kept = before.account
    if kept is not None and kept.is_profile_read and not is_read:
        named = replace(kept, username=account.username or kept.username)
        account = kept if named == kept else named
        digest = account.digest
    if not is_settled_still:
        username, former = account.username or before.username, _former(before, account.username, header.taken_at)
        settled = sieve(account, digest) if sieve is not None and is_sieved else None
        is_kept = settled is None
        before = replace(
            before,
            username=username,
            digest=digest,
            account=account if is_kept else None,
            settled=settled,
            former=former if is_kept else (),
        )
    return seen_again(before, header.taken_at, is_sweep=is_sweep, is_profile_read=is_read)


def _is_silent(before: Follower, account: Account) -> bool:
    """Whether an account tells nothing but the handle that is known: there is nothing to judge it anew by."""
    is_same = account.username.lower() in ("", before.username.lower())
    return is_same and not account.name and not account.is_profile_read


def _former(before: Follower, username: str, at: datetime) -> tuple[FormerHandle, ...]:
    """The handles that an account had before that one; letters' case makes no other handle."""
    if not username or before.username.lower() == username.lower() or not before.username or not before.last_read_at:
        return before.former
    return (*before.former, FormerHandle(before.username, before.last_read_at, at))[-HANDLES_KEPT:]


def seen_again(follower: Follower, at: datetime, *, is_sweep: bool, is_profile_read: bool) -> Follower:
    """A follower after a reading that returned it with nothing new."""
    read_at = at if is_profile_read else follower.read_at
    if not is_sweep:
        return replace(follower, read_at=read_at, fate=None, fate_at=None)
    return replace(
        follower,
        first_seen_at=follower.first_seen_at or at,
        last_seen_at=at,
        read_at=read_at,
        absent_since=None,
        missing_since=None,
        absences=0,
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


def unseen(
    by_key: Mapping[AccountKey, Follower],
    followers: Followers,
    header: ReadingHeader,
    present: AbstractSet[AccountKey],
) -> dict[AccountKey, Follower]:
    """Those of the accounts that a whole reading did not return, after it; `followers` are those before it."""
    if header.scope is not Scope.FOLLOWERS or not header.is_whole:
        return {}
    counted = followers.last_complete.get(Scope.FOLLOWERS)
    is_new = counted is None or header.taken_at > counted.taken_at
    absent = {}
    for key, follower in by_key.items():
        if key in present:
            continue
        if follower.last_seen_at is not None and follower.last_seen_at < header.taken_at:
            absent[key] = _absent(follower, header, is_new=is_new)
    return absent


def _absent(follower: Follower, header: ReadingHeader, *, is_new: bool) -> Follower:
    """A follower that a whole reading did not return; only a complete one proves that it no longer follows."""
    missing_since = follower.missing_since or header.taken_at
    if not header.complete:
        return replace(follower, missing_since=missing_since)
    return replace(
        follower,
        missing_since=missing_since,
        absent_since=follower.absent_since or header.taken_at,
        absences=follower.absences + is_new,
    )

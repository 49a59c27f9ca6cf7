"""What every source speaks: accounts, posts and readings, and the protocols of a source and of a ledger."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from tui.clock import Clock
from tui.codes import Code
from tui.settings import Ceilings


class AccountKey(Struct, frozen=True, order=True, array_like=True, gc=False):
    """What an account is known by: network and id, never the handle.

    The collector knows nothing of it, nor then of a dict from keys to followers: a round over a hundred thousand of
    them would hold the event loop.
    """

    network: str
    id: str

    def __str__(self) -> str:
        return f"{self.network}:{self.id}"


class Scope(StrEnum):
    """What a reading covered."""

    FOLLOWERS = "followers"
    KNOWN = "known"
    POSTS = "posts"


class Fate(StrEnum):
    """What a source said explicitly of an account that it did not return."""

    SUSPENDED = "suspended"
    PROTECTED = "protected"
    GONE = "gone"


class PostKind(StrEnum):
    """What sort of post it is."""

    POST = "post"
    REPLY = "reply"
    REPOST = "repost"


class Account(Struct, frozen=True, gc=False):
    """A public account as a source reported it, cleaned at the border.

    `altered` keeps, as evidence, the original of each field from which control characters were removed: pairs of field
    name and original, with what was removed written out (`\\x1b`) and so harmless. `is_profile_read` is False when the
    profile's text is not known (a plain list of handles, a table without descriptions).
    Counts are None where the source did not say.
    """

    network: str
    id: str
    username: str
    name: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    pinned_text: str = ""
    created_at: datetime | None = None
    protected: bool | None = None
    verified_type: str = ""
    followers_count: int | None = None
    following_count: int | None = None
    post_count: int | None = None
    latest_post_id: str | None = None
    is_profile_read: bool = True
    altered: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> AccountKey:
        """Network and id."""
        return AccountKey(self.network, self.id)

    @property
    def has_names(self) -> bool:
        """Whether a source told both its name and its handle; of one that cannot be shown the evidence is kept."""
        told = {name for name, _ in self.altered}
        return bool(self.name or "name" in told) and bool(self.username or "username" in told)

    @property
    def content(self) -> tuple[str, ...]:
        """All that matching and compliance may judge by, as strings; counts are not part of it."""
        return (
            self.network,
            self.id,
            self.username,
            self.name,
            self.description,
            self.location,
            self.url,
            self.pinned_text,
            self.created_at.isoformat() if self.created_at else "",
            "" if self.protected is None else str(self.protected),
            self.verified_type,
            str(self.is_profile_read),
            *(text for pair in self.altered for text in pair),
        )

    @property
    def digest(self) -> str:
        """A digest of `content`, 32 hex digits: equal digests mean equal judgement."""
        from hashlib import blake2b

        return blake2b("\x1f".join(self.content).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Post(Struct, frozen=True, gc=False):
    """A public post; `answered_after` is the seconds from the post it replies to, where known."""

    network: str
    id: str
    account_id: str
    text: str
    created_at: datetime
    kind: PostKind = PostKind.POST
    like_count: int | None = None
    repost_count: int | None = None
    reply_count: int | None = None
    answered_after: int | None = None
    url: str = ""


class LateAccounts(Sequence[Account], ABC):
    """Very many accounts, each made only when somebody comes to it."""

    @property
    @abstractmethod
    def notes(self) -> tuple[Code, ...]:
        """What shows only as one goes through them, and so stands in no reading's notes."""


class Reading(Struct, frozen=True):
    """What one read of a source returned.

    `is_whole` says that the source was read to its end without a failed page; `complete` that it is also known to
    hold everybody (DESIGN §4). `followers_count` is the target's own count; `fates` are explicit answers about
    accounts not returned; `errors` say what went wrong, `notes` what is worth knowing (unknown columns). `covered` are
    accounts of which `posts` hold all that they show after an instant, or all at all (None): another one is gone.
    """

    taken_at: datetime
    source: str
    scope: Scope
    accounts: Sequence[Account] = ()
    posts: tuple[Post, ...] = ()
    is_whole: bool = False
    complete: bool = False
    followers_count: int | None = None
    fates: tuple[tuple[AccountKey, Fate], ...] = ()
    errors: tuple[Code, ...] = ()
    notes: tuple[Code, ...] = ()
    covered: tuple[tuple[AccountKey, datetime | None], ...] = ()


def is_count_plausible(read: int, followers_count: int) -> bool:
    """Whether the number of accounts read agrees with the target's own count, within max(1, 1 %) (DESIGN §4)."""
    return abs(read - followers_count) <= max(1, followers_count // 100)


class SourceInfo(Struct, frozen=True):
    """What the wall says of a source: its spec, its kind (`replay`, `file`, `x`, `https`), a banner as a code."""

    spec: str
    kind: str
    is_billed: bool = False
    banner: Code | None = None
    is_reconstruction: bool = False


class Memory(Struct, frozen=True):
    """What a source may build on: what was read before, as far as it saves reading again.

    `accounts` are those that count as units', each with the id of its newest post that is kept; `handles` were linked
    by hand and never read. `swept_at` and `followers_count` are those of the last complete reading of the followers.
    `released` are handles that units' accounts gave up: anybody may have taken them. `suspects` are accounts that look
    like a takeover and that no list of followers brings: only by their ids is it seen that they no longer do.
    `wants_text` says that the text of some unit's account is not kept and should be read. `followers_told` is the
    target's own count as the newest reading told it, complete or not.
    """

    accounts: Mapping[AccountKey, str | None] = field(default_factory=dict)
    handles: tuple[str, ...] = ()
    swept_at: datetime | None = None
    followers_count: int | None = None
    wants_text: bool = False
    released: tuple[str, ...] = ()
    suspects: tuple[AccountKey, ...] = ()
    followers_told: int | None = None


class Plan(Struct, frozen=True):
    """What a billed source costs, in micro-dollars (USD x 1,000,000), by the UTC day.

    `next_most` is the next reading's worst case, `day_likely` what a whole day of readings comes to, each distinct
    resource once; `spent` and `reserved` are today's, `month_spent` the UTC month's, both included. `per_follower` is
    the price of each follower where nobody told their number yet, so that they stand in no other figure; else 0.
    `month_most` is what ceilings allow in thirty days, or None.
    """

    next_most: int
    day_likely: int
    spent: int
    reserved: int
    month_spent: int
    per_follower: int = 0
    month_most: int | None = None

    @property
    def is_capped(self) -> bool:
        """Whether thirty days would come to more than the ceilings allow."""
        return self.month_most is not None and 30 * self.day_likely > self.month_most

    @property
    def month_likely(self) -> int:
        """What thirty such days come to, as far as the ceilings allow it."""
        return self.month_most if self.is_capped and self.month_most is not None else 30 * self.day_likely

    def under(self, ceilings: Ceilings) -> Plan:
        """The same where the next reading costs no more than the ceilings leave."""
        day, month = ceilings.day, ceilings.month
        left = [] if day is None else [day - self.spent - self.reserved]
        left += [] if month is None else [month - self.month_spent]
        months = [each for each in (None if day is None else 30 * day, month) if each is not None]
        return replace(self, next_most=max(0, min([self.next_most, *left])), month_most=min(months, default=None))


class Source(Protocol):
    """Anything that can be read. A foreign error leaves it only as a SourceError.

    Of a SourceError's Code two arguments are for who reads: `retry_in`, the seconds after which it is worth reading
    again, and `stop` (1), which says that no reading helps before somebody has acted.
    """

    @property
    def info(self) -> SourceInfo:
        """What it is."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock this source lives by."""
        ...

    def know(self, memory: Memory) -> None:
        """Is told before each read what was read before."""
        ...

    def plan(self) -> Plan | None:
        """What reading costs; None where it costs nothing."""
        ...

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """One read: the readings it gave, in order of time; `asked` when the operator pressed the key.

        Raises SourceError when nothing could be read.
        """
        ...

    def changes(self) -> AsyncIterator[None]:
        """Yields whenever it is worth reading again before the interval is over (a file that changed)."""
        ...

    async def close(self) -> None:
        """Lets go of files and connections."""
        ...


class Ledger(Protocol):
    """What was billed, by UTC day; the store implements it."""

    def reserve(self, day: str, kind: str, count: int, micro_usd: int) -> int:
        """Reserves the worst case of a request, `count` resources at `micro_usd` each, and returns a ticket.

        It is durable before it returns. Past a ceiling it raises SourceError, whose Code tells with `room` how many
        micro-dollars would still fit.
        """
        ...

    def settle(self, ticket: int, day: str, resources: Sequence[str]) -> int:
        """Settles a reservation with what was really returned on a day; returns the micro-dollars newly billed.

        It is durable with the next reservation, or by `flush`.
        """
        ...

    def flush(self) -> None:
        """Makes every settlement durable."""
        ...

    def paid(self, day: str, kind: str) -> AbstractSet[str]:
        """The resources of a kind that were billed on a day, in whichever run."""
        ...

    def spent(self, day: str) -> tuple[int, int]:
        """Micro-dollars settled, and still reserved, on a UTC day."""
        ...

    def spent_in_month(self, month: str) -> tuple[int, int]:
        """Micro-dollars settled, and still reserved, in a UTC month (`2026-11`)."""
        ...

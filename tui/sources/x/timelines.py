"""Posts, asked for only where an account's newest one is another than before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from tui.errors import SourceError
from tui.sources.base import Account, AccountKey, Fate, Memory, Post, Reading, Scope
from tui.sources.x.client import Tweets, XClient, most_of
from tui.sources.x.posts import posts_of
from tui.sources.x.profiles import fates_of
from tui.sources.x.told import Part, Told

MOST_A_READ: Final = 60  # the others have their turn at the next one, so that no read takes minutes


def most_posts(newest: Iterable[str | None], unread: int) -> int:
    """The most posts that one read can bring of accounts with these newest posts, and of some that were never read."""
    counts = sorted([*(most_of(each) for each in newest), *[most_of(None)] * unread], reverse=True)
    return sum(counts[:MOST_A_READ])


class Brought(Struct):
    """What timelines brought: posts, what X says of accounts that it does not let us read, what was covered anew."""

    posts: list[Post] = field(default_factory=list)
    fates: dict[AccountKey, Fate] = field(default_factory=dict)
    covered: dict[AccountKey, datetime | None] = field(default_factory=dict)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.posts or self.fates or self.covered)

    def reading(self, taken_at: datetime, source: str, *, is_whole: bool) -> Reading:
        """All of it as a reading."""
        return Reading(
            taken_at=taken_at,
            source=source,
            scope=Scope.POSTS,
            posts=tuple(self.posts),
            is_whole=is_whole,
            fates=tuple(self.fates.items()),
            covered=tuple(self.covered.items()),
        )


class Timelines(Struct):
    """For which newest post of an account its posts were asked; it lives as long as its source."""

    asked: dict[AccountKey, str] = field(default_factory=dict)

    async def read(self, client: XClient, accounts: Iterable[Account], memory: Memory, told: Told) -> Brought:
        """The units' posts, where the newest one is another than the one that is kept.

        An account whose newest post is not after the kept one deleted that: its posts are then read anew, since what
        the answer lacks is gone.
        """
        brought = Brought()
        changed = self._changed(accounts, memory)
        for number, account in enumerate(changed[:MOST_A_READ]):
            kept = memory.accounts.get(account.key)
            since = kept if _is_after(account.latest_post_id, kept) else None
            try:
                answer = await client.tweets(account.id, since)
            except SourceError as error:
                if error.code.name == "x_request_refused":
                    self.asked[account.key] = account.latest_post_id or ""
                    told.unread(1)
                    continue
                told.refused(Part.POSTS, error, len(changed) - number)
                break
            found, unread = posts_of(answer.found, account.id)
            told.unread(unread + len(answer.unread))
            brought.posts += found
            brought.fates.update(fates_of(answer.problems))
            is_clear = not (unread or answer.unread or answer.problems)
            if kept and not since and is_clear and (found or answer.is_all):
                brought.covered[account.key] = _reach(answer, found)
            self.asked[account.key] = account.latest_post_id or ""
        return brought

    def _changed(self, accounts: Iterable[Account], memory: Memory) -> list[Account]:
        """The units' accounts of which there is news, unless they show it to nobody.

        Units' are those that are known to be, and who bears a linked handle that is read for the first time; a stranger
        who took a handle is none.
        """
        linked = {handle.lower() for handle in memory.handles}
        return [
            account
            for account in accounts
            if (account.key in memory.accounts or account.username.lower() in linked)
            and not account.protected
            and self._is_news(account, memory.accounts.get(account.key))
        ]

    def _is_news(self, account: Account, kept: str | None) -> bool:
        """Whether the newest post is another, or the last one of those that are kept was deleted."""
        if account.latest_post_id is None and not (kept and account.post_count == 0):
            return False
        return (account.latest_post_id or "") not in (kept, self.asked.get(account.key))


def _is_after(latest: str | None, kept: str | None) -> bool:
    """Whether a post is newer than another; X's ids grow."""
    return latest is not None and kept is not None and (len(latest), latest) > (len(kept), kept)


def _reach(answer: Tweets, found: list[Post]) -> datetime | None:
    """The instant after which an answer holds every post; None where it holds all."""
    return None if answer.is_all else min(post.created_at for post in found)

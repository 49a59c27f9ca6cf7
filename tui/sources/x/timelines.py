"""Posts, asked for only where an account's newest one is another than before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from tui.errors import SourceError
from tui.sources.base import Account, AccountKey, Fate, Post
from tui.sources.x.client import XClient, most_of
from tui.sources.x.posts import posts_of
from tui.sources.x.profiles import fates_of
from tui.sources.x.told import Part, Told

MOST_A_READ: Final = 60  # the others have their turn at the next one, so that no read takes minutes


def most_posts(newest: Iterable[str | None], unread: int) -> int:
    """The most posts that one read can bring of accounts with these newest posts, and of some that were never read."""
    counts = sorted([*(most_of(each) for each in newest), *[most_of(None)] * unread], reverse=True)
    return sum(counts[:MOST_A_READ])


class Timelines(Struct):
    """For which newest post of an account its posts were asked; it lives as long as its source."""

    asked: dict[AccountKey, str] = field(default_factory=dict)

    def changed(
        self, accounts: Iterable[Account], newest: dict[AccountKey, str | None], linked: Iterable[str]
    ) -> list[Account]:
        """The units' accounts whose newest post is another than the one that is kept, unless they show it to nobody.

        Units' are the keys of `newest`, and who bears a `linked` handle that is read for the first time; a stranger who
        took a handle is none. A newest post that was deleted makes way for an older one: another is another.
        """
        handles = {handle.lower() for handle in linked}
        return [
            account
            for account in accounts
            if (account.key in newest or account.username.lower() in handles)
            and account.latest_post_id is not None
            and not account.protected
            and account.latest_post_id not in (newest.get(account.key), self.asked.get(account.key))
        ]

    async def run(
        self, client: XClient, accounts: list[Account], newest: dict[AccountKey, str | None], told: Told
    ) -> tuple[list[Post], dict[AccountKey, Fate]]:
        """Their new posts, and what X says of accounts that it does not let us read."""
        posts: list[Post] = []
        fates: dict[AccountKey, Fate] = {}
        for number, account in enumerate(accounts[:MOST_A_READ]):
            try:
                answer = await client.tweets(account.id, newest.get(account.key))
            except SourceError as error:
                if error.code.name == "x_request_refused":
                    self.asked[account.key] = str(account.latest_post_id)
                    told.unread(1)
                    continue
                told.refused(Part.POSTS, error, len(accounts) - number)
                break
            found, unread = posts_of(answer.found, account.id)
            told.unread(unread + len(answer.unread))
            posts += found
            fates.update(fates_of(answer.problems))
            self.asked[account.key] = str(account.latest_post_id)
        return posts, fates

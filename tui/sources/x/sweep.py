"""One walk through the pages of followers, that can be broken off and taken up again."""

from __future__ import annotations

import asyncio
from collections.abc import Set
from datetime import datetime
from typing import Final

from tui.codes import Code, code
from tui.errors import SourceError
from tui.sources.base import Account, AccountKey, Fate
from tui.sources.x.brief import FollowersPage
from tui.sources.x.client import FOLLOWERS_A_PAGE, XClient
from tui.sources.x.profiles import accounts_of, fates_of, missing_fields, sends_text
from tui.sources.x.walked import Page, WalkedAccounts

MOST_BARREN: Final = 5
_SPARE_PAGES: Final = 20


class Sweep:
    """The followers read so far and where to go on; `known` are the accounts among them whose ids are `wanted`.

    Short pages, and pages without anybody, are normal while a token follows; several pages running with nobody new, a
    token that was there before, or far more pages than the followers fill are a cursor that leads nowhere: the walk
    then ends without having been whole.
    """

    def __init__(
        self, target_id: str, followers_count: int | None, started_at: datetime, wanted: Set[str] = frozenset()
    ) -> None:
        self.target_id = target_id
        self.followers_count = followers_count
        self.started_at = started_at
        self.accounts = WalkedAccounts()
        self.known: dict[str, Account] = {}
        self._wanted = wanted
        self.fates: dict[AccountKey, Fate] = {}
        self.missing: tuple[str, ...] = ()
        self.is_over = False
        self.is_whole = False
        self._astray = ""
        self._token: str | None = None
        self._tokens: set[str] = set()
        self._untaken: FollowersPage | None = None
        self._pages = self._barren = 0
        self._is_text_sent = False

    @property
    def astray(self) -> Code | None:
        """What led the walk nowhere, with how many different accounts it brought all the same."""
        return code(self._astray, pages=self._pages, read=len(self.accounts)) if self._astray else None

    @property
    def left(self) -> int:
        """How many followers are still to be read, as far as the target's own count tells."""
        return max(0, (self.followers_count or 0) - self._read)

    @property
    def _read(self) -> int:
        """How many were read, those of the last page as if none of them had been there before."""
        return len(self.accounts) + (len(self._untaken.ids) if self._untaken is not None else 0)

    @property
    def page_size(self) -> int:
        """How many to ask for: what is left and a few that came meanwhile, so that little money is reserved."""
        if self.followers_count is None:
            return FOLLOWERS_A_PAGE
        return min(FOLLOWERS_A_PAGE, self.left + max(5, self.left // 50))

    async def walk(self, client: XClient, *, is_owned: bool) -> None:
        """All pages that are left; raises SourceError and can then be called again.

        A page is looked through while the next one's money is reserved.
        """
        try:
            while not self.is_over:
                size, token = self.page_size, self._token
                page = await client.followers(self.target_id, size, token, is_owned=is_owned, meanwhile=self._take)
                self._look_over(page)
                await asyncio.sleep(0)  # as billing it is, and looking it through:
                await asyncio.sleep(0)  # a timer that is due wakes its task one round later
            self._take()
        except SourceError:
            self._take()
            raise

    def _look_over(self, page: FollowersPage) -> None:
        """Where to go on, from the ids alone."""
        self._pages += 1
        self._untaken = page
        is_barren = all(map(self.accounts.holds, page.ids))
        self._barren = self._barren + 1 if is_barren else 0
        self._go_on(page.next_token or None)

    def _take(self) -> None:
        """Keeps the last page; of its users only those that are known as units' become accounts at once."""
        page, self._untaken = self._untaken, None
        if page is None:
            return
        users = page.users() if self._pages == 1 or not self._is_text_sent else []
        if self._pages == 1:
            self.missing = missing_fields(users)
        self._is_text_sent = self._is_text_sent or sends_text(users)
        is_text_sent = self._is_text_sent and page.tells_text
        if is_text_sent < self._is_text_sent:
            self.missing = tuple(sorted({*self.missing, "description"}))
        known = page.users_of(self._wanted) if self._wanted else []
        for account in accounts_of(known, is_text_sent=is_text_sent)[0]:
            self.known[account.id] = account
        self.accounts.add(Page(page.body, is_text_sent), page.ids, are_plain=page.unread is None)
        self.fates.update(fates_of(page.problems))

    def _go_on(self, token: str | None) -> None:
        if token is None:
            self.is_over = self.is_whole = True
        elif token in self._tokens:
            self._stray("x_cursor_loops")
        elif self._barren >= MOST_BARREN:
            self._stray("x_pages_barren")
        elif self._pages >= _SPARE_PAGES + (self.followers_count or 0) // 10:
            self._stray("x_pages_endless")
        else:
            self._tokens.add(token)
            self._token = token

    def _stray(self, name: str) -> None:
        self.is_over = True
        self._astray = name

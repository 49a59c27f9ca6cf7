"""One walk through the pages of followers, that can be broken off and taken up again."""

from __future__ import annotations

import asyncio
import gc
from datetime import datetime
from typing import Final

from tui.codes import Code, code
from tui.errors import SourceError
from tui.sources.base import AccountKey, Fate
from tui.sources.packed import PackedAccounts
from tui.sources.x.client import FOLLOWERS_A_PAGE, Users, XClient
from tui.sources.x.profiles import NETWORK, accounts_of, fates_of, missing_fields, sends_text

MOST_BARREN: Final = 5
_SPARE_PAGES: Final = 20
_AT_ONCE: Final = 250


class Sweep:
    """The followers read so far and where to go on.

    Short pages, and pages without anybody, are normal while a token follows; several pages running with nobody new, a
    token that was there before, or far more pages than the followers fill are a cursor that leads nowhere: the walk
    then ends without having been whole.
    """

    def __init__(self, target_id: str, followers_count: int | None, started_at: datetime) -> None:
        self.target_id = target_id
        self.followers_count = followers_count
        self.started_at = started_at
        self.accounts = PackedAccounts(NETWORK)
        self.fates: dict[AccountKey, Fate] = {}
        self.missing: tuple[str, ...] = ()
        self.unread = 0
        self.is_over = False
        self.is_whole = False
        self.astray: Code | None = None
        self._token: str | None = None
        self._tokens: set[str] = set()
        self._untaken: Users | None = None
        self._pages = self._barren = 0
        self._is_text_sent = False

    @property
    def left(self) -> int:
        """How many followers are still to be read, as far as the target's own count tells."""
        return max(0, (self.followers_count or 0) - self._read)

    @property
    def _read(self) -> int:
        """How many were read, those of the last page as if none of them had been there before."""
        return len(self.accounts) + (len(self._untaken.found) if self._untaken is not None else 0)

    @property
    def page_size(self) -> int:
        """How many to ask for: what is left and a few that came meanwhile, so that little money is reserved."""
        if self.followers_count is None:
            return FOLLOWERS_A_PAGE
        return min(FOLLOWERS_A_PAGE, self.left + max(5, self.left // 50))

    async def walk(self, client: XClient, *, is_owned: bool) -> None:
        """All pages that are left; raises SourceError and can then be called again.

        A page's accounts are made while the next page is on its way. Meanwhile the cycle collector rests: accounts make
        no cycles, and going over all of them holds the event loop.
        """
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            while not self.is_over:
                size, token = self.page_size, self._token
                page = await client.followers(self.target_id, size, token, is_owned=is_owned, meanwhile=self._take)
                self._look_over(page)
            await self._take()
        except SourceError:
            await self._take()
            raise
        finally:
            if was_enabled:
                gc.enable()

    def _look_over(self, page: Users) -> None:
        """Where to go on, from the ids alone."""
        if self._pages == 0:
            self.missing = missing_fields(page.found)
        self._pages += 1
        self._untaken = page
        is_barren = all(user.id in self.accounts for user in page.found)
        self._barren = self._barren + 1 if is_barren else 0
        self._go_on(page.next_token or None)

    async def _take(self) -> None:
        """The last page's accounts, a few at a time, so that the wall goes on living."""
        page, self._untaken = self._untaken, None
        if page is None:
            return
        self._is_text_sent = self._is_text_sent or sends_text(page.found)
        for start in range(0, len(page.found), _AT_ONCE):
            accounts, bad = accounts_of(page.found[start : start + _AT_ONCE], is_text_sent=self._is_text_sent)
            self.unread += bad
            self.accounts.add(accounts)
            await asyncio.sleep(0)
        self.unread += len(page.unread)
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
        self.astray = code(name, pages=self._pages, read=self._read)

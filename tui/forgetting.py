"""What is forgotten by itself: the text of accounts that are gone, and the posts of protected ones."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace

from tui.known import Known
from tui.sources.base import AccountKey
from tui.store import Store
from tui.store.elsewhere import purge_elsewhere

# X's terms ask that content of deleted, suspended and protected accounts goes within 24 hours. The profile of a
# protected one is public as before; its posts go at once.
KEPT_WHEN_GONE = timedelta(hours=12)
LOOKED_FOR_EVERY = timedelta(hours=6)


class Forgetting:
    """Removes from a Store, where there is one, and from those beside it what their networks no longer show."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._forgotten: tuple[AccountKey, ...] = ()
        self._forgot_at: datetime | None = None

    async def after(self, known: Known, now: datetime) -> Known:
        """What is still known once everything is forgotten that is due by now."""
        if self._store is None:
            return known
        all_gone = await asyncio.to_thread(known.gone, now - KEPT_WHEN_GONE)
        gone = [key for key in all_gone if known.keeps_text(key)]
        locked = [key for key in known.locked if key not in gone]
        for key in (*gone, *locked):
            saved = await asyncio.to_thread(partial(self._store.purge, key, only_posts=key in locked))
            followers = replace(saved.followers, failure=known.followers.failure)  # seldom on disk
            known = replace(known, followers=followers, board=saved.board)
        await self._elsewhere(self._store, all_gone, now)
        return known

    async def _elsewhere(self, store: Store, gone: tuple[AccountKey, ...], now: datetime) -> None:
        """Removes what other sources' states keep of them: an export of the same network is its content as well.

        It is looked for again at times: it may come by an import, or stand where somebody is at work just now.
        """
        is_due = self._forgot_at is None or now - self._forgot_at >= LOOKED_FOR_EVERY
        if not gone or not (is_due or gone != self._forgotten):
            return
        is_everywhere = await asyncio.to_thread(purge_elsewhere, store.folder, gone)
        self._forgotten, self._forgot_at = gone, now if is_everywhere else None

"""Reads followers in a process of its own and ends itself, without a word, at one point of its bookkeeping.

`python -m tests.sources.x_killer URL BEARER INSTANT FOLDER POINT`: the ledger counts, before and after, every
reservation and every settlement; at the POINT-th count the process kills itself.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tui.clock import FixedClock
from tui.settings import Ceilings, Settings, Tokens
from tui.sources.x.source import XSource
from tui.store.ledger import StoredLedger, Ticket


class KillingLedger(StoredLedger):
    """A ledger whose process ends at one count."""

    def __init__(self, folder: Path, point: int) -> None:
        super().__init__(folder, Ceilings())
        self._left = point

    def reserve(self, day: str, kind: str, count: int, micro_usd: int) -> int:
        """As ever, with a count before and after."""
        self._count()
        ticket = super().reserve(day, kind, count, micro_usd)
        self._count()
        return ticket

    def settle(self, ticket: int, day: str, resources: Sequence[str]) -> int:
        """As ever, with a count before and after."""
        self._count()
        billed = super().settle(ticket, day, resources)
        self._count()
        return billed

    def flush(self) -> None:
        """As ever, with a count before and after."""
        self._count()
        super().flush()
        self._count()

    def _tell(self, tickets: dict[int, Ticket], *, is_first: bool = False) -> None:
        super()._tell(tickets, is_first=is_first)
        self._count()

    def _put_away(self) -> None:
        super()._put_away()
        self._count()

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


async def read(url: str, bearer: str, at: datetime, folder: Path, point: int) -> None:
    """One read, or the beginning of one."""
    settings = Settings(tokens=Tokens(x_bearer=bearer), x_url=url)
    source = XSource("bupatikbm", settings, KillingLedger(folder, point), clock=FixedClock(at))
    await source.read()
    await source.close()


if __name__ == "__main__":
    url, bearer, instant, folder, point = sys.argv[1:]
    asyncio.run(read(url, bearer, datetime.fromisoformat(instant), Path(folder), int(point)))

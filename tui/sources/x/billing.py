"""Money: the worst case of each request is reserved before it is sent and settled with what came back."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Final, TypeVar

from msgspec import Struct

from tui.clock import Clock
from tui.errors import SourceError
from tui.sources.base import Ledger
from tui.sources.x.faults import Window
from tui.sources.x.prices import Price
from tui.sources.x.uncertain import UncertainError

Answer = TypeVar("Answer")
_LONGEST_REQUEST: Final = timedelta(minutes=2)  # an answer after midnight is billed on the new day, whole


class CeilingError(SourceError):
    """Not one more resource fits under a ceiling."""


class Billing(Struct):
    """The ledger as the requests use it; days are X's UTC days, by X's own clock."""

    ledger: Ledger
    clock: Clock
    window: Window

    def day(self, ahead: timedelta = timedelta()) -> str:
        """The UTC day by which X bills now, or some time ahead."""
        return (self.clock.now() + self.window.skew + ahead).astimezone(UTC).date().isoformat()

    async def pay(
        self,
        price: Price,
        count: int,
        ask: Callable[[int], Awaitable[Answer]],
        billed: Callable[[Answer], Sequence[str]],
        *,
        least: int = 1,
        wanted: Sequence[str] = (),
        meanwhile: Callable[[], None] = lambda: None,
    ) -> Answer:
        """One billed request for at most `count` resources, or for as many as the ceilings let through.

        `ask` is given the number; `billed` names the resources in its answer; `wanted` are those asked for by id, in
        order; `meanwhile` is done while the disk is waited for. A refused request costs nothing; one that was not
        answered stays reserved. Raises CeilingError where fewer than `least` fit.
        """
        loop = asyncio.get_running_loop()
        reserving = loop.run_in_executor(None, self._reserve, price, count, least, wanted)
        meanwhile()
        ticket, count = await reserving
        try:
            answer = await ask(count)
        except UncertainError:
            raise
        except SourceError:
            self.ledger.settle(ticket, self.day(), ())
            raise
        self.ledger.settle(ticket, self.day(), billed(answer))
        return answer

    def _left_of(self, period: str) -> int:
        """Seconds until a UTC day (`2026-11-25`) or month (`2026-11`) is over, by X's own clock."""
        first = date.fromisoformat(period if len(period) == len("2026-11-25") else f"{period}-01")
        end = first + timedelta(days=1 if str(first) == period else monthrange(first.year, first.month)[1])
        now = self.clock.now() + self.window.skew
        return max(1, ceil((datetime(end.year, end.month, end.day, tzinfo=UTC) - now).total_seconds()))

    async def flush(self) -> None:
        """Makes durable what was settled last."""
        await asyncio.to_thread(self.ledger.flush)

    def _reserve(self, price: Price, count: int, least: int, wanted: Sequence[str]) -> tuple[int, int]:
        """A ticket, and for how many resources it is; what is asked for by id and was paid for today is free."""
        day = self.day()
        paid = self.ledger.paid(day, price.kind) if self.day(_LONGEST_REQUEST) == day else ()
        free = [each in paid for each in wanted]
        try:
            return self.ledger.reserve(day, price.kind, count - sum(free[:count]), price.micro_usd), count
        except SourceError as error:
            fits = int(error.code.get("room", 0)) // price.micro_usd
            fitting = next((n for n in range(count, -1, -1) if n - sum(free[:n]) <= fits), 0)
            if not least <= fitting:
                wait = self._left_of(str(error.code.get("period")))
                raise CeilingError(error.code.name, **dict(error.code.args), retry_in=wait) from error
        return self.ledger.reserve(day, price.kind, fitting - sum(free[:fitting]), price.micro_usd), fitting

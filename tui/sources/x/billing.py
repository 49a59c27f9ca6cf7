"""Money: the worst case of each request is reserved before it is sent and settled with what came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import TypeVar

from tui.clock import Clock
from tui.errors import SourceError
from tui.sources.base import Ledger, LedgerEntry
from tui.sources.x.faults import Window
from tui.sources.x.prices import Price
from tui.sources.x.uncertain import UncertainError

Answer = TypeVar("Answer")


class CeilingError(SourceError):
    """Not one more resource fits under a ceiling."""


@dataclass(frozen=True, slots=True)
class Billing:
    """The ledger as the requests use it; days are X's UTC days, by X's own clock."""

    ledger: Ledger
    clock: Clock
    window: Window

    def day(self) -> str:
        """The UTC day by which X bills now."""
        return (self.clock.now() + self.window.skew).astimezone(UTC).date().isoformat()

    async def pay(
        self,
        price: Price,
        count: int,
        ask: Callable[[int], Awaitable[Answer]],
        billed: Callable[[Answer], Iterable[str]],
        *,
        least: int = 1,
    ) -> Answer:
        """One billed request for at most `count` resources, or for as many as the ceilings let through.

        `ask` is given the number; `billed` names the resources in its answer. A refused request costs nothing; one
        that was not answered stays reserved. Raises CeilingError where fewer than `least` fit.
        """
        ticket, count = await self._reserve(price, count, least)
        try:
            answer = await ask(count)
        except UncertainError:
            raise
        except SourceError:
            await asyncio.to_thread(self.ledger.settle, ticket, ())
            raise
        day = self.day()
        entries = tuple(LedgerEntry(day, price.kind, resource) for resource in billed(answer))
        await asyncio.to_thread(self.ledger.settle, ticket, entries)
        return answer

    async def _reserve(self, price: Price, count: int, least: int) -> tuple[int, int]:
        day = self.day()
        try:
            return await asyncio.to_thread(self.ledger.reserve, day, price.kind, count, price.micro_usd), count
        except SourceError as error:
            fits = int(error.code.get("room", 0)) // price.micro_usd
            if not least <= fits < count:
                raise CeilingError(error.code.name, **dict(error.code.args)) from error
        return await asyncio.to_thread(self.ledger.reserve, day, price.kind, fits, price.micro_usd), fits

"""Money: the worst case of each request is reserved before it is sent and settled with what came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC
from typing import TypeVar

from msgspec import Struct, field

from tui.clock import Clock
from tui.errors import SourceError
from tui.sources.base import Ledger, LedgerEntry
from tui.sources.x.faults import Window
from tui.sources.x.prices import Price
from tui.sources.x.uncertain import UncertainError

Answer = TypeVar("Answer")


class CeilingError(SourceError):
    """Not one more resource fits under a ceiling."""


class Billing(Struct):
    """The ledger as the requests use it; days are X's UTC days, by X's own clock.

    `paid` are the resources that this run saw billed today: what is asked for by its id and was paid for is free.
    """

    ledger: Ledger
    clock: Clock
    window: Window
    paid: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

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
        wanted: Sequence[str] = (),
    ) -> Answer:
        """One billed request for at most `count` resources, or for as many as the ceilings let through.

        `ask` is given the number; `billed` names the resources in its answer; `wanted` are those asked for by id, in
        order. A refused request costs nothing; one that was not answered stays reserved. Raises CeilingError where
        fewer than `least` fit.
        """
        ticket, count = await self._reserve(price, count, least, wanted)
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
        if day not in self.paid:
            self.paid = {day: set()}
        self.paid[day].update((price.kind, entry.resource) for entry in entries)
        return answer

    async def _reserve(self, price: Price, count: int, least: int, wanted: Sequence[str]) -> tuple[int, int]:
        day = self.day()
        paid = self.paid.get(day, set())
        free = [(price.kind, each) in paid for each in wanted]
        try:
            return await self._reserved(day, price, count - sum(free[:count])), count
        except SourceError as error:
            fits = int(error.code.get("room", 0)) // price.micro_usd
            fitting = next((n for n in range(count, -1, -1) if n - sum(free[:n]) <= fits), 0)
            if not least <= fitting:
                raise CeilingError(error.code.name, **dict(error.code.args)) from error
        return await self._reserved(day, price, fitting - sum(free[:fitting])), fitting

    async def _reserved(self, day: str, price: Price, count: int) -> int:
        return await asyncio.to_thread(self.ledger.reserve, day, price.kind, count, price.micro_usd)

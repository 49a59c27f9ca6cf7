"""Time as the product sees it: aware, injected, and stopped in tests."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time and waits; a source names the clock it lives by."""

    def now(self) -> datetime:
        """The present instant, aware."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits for that many seconds of this clock."""
        ...


class SystemClock:
    """The machine's own clock, in UTC."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Waits for that many seconds."""
        await asyncio.sleep(seconds)


class FixedClock:
    """A clock that stands still until it is set: for `replay@T` and for tests."""

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a fixed clock needs an aware time")
        self._at = at

    def now(self) -> datetime:
        """The instant at which the clock stands."""
        return self._at

    def set(self, at: datetime) -> None:
        """Moves the clock to that instant."""
        self._at = at

    async def sleep(self, seconds: float) -> None:
        """Gives way to other tasks once; the clock does not move."""
        await asyncio.sleep(0)

"""Time as the product sees it: aware, injected, and stopped in tests."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
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
    """A clock that stands still until it is set: for `replay@T` and for tests.

    Since it does not move by itself, who sleeps by it wakes only when it is set far enough.
    """

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a fixed clock needs an aware time")
        self._at = at
        self._moved: set[asyncio.Future[None]] = set()

    def now(self) -> datetime:
        """The instant at which the clock stands."""
        return self._at

    def set(self, at: datetime) -> None:
        """Moves the clock to that instant and wakes whose time has come."""
        self._at = at
        for waiting in tuple(self._moved):
            if not waiting.done():
                waiting.set_result(None)

    async def sleep(self, seconds: float) -> None:
        """Waits until the clock was set so many seconds further."""
        end = self._at + timedelta(seconds=seconds)
        while self._at < end:
            moved = asyncio.get_running_loop().create_future()
            self._moved.add(moved)
            try:
                await moved
            finally:
                self._moved.discard(moved)

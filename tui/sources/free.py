"""What sources that cost nothing have in common."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from tui.clock import Clock
from tui.sources.base import Memory, Plan, SourceInfo


class FreeSource:
    """A source that lives by a clock and is read whole, whatever was read before, since that costs nothing."""

    def __init__(self, info: SourceInfo, clock: Clock) -> None:
        self._info = info
        self._clock = clock

    @property
    def info(self) -> SourceInfo:
        """What it is; its address without what may be secret in it."""
        return self._info

    @property
    def clock(self) -> Clock:
        """The clock this source lives by."""
        return self._clock

    def know(self, memory: Memory) -> None:
        """What was read before saves it nothing."""

    def plan(self) -> Plan | None:
        """It costs nothing."""

    async def changes(self) -> AsyncGenerator[None, None]:
        """It does not announce its changes: it is read at its interval."""
        announced: tuple[None, ...] = ()
        for change in announced:
            yield change

    async def close(self) -> None:
        """Nothing is held between reads."""

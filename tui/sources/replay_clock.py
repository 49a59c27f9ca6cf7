"""The clock of the replay: thirteen days of 2015 in ninety seconds, slower in the last hours before the deadline."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct

START = datetime.fromisoformat("2015-08-05T19:00:00+07:00")
LAST_HOURS = datetime.fromisoformat("2015-08-17T12:00:00+07:00")
DEADLINE = datetime.fromisoformat("2015-08-18T00:00:00+07:00")
END = datetime.fromisoformat("2015-08-18T19:00:00+07:00")


class Beat(Protocol):
    """Real time as the replay needs it."""

    def seconds(self) -> float:
        """Seconds of a clock that never goes back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits for that many real seconds."""
        ...


class RealBeat:
    """The machine's own seconds."""

    def seconds(self) -> float:
        """Seconds of the machine's monotonic clock."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits for that many seconds."""
        await asyncio.sleep(seconds)


class Stretch(Struct, frozen=True):
    """A stretch of the story that plays evenly: it begins at `since` and takes `seconds` up to `until`."""

    since: datetime
    until: datetime
    seconds: float

    @property
    def pace(self) -> float:
        """Seconds of the story in one real second."""
        return (self.until - self.since).total_seconds() / self.seconds


STRETCHES = (Stretch(START, LAST_HOURS, 58.0), Stretch(LAST_HOURS, DEADLINE, 20.0), Stretch(DEADLINE, END, 12.0))


class ReplayClock:
    """Tells the story's time; it stands at the start until it is started, and at the end for good."""

    def __init__(self, beat: Beat | None = None) -> None:
        self._beat = beat or RealBeat()
        self._started_at: float | None = None

    def start(self) -> None:
        """Sets the clock going; once it goes, this does nothing."""
        if self._started_at is None:
            self._started_at = self._beat.seconds()

    def now(self) -> datetime:
        """The story's present instant."""
        played = self._played
        for stretch in STRETCHES:
            if played < stretch.seconds:
                return stretch.since + timedelta(seconds=played * stretch.pace)
            played -= stretch.seconds
        return END

    async def sleep(self, seconds: float) -> None:
        """Waits until so many seconds of the story have passed; once it has ended, so many real seconds."""
        now = self.now()
        if now >= END:
            await self._beat.sleep(seconds)
            return
        wait = _played_at(now + timedelta(seconds=seconds)) - self._played
        await self._beat.sleep(max(0.0, wait))

    @property
    def _played(self) -> float:
        """Real seconds since the start."""
        return 0.0 if self._started_at is None else self._beat.seconds() - self._started_at


def _played_at(instant: datetime) -> float:
    """The real seconds after which the story reaches that instant, or its end."""
    played = 0.0
    for stretch in STRETCHES:
        if instant < stretch.until:
            return played + (instant - stretch.since).total_seconds() / stretch.pace
        played += stretch.seconds
    return played

"""Waits, reads, saves, reports: the only loop of the product. It thinks nothing itself."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.board import Board
from tui.codes import Code
from tui.decisions import Decision
from tui.errors import PantauError, SourceError, UnexpectedError, foreseen
from tui.forgetting import Forgetting
from tui.known import Known, advance, beyond_judging, failed, is_to_be_kept, judged_at, rejudge, unchanged
from tui.memory import begin_rounds, collector_at_rest, give_back, share_one_heap
from tui.registry.model import Registry
from tui.sources.base import Reading, Source
from tui.sources.lasting import Remembering, SourceState
from tui.store import Saved, Store
from tui.waits import wait_after

DRAWING_TIME = 0.25
LARGE = 5000  # accounts, after which memory is given back


class Reports(Struct, frozen=True):
    """Whom the poller tells: a Board that is saved, a read that began, one that failed with the wait until the next.

    `waits` hears after every read, good or not, of the seconds until the next one. A wait is None where nothing is
    read again before somebody has acted.
    """

    taken: Callable[[Board], None]
    started: Callable[[], None]
    failed: Callable[[Code, float | None], None]
    waits: Callable[[float | None], None] = lambda _: None


class Poller:
    """Reads one source at its interval, when asked, and when it changed; saves before it shows."""

    def __init__(self, registry: Registry, source: Source, store: Store | None, known: Known, reports: Reports) -> None:
        self.registry = registry
        self.source = source
        self.known = known
        self._store = store
        self._reports = reports
        self._woken = asyncio.Event()
        self._is_asked = False
        self._turn = asyncio.Lock()
        self._interval = registry.directive.interval.total_seconds()
        self._failures = 0
        self._has_begun = False
        self._remembered: SourceState | None = None
        self._forgetting = Forgetting(store)

    def ask(self) -> None:
        """Wakes the loop for a reading now, as the operator asks for it."""
        self._is_asked = True
        self._woken.set()

    async def run(self) -> None:
        """Reads for ever; ends only when it is cancelled, or what is known can no longer be saved.

        A fault of the product itself is a failure like the source's: what is known stays, and is read again.
        """
        share_one_heap()
        changes = asyncio.create_task(self._follow_changes())
        try:
            await self._outliving(self._show_unread())
            while True:
                is_asked, self._is_asked = self._is_asked, False
                wait = await self._next_wait(asked=is_asked)
                self._reports.waits(wait if math.isfinite(wait) else None)
                await self._wait(wait)
        finally:
            changes.cancel()
            with suppress(asyncio.CancelledError):
                await changes

    async def _show_unread(self) -> None:
        """Before the very first reading: every unit unread, so that a long reading is not waited for in the dark."""
        if self.known.board is None:
            blank = await self._moved_on(rejudge)
            if blank.board is not None:
                is_rebuilt = self.source.info.is_reconstruction
                self._reports.taken(replace(blank.board, is_reconstruction=is_rebuilt))
                if self.source.info.is_billed:
                    await asyncio.sleep(DRAWING_TIME)  # all that its first read imports would slow the drawing

    async def _next_wait(self, *, asked: bool) -> float:
        """One read in the loop, whatever becomes of it; after a fault of ours a billed source waits its interval."""
        try:
            with foreseen():
                return await self.read_once(asked=asked)
        except UnexpectedError as error:
            async with self._turn:
                return await self._fail(error.in_reading, self._interval if self.source.info.is_billed else None)

    async def _outliving(self, work: Awaitable[None]) -> None:
        """Judging besides the reads: where it fails the Board says so, unless it tells of a failure already."""
        try:
            with foreseen():
                await work
        except UnexpectedError as error:
            async with self._turn:
                if self.known.followers.failure is None:
                    await self._note_failure(error.in_reading)

    async def read_once(self, *, asked: bool = False) -> float:
        """One read of the source, folded, judged and saved; returns the seconds until the next one.

        They are infinite where the source says that no reading helps before somebody has acted. The collector rests
        meanwhile; the first reading still makes much that lives long. An exception that nobody foresaw passes.
        """
        self._reports.started()
        async with self._turn:
            with collector_at_rest():
                wait, count = await self._read(asked=asked)
            if not self._has_begun:
                self._has_begun = True
                begin_rounds()
            if count >= LARGE:
                await asyncio.to_thread(give_back)
        return wait

    async def _read(self, *, asked: bool) -> tuple[float, int]:
        """The wait until the next read, and how many accounts this one brought."""
        self.known = await self._forgetting.after(self.known, self.source.clock.now())
        self.source.know(self.known.memory())
        try:
            readings = await self.source.read(asked=asked)
        except SourceError as error:
            return await self._fail(error.code), 0
        errors = [error for reading in readings for error in reading.errors]
        self._failures = self._failures + 1 if errors else 0
        if not readings:
            await self._save(await self._moved_on(unchanged), None)
        count = sum(len(reading.accounts) for reading in readings)
        if count >= LARGE and self._store is not None:
            await asyncio.to_thread(self._store.pack)
        waiting = deque(judged_at(readings, self.source.clock.now()))
        del readings
        while waiting:
            await self._take(waiting)
        await self._remember()
        return max((wait_after(error, self._failures) for error in errors), default=self._interval), count

    async def _fail(self, code: Code, wait: float | None = None) -> float:
        """Notes and tells a read that gave nothing; the wait after it, by its code unless it is given."""
        self._failures += 1
        await self._note_failure(code)
        wait = wait_after(code, self._failures) if wait is None else wait
        self._reports.failed(code, wait if math.isfinite(wait) else None)
        return wait

    async def decide(self, decision: Decision) -> None:
        """Saves a ruling, then judges again at once; the accounts it names are read again where that costs nothing.

        Raises UnexpectedError where a fault of ours leaves it unsaved; one that comes later is told on the Board.
        """
        async with self._turn:
            with foreseen():
                known = self.known.decided(decision)
                found = await asyncio.to_thread(known.unresolved, self.registry, decision.at)
                await self._save_rulings((decision, *found))
                self.known = known.decided(*found)
            wants_reading = self.known.wants_reading
        await self._outliving(self._rejudge())
        if wants_reading and not self.source.info.is_billed:
            self.ask()

    async def tick(self) -> None:
        """Judges again without a reading: a deadline passed, or data grew old; shows a Board only if it differs."""
        if not self._turn.locked() and self.known.board is not None:
            await self._outliving(self._grow_older(self.known.board))

    async def _grow_older(self, before: Board) -> None:
        async with self._turn:
            self.known = await self._forgetting.after(self.known, self.source.clock.now())
            known = await self._moved_on(rejudge)
            if known.board is not None and (known.board.changes or known.board.counts != before.counts):
                await self._save(known, None)

    async def _take(self, waiting: deque[tuple[Reading, datetime]]) -> None:
        """Folds, judges and saves the next reading; of several at once only the last is shown, the past is history."""
        known, reading, now = await asyncio.to_thread(self._folded, waiting)
        is_last = not waiting
        await self._save(known, reading, is_shown=is_last)
        found = await asyncio.to_thread(known.unresolved, self.registry, now)
        if found:
            await self._save_rulings(found)
            self.known = known.decided(*found)  # saved under their numbers, whatever becomes of judging them
            known = await asyncio.to_thread(rejudge, self.registry, self.known, now)
            await self._save(known, None, is_shown=is_last)

    def _folded(self, waiting: deque[tuple[Reading, datetime]]) -> tuple[Known, Reading, datetime]:
        """What is known after the next reading, that reading without its accounts, and when it is judged.

        They are the largest thing that is ever in memory, and are let go here, where that holds up nobody.
        """
        reading, now = waiting.popleft()
        return advance(self.registry, self.known, reading, now), replace(reading, accounts=()), now

    async def _save_rulings(self, rulings: Sequence[Decision]) -> None:
        if self._store is not None:
            await asyncio.to_thread(self._store.append_decisions, rulings)

    async def _remember(self) -> None:
        """Makes durable what the source wants to know in its next run, after all that it gave."""
        if self._store is None or not isinstance(self.source, Remembering):
            return
        state = self.source.remembered()
        if state != self._remembered:
            await asyncio.to_thread(self._store.remember, state)
            self._remembered = state

    async def _note_failure(self, code: Code) -> None:
        """The failure beside all that is known; where judging is at fault itself, on the Board as it was, unsaved."""
        spec, now = self.source.info.spec, self.source.clock.now()
        try:
            with foreseen():
                await self._save(await asyncio.to_thread(failed, self.registry, self.known, spec, code, now), None)
        except UnexpectedError:
            self.known = beyond_judging(self.known, spec, code, now)
            if self.known.board is not None:
                self._reports.taken(self.known.board)

    async def _rejudge(self) -> None:
        async with self._turn:
            await self._save(await self._moved_on(rejudge), None)

    async def _moved_on(self, how: Callable[[Registry, Known, datetime], Known]) -> Known:
        """What is known at this moment without a reading."""
        return await asyncio.to_thread(how, self.registry, self.known, self.source.clock.now())

    async def _save(self, known: Known, reading: Reading | None, *, is_shown: bool = True) -> None:
        """Save, then show."""
        if self._store is not None and known.board is not None:
            if reading is not None:
                await asyncio.to_thread(self._store.save, reading, known.followers, known.board)
            elif known.board.changes or is_to_be_kept(self.known, known):
                await asyncio.to_thread(self._store.save_board, known.board, known.followers)
        self.known = known
        if known.board is not None and is_shown:
            self._reports.taken(known.board)
        if self._store is not None and self._store.needs_sealing:
            if known.board is not None and is_shown:
                await asyncio.sleep(DRAWING_TIME)  # sealing would slow the drawing of what was just shown
            await asyncio.to_thread(self._store.seal)

    async def _follow_changes(self) -> None:
        """Asks for a reading at each; where they can no longer be followed, the interval is left."""
        try:
            with foreseen():
                async for _ in self.source.changes():
                    self.ask()
        except UnexpectedError as error:
            self._reports.failed(error.in_reading, None)
        except PantauError:
            return

    async def _wait(self, seconds: float) -> None:
        """Waits for the interval, or until somebody wakes the loop; an infinite wait ends only so."""
        waits: set[asyncio.Future[object]] = {asyncio.ensure_future(self._woken.wait())}
        if math.isfinite(seconds):
            waits.add(asyncio.ensure_future(self.source.clock.sleep(seconds)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._woken.clear()
            for task in waits:
                task.cancel()


def remind(source: Source, store: Store, saved: Saved, registry: Registry) -> None:
    """Tells a source what it asked to remember, and whether what was read then is to be judged anew."""
    is_same = saved.board is not None and saved.board.registry_digest == registry.digest and not saved.notices
    if isinstance(source, Remembering):
        source.recall(store.remembered(), is_judged_anew=not is_same)

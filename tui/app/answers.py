"""What the app answers out of what is kept: files of a Board, past Changes, past Boards."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.filter import LineFilter
from textual.message import Message

from tui.codes import Code, code
from tui.errors import PantauError, StateError
from tui.messages import (
    BoardTaken,
    HistoryRead,
    HistoryRequested,
    InstantMissing,
    InstantRequested,
    SnapshotFailed,
    SnapshotRequested,
    SnapshotSaved,
)
from tui.screens.desk import Desk
from tui.sources.base import Source
from tui.widgets.painter import FastPainter
from tui.widgets.plain_lines import PlainLines
from tui.widgets.quiet_end import QuietEnd

if TYPE_CHECKING:
    from tui.store import Store
    from tui.store.held import HeldFolder, SeenFolder

HISTORY_SHOWN = 500
PLAIN = PlainLines()


class Parts(Struct, frozen=True):
    """What one run of the wall is made of; `source` None is a wall that only reads, `kept` None one that forgets."""

    desk: Desk
    source: Source | None
    kept: HeldFolder | SeenFolder | None
    out: Path


class Answers(FastPainter, QuietEnd):
    """An app that answers screens out of its parts."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._desk = parts.desk
        self._travel: int | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Where only ASCII is wanted, nothing that any screen, dialog or toast draws is anything else."""
        filters = super().get_line_filters()
        return [*filters, PLAIN] if self._desk.is_ascii else filters

    def _end(self, fault: PantauError) -> None:
        """Leaves the terminal; the command then says why, and ends with the fault's exit code."""
        self.fault = fault
        self.exit()

    def _tell(self, message: Message) -> None:
        """Every screen that is open hears of it."""
        for screen in self.screen_stack:
            screen.post_message(message)

    def _answer(self, message: Message) -> None:
        self.screen.post_message(message)

    async def _store(self) -> Store | None:
        """What survives a crash, read in when it is first needed; where it cannot be read the wall ends."""
        try:
            return await asyncio.to_thread(self._parts.kept.store) if self._parts.kept is not None else None
        except StateError as error:
            self._end(error)
            return None

    def on_snapshot_requested(self, message: SnapshotRequested) -> None:
        """Saves the files in a thread."""
        message.stop()
        self.run_worker(self._save_snapshot(message), group="snapshot", exclusive=False)

    async def _save_snapshot(self, message: SnapshotRequested) -> None:
        from tui.export.snapshot import DEFAULT_FORMATS, save_snapshot
        from tui.view.model import View

        board = message.board or self._desk.board
        if board is None:
            self._answer(SnapshotFailed(Code("no_board_yet")))
            return
        try:
            store = await self._store()
            changes = await asyncio.to_thread(store.history, limit=HISTORY_SHOWN) if store is not None else ()
            folder = await asyncio.to_thread(
                save_snapshot,
                board,
                self._desk.registry,
                message.view or View(),
                folder=message.folder,
                base=self._parts.out,
                formats=message.formats or DEFAULT_FORMATS,
                now=self._desk.now(),
                size=(self.size.width, self.size.height),
                changes=changes,
            )
        except PantauError as error:
            self._answer(SnapshotFailed(error.code))
        else:
            self._answer(SnapshotSaved(folder))

    def on_history_requested(self, message: HistoryRequested) -> None:
        """Reads the log of one unit or of all."""
        message.stop()
        self.run_worker(self._read_history(message.unit), group="history", exclusive=False)

    async def _read_history(self, unit: str | None) -> None:
        store = await self._store()
        changes = await asyncio.to_thread(store.history, unit, limit=HISTORY_SHOWN) if store is not None else ()
        self._tell(HistoryRead(unit, changes))

    async def on_instant_requested(self, message: InstantRequested) -> None:
        """Steps through the saved instants; 0, or a step past the newest, is the live Board again."""
        message.stop()
        store = await self._store()
        if store is None:
            if self.fault is None and message.step:
                self._answer(InstantMissing(code("no_instants_kept")))
            return
        instants = await asyncio.to_thread(store.instants)
        newest = max(0, len(instants) - 1)
        here = newest if self._travel is None else self._travel
        there = max(0, here + message.step)
        if message.step and min(there, newest) == here:
            self._answer(InstantMissing(code("no_earlier_reading" if message.step < 0 else "no_later_reading")))
            return
        if message.step == 0 or there >= len(instants) - 1 or not instants:
            self._travel = None
            if self._desk.board is not None:
                self._answer(BoardTaken(self._desk.board))
            return
        self._travel = there
        board = await asyncio.to_thread(store.board_at, instants[there][0])
        self._answer(BoardTaken(board, is_past=True))

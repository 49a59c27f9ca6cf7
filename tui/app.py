"""The app: wires poller -> Board -> screens, and wishes of the screens -> poller, store and export. No logic."""

from __future__ import annotations

import asyncio
import gc
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding
from textual.message import Message

from tui.board.model import Board
from tui.codes import Code
from tui.decisions import NO_DECISIONS, Decision, Decisions
from tui.errors import PantauError
from tui.messages import (
    BoardTaken,
    DecisionMade,
    DecisionRefused,
    DecisionRequested,
    HistoryRead,
    HistoryRequested,
    InstantRequested,
    ReadingFailed,
    ReadingRequested,
    ReadingStarted,
    SnapshotFailed,
    SnapshotRequested,
    SnapshotSaved,
)
from tui.screens.desk import Desk
from tui.screens.wall import WallScreen
from tui.sources.base import Plan, Source
from tui.themes import DARK, themes
from tui.view.money import coming_text, money_text, price_of
from tui.widgets.painter import FastPainter

if TYPE_CHECKING:
    from tui.followers import Followers
    from tui.known import Known
    from tui.poller import Poller
    from tui.rulings import Wish
    from tui.store import Store

TICK_SECONDS = 60.0
HISTORY_SHOWN = 500
# A reading is worked out in a thread; for so long, in seconds, it may keep the event loop waiting at a time.
TURN_SECONDS = 0.001


class Parts(Struct, frozen=True):
    """What one run of the wall is made of; `source` None is a wall that only reads, `store` None one that forgets."""

    desk: Desk
    source: Source | None
    store: Store | None
    out: Path
    followers: Followers | None = None
    decisions: Decisions = NO_DECISIONS


class PantauApp(FastPainter):
    """The wall in a terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "Pantau SKPD"
    ENABLE_COMMAND_PALETTE = False  # the screens open their own, with nothing in it that leaves without asking
    BINDINGS = [Binding("ctrl+q", "screen.quit_wall", show=False, priority=True)]  # noqa: RUF012

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._desk = parts.desk
        self._poller: Poller | None = None
        self._travel: int | None = None
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK  # before anything is mounted: a change of theme reads every style anew

    def on_mount(self) -> None:
        """Paints what is saved; the reading starts only after the first paint, so that nothing delays it."""
        sys.setswitchinterval(TURN_SECONDS)
        self.push_screen(WallScreen(self._desk))
        if self._desk.board is not None:
            self._tell(BoardTaken(self._desk.board))
        self.call_after_refresh(self._start_reading)

    def _start_reading(self) -> None:
        if self._parts.source is None:
            _keep_what_lives_long()
            return
        self.run_worker(self._read(self._parts.source), name="poller", group="poller", exclusive=True)
        self.set_interval(TICK_SECONDS, self._tick)

    async def _read(self, source: Source) -> None:
        """The poller's whole life; its modules are imported off the event loop, after the first paint."""
        self._poller = await asyncio.to_thread(self._make_poller, source)
        try:
            await self._poller.run()
        except PantauError as error:
            self._tell(ReadingFailed(error.code))
        finally:
            self._end_start()
            await source.close()

    def _make_poller(self, source: Source) -> Poller:
        from tui.known import Known
        from tui.poller import Poller, Reports

        known = Known(decisions=self._parts.decisions, board=self._desk.board)
        if self._parts.followers is not None:
            known = replace(known, followers=self._parts.followers)
        reports = Reports(
            taken=self._show,
            started=lambda: self._tell(ReadingStarted()),
            failed=self._show_failure,
            waits=self._note_wait,
        )
        return Poller(self._desk.registry, source, self._parts.store, known, reports)

    async def _tick(self) -> None:
        """Time alone can change a Board: a deadline passes, data grow old."""
        if self._poller is not None:
            await self._poller.tick()

    def _show_failure(self, code: Code, wait: float | None) -> None:
        self._end_start()
        self._tell(ReadingFailed(code, wait))

    def _end_start(self) -> None:
        """The first reading still makes much that lives long: the collector is back only after it."""
        if not gc.isenabled():
            _keep_what_lives_long()

    def _show(self, board: Board) -> None:
        self._end_start()
        self._desk.board = board
        self._price()
        if self._travel is None:
            self._tell(BoardTaken(board))

    def _note_wait(self, wait: float | None) -> None:
        """Lays on the desk when the next billed reading is due; None is not before the operator asks for it."""
        plan = self._plan()
        if plan is not None:
            now = self._desk.now()
            self._desk.coming = coming_text(plan, None if wait is None else now + timedelta(seconds=wait), now)
            self._price()

    def _price(self) -> None:
        """Lays on the desk what reading costs, where it costs anything."""
        plan = self._plan()
        if plan is not None:
            self._desk.money, self._desk.price = money_text(plan), price_of(plan)

    def _plan(self) -> Plan | None:
        return self._parts.source.plan() if self._parts.source is not None else None

    def _tell(self, message: Message) -> None:
        """Every screen that is open hears of it."""
        for screen in self.screen_stack:
            screen.post_message(message)

    def _answer(self, message: Message) -> None:
        self.screen.post_message(message)

    # Wishes of the screens

    def on_reading_requested(self, message: ReadingRequested) -> None:
        """Reads now."""
        message.stop()
        if self._poller is not None:
            self._poller.ask()

    async def on_decision_requested(self, message: DecisionRequested) -> None:
        """Saves a ruling and judges again."""
        message.stop()
        if self._poller is None:
            self._answer(DecisionRefused(Code("reading_only")))
            return
        try:
            decision = await asyncio.to_thread(self._ruling, wish_of(message), self._poller.known)
            await self._poller.decide(decision)
        except PantauError as error:
            self._answer(DecisionRefused(error.code))
        else:
            self._answer(DecisionMade(decision.number, decision.kind))

    def _ruling(self, wish: Wish, known: Known) -> Decision:
        """The ruling that a wish becomes; looks through all followers for a handle, so off the event loop."""
        from tui.rulings import Bearers, decision_of, with_account

        bearers = Bearers(known.followers, self._desk.registry.directive.target.network)
        return decision_of(with_account(wish, bearers), known.decisions, self._desk.board, self._desk.now())

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
        store = self._parts.store
        try:
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

    async def on_history_requested(self, message: HistoryRequested) -> None:
        """Reads the log of one unit or of all."""
        message.stop()
        store = self._parts.store
        if store is None:
            self._answer(HistoryRead(message.unit, ()))
            return
        changes = await asyncio.to_thread(store.history, message.unit, limit=HISTORY_SHOWN)
        self._answer(HistoryRead(message.unit, changes))

    async def on_instant_requested(self, message: InstantRequested) -> None:
        """Steps through the saved instants; 0, or a step past the newest, is the live Board again."""
        message.stop()
        store = self._parts.store
        if store is None:
            return
        instants = await asyncio.to_thread(store.instants)
        here = len(instants) - 1 if self._travel is None else self._travel
        there = max(0, here + message.step)
        if message.step == 0 or there >= len(instants) - 1 or not instants:
            self._travel = None
            if self._desk.board is not None:
                self._answer(BoardTaken(self._desk.board))
            return
        self._travel = there
        board = await asyncio.to_thread(store.board_at, instants[there][0])
        self._answer(BoardTaken(board, is_past=True))


def wish_of(message: DecisionRequested) -> Wish:
    """What a screen wants ruled."""
    from tui.rulings import Wish

    return Wish(
        kind=message.kind,
        by=message.by,
        basis=message.basis,
        unit=message.unit,
        account=message.account,
        handle=message.handle,
        field=message.field,
        value=message.value,
    )


def _keep_what_lives_long() -> None:
    """Takes all that was made so far out of the collector's rounds: it lives as long as the wall does.

    A full round over modules, registry and index would hold the event loop for tens of milliseconds, again and again.
    """
    gc.freeze()
    gc.enable()

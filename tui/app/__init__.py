"""The app: wires poller -> Board -> screens, and wishes of the screens -> poller, store and export. No logic."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from tui.app.answers import HISTORY_SHOWN, Answers, Parts
from tui.board.model import Board, Change
from tui.codes import Code
from tui.decisions import Decision
from tui.errors import PantauError, StateError
from tui.memory import begin_rounds
from tui.messages import (
    BoardTaken,
    DecisionMade,
    DecisionRefused,
    DecisionRequested,
    HistoryRead,
    ReadingFailed,
    ReadingRequested,
    ReadingStarted,
)
from tui.screens.wall import WallScreen
from tui.sources.base import Plan, Source
from tui.themes import DARK, themes
from tui.view.money import coming_at, coming_text, money_text, price_of

if TYPE_CHECKING:
    from tui.known import Known
    from tui.poller import Poller
    from tui.rulings import Wish
    from tui.store import Saved

__all__ = ["PantauApp", "Parts"]

TICK_SECONDS = 60.0
# A reading is worked out in a thread; for so long, in seconds, it may keep the event loop waiting at a time.
TURN_SECONDS = 0.001


class PantauApp(Answers):
    """The wall in a terminal.

    What is saved is read in after the first paint: a wish that comes before waits for it.
    """

    CSS_PATH = Path(__file__).parents[1] / "app.tcss"
    TITLE = "Pantau SKPD"
    ENABLE_COMMAND_PALETTE = False  # the screens open their own, with nothing in it that leaves without asking
    BINDINGS = [Binding("ctrl+q", "screen.quit_wall", show=False, priority=True)]  # noqa: RUF012

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._poller: Poller | None = None
        self._is_read_in = asyncio.Event()
        self._is_asked = False
        self._ruling_turn = asyncio.Lock()
        for theme in themes():
            self.register_theme(theme)
        # Nothing is mounted yet: there is no style that a change of theme would have to read anew.
        self.set_reactive(App.theme, DARK)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The wall itself, so that no empty screen is laid out below it; it paints what is saved."""
        return WallScreen(self._desk)

    def on_mount(self) -> None:
        """The reading starts only after the first paint, so that nothing delays it."""
        sys.setswitchinterval(TURN_SECONDS)
        self.call_after_refresh(self._start_reading)

    def _start_reading(self) -> None:
        """Threads there are two, one for the reading and one for what the operator asks: each costs memory."""
        from concurrent.futures import ThreadPoolExecutor

        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(max_workers=2))
        if self._parts.source is None:
            begin_rounds()
            self.run_worker(self._read_history(None), group="history", exclusive=False)
            return
        self.run_worker(self._read(self._parts.source), name="poller", group="poller", exclusive=True)
        self.set_interval(TICK_SECONDS, self._tick)

    async def _read(self, source: Source) -> None:
        """The poller's whole life; its modules and all that is saved are read off the event loop."""
        try:
            saved, changes = await asyncio.to_thread(self._read_in)
            self._tell(HistoryRead(None, changes))
            self._poller = await asyncio.to_thread(self._make_poller, source, saved)
            self._price()
            await self._outrank(self._poller.known.board)
        except StateError as error:
            self._end(error)
        finally:
            self._is_read_in.set()
        try:
            if self._poller is not None:
                if self._is_asked:
                    self._poller.ask()
                await self._poller.run()
        except PantauError as error:
            self._tell(ReadingFailed(error.code))
        finally:
            await source.close()

    def _read_in(self) -> tuple[Saved | None, tuple[Change, ...]]:
        """What is saved, and the last changes; before the modules, so that they take the memory which reading left."""
        if self._parts.kept is None:
            return None, ()
        store = self._parts.kept.store()
        return store.load(), store.history(limit=HISTORY_SHOWN)

    def _make_poller(self, source: Source, saved: Saved | None) -> Poller:
        """The poller on what is saved."""
        from tui.known import Known
        from tui.poller import Poller, Reports, remind

        store = self._parts.kept.store() if self._parts.kept is not None else None
        known = Known(board=self._desk.board)
        if store is not None and saved is not None:
            known = replace(known, followers=saved.followers, decisions=saved.decisions, board=saved.board)
            remind(source, store, saved, self._desk.registry)
        source.know(known.memory())  # for the price of the first reading
        reports = Reports(
            taken=self._show,
            started=lambda: self._tell(ReadingStarted()),
            failed=self._show_failure,
            waits=self._note_wait,
        )
        return Poller(self._desk.registry, source, store, known, reports)

    async def _outrank(self, board: Board | None) -> None:
        """The Board that was read in takes the place of the one that was painted at a glance; shown if it differs."""
        kept = self._parts.kept
        if board is None or kept is None:
            return
        is_same = await asyncio.to_thread(kept.shows, board)
        self._desk.board = board
        if not is_same and self._travel is None:
            self._tell(BoardTaken(board))

    async def _tick(self) -> None:
        """Time alone can change a Board: a deadline passes, data grow old."""
        if self._poller is not None:
            await self._poller.tick()

    def _show_failure(self, code: Code, wait: float | None) -> None:
        self._tell(ReadingFailed(code, wait))

    def _show(self, board: Board) -> None:
        self._desk.board = board
        self._price()
        if self._travel is None:
            self._tell(BoardTaken(board))

    def _note_wait(self, wait: float | None) -> None:
        """Lays on the desk when the next reading is due; None is not before the operator asks for it."""
        now = self._desk.now()
        next_at = None if wait is None else now + timedelta(seconds=wait)
        self._desk.waits = coming_at(next_at, now)
        plan = self._plan()
        if plan is not None:
            errors = self._desk.board.source.errors if self._desk.board is not None else ()
            self._desk.coming = coming_text(plan, next_at, now, errors)
            self._price()

    def _price(self) -> None:
        """Lays on the desk what reading costs, where it costs anything."""
        plan = self._plan()
        if plan is not None:
            self._desk.money, self._desk.price = money_text(plan), price_of(plan)

    def _plan(self) -> Plan | None:
        return self._parts.source.plan() if self._parts.source is not None else None

    # Wishes of the screens

    def on_reading_requested(self, message: ReadingRequested) -> None:
        """Reads now, or as soon as what is saved is known."""
        message.stop()
        self._is_asked = True
        if self._poller is not None:
            self._poller.ask()

    def on_decision_requested(self, message: DecisionRequested) -> None:
        """Saves a ruling and judges again."""
        message.stop()
        self.run_worker(self._decide(message), group="ruling", exclusive=False)

    async def _decide(self, message: DecisionRequested) -> None:
        """One ruling after the other, in the order in which they were wished for."""
        async with self._ruling_turn:
            if self._parts.source is not None:
                await self._is_read_in.wait()
            if self._poller is None:
                self._answer(DecisionRefused(Code("reading_only")))
                return
            try:
                decision = await asyncio.to_thread(self._ruling, message.wish(), self._poller.known)
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

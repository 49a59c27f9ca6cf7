"""The wall: all units at once; the operator walks it, filters it, and opens what stands behind a tile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.board.model import Board, Change
from tui.commands import Place, bindings_of
from tui.messages import HistoryRead, HistoryRequested, ReadingFailed, ReadingStarted
from tui.screens.desk import Desk
from tui.screens.wall_drawing import WallDrawing
from tui.screens.wall_wishes import WallWishes
from tui.view.dates import age_text
from tui.view.layout import Arrangement
from tui.view.model import View
from tui.widgets.drawn_lines import DrawnLines
from tui.widgets.search_bar import SearchBar
from tui.wording import _, local_time, sentence


class WallScreen(WallWishes):
    """The wall. It owns the View; Boards come by message, and what the operator wants goes up by message."""

    place = Place.WALL
    BINDINGS = bindings_of(Place.WALL)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._drawing = WallDrawing(desk.registry)
        self._board: Board | None = desk.board
        self._is_past = False
        self._paused_at: datetime | None = None
        self._changes: tuple[Change, ...] = ()
        self._is_reading = False
        self._ticking: Timer | None = None

    @property
    def board(self) -> Board | None:
        """The Board that is shown: the newest, the one at which the view was paused, or a past one."""
        return self._board

    @property
    def is_live(self) -> bool:
        """Whether what is shown is not a past Board."""
        return not self._is_past

    @property
    def now(self) -> datetime:
        """The instant for which the wall is drawn."""
        if self._is_past and self._board is not None:
            return self._board.taken_at
        return self._paused_at or self.desk.now()

    @property
    def arrangement(self) -> Arrangement | None:
        """Where the tiles stand; None before the first Board."""
        if self._board is None or not self.size.width:
            return None
        return self._drawing.arrangement(self._board, self.view, self.size.width, self.size.height)

    def compose(self) -> ComposeResult:
        """The wall's lines; above them a word where there is no Board yet; the search line."""
        yield DrawnLines(classes="wall-lines")
        yield Static(id="wall-empty")
        yield SearchBar(self.desk.registry)

    def on_mount(self) -> None:
        """Starts the clock and asks for the last changes."""
        super().on_mount()
        self._ticking = self.set_interval(1.0, self.tick)
        self.post_message(HistoryRequested())

    def on_screen_suspend(self) -> None:
        """A hidden wall needs no clock."""
        if self._ticking is not None:
            self._ticking.pause()

    def on_screen_resume(self) -> None:
        """Takes what came while another screen was on top."""
        if self._ticking is not None:
            self._ticking.resume()
        self._follow()
        super().on_screen_resume()

    def on_resize(self) -> None:
        """The same cursor on the page on which it now stands."""
        self.turn_to_cursor()
        self.redraw()

    def tick(self) -> None:
        """Ages and countdown go on."""
        self.redraw()

    def on_history_read(self, message: HistoryRead) -> None:
        """The last Changes of all units."""
        message.stop()
        if message.unit is None:
            self._changes = message.changes
            self.redraw()

    def on_reading_started(self, message: ReadingStarted) -> None:
        """The source is being read."""
        message.stop()
        self._is_reading = True
        self.redraw()

    def on_reading_failed(self, message: ReadingFailed) -> None:
        """A reading gave nothing; what is shown stays."""
        message.stop()
        self._is_reading = False
        words = sentence(message.code)
        if message.next_in is not None:
            words += " · " + _("dicoba lagi dalam {n} detik").format(n=round(message.next_in))
        self.toast(words, is_error=True)
        self.redraw()

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Shows a Board: a past one that was asked for, or the newest unless the view is paused."""
        self._is_reading = False
        if is_past or self._is_past:
            self._is_past = is_past
            self._board = board
        self._follow()
        if board.changes:
            self.post_message(HistoryRequested())
        self.redraw()

    def _follow(self) -> None:
        if not self._is_past and self._paused_at is None and self.desk.board is not None:
            self._board = self.desk.board

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.redraw()

    def redraw(self) -> None:
        """Draws the wall from what is known now."""
        empty = self.query_one("#wall-empty", Static)
        empty.display = self._board is None
        if self._board is None:
            empty.update(Content(_("Belum ada pembacaan. Sumber: {spec}").format(spec=self.desk.info.spec)))
            return
        size = (self.size.width, self.size.height)
        lines = self._drawing.lines(self._board, self.view, size, self.now, self._changes, self._footer())
        self.query_one(DrawnLines).show(lines)

    def _footer(self) -> list[tuple[str, str]]:
        """What the wall must say before the keys, then the keys that work."""
        said = []
        if self._is_past and self._board is not None:
            at = local_time(self._board.taken_at)
            said.append(("[ ] Esc", _("WAKTU LALU {at} · Esc ke saat ini").format(at=at)))
        if self._paused_at is not None:
            age = age_text(self.desk.now() - self._paused_at)
            said.append(("Space", _("JEDA sejak {age} lalu, data tetap dibaca · Space lanjut").format(age=age)))
        if self._is_reading:
            said.append(("…", _("sedang membaca")))
        if self.desk.is_kiosk:
            return said
        return said + [(c.shown, _(c.label)) for c in self.working if self.place in c.in_footer]

    def change_view(self, view: View) -> None:
        """Takes a new View; the page follows the cursor."""
        if (view.order, view.group) != (self.view.order, self.view.group):
            self._drawing.forget_order()
        self.view = view
        self.turn_to_cursor()
        self.redraw()

    def turn_to_cursor(self) -> None:
        """Shows the page on which the cursor stands."""
        arrangement = self.arrangement
        if arrangement is None:
            return
        spot = arrangement.spot(self.view.cursor) if self.view.cursor else None
        page = spot.page if spot is not None else min(self.view.page, len(arrangement.pages) - 1)
        self.view = replace(self.view, page=page)

    def toggle_pause(self) -> None:
        """Freezes what is shown, or shows the newest again."""
        self._paused_at = None if self._paused_at is not None else self.desk.now()
        self.view = replace(self.view, is_paused=self._paused_at is not None)
        self._follow()
        self.redraw()

"""The wall: all units at once; the operator walks it, filters it, and opens what stands behind a tile."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import Static

from tui.board.model import Board, Change
from tui.commands import Place, bindings_of, commands_of
from tui.messages import HistoryRead, HistoryRequested, InstantMissing, ReadingFailed, ReadingStarted
from tui.screens import choosing
from tui.screens.desk import Desk
from tui.screens.wall_wishes import WallWishes
from tui.themes import rich_style, scheme_of
from tui.view.dates import age_text
from tui.view.model import View
from tui.view.moment import age_words, time_words
from tui.view.names import Names
from tui.view.notice import banner
from tui.view.scene import Scene
from tui.view.wall import frame_of
from tui.widgets.parts import KeysLine, SelectedLine, WallHeader
from tui.widgets.tile_grid import TileGrid
from tui.wording import _, local_time, sentence, short_time

COUNTED_SECONDS = 100.0
DRAWING_SECONDS = 0.2


class WallScreen(WallWishes):
    """The wall. It owns the View; Boards come by message, and what the operator wants goes up by message."""

    CSS_PATH = None  # the app's own sheet is read before the first paint, and holds what the wall needs
    place = Place.WALL
    BINDINGS = bindings_of(Place.WALL)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._names = Names(desk.registry)
        self._board: Board | None = desk.board
        self._is_past = False
        self._paused_at: datetime | None = None
        self._changes: tuple[Change, ...] = ()
        self._is_reading = False
        self._page = (0, 1)
        self._ticking: Timer | None = None
        self._told: tuple[str, tuple[str, ...]] | None = None
        self._header, self._selected, self._keys = WallHeader(), SelectedLine(), KeysLine()
        self._empty = Static(id="wall-empty")

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

    def compose(self) -> ComposeResult:
        """Header, tiles with the last changes, the selected unit, keys; a word where there is no Board yet."""
        # The lines around the tiles take their places before the first layout: the tiles never move for them.
        frame = frame_of(self.app.size.height)
        for part, lines in ((self._header, frame.header), (self._selected, frame.selected), (self._keys, frame.footer)):
            part.styles.height = lines
        yield from (self._header, self._empty, self.grid, self._selected, self._keys)

    def on_mount(self) -> None:
        """Starts the clock; the last changes are told when what is saved was read in."""
        # By watching, not by message: so the line is drawn within the repaint of the tiles.
        self.watch(self.grid, "cursor", self._cursor_moved, init=False)
        self._ticking = self.set_interval(1.0, self.tick)

    def on_screen_suspend(self) -> None:
        """A hidden wall needs no clock."""
        if self._ticking is not None:
            self._ticking.pause()

    def on_screen_resume(self) -> None:
        """Takes what came while another screen was on top."""
        if self._ticking is not None:
            self._ticking.resume()
        self._follow_live()

    def on_resize(self) -> None:
        """The lines around the tiles are drawn for the size that they get in this layout."""
        self.call_after_refresh(self._draw_around)

    def tick(self) -> None:
        """Ages and countdown go on; as long as no word of them changes, nothing is drawn."""
        self.grid.set_now(self.now)
        scene = self._scene
        if scene is None:
            return
        age, others = age_words(scene), (*time_words(scene), self._pause_age)
        before, self._told = self._told, (age, others)
        if before is None or others != before[1]:
            self._draw_around()
        elif age != before[0]:
            self._header.show_title(scene)

    @property
    def _pause_age(self) -> str:
        return "" if self._paused_at is None else age_text(self.desk.now() - self._paused_at)

    @on(TileGrid.UnitOpened)
    def _unit_opened(self, event: TileGrid.UnitOpened) -> None:
        event.stop()
        self.open_unit(event.unit)

    @on(TileGrid.PageShown)
    def _page_shown(self, event: TileGrid.PageShown) -> None:
        event.stop()
        self._page = (event.page, event.pages)
        self._draw_keys()

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
        self._draw_around()

    def on_reading_failed(self, message: ReadingFailed) -> None:
        """A reading gave nothing; what is shown stays."""
        message.stop()
        self._is_reading = False
        words = sentence(message.code)
        if message.next_in is not None:
            words += " · " + self._next_words(message.next_in)
        self.toast(words, is_error=True)
        self._draw_around()

    def on_instant_missing(self, message: InstantMissing) -> None:
        """Says why time travel goes no further."""
        message.stop()
        self.toast(sentence(message.code))

    def _next_words(self, seconds: float) -> str:
        """When it is tried again: in seconds while one can wait for it, else the time of day."""
        if seconds < COUNTED_SECONDS:
            return _("dicoba lagi dalam {n} detik").format(n=round(seconds))
        now = self.desk.now()
        return _("dibaca lagi {at}").format(at=short_time(now + timedelta(seconds=seconds), now))

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Shows a Board: a past one that was asked for, or the newest unless the view is paused."""
        self._is_reading = False
        if is_past or self._is_past:
            self._is_past = is_past
            self._board = board
            self.grid.set_view(replace(self.view, is_past=is_past))
        self._follow_live()
        if board.changes and not is_past:
            # Reading them takes processor time from the drawing of what was just taken.
            self.set_timer(DRAWING_SECONDS, self._ask_history)
        self.redraw()

    def _ask_history(self) -> None:
        self.post_message(HistoryRequested())

    def _follow_live(self) -> None:
        if not self._is_past and self._paused_at is None and self.desk.board is not None:
            self._board = self.desk.board

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.redraw()

    def change_view(self, view: View) -> None:
        """Takes a new View and draws it."""
        self.grid.set_view(view)
        self._draw_around()

    def toggle_pause(self) -> None:
        """Freezes what is shown, or shows the newest again."""
        self._paused_at = None if self._paused_at is not None else self.desk.now()
        self._follow_live()
        self.grid.set_view(replace(self.view, is_paused=self._paused_at is not None))
        self.redraw()

    def redraw(self) -> None:
        """Draws the wall from what is known now."""
        self._empty.display = self._board is None
        if self._board is None:
            words = _("Belum ada pembacaan. Sumber: {spec}").format(spec=self.desk.info.spec)
            if self.desk.info.is_reconstruction:
                words = f"{banner()}\n\n{words}"
            self._empty.update(self.drawn(Content(words)))
            return
        self.grid.set_reserve(frame_of(self.size.height).reserve)
        self.grid.set_board(self._board, self.now, self._told_changes)
        self._draw_around()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Only the ground: the widgets cover it all, and nothing else is asked for as often."""
        return [Strip.blank(crop.width, rich_style("ground", scheme_of(self.app.theme)))] * crop.height

    def _draw_around(self) -> None:
        """The header, and the lines at the foot."""
        scene = self._scene
        if scene is None:
            return
        self.grid.set_reserve(frame_of(self.size.height).reserve)
        self._header.show_scene(scene, self.size.height)
        self._selected.show_scene(scene, self.size.height)
        self._draw_keys()

    def _cursor_moved(self, before: str | None, after: str | None) -> None:
        """The selected unit; the keys that work are the same for all of them."""
        scene = self._scene
        if scene is None:
            return
        self._selected.show_scene(scene, self.size.height)
        if (before is None) is not (after is None):
            self._draw_keys()

    def _draw_keys(self) -> None:
        """The keys that work, and the page."""
        scene = self._scene
        if scene is not None:
            self._keys.show_keys(scene, self._footer(), *self._page, self.size.height)

    @property
    def _told_changes(self) -> tuple[Change, ...]:
        """The Changes known at the instant that is shown: the past knows nothing of what came later."""
        if not self._is_past:
            return self._changes
        return tuple(change for change in self._changes if change.at <= self.now)

    @property
    def _scene(self) -> Scene | None:
        if self._board is None or not self.size.width:
            return None
        return Scene(
            self.desk.registry,
            self._board,
            self.view,
            self.now,
            self._names,
            self._told_changes,
            self.desk.strip,
            self.desk.waits,
            self._release_key,
        )

    @property
    def _release_key(self) -> str:
        """The key that lets a held mass change through; asked only where there is one, for a Scene is made often."""
        if self._board is None or self._board.held is None:
            return ""
        return next((command.shown for command in self.working if command.id == "release"), "")

    def _footer(self) -> list[tuple[str, str]]:
        """What the wall must say before the keys, then the keys that work."""
        said = []
        if self._is_past and self._board is not None:
            at = local_time(self._board.taken_at)
            said.append(("[ ]", _("WAKTU LALU {at} · Esc ke saat ini").format(at=at)))
        if self._paused_at is not None:
            words = _("JEDA sejak {age} lalu, data tetap dibaca · Space lanjut")
            said.append(("Space", words.format(age=self._pause_age)))
        if words := choosing.filter_words(self.view):
            said.append(("0", _("{words} · semua").format(words=words)))
        if not self.desk.is_kiosk:
            told = (command for command in commands_of(self.place) if self.place in command.in_footer)
            said += [(command.shown, _(command.label)) for command in told if self.can(command)]
        # At the end, so that the keys do not move whenever the source is read.
        return [*said, ("…", _("sedang membaca"))] if self._is_reading else said

"""The list of Changes, newest first; Enter opens the unit."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.board.model import Board, Change
from tui.commands import Command, Place, bindings_of
from tui.messages import HistoryRead, HistoryRequested
from tui.screens.base import DeskScreen
from tui.screens.change_text import change_words
from tui.screens.desk import Desk
from tui.screens.unit import UnitScreen
from tui.view.names import Names
from tui.widgets.key_hints import KeyHints
from tui.wording import _, local_time

TIME_CELLS = NAME_CELLS = 24
WORDS_AT = TIME_CELLS + NAME_CELLS + 1


class ChangesScreen(DeskScreen):
    """What changed, in the order in which it was read; live while it is open."""

    AUTO_FOCUS = "OptionList"
    place = Place.CHANGES
    BINDINGS = bindings_of(Place.CHANGES)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._names = Names(desk.registry)
        self._changes: tuple[Change, ...] | None = None

    def compose(self) -> ComposeResult:
        """Title, the source's banner, list, keys."""
        yield Static(id="changes-title")
        yield Static(classes="banner")
        yield OptionList(id="changes-list", compact=True)
        yield KeyHints()

    def on_mount(self) -> None:
        """Asks for the Changes; they come by message."""
        self.post_message(HistoryRequested())

    def on_history_read(self, message: HistoryRead) -> None:
        """All units' Changes; the marked line stays on its Change."""
        message.stop()
        if message.unit is None:
            self._fill(message.changes)

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Asks again where something changed."""
        if board.changes and not is_past:
            self.post_message(HistoryRequested())

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self._fill(self._changes)
        super().refresh_texts()

    def _fill(self, changes: tuple[Change, ...] | None) -> None:
        listed = self.query_one(OptionList)
        marked = self._marked
        self._changes = changes
        known = changes or ()
        listed.clear_options()
        listed.add_options(Option(self.hung(self._line(change), WORDS_AT)) for change in known)
        if known:
            listed.highlighted = known.index(marked) if marked in known else 0
        title = _("PERISTIWA · {n} perubahan, terbaru dulu").format(n=len(known))
        if changes is not None and not known:
            title = _("PERISTIWA · belum ada perubahan yang tercatat")
        self.query_one("#changes-title", Static).update(self.drawn(Content.assemble((title, "bold $accent"))))
        self.refresh_hints()

    @property
    def _marked(self) -> Change | None:
        at = self.query_one(OptionList).highlighted
        return self._changes[at] if self._changes and at is not None else None

    def _line(self, change: Change) -> Content:
        unit = self.desk.registry.by_id.get(change.unit)
        name = self._names.short(unit) if unit is not None else change.unit
        at = f"{local_time(change.at):<{TIME_CELLS}}"
        return Content.assemble((at, "$foreground-muted"), (f"{name:<{NAME_CELLS}} ", "bold"), change_words(change))

    def can(self, command: Command) -> bool:
        """There must be a unit to open."""
        return super().can(command) and (command.id != "open" or bool(self._changes))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_leave(self) -> None:
        """The same key closes it."""
        self.dismiss()

    def action_open(self) -> None:
        """Opens the unit of the marked Change."""
        change, board = self._marked, self.desk.board
        if change is not None and board is not None and change.unit in board.by_unit:
            self.app.push_screen(UnitScreen(self.desk, change.unit, board))

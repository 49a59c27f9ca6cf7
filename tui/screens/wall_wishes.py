"""What the keys of the wall do: change the View, open another screen, or ask the app for something."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.board.model import Board
from tui.commands import Command, Section
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.messages import DecisionRequested, InstantRequested, PauseToggled, ReadingRequested, SnapshotRequested
from tui.registry.model import Unit
from tui.screens import choosing
from tui.screens.base import DeskScreen, basis_question
from tui.screens.desk import Desk
from tui.settings import at_home
from tui.view.model import View
from tui.view.navigate import Move
from tui.widgets.tile_grid import TileGrid
from tui.wording import _, sentence

if TYPE_CHECKING:
    from tui.widgets.search_bar import SearchBar

STEPS = {(-1, 0): Move.LEFT, (1, 0): Move.RIGHT, (0, -1): Move.UP, (0, 1): Move.DOWN}


class WallWishes(DeskScreen):
    """The actions of the wall's keys; what is shown, and how, is the WallScreen's own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grid = TileGrid(desk.registry)
        self.grid.set_view(View(is_kiosk=desk.is_kiosk, is_ascii=desk.is_ascii))
        self._cursor_before: str | None = None

    @property
    @abstractmethod
    def board(self) -> Board | None:
        """The Board that is shown."""

    @property
    @abstractmethod
    def is_live(self) -> bool:
        """Whether what is shown is not a past Board."""

    @abstractmethod
    def change_view(self, view: View) -> None:
        """Takes a new View and draws it."""

    @abstractmethod
    def toggle_pause(self) -> None:
        """Freezes what is shown, or frees it."""

    @property
    def view(self) -> View:
        """What the operator chose to see; the grid keeps it, because the cursor is its own."""
        return self.grid.view

    @property
    def unit(self) -> Unit | None:
        """The selected unit."""
        return self.desk.registry.by_id.get(self.view.cursor or "")

    def can(self, command: Command) -> bool:
        """Some keys need a selected unit, candidates, the live Board or a held change."""
        if not super().can(command) or (command.section is Section.RULE and not self.is_live):
            return False
        match command.id:
            case "open" | "link" | "copy":
                return self.unit is not None and self.board is not None
            case "review":
                return self.board is not None and self.board.counts.get(Status.REVIEW, 0) > 0
            case "release":
                return self.board is not None and self.board.held is not None
            case "all" | "reminders":
                return choosing.is_filtered(self.view)
        return self.board is not None or command.id in {"read", "help", "quit", "palette"}

    # Walking

    def action_move(self, across: int, down: int) -> None:
        """Moves the cursor to the next tile that way."""
        self.grid.move(STEPS[across, down])

    def action_move_to_end(self, side: int) -> None:
        """Moves the cursor to the first or last unit."""
        self.grid.move(Move.HOME if side < 0 else Move.END)

    def action_page(self, step: int) -> None:
        """Moves the cursor a page on or back."""
        self.grid.move(Move.PAGE_DOWN if step > 0 else Move.PAGE_UP)

    # Choosing what is shown

    def action_status(self, digit: int) -> None:
        """Shows the units of a status too, or no longer."""
        self.change_view(choosing.with_status(self.view, digit))

    def action_to_call(self) -> None:
        """Shows only who is still to be contacted, or all again."""
        self.change_view(choosing.with_call_filter(self.view))
        self.toast(_("Hanya yang belum dihubungi 3 hari terakhir") if self.view.is_to_call else _("Semua unit"))

    def action_to_check(self) -> None:
        """Shows only who smells of a takeover, or all again."""
        self.change_view(choosing.with_check_filter(self.view))
        self.toast(_("Hanya yang perlu diperiksa") if self.view.is_to_check else _("Semua unit"))

    def action_all(self) -> None:
        """Shows all units."""
        self.change_view(choosing.without_filters(self.view))

    def action_order(self) -> None:
        """Takes the next order of tiles."""
        self.change_view(choosing.with_next_order(self.view))
        self.toast(choosing.order_words(self.view.order))

    def action_group(self) -> None:
        """Shows the next group alone, after the last one all."""
        self.change_view(choosing.with_next_group(self.view, self.desk.registry))

    def action_density(self, step: int) -> None:
        """Makes the tiles larger or smaller."""
        self.change_view(choosing.with_density(self.view, step))

    def action_pause(self) -> None:
        """Freezes what is shown, or frees it."""
        self.toggle_pause()
        self.post_message(PauseToggled())

    def action_instant(self, step: int) -> None:
        """Asks for the Board of one reading before or after."""
        self.post_message(InstantRequested(step))

    def action_back(self) -> None:
        """Comes back to the present, then to all units."""
        if not self.is_live:
            self.post_message(InstantRequested(0))
        elif choosing.is_filtered(self.view):
            self.change_view(choosing.without_filters(self.view))

    # Searching

    async def action_search(self) -> None:
        """Opens the search line, made when it is first wanted; the cursor jumps while one types."""
        from tui.widgets.search_bar import SearchBar

        if not self.query(SearchBar):
            await self.mount(SearchBar(self.desk.registry))
        self._cursor_before = self.view.cursor
        handles = {s.unit: s.account.username for s in self.board.units if s.account} if self.board else {}
        self.query_one(SearchBar).open(handles)

    def on_search_bar_found(self, event: SearchBar.Found) -> None:
        """The cursor goes to what was found."""
        event.stop()
        if event.unit is not None:
            self.jump_to(event.unit)

    def on_search_bar_closed(self, event: SearchBar.Closed) -> None:
        """What was found stays selected only where it was taken."""
        event.stop()
        if not event.is_taken:
            self.change_view(replace(self.view, cursor=self._cursor_before))

    def jump_to(self, unit: str) -> None:
        """Selects a unit; a group filter that hides it is taken off."""
        arrangement = self.grid.arrangement
        if arrangement is not None and arrangement.spot(unit) is None:
            self.change_view(replace(self.view, group=None))
        self.grid.select(unit)

    def go_to(self, unit: str) -> None:
        """Selects a unit and opens it."""
        self.jump_to(unit)
        self.open_unit(unit)

    # Other screens

    def action_open(self) -> None:
        """Opens the selected unit."""
        self.grid.open()

    def open_unit(self, unit: str) -> None:
        """Opens a unit on the Board that is shown; its modules are imported when the first one is opened."""
        from tui.screens.unit import UnitScreen

        if self.board is not None and unit in self.board.by_unit:
            self.app.push_screen(UnitScreen(self.desk, unit, self.board, is_live=self.is_live))

    def action_changes(self) -> None:
        """Opens the list of Changes."""
        from tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self.desk))

    def action_review(self) -> None:
        """Opens the review of candidates."""
        from tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.desk))

    def action_door(self) -> None:
        """Opens the view from the door."""
        from tui.screens.door import DoorScreen

        self.app.push_screen(DoorScreen(self.desk))

    # Wishes

    def action_kiosk(self) -> None:
        """The pictures of the wall know of it as well."""
        super().action_kiosk()
        self.change_view(replace(self.view, is_kiosk=self.desk.is_kiosk))

    def action_link(self) -> None:
        """Links an account to the selected unit by hand."""
        if self.unit is not None:
            self.link_account(self.unit, self.board)

    def action_release(self) -> None:
        """Lets a held mass change through."""
        title = _("Terima perubahan massal yang ditahan")
        self.rule(DecisionRequested(kind=DecisionKind.RELEASE), title, questions=(basis_question(),))

    def action_read(self) -> None:
        """Asks for a reading now; where it is billed, only after the price was agreed to."""
        from tui.screens.dialogs import ConfirmDialog

        if not self.desk.info.is_billed:
            self.post_message(ReadingRequested())
            self.toast(_("Meminta pembacaan baru."))
            return
        price = sentence(self.desk.price) if self.desk.price else _("Pembacaan ini berbayar.")

        def answered(is_yes: bool | None) -> None:
            if is_yes:
                self.post_message(ReadingRequested())

        self.app.push_screen(ConfirmDialog(_("{price} Baca sekarang?").format(price=price), yes=_("baca")), answered)

    def action_snapshot(self) -> None:
        """Asks for the files of what is shown, in the default place."""
        self.post_message(SnapshotRequested(board=self.board, view=self.view))
        self.toast(_("Menyimpan potret …"))

    def action_snapshot_to(self) -> None:
        """Asks where to and in which formats, then for the files."""
        from tui.screens.dialogs import Question

        def wish(answers: Mapping[str, str]) -> None:
            formats = tuple(part.strip().lower() for part in answers["formats"].split(",") if part.strip())
            folder = at_home(answers["folder"]) if answers["folder"] else None
            self.post_message(SnapshotRequested(folder=folder, formats=formats, board=self.board, view=self.view))

        questions = (
            Question("folder", _("Folder (kosong: tempat biasa)"), is_required=False),
            Question("formats", _("Format"), value="svg,png,csv,json"),
        )
        self.ask(_("Simpan potret"), questions, wish)

    def action_reminders(self) -> None:
        """Copies a reminder for every unit shown that can do something and was not contacted lately."""
        from tui.screens.call_list import call_list

        if self.board is None:
            return
        calls = call_list(self.desk.registry, self.board, self.view, self.desk.now())
        if calls.texts:
            self.app.copy_to_clipboard("\n\n".join(calls.texts))
        self.toast(calls.words)

    def action_copy(self) -> None:
        """Copies what is said of the selected unit, without telephone numbers."""
        from tui.screens.dossier import Dossier
        from tui.screens.unit import unit_text

        if self.unit is None or self.board is None:
            return
        state = self.board.by_unit[self.unit.id]
        dossier = Dossier(self.desk.registry, self.unit, self.board, state, is_past=not self.is_live)
        self.app.copy_to_clipboard(unit_text(dossier))
        self.toast(_("Keterangan unit tersalin, tanpa nomor telepon."))

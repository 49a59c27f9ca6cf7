"""What all screens of the desk have in common: keys that show only where they work, rulings, toasts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.board.model import Board
from tui.commands import Command, Place, Section, command_of, commands_of
from tui.decisions import DecisionKind
from tui.messages import BoardTaken, DecisionMade, DecisionRefused, DecisionRequested, SnapshotFailed, SnapshotSaved
from tui.registry.model import Unit
from tui.screens import SHEET
from tui.screens.desk import Desk
from tui.view.glyphs import to_ascii
from tui.view.names import Names
from tui.wording import _, sentence, use_language

if TYPE_CHECKING:
    from tui.screens.dialogs import Question
    from tui.widgets.hanging import Hanging


class DeskScreen(Screen[None]):
    """A screen of the desk: `place` tells which commands are its own.

    Textual calls the handlers (`on_...`) of every class of a screen, the screen's own first: none calls `super()`.
    """

    CSS_PATH: ClassVar[Path | None] = SHEET
    AUTO_FOCUS: ClassVar[str | None] = ""
    place: ClassVar[Place]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="-ascii" if desk.is_ascii else None)
        self.desk = desk

    def can(self, command: Command) -> bool:
        """Whether a command works here and now; screens add their own conditions."""
        if command.id in self.desk.unavailable:
            return False
        return not (self.desk.is_kiosk and (command.section is Section.RULE or command.id in {"phones", "browse"}))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of commands that do not work now are as if they were not bound.

        While a field has the focus letters are text, also those that were pressed before it got it.
        """
        command = command_of(self.place, action)
        if command is None:
            return True
        return self.can(command) and not (command.is_typed and isinstance(self.focused, Input))

    @property
    def working(self) -> tuple[Command, ...]:
        """The commands that work here and now."""
        return tuple(command for command in commands_of(self.place) if self.can(command))

    def refresh_hints(self, right: str = "") -> None:
        """Shows the keys that work now in the last line, and what the source must say on every screen."""
        from tui.widgets.key_hints import KeyHints

        for banner in self.query(".banner").results(Static):
            banner.display = self.desk.info.banner is not None
            if self.desk.info.banner is not None:
                banner.update(self.drawn(Content(sentence(self.desk.info.banner))))
        hints = [(c.shown, _(c.label)) for c in self.working if self.place in c.in_footer]
        if self.desk.is_ascii:
            hints = [(to_ascii(shown), to_ascii(label)) for shown, label in hints]
        for line in self.query(KeyHints):
            line.show(hints, right)

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Draws a Board; screens that show nothing of it leave it."""

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.refresh_hints()

    def drawn(self, content: Content) -> Content:
        """A text as this terminal can show it: our glyphs in ASCII where nothing else is wanted."""
        if not self.desk.is_ascii:
            return content
        return Content(to_ascii(content.plain), spans=list(content.spans))

    def hung(self, content: Content, column: int = 24) -> Hanging:
        """The same, with wrapped lines going on below the words; these begin at that cell at the latest."""
        from tui.widgets.hanging import Hanging

        return Hanging(self.drawn(content), column)

    def toast(self, text: str, *, is_error: bool = False) -> None:
        """A short word to the operator; the text may hold anything."""
        self.notify(text, severity="error" if is_error else "information", markup=False)

    def on_screen_resume(self) -> None:
        """Says everything, for the first time or after another screen was on top."""
        self.refresh_texts()

    async def on_board_taken(self, message: BoardTaken) -> None:
        """A newer Board, or a past one that was asked for."""
        message.stop()
        await asyncio.sleep(0)  # drawing it is work enough for one turn of the event loop
        if not message.is_past:
            self.desk.board = message.board
        self.show_board(message.board, is_past=message.is_past)

    def on_decision_made(self, message: DecisionMade) -> None:
        """A ruling is on disk."""
        message.stop()
        self.toast(_("Keputusan nomor {number} tersimpan.").format(number=message.number))

    def on_decision_refused(self, message: DecisionRefused) -> None:
        """A ruling was not taken."""
        message.stop()
        self.toast(sentence(message.code), is_error=True)

    def on_snapshot_saved(self, message: SnapshotSaved) -> None:
        """Says where the files are."""
        message.stop()
        self.toast(_("Potret tersimpan di {folder}").format(folder=message.folder))

    def on_snapshot_failed(self, message: SnapshotFailed) -> None:
        """Says why there are no files."""
        message.stop()
        self.toast(sentence(message.code), is_error=True)

    def action_back(self) -> None:
        """Closes this screen."""
        self.dismiss()

    def action_help(self) -> None:
        """Opens the help of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk, self.place, self.working))

    def action_palette(self) -> None:
        """Opens the palette of this screen's commands and of all units."""
        from textual.command import CommandPalette

        from tui.screens.palette import DeskPalette

        if not CommandPalette.is_open(self.app):
            self.app.push_screen(DeskPalette())

    def go_to(self, unit: str) -> None:
        """Opens a unit."""
        from tui.screens.unit import UnitScreen

        if self.desk.board is not None and unit in self.desk.board.by_unit:
            self.app.push_screen(UnitScreen(self.desk, unit, self.desk.board))

    def action_quit_wall(self) -> None:
        """Leaves, after asking."""
        from tui.screens.dialogs import ConfirmDialog

        question = ConfirmDialog(_("Keluar dari Pantau SKPD?"), yes=_("keluar"))

        def answered(is_yes: bool | None) -> None:
            if is_yes:
                self.app.exit()

        self.app.push_screen(question, answered)

    def action_language(self, language: str) -> None:
        """Changes the language of every screen that is open."""
        use_language(language)
        for screen in self.app.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.refresh_texts()

    def action_kiosk(self) -> None:
        """Turns the unattended display on or off: no rulings, no numbers, no keys shown."""
        self.desk.is_kiosk = not self.desk.is_kiosk
        self.refresh_texts()
        self.refresh_bindings()

    def action_rename(self) -> None:
        """Asks anew who sits at the desk."""
        from tui.screens.dialogs import Question

        question = Question("by", _("Oleh"), value=self.desk.by, check=_name_complaint)

        def named(answers: Mapping[str, str]) -> None:
            self.desk.by = answers["by"]

        self.ask(_("Siapa yang bertugas?"), (question,), named)

    def ask(
        self, title: str, questions: Sequence[Question], then: Callable[[Mapping[str, str]], None], *, note: str = ""
    ) -> None:
        """Asks the questions and goes on with the answers; Esc stops there."""
        from tui.screens.dialogs import FormDialog

        self.app.push_screen(
            FormDialog(title, questions, note=note), lambda answers: then(answers) if answers is not None else None
        )

    def rule(
        self,
        request: DecisionRequested,
        title: str,
        *,
        questions: Sequence[Question] = (),
        fill: Callable[[DecisionRequested, Mapping[str, str]], DecisionRequested] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Posts a ruling after what is missing has been asked: the given questions, then once a run who rules.

        `fill` lays the answers into the request; without it only a `basis` among them is taken.
        """
        from tui.screens.dialogs import Question

        asked = list(questions)
        if not self.desk.by:
            asked.append(Question("by", _("Oleh (nama Anda, ditanya sekali)"), check=_name_complaint))

        def post(answers: Mapping[str, str]) -> None:
            self.desk.by = answers.get("by", self.desk.by)
            filled = fill(request, answers) if fill else request.filled(basis=answers.get("basis", request.basis))
            self.post_message(filled.filled(by=self.desk.by))
            if then:
                then()

        if asked:
            note = _("Oleh: {by}").format(by=self.desk.by) if self.desk.by else ""
            self.ask(title, asked, post, note=note)
        else:
            post({})

    def link_account(self, unit: Unit, board: Board | None) -> None:
        """Asks which account is the unit's and on what basis, and posts the ruling."""
        from tui.screens.dialogs import Question
        from tui.screens.linking import account_called, handle_complaint, handle_of, holder_called

        names = Names(self.desk.registry)

        def fill(request: DecisionRequested, answers: Mapping[str, str]) -> DecisionRequested:
            handle = handle_of(answers["handle"])
            holder = holder_called(board, handle)
            if holder is not None and holder != unit.id and holder in self.desk.registry.by_id:
                words = _("Akun @{handle} selama ini tercatat untuk {unit}, dan kini berpindah.")
                self.toast(words.format(handle=handle, unit=names.full(self.desk.registry.by_id[holder])))
            return request.filled(handle=handle, account=account_called(board, handle), basis=answers["basis"])

        handle = Question("handle", _("Akun"), hint="@kec_contoh", check=handle_complaint)
        self.rule(
            DecisionRequested(kind=DecisionKind.LINK, unit=unit.id),
            _("Tautkan akun: {unit}").format(unit=names.full(unit)),
            questions=(handle, basis_question()),
            fill=fill,
        )


def basis_question(*, is_required: bool = True) -> Question:
    """The question on what a ruling rests."""
    from tui.screens.dialogs import Question

    return Question("basis", _("Dasar (surat, telepon, pesan, laporan)"), is_required=is_required)


def _name_complaint(name: str) -> str:
    return "" if any(character.isalpha() for character in name) else _("Mohon tulis nama yang dapat dikenali.")

"""What the unit screen and the review share: rulings on the account in question, reminder, link, numbers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct
from textual.timer import Timer

from tui.board.model import ALARMS, Board, Candidate, UnitState
from tui.commands import Command, Section
from tui.decisions import DecisionKind
from tui.messages import DecisionRequested
from tui.registry.model import Unit
from tui.screens.base import DeskScreen, basis_question
from tui.screens.desk import Desk
from tui.screens.dialogs import ChoiceDialog, Question
from tui.screens.finding import UnitFinder
from tui.screens.linking import account_words, page_of
from tui.sources.base import AccountKey
from tui.view.filters import CAN_ACT
from tui.wording import _

PHONES_SECONDS = 30.0
# What the operator can end by saying that the account is the unit's all the same.
DOUBTS = frozenset({*ALARMS, "loss_unconfirmed", "lost_renamed"})


class Subject(Struct, frozen=True):
    """The account in question for a unit: a candidate, or the account that counts as the unit's."""

    unit: Unit
    state: UnitState
    key: AccountKey
    handle: str
    candidate: Candidate | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether it counts as the unit's account now."""
        return self.state.account is not None and self.state.account.key == self.key

    @property
    def is_doubted(self) -> bool:
        """Whether it counts, while something says that it may no longer be the unit's."""
        signs = {code.name for code in (*self.state.marks, *self.state.reasons)}
        return self.is_accepted and not DOUBTS.isdisjoint(signs)

    @property
    def words(self) -> str:
        """The account as the dialogs name it."""
        return account_words(self.key, self.handle)

    @property
    def page(self) -> str:
        """The address of its page, empty where there is none."""
        return page_of(self.key, self.handle)

    def overrules(self, kind: DecisionKind, unit: str) -> bool:
        """Whether that ruling goes against what counts now, or against what the machine proposes."""
        if kind is not DecisionKind.LINK:
            return self.is_accepted
        if self.candidate is None or self.candidate in self.state.personal:
            return True
        return unit not in self.candidate.units or (unit == self.unit.id and self.state.account is not None)


class RulingScreen(DeskScreen):
    """A screen on which an account is in question; numbers are hidden again after half a minute."""

    needs_subject: ClassVar[frozenset[str]] = frozenset({"accept", "reject", "personal", "other", "browse"})
    is_live = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shows_phones = False
        self._hiding: Timer | None = None

    @property
    @abstractmethod
    def unit(self) -> Unit | None:
        """The unit that is shown, None where there is none."""

    @property
    def board(self) -> Board | None:
        """The Board that is shown."""
        return self.desk.board

    @property
    def state(self) -> UnitState | None:
        """The unit's state on that Board."""
        return self.board.by_unit.get(self.unit.id) if self.board is not None and self.unit is not None else None

    @property
    def has_profiles(self) -> bool:
        """Whether any account's text is shown, in which a number may stand."""
        state = self.state
        if state is None:
            return False
        accounts = (*state.candidates, *state.personal)
        return state.profile is not None or any(account.profile is not None for account in accounts)

    @property
    @abstractmethod
    def subject(self) -> Subject | None:
        """The account in question, None where there is none."""

    def ruled(self, subject: Subject) -> None:
        """Goes on after a ruling on an account was sent."""

    @abstractmethod
    def redraw(self) -> None:
        """Draws everything again."""

    def can(self, command: Command) -> bool:
        """Rulings need the live Board and an account in question; numbers are not shown in kiosk or browser."""
        if not super().can(command) or (command.section is Section.RULE and not self.is_live):
            return False
        if command.id == "phones":
            return not self.app.is_web and self.has_profiles
        if command.id in {"undo", "redo"}:
            return self.board is not None and self.board.last_decision > 0
        if command.id == "reminder":
            return self.state is not None and self.state.status in CAN_ACT
        if command.id == "accept":
            return self.subject is not None and (not self.subject.is_accepted or self.subject.is_doubted)
        if command.id == "browse":
            return self.subject is not None and bool(self.subject.page)
        return command.id not in self.needs_subject or self.subject is not None

    def decide(self, kind: DecisionKind, title: str, unit: str | None = None) -> None:
        """Rules on the account in question; a basis is asked only where the machine is overruled."""
        subject = self.subject
        if subject is None:
            return
        unit = unit or subject.unit.id
        request = DecisionRequested(kind=kind, unit=unit, account=subject.key, handle=subject.handle)
        questions = (basis_question(),) if subject.overrules(kind, unit) else ()
        self.rule(request, f"{title}: {subject.words}", questions=questions, then=lambda: self.ruled(subject))

    def action_accept(self) -> None:
        """The account is this unit's."""
        self.decide(DecisionKind.LINK, _("Terima sebagai akun resmi unit ini"))

    def action_reject(self) -> None:
        """The account is not this unit's."""
        self.decide(DecisionKind.REJECT, _("Bukan akun unit ini"))

    def action_personal(self) -> None:
        """The account is somebody's own."""
        self.decide(DecisionKind.PERSONAL, _("Akun pribadi"))

    def action_other(self) -> None:
        """The account is another unit's: which one is asked."""
        subject = self.subject
        if subject is None:
            return

        def chosen(unit: str | None) -> None:
            if unit is not None:
                self.decide(DecisionKind.LINK, _("Tautkan ke unit lain"), unit)

        dialog = ChoiceDialog(
            _("Milik unit mana akun {account}?").format(account=subject.words),
            UnitFinder(self.desk.registry).choices,
        )
        self.app.push_screen(dialog, chosen)

    def action_link(self) -> None:
        """Links an account by hand."""
        if self.unit is not None:
            self.link_account(self.unit, self.board)

    @property
    def undone_unit(self) -> str | None:
        """The unit whose newest ruling is undone; None for the newest of all."""
        return None

    def action_undo(self) -> None:
        """Undoes the newest ruling."""
        self.rule(DecisionRequested(kind=DecisionKind.UNDO, unit=self.undone_unit), _("Batalkan keputusan terakhir"))

    def action_redo(self) -> None:
        """Makes the newest undone ruling hold again."""
        self.rule(DecisionRequested(kind=DecisionKind.REDO), _("Ulangi keputusan yang dibatalkan"))

    def action_note(self) -> None:
        """Writes a note on the unit."""
        if self.unit is None:
            return

        def fill(request: DecisionRequested, answers: Mapping[str, str]) -> DecisionRequested:
            return request.filled(value=answers["value"])

        request = DecisionRequested(kind=DecisionKind.NOTE, unit=self.unit.id)
        self.rule(request, _("Catatan"), questions=(Question("value", _("Catatan")),), fill=fill)

    def action_browse(self) -> None:
        """Opens the account's page in the browser."""
        if self.subject is not None and (page := self.subject.page):
            self.app.open_url(page)
            self.toast(_("Membuka {page}").format(page=page))

    def action_reminder(self) -> None:
        """Copies the reminder for the unit."""
        from tui.export.reminder import reminder

        if self.unit is None or self.state is None:
            return
        self.app.copy_to_clipboard(reminder(self.unit, self.state, self.desk.registry, self.desk.now()))
        self.toast(_("Pengingat tersalin. Sesudah dikirim, mohon catat dengan F6 di layar unit."))

    def action_phones(self) -> None:
        """Shows the numbers for half a minute, or hides them at once."""
        if self._hiding is not None:
            self._hiding.stop()
            self._hiding = None
        self.shows_phones = not self.shows_phones
        if self.shows_phones:
            self._hiding = self.set_timer(PHONES_SECONDS, self.hide_phones)
        self.redraw()

    def hide_phones(self) -> None:
        """Hides the numbers again."""
        self._hiding = None
        self.shows_phones = False
        self.redraw()

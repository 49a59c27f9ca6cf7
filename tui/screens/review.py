"""The review: accounts that wait, one after another, beside the unit for which they wait."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.board.model import Board, Candidate
from tui.commands import Command, Place, bindings_of
from tui.messages import DecisionMade, DecisionRefused
from tui.registry.model import Unit
from tui.screens.desk import Desk
from tui.screens.dossier import Dossier, lines, row
from tui.screens.linking import account_words
from tui.screens.queue import HeldKey, Pair, ReviewQueue, waiting_pairs
from tui.screens.ruling import RulingScreen, Subject
from tui.screens.unit import UnitScreen
from tui.screens.unit_profile import account_part, profile_lines
from tui.themes import scheme_of
from tui.view.names import Names
from tui.widgets.key_hints import KeyHints
from tui.wording import _, local_time, sentence
from tui.wording.terms import status_word

ACCEPT_KEYS = frozenset({"t", "T", "upper_t"})


class ReviewScreen(RulingScreen):
    """Candidates side by side with their units; every ruling goes on to the next one."""

    place = Place.REVIEW
    BINDINGS = bindings_of(Place.REVIEW)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue = ReviewQueue()
        self._held = HeldKey()
        self._may_accept = False
        self._note = ""

    @property
    def unit(self) -> Unit | None:
        """The unit for which the current account waits."""
        return self.desk.registry.by_id.get(self.queue.current.unit) if self.queue.current else None

    @property
    def subject(self) -> Subject | None:
        """The current account."""
        unit, candidate = self.unit, self._candidate
        if unit is None or self.state is None or candidate is None:
            return None
        return Subject(unit, self.state, candidate.key, candidate.username, candidate)

    @property
    def _candidate(self) -> Candidate | None:
        if self.state is None or self.queue.current is None:
            return None
        return next((c for c in self.state.candidates if c.key == self.queue.current.key), None)

    def compose(self) -> ComposeResult:
        """Title, the source's banner, the unit and the account side by side, the reasons below, keys."""
        yield Static(id="review-title")
        yield Static(classes="banner")
        with VerticalScroll(id="review-body", can_focus=False):
            with Horizontal(id="review-sides"):
                with Vertical(id="review-left"):
                    yield Static(id="review-unit", classes="part")
                with Vertical(id="review-right"):
                    yield Static(id="review-account", classes="part")
            yield Static(id="review-reasons", classes="part")
        yield KeyHints()

    def on_key(self, event: Key) -> None:
        """A key that is held down must not accept one account after another."""
        if event.key in ACCEPT_KEYS:
            self._may_accept = self._held.press(event.time)
        else:
            self._held.free()
            self._note = ""

    def on_screen_suspend(self) -> None:
        """What is typed into a dialog are other keys."""
        self._held.free()

    def on_decision_made(self, message: DecisionMade) -> None:
        """Says so in the title: fifty rulings would be fifty toasts."""
        message.stop()
        message.prevent_default()
        self._note = _("keputusan {number} tersimpan, u membatalkan").format(number=message.number)
        self.redraw()

    def on_decision_refused(self, message: DecisionRefused) -> None:
        """Puts the account back that could not be ruled on."""
        self.queue.refuse()
        self.redraw()

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Follows the live Boards; the current account stays the current one while it waits."""
        if not is_past:
            self.redraw()

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.redraw()

    def ruled(self, subject: Subject) -> None:
        """Goes on to the next account without waiting for the Board."""
        self.queue.send(Pair(subject.unit.id, subject.key))
        self.redraw()

    def redraw(self) -> None:
        """Draws everything from the newest Board."""
        board = self.desk.board
        if board is None:
            return
        self.queue.take(waiting_pairs(self.desk.registry, board), board.last_decision)
        self._draw(board)
        self.refresh_hints(f"{self.queue.position}/{len(self.queue.open)}")
        self.refresh_bindings()

    def _draw(self, board: Board) -> None:
        unit, state, candidate = self.unit, self.state, self._candidate
        self.query_one("#review-title", Static).update(self.drawn(Content.assemble((self._title(), "bold $accent"))))
        self.query_one("#review-body").display = candidate is not None
        if unit is None or state is None or candidate is None:
            return
        scheme = scheme_of(self.app.theme)
        dossier = Dossier(self.desk.registry, unit, board, state, self.shows_phones, scheme=scheme)
        self._say("review-unit", _("UNIT"), _unit_side(dossier))
        self._say("review-account", _("CALON AKUN"), _account_side(dossier, candidate))
        self._say("review-reasons", _("ALASAN"), _reasons(dossier, candidate))

    def _title(self) -> str:
        """Where the review stands, and what there is to say of the last key."""
        queue = self.queue
        if self._candidate is None:
            said = [_("TINJAU CALON · tidak ada yang menunggu")]
        else:
            said = [_("TINJAU CALON · {position} dari {count}").format(position=queue.position, count=len(queue.open))]
        if queue.skipped:
            said.append(_("{n} dilewati").format(n=len(queue.skipped)))
        return " · ".join([*said, self._note] if self._note else said)

    def _say(self, part: str, title: str, content: Content) -> None:
        widget = self.query_one(f"#{part}", Static)
        widget.border_title = Content(title)
        widget.update(self.hung(content))

    def can(self, command: Command) -> bool:
        """Without an account that waits, only the way back and the undoing work."""
        if command.id in {"open", "skip", "step", "link", "note", "reminder", "phones"} and self.subject is None:
            return False
        return super().can(command)

    def action_accept(self) -> None:
        """Accepts, unless the key is being held down."""
        if self._may_accept:
            super().action_accept()
        else:
            self._note = _("t yang ditahan diabaikan, tekan tombol lain dulu")
            self.redraw()

    def action_step(self, by: int) -> None:
        """Goes to a neighbour without a ruling."""
        self.queue.step(by)
        self.redraw()

    def action_skip(self) -> None:
        """Puts this account behind the others."""
        self.queue.skip()
        self.redraw()

    def action_undo(self) -> None:
        """Undoes the newest ruling; its account is the current one again."""
        self.queue.returns = True
        super().action_undo()

    def action_open(self) -> None:
        """Opens the unit."""
        if self.unit is not None and self.desk.board is not None:
            self.app.push_screen(UnitScreen(self.desk, self.unit.id, self.desk.board))


def _unit_side(dossier: Dossier) -> Content:
    """Who the unit is, and which account counts now."""
    unit, state = dossier.unit, dossier.state
    parent = dossier.registry.by_id.get(unit.parent) if unit.parent else None
    said = [
        row(_("unit"), (unit.name, "bold")),
        row(_("di bawah"), parent.name if parent else "–"),
        row(_("sebutan lain"), ", ".join(unit.aliases) or "–"),
        row(_("pimpinan"), unit.addressee or unit.head_title or "–"),
        row(_("status"), (status_word(state.status), dossier.colour(state.status))),
        Content(""),
        account_part(dossier),
    ]
    if len(state.candidates) > 1:
        said.append(row(_("calon"), _("{n} akun menunggu untuk unit ini").format(n=len(state.candidates))))
    return lines(said)


def _account_side(dossier: Dossier, candidate: Candidate) -> Content:
    """The account's profile as it was read, and for which other units it waits."""
    said = [
        row(_("akun"), (account_words(candidate.key, candidate.username), "bold")),
        row(_("nilai"), str(candidate.score)),
    ]
    if candidate.profile is None:
        said.append(row(_("profil"), _("teks profil tidak disimpan")))
    else:
        said += list(profile_lines(dossier, candidate.profile, []))
        if candidate.profile.created_at is not None:
            said.append(row(_("dibuat"), local_time(candidate.profile.created_at)))
        if candidate.profile.followers_count is not None:
            said.append(row(_("jumlah pengikut"), str(candidate.profile.followers_count)))
    names, by_id = Names(dossier.registry), dossier.registry.by_id
    others = [names.full(by_id[unit]) for unit in candidate.units if unit != dossier.unit.id and unit in by_id]
    if others:
        said.append(row(_("juga calon"), "; ".join(others)))
    return lines(said)


def _reasons(dossier: Dossier, candidate: Candidate) -> Content:
    """Why the account may or may not be this unit's, then why the unit stands where it stands."""
    said = [Content.assemble(("• ", "$accent"), sentence(reason)) for reason in candidate.reasons]
    account = dossier.state.account
    if account is not None:
        words = _("akun yang kini tercatat, {account}:").format(account=account_words(account.key, account.username))
        said += [Content(""), Content.assemble((words, "bold"))]
    said += [Content.assemble(("○ ", "$foreground-muted"), sentence(reason)) for reason in dossier.state.reasons]
    return lines(said)

"""The unit screen: everything that is known of one unit, why it has its status, and what can be ruled."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.board.model import Board
from tui.commands import BY_ID, Command, Place, bindings_of
from tui.messages import HistoryRead, HistoryRequested
from tui.registry.model import Unit
from tui.screens.desk import Desk
from tui.screens.dossier import MUTED, STRONG, Dossier
from tui.screens.further_rulings import FurtherRulings
from tui.screens.ruling import Subject
from tui.screens.unit_profile import account_part, fields_part, profile_part
from tui.screens.unit_story import candidates_part, history_part, marks_part, posts_part, timing_part, why_part
from tui.themes import scheme_of
from tui.view.countdown import days_late, late_text
from tui.view.glyphs import alarm_sign
from tui.view.header import past_words
from tui.view.scene import COUNTED
from tui.widgets.key_hints import KeyHints
from tui.wording import _, local_time
from tui.wording.terms import alarm_word, status_word, timing_word

Part = Callable[[Dossier], Content]
WAYS = ("accept", "reject", "link")
LEFT: tuple[tuple[str, Part], ...] = (
    ("account", account_part),
    ("fields", fields_part),
    ("profile", profile_part),
    ("timing", timing_part),
    ("marks", marks_part),
)
RIGHT: tuple[tuple[str, Part], ...] = (
    ("why", why_part),
    ("candidates", candidates_part),
    ("posts", posts_part),
    ("history", history_part),
)


class UnitScreen(FurtherRulings):
    """One unit, live: it follows the newest Board while it is open, or stands on the past one it was opened on."""

    place = Place.UNIT
    BINDINGS = bindings_of(Place.UNIT)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk, unit_id: str, board: Board, *, is_live: bool = True) -> None:
        super().__init__(desk)
        self.is_live = is_live
        self._unit = desk.registry.by_id[unit_id]
        self._board = board
        self._chosen = 0
        self._history: HistoryRead | None = None

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self._unit

    @property
    def undone_unit(self) -> str | None:
        """Only this unit's rulings are undone here."""
        return self._unit.id

    @property
    def board(self) -> Board:
        """The Board on which it is shown."""
        return self._board

    @property
    def dossier(self) -> Dossier | None:
        """What everything is drawn from; None where the Board does not know the unit."""
        state = self._board.by_unit.get(self._unit.id)
        if state is None:
            return None
        return Dossier(
            registry=self.desk.registry,
            unit=self._unit,
            board=self._board,
            state=state,
            shows_phones=self.shows_phones,
            chosen=self._chosen,
            history=self._history,
            scheme=scheme_of(self.app.theme),
            is_ascii=self.desk.is_ascii,
            is_past=not self.is_live,
        )

    @property
    def _ways(self) -> tuple[str, ...]:
        """The keys that rule on an account here and now; none on a past Board, in kiosk or where nothing is ruled."""
        return tuple(f"{c.shown} {_(c.label)}" for c in map(BY_ID.__getitem__, WAYS) if self.can(c))

    @property
    def subject(self) -> Subject | None:
        """The chosen candidate, else the account that counts as the unit's."""
        dossier = self.dossier
        if dossier is None:
            return None
        candidate, account = dossier.subject, dossier.state.account
        if candidate is not None:
            return Subject(self._unit, dossier.state, candidate.key, candidate.username, candidate)
        return Subject(self._unit, dossier.state, account.key, account.username) if account is not None else None

    def compose(self) -> ComposeResult:
        """Title, the source's banner, two columns of parts, keys."""
        yield Static(id="unit-title")
        yield Static(classes="banner")
        with VerticalScroll(id="unit-body", can_focus=False), Horizontal(id="unit-columns"):
            for side, parts in (("unit-left", LEFT), ("unit-right", RIGHT)):
                with Vertical(id=side):
                    for name, _part in parts:
                        yield Static(id=f"part-{name}", classes="part")
        yield KeyHints()

    def on_mount(self) -> None:
        """Asks for the unit's history; it comes by message."""
        self.post_message(HistoryRequested(self._unit.id))

    def on_screen_resume(self) -> None:
        """Takes the newest Board, which may have come while a dialog was open."""
        if self.is_live and self.desk.board is not None:
            self._board = self.desk.board

    def on_history_read(self, message: HistoryRead) -> None:
        """The unit's Changes."""
        message.stop()
        if message.unit == self._unit.id:
            self._history = message
            self.redraw()

    def show_board(self, board: Board, *, is_past: bool) -> None:
        """Follows the live Boards; asks for the history again where this unit changed."""
        if not self.is_live or is_past:
            return
        before = self._board.by_unit.get(self._unit.id)
        self._board = board
        self.redraw()
        if board.by_unit.get(self._unit.id) is not before:
            self.post_message(HistoryRequested(self._unit.id))

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.redraw()

    def redraw(self) -> None:
        """Draws every part again."""
        dossier = self.dossier
        if dossier is None:
            self.query_one("#unit-title", Static).update(Content(_("Unit ini tidak ada di papan ini.")))
            return
        self.query_one("#unit-title", Static).update(self.hung(_title(dossier)))
        titles, told = _titles(), replace(dossier, ways=self._ways)
        for name, part in LEFT + RIGHT:
            widget = self.query_one(f"#part-{name}", Static)
            widget.border_title = Content(titles[name])
            widget.update(self.hung(part(told)))
        self.refresh_hints()
        self.refresh_bindings()

    def can(self, command: Command) -> bool:
        """Another candidate can be chosen only where there are two."""
        if command.id == "candidate":
            dossier = self.dossier
            return dossier is not None and dossier.stops > 1
        return super().can(command)

    def action_candidate(self, step: int) -> None:
        """Chooses the next account in question."""
        dossier = self.dossier
        if dossier is not None and dossier.stops:
            self._chosen = (self._chosen + step) % dossier.stops
            self.redraw()

    def action_scroll(self, rows: int) -> None:
        """Moves the page up or down."""
        self.query_one("#unit-body").scroll_relative(y=rows, animate=False)

    def action_copy(self) -> None:
        """Copies what is said of the unit, without telephone numbers and without other people's accounts."""
        dossier = self.dossier
        if dossier is not None:
            self.app.copy_to_clipboard(unit_text(dossier))
            self.toast(_("Keterangan unit tersalin, tanpa nomor telepon."))


def unit_text(dossier: Dossier) -> str:
    """What the screen says of a unit as plain text, without numbers and without other people's accounts."""
    dossier = replace(dossier, shows_phones=False)
    titles = _titles()
    parts = [_title(dossier).plain]
    for name, part in LEFT + RIGHT:
        if name not in {"candidates", "history"}:
            parts.append(f"{titles[name]}\n{part(dossier).plain}")
    return "\n\n".join(parts) + "\n"


def _titles() -> dict[str, str]:
    return {
        "account": _("AKUN"),
        "fields": _("ISIAN"),
        "profile": _("PROFIL"),
        "timing": _("WAKTU"),
        "marks": _("CATATAN"),
        "why": _("MENGAPA"),
        "candidates": _("CALON DAN AKUN PRIBADI"),
        "posts": _("KIRIMAN"),
        "history": _("KEPUTUSAN DAN RIWAYAT"),
    }


def _title(dossier: Dossier) -> Content:
    """Name, status, timing, since when; whom a letter would address."""
    state = dossier.state
    parent = dossier.registry.by_id.get(dossier.unit.parent) if dossier.unit.parent else None
    timing = f" · {timing_word(state.timing)}" if state.timing is not None else ""
    directive = dossier.registry.directive
    deadline_at = directive.deadline_for(dossier.unit.kind)
    due = late_text(days_late(dossier.board.taken_at, deadline_at, directive)) if state.status in COUNTED else ""
    place = f" · {parent.name}" if parent is not None else ""
    past = f" {past_words(local_time(dossier.board.taken_at))} " if dossier.is_past else ""
    return Content.assemble(
        (past, "bold $warning reverse"),
        " " if past else "",
        (f"{dossier.glyph_of(state.status)} ", dossier.colour(state.status)),
        (dossier.unit.name, STRONG),
        (place, MUTED),
        "  ",
        (status_word(state.status), dossier.colour(state.status)),
        (f"  {alarm_sign(is_ascii=dossier.is_ascii)} {alarm_word()}" if state.alarms else "", "bold $error"),
        timing,
        (f"  {due}" if due else "", "bold $warning"),
        (f"  {_('sejak {at}').format(at=local_time(state.since))}", MUTED),
        (f"  {dossier.unit.addressee}", MUTED),
    )

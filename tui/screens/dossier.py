"""What one unit's screen is drawn from, and the small pieces that its parts share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from textual.content import Content

from tui.board.model import Board, Candidate, UnitState
from tui.compliance.model import Outcome, Status
from tui.decisions import Decision
from tui.messages import HistoryRead
from tui.registry.model import Registry, Unit
from tui.screens.masking import masked
from tui.view.glyphs import glyph
from tui.view.palette import look_of
from tui.wording import _, local_time
from tui.wording.terms import removed_word

HEADING = "bold $accent"
MUTED = "$foreground-muted"
STRONG = "bold"
LABEL_CELLS = 17  # the column of labels, with the gap after it
OUTCOME_GLYPHS = {Outcome.PASS: "✓", Outcome.FAIL: "○", Outcome.UNKNOWN: "·", Outcome.NOT_APPLICABLE: "–"}
OUTCOME_STATUS = {Outcome.PASS: Status.COMPLIANT, Outcome.FAIL: Status.INCOMPLETE}


class Dossier(Struct, frozen=True, eq=False, dict=True):
    """One unit as it stands on a Board.

    `shows_phones` is true for the half minute in which numbers are shown; `chosen` is the place of the chosen account
    among `subjects`; `history` is None until it was read; `ways` are the keys with which an account is ruled on here,
    with their words; `is_past` says that the Board is one of earlier.
    """

    registry: Registry
    unit: Unit
    board: Board
    state: UnitState
    shows_phones: bool = False
    chosen: int = 0
    history: HistoryRead | None = None
    scheme: str = "dark"
    is_ascii: bool = False
    ways: tuple[str, ...] = ()
    is_past: bool = False

    @property
    def subjects(self) -> tuple[Candidate, ...]:
        """The accounts that wait for a ruling, then officials' own accounts."""
        return self.state.candidates + self.state.personal

    @property
    def stops(self) -> int:
        """How many accounts can be chosen: those in question, then the one that counts as the unit's."""
        return len(self.subjects) + (self.state.account is not None)

    @property
    def subject(self) -> Candidate | None:
        """The chosen one of those in question; None where the account that counts is chosen."""
        at = self.chosen % self.stops if self.stops else 0
        return self.subjects[at] if at < len(self.subjects) else None

    def chosen_sign(self, *, is_chosen: bool) -> str:
        """What stands before the account that is ruled on, where there is a choice."""
        return (">" if self.is_ascii else "►") if is_chosen and self.subjects else " "

    def outside(self, text: str) -> str:
        """A text from outside with its telephone numbers masked, unless they are shown now."""
        return text if self.shows_phones else masked(text)

    def evidence(self, text: str) -> str:
        """A quoted text from outside, or that it was removed; of a reconstruction it says so."""
        quoted = f"“{text}”" if text else removed_word()
        return f"{quoted} {_('(rekaan)')}" if self.board.is_reconstruction else quoted

    def colour(self, status: Status) -> str:
        """The style of a status."""
        return f"bold {look_of(f'status.{status}', self.scheme).fg}"

    def glyph_of(self, status: Status) -> str:
        """The glyph of a status."""
        return glyph(status, is_ascii=self.is_ascii)

    def ruling(self, number: int) -> Decision | None:
        """A ruling in force on this unit, by its number."""
        return next((ruling for ruling in self.state.rulings if ruling.number == number), None)


def lines(parts: Iterable[Content]) -> Content:
    """Lines one below the other."""
    return Content("\n").join(list(parts))


def row(label: str, *parts: str | Content | tuple[str, str]) -> Content:
    """A line of a label and what it says, which may be of several lines; however long the label, they do not touch."""
    below = Content("\n" + " " * LABEL_CELLS)
    said = below.join(Content.assemble(*parts).split("\n", allow_blank=True))
    return Content.assemble((f"{label:<{LABEL_CELLS - 1}} ", MUTED), said)


def muted(text: str) -> Content:
    """A line in the background."""
    return Content.assemble((text, MUTED))


def when(at: datetime | None) -> str:
    """An instant in words, or that there is none yet."""
    return local_time(at) if at is not None else _("belum pernah")


def who(dossier: Dossier, number: int) -> str:
    """Who decided: the machine for 0, else the operator with time and basis."""
    if not number:
        return _("dinilai mesin")
    ruling = dossier.ruling(number)
    if ruling is None:
        return _("ditetapkan petugas (keputusan no. {number})").format(number=number)
    return ruled_by(ruling)


def ruled_by(ruling: Decision) -> str:
    """Operator, time and basis of a ruling."""
    words = _("oleh {by}, {at}").format(by=ruling.by, at=local_time(ruling.at))
    return f"{words}, " + _("dasar: {basis}").format(basis=ruling.basis) if ruling.basis else words

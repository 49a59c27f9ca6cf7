"""The unit screen's rarer rulings: contacted, exempt, a field seen with own eyes, timing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.commands import Command
from tui.compliance.model import Outcome, Timing
from tui.decisions import DecisionKind
from tui.messages import DecisionRequested
from tui.registry.model import FIELD_IDS
from tui.screens.base import basis_question
from tui.screens.dialogs import ChoiceDialog, Question
from tui.screens.ruling import RulingScreen
from tui.wording import _
from tui.wording.terms import field_label, outcome_word, timing_word


class FurtherRulings(RulingScreen):
    """A screen of one unit on which everything can be ruled that an operator may rule."""

    def can(self, command: Command) -> bool:
        """Fields and timing are ruled only where an account counts as the unit's."""
        if command.id in {"field", "timing"} and (self.state is None or self.state.account is None):
            return False
        return super().can(command)

    def action_contacted(self) -> None:
        """Notes that the unit was reminded: whom, and through what."""
        questions = (
            Question("value", _("Lewat apa"), hint=_("telepon, surat, pesan")),
            Question("basis", _("Siapa yang dihubungi")),
        )
        self._rule(DecisionKind.CONTACTED, _("Sudah dihubungi"), questions)

    def action_exempt(self) -> None:
        """Takes the unit out of the denominator, or back into it."""
        rulings = self.state.rulings if self.state is not None else ()
        values = [ruling.value for ruling in rulings if ruling.kind is DecisionKind.EXEMPT]
        is_exempt = bool(values) and values[-1] != "no"
        title = _("Cabut pengecualian") if is_exempt else _("Kecualikan unit")
        self._rule(DecisionKind.EXEMPT, title, (basis_question(),), value="no" if is_exempt else "yes")

    def action_field(self) -> None:
        """Rules on a field seen with own eyes: which, and whether it stands there."""
        choices = [
            (f"{rule} {outcome}", f"{field_label(rule)}: {outcome_word(outcome)}")
            for rule in FIELD_IDS
            for outcome in (Outcome.PASS, Outcome.FAIL)
        ]

        def chosen(choice: str) -> None:
            rule, outcome = choice.split()
            self._rule(DecisionKind.FIELD, _("Isian terlihat sendiri"), (basis_question(),), field=rule, value=outcome)

        self._choose(_("Apa yang terlihat di profil?"), choices, chosen)

    def action_timing(self) -> None:
        """Rules on the timing, with evidence."""
        choices = [(timing.value, timing_word(timing)) for timing in Timing]

        def chosen(choice: str) -> None:
            self._rule(DecisionKind.TIMING, _("Waktu, dengan bukti"), (basis_question(),), value=choice)

        self._choose(_("Kapan unit ini lengkap?"), choices, chosen)

    def _choose(self, title: str, choices: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        def find(query: str) -> Sequence[tuple[str, str]]:
            return [choice for choice in choices if query.casefold() in choice[1].casefold()]

        self.app.push_screen(ChoiceDialog(title, find), lambda choice: then(choice) if choice is not None else None)

    def _rule(
        self, kind: DecisionKind, title: str, questions: Sequence[Question], *, field: str = "", value: str = ""
    ) -> None:
        if self.unit is None:
            return

        def fill(request: DecisionRequested, answers: Mapping[str, str]) -> DecisionRequested:
            return request.filled(value=answers.get("value", value), basis=answers.get("basis", ""))

        request = DecisionRequested(kind=kind, unit=self.unit.id, field=field, value=value)
        self.rule(request, title, questions=questions, fill=fill)

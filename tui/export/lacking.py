"""What a unit still lacks, in words that a letter, a table and a note can share."""

from __future__ import annotations

from tui.board.model import Outcome, Status, UnitState
from tui.registry.model import Directive
from tui.wording import _
from tui.wording.terms import group_list, rule_label


def lacking_rules(state: UnitState) -> tuple[str, ...]:
    """The ids of the required rules that the unit's own account does not meet, in the directive's order."""
    if state.account is None or state.status is not Status.INCOMPLETE:
        return ()
    return tuple(f.rule for f in state.findings if f.required and f.outcome is Outcome.FAIL)


def lacking_text(state: UnitState, directive: Directive) -> str:
    """What is still missing as a phrase, empty where nothing is, or where Humas has the ball."""
    match state.status:
        case Status.NONE:
            return _("akun unit belum tampak di daftar pengikut @{target}").format(target=directive.target.username)
        case Status.PERSONAL:
            return _("akun unit; yang tampak baru akun pribadi pejabat")
        case Status.LOST:
            return _("akun unit; akun yang dahulu tercatat tidak lagi terbaca")
        case Status.DORMANT:
            return _("kiriman dalam {days} hari terakhir").format(days=directive.active_window.days)
        case Status.INCOMPLETE:
            return group_list([rule_label(rule) for rule in lacking_rules(state)])
    return ""

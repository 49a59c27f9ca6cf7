"""A Change or a ruling in one line of words."""

from __future__ import annotations

from tui.board.model import Change
from tui.decisions import Decision, DecisionKind
from tui.view.ticker import what_changed
from tui.wording import _, sentence
from tui.wording.terms import field_label, outcome_word, timing_word


def change_words(change: Change) -> str:
    """What changed, from what to what, and why: `BELUM ADA → PATUH · ...`."""
    return what_changed(change) + (f" · {sentence(change.reason)}" if change.reason is not None else "")


def ruling_words(ruling: Decision) -> str:
    """What an operator ruled, without who and when."""
    match ruling.kind:
        case DecisionKind.LINK:
            return _("akun ditautkan")
        case DecisionKind.REJECT:
            return _("akun dinyatakan bukan akun unit ini")
        case DecisionKind.PERSONAL:
            return _("akun dinyatakan pribadi")
        case DecisionKind.EXEMPT:
            return _("pengecualian dicabut") if ruling.value == "no" else _("unit dikecualikan")
        case DecisionKind.FIELD:
            return f"{field_label(ruling.field)}: {outcome_word(ruling.value)}"
        case DecisionKind.TIMING:
            return _("waktu: {timing}").format(timing=timing_word(ruling.value))
        case DecisionKind.CONTACTED:
            return _("sudah dihubungi lewat {channel}").format(channel=ruling.value)
        case DecisionKind.NOTE:
            return _("catatan: {text}").format(text=ruling.value)
        case DecisionKind.RELEASE:
            return _("perubahan yang ditahan dilepas")
        case DecisionKind.RESOLVED:
            return _("id akun dari keputusan nomor {number} diketahui").format(number=ruling.refers_to)
        case DecisionKind.UNDO:
            return _("keputusan nomor {number} dibatalkan").format(number=ruling.refers_to)
        case DecisionKind.REDO:
            return _("keputusan nomor {number} berlaku lagi").format(number=ruling.refers_to)

"""What reading costs, ready to show; amounts arrive in micro-dollars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.codes import Code, code
from tui.sources.base import Plan
from tui.wording import _, dollars, short_time

# What is set is read when pantau is opened.
SET_ANEW = frozenset({"x_token_refused", "x_terms_needed", "x_terms_by_needed"})


def money_text(plan: Plan) -> str:
    """The wall's words: spent today with what is uncertain, and the forecast of thirty such days or their ceiling."""
    text = _("hari ini {spent}").format(spent=dollars(plan.spent))
    if not plan.per_follower:
        month = _(" · 30 hari ≤ {month} (batas)") if plan.is_capped else _(" · 30 hari ± {month}")
        text += month.format(month=dollars(plan.month_likely))
    return text + _(" · belum pasti {reserved}").format(reserved=dollars(plan.reserved)) if plan.reserved else text


def coming_at(next_at: datetime | None, now: datetime) -> str:
    """When it is read again by itself; None is never before somebody has acted."""
    return _("berhenti") if next_at is None else _("baca lagi {at}").format(at=short_time(next_at, now))


def coming_text(plan: Plan, next_at: datetime | None, now: datetime, errors: Sequence[Code] = ()) -> str:
    """When it is read again by itself and what that may cost; None is never before somebody has acted.

    Where one of the errors needs another setting, no key reads.
    """
    when = coming_at(next_at, now)
    if next_at is None:
        if any(error.name in SET_ANEW for error in errors):
            return when
        when = _("berhenti · r membaca")
    if plan.per_follower:
        return _("{when}, {each} tiap pengikut").format(when=when, each=dollars(plan.per_follower))
    return _("{when} ≤ {most}").format(when=when, most=dollars(plan.next_most))


def price_of(plan: Plan) -> Code:
    """What the next reading may cost, as the wall asks before it reads."""
    spent = dollars(plan.spent)
    if plan.per_follower:
        return code(
            "reading_price_unknown", least=dollars(plan.next_most), each=dollars(plan.per_follower), spent=spent
        )
    return code("reading_price", most=dollars(plan.next_most), spent=spent)

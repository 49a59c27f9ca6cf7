"""What reading costs, ready to show; amounts arrive in micro-dollars and are never rounded down."""

from __future__ import annotations

from datetime import datetime

from tui.codes import Code, code
from tui.sources.base import Plan
from tui.wording import _, short_time

MICRO = 1_000_000


def dollars(micro_usd: int) -> str:
    """Micro-dollars as dollars, to the tenth of a cent."""
    thousandths = -(-micro_usd * 1000 // MICRO)
    return f"${thousandths // 1000:,}.{thousandths % 1000:03d}"


def money_text(plan: Plan) -> str:
    """The wall's words: spent today with what is uncertain, and the forecast of thirty such days."""
    text = _("hari ini {spent} · 30 hari ± {month}").format(spent=dollars(plan.spent), month=dollars(plan.month_likely))
    return text + _(" · belum pasti {reserved}").format(reserved=dollars(plan.reserved)) if plan.reserved else text


def coming_text(plan: Plan, next_at: datetime | None, now: datetime) -> str:
    """When it is read again by itself and what that may cost; None is never before somebody asks for it."""
    most = dollars(plan.next_most)
    if next_at is None:
        return _("berhenti · r membaca ≤ {most}").format(most=most)
    return _("baca lagi {at} ≤ {most}").format(at=short_time(next_at, now), most=most)


def price_of(plan: Plan) -> Code:
    """What the next reading may cost, as the wall asks before it reads."""
    return code("reading_price", most=dollars(plan.next_most), spent=dollars(plan.spent))

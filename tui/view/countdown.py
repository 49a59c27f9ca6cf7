"""How long is left until a deadline, or how many days it is past."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from tui.registry.model import Directive
from tui.wording import _, n_

MOST_DAYS = 999


def days_late(now: datetime, deadline_at: datetime, directive: Directive) -> int:
    """Calendar days past the deadline in the directive's zone: 1 on the first day after it, 0 before it."""
    if now < deadline_at:
        return 0
    last = (deadline_at - timedelta(microseconds=1)).astimezone(directive.zone).date()
    return (now.astimezone(directive.zone).date() - last).days


def late_text(days: int) -> str:
    """`H+1` up to `H+999`, then `> H+999`; nothing for 0."""
    if days <= 0:
        return ""
    return f"H+{days}" if days <= MOST_DAYS else f"> H+{MOST_DAYS}"


def left_text(left: timedelta) -> str:
    """`3 hari 04 jam 12 menit`, and `12 menit 30 detik` in the last hour; a begun minute is not shown as over."""
    seconds = max(0, int(left.total_seconds()))
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    if seconds < 3600:
        return _("{minutes:02d} menit {seconds:02d} detik").format(minutes=minutes, seconds=seconds % 60)
    if days == 0:
        return _("{hours:02d} jam {minutes:02d} menit").format(hours=hours, minutes=minutes)
    words = n_(
        "{days} hari {hours:02d} jam {minutes:02d} menit", "{days} hari {hours:02d} jam {minutes:02d} menit", days
    )
    return words.format(days=days, hours=hours, minutes=minutes)


def large_text(now: datetime, directive: Directive) -> str:
    """What stands in large digits: `H+1`, `3 HARI`, `04:12` on the last day (hours), `12:30` in the last hour."""
    deadline_at = directive.deadline_at
    if now >= deadline_at:
        return late_text(days_late(now, deadline_at, directive))
    seconds = int((deadline_at - now).total_seconds())
    if seconds >= 86400:
        return n_("{days} HARI", "{days} HARI", seconds // 86400).format(days=seconds // 86400)
    if seconds >= 3600:
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def working_days_left(now: datetime, directive: Directive) -> int:
    """Mondays to Fridays that are no holiday, from today to the last day of the term, both counted."""
    day = now.astimezone(directive.zone).date()
    last = (directive.deadline_at - timedelta(microseconds=1)).astimezone(directive.zone).date()
    count = 0
    while day <= last:
        count += day.weekday() < 5 and day not in directive.holidays
        day += timedelta(days=1)
    return count


class Countdown(Struct, frozen=True):
    """The words beside the large digits: what it is, and the two lines below."""

    title: str
    first: str
    second: str


def countdown(now: datetime, directive: Directive, missing: int, gained_today: int | None) -> Countdown:
    """The words of the countdown; `missing` headline units have no account, `gained_today` got one today."""
    gained = ""
    if gained_today is not None:
        gained = _("bertambah {n} hari ini").format(n=gained_today) if gained_today else _("belum bertambah hari ini")
    still = _("{n} SKPD & kecamatan belum").format(n=missing)
    if missing == 0:
        return Countdown(_("SELESAI"), _("semua SKPD & kecamatan punya akun"), gained)
    if now >= directive.deadline_at:
        return Countdown(_("LEWAT TENGGAT"), still, gained)
    left = left_text(directive.deadline_at - now)
    days = working_days_left(now, directive)
    if days == 0:
        pace = _("hari kerja habis · {still}").format(still=still)
    else:
        pace = _("sisa {days} hari kerja · perlu {n} unit/hari kerja").format(days=days, n=-(-missing // days))
    return Countdown(_("MENUJU TENGGAT"), left, pace)

"""Instants as people here write them: `18 Agu 2015 19.00 WIB`."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tui.wording.language import _


def month(number: int) -> str:
    """The short name of a month, 1 to 12."""
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("Mei"),
        _("Jun"),
        _("Jul"),
        _("Agu"),
        _("Sep"),
        _("Okt"),
        _("Nov"),
        _("Des"),
    )
    return names[number - 1]


class _Zone:
    """The zone in which times are shown, and its label; set once from the registry."""

    def __init__(self) -> None:
        self.zone: tzinfo = ZoneInfo("Asia/Jakarta")
        self.label = "WIB"


SHOWN = _Zone()


def local_time(at: datetime) -> str:
    """Day, time and zone label in the directive's zone: `18 Agu 2015 19.00 WIB`."""
    local = at.astimezone(SHOWN.zone)
    return f"{local.day} {month(local.month)} {local.year} {local:%H.%M} {SHOWN.label}"


def short_time(at: datetime, now: datetime | None = None) -> str:
    """The time alone on the same day, else with the day: `08.10`, `17 Agu 08.10`."""
    local = at.astimezone(SHOWN.zone)
    if now is not None and now.astimezone(SHOWN.zone).date() == local.date():
        return f"{local:%H.%M}"
    return f"{local.day} {month(local.month)} {local:%H.%M}"


def period_words(period: str) -> str:
    """A UTC day (`2026-11-25`) or month (`2026-11`) by which is billed, as the present one."""
    return _("bulan ini (UTC)") if len(period) == len("2026-11") else _("hari ini (UTC)")


def period_end(period: str) -> datetime:
    """When a UTC day or month is over; raises ValueError for anything else."""
    is_month = len(period) == len("2026-11")
    first = date.fromisoformat(f"{period}-01" if is_month else period)
    days = monthrange(first.year, first.month)[1] if is_month else 1
    return datetime.combine(first + timedelta(days=days), time(), UTC)

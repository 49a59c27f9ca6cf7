"""Times and spans as the wall writes them, in the directive's zone."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.registry.model import Directive
from tui.wording import _


def month(number: int) -> str:
    """The short name of a month, 1 to 12."""
    names = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("Mei"), _("Jun"),
        _("Jul"), _("Agu"), _("Sep"), _("Okt"), _("Nov"), _("Des"),
    )  # fmt: skip
    return names[number - 1]


def clock_text(at: datetime, directive: Directive) -> str:
    """`18.54`."""
    return at.astimezone(directive.zone).strftime("%H.%M")


def day_text(at: datetime, directive: Directive) -> str:
    """`18 Agu 2015`."""
    local = at.astimezone(directive.zone)
    return f"{local.day} {month(local.month)} {local.year}"


def instant_text(at: datetime, directive: Directive) -> str:
    """`18 Agu 2015 19.00 WIB`."""
    return f"{day_text(at, directive)} {clock_text(at, directive)} {directive.zone_label}"


def deadline_text(at: datetime, directive: Directive) -> str:
    """An exclusive deadline as the end of its last day: `17 Agu 2015 24.00 WIB`."""
    return f"{day_text(at - timedelta(days=1), directive)} 24.00 {directive.zone_label}"


def moment_text(at: datetime, now: datetime, directive: Directive) -> str:
    """The time alone on the same day, else with the day before it: `18.54`, `17 Agu 18.54`."""
    local, today = at.astimezone(directive.zone), now.astimezone(directive.zone)
    if local.date() == today.date():
        return clock_text(at, directive)
    return f"{local.day} {month(local.month)} {clock_text(at, directive)}"


def age_text(span: timedelta) -> str:
    """How old something is, in its largest unit: `42 dtk`, `5 mnt`, `3 jam`, `2 hari`."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 60:
        return _("{n} dtk").format(n=seconds)
    if seconds < 3600:
        return _("{n} mnt").format(n=seconds // 60)
    if seconds < 86400:
        return _("{n} jam").format(n=seconds // 3600)
    return _("{n} hari").format(n=seconds // 86400)

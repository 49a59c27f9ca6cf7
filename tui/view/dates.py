"""Deadlines and spans as the wall writes them."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.registry.model import Directive
from tui.wording import _
from tui.wording.times import month


def deadline_text(at: datetime, directive: Directive) -> str:
    """An exclusive deadline: midnight as the end of the day before it, `17 Agu 2015 24.00 WIB`."""
    local = at.astimezone(directive.zone)
    if (local.hour, local.minute) != (0, 0):
        return f"{local.day} {month(local.month)} {local.year} {local:%H.%M} {directive.zone_label}"
    last = local - timedelta(days=1)
    return f"{last.day} {month(last.month)} {last.year} 24.00 {directive.zone_label}"


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

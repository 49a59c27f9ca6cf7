"""`pantau cost`: what the billed source has cost, what its next reading may cost, and what a month comes to."""

from __future__ import annotations

from tui.cli.arguments import Arguments
from tui.cli.reading import known_of
from tui.cli.session import open_session
from tui.poller import memory_of
from tui.settings import Settings
from tui.sources.base import Plan
from tui.view.money import dollars
from tui.wording import _


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints the figures in dollars; nothing is read and nothing is spent."""
    with open_session(settings) as session:
        session.source.know(memory_of(known_of(session)))
        plan = session.source.plan()
    if plan is None:
        print(_("Sumber ini tidak berbayar."))
        return 0
    print("\n".join(lines_of(plan, settings)))
    return 0


def lines_of(plan: Plan, settings: Settings) -> list[str]:
    """The figures as lines; uncertain is what was asked for and not answered."""
    from tui.sources.x.prices import AS_OF, SOURCE

    lines = [
        _("Terpakai hari ini (UTC): {spent}").format(spent=dollars(plan.spent)),
        _("Terpakai bulan ini (UTC): {spent}").format(spent=dollars(plan.month_spent)),
        _("Pembacaan berikut paling banyak: {most}").format(most=dollars(plan.next_most)),
        _("Perkiraan sehari: {day} · 30 hari: {month}").format(
            day=dollars(plan.day_likely), month=dollars(plan.month_likely)
        ),
    ]
    if plan.reserved:
        lines.insert(1, _("Belum pasti hari ini: {reserved}").format(reserved=dollars(plan.reserved)))
    for ceiling, text in (
        (settings.ceilings.day, _("Batas sehari: {ceiling}")),
        (settings.ceilings.month, _("Batas sebulan: {ceiling}")),
    ):
        if ceiling is not None:
            lines.append(text.format(ceiling=dollars(ceiling)))
    lines.append(_("Harga menurut {source}, {date}").format(source=SOURCE, date=AS_OF.isoformat()))
    return lines

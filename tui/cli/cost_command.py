"""`pantau cost`: what the billed source has cost, what its next reading may cost, and what a month comes to."""

from __future__ import annotations

from tui.cli.arguments import Arguments
from tui.cli.session import registry_of, source_of, state_folder
from tui.known import Known
from tui.poller import remind
from tui.settings import Settings
from tui.sources.base import Plan
from tui.sources.opening import X
from tui.wording import _, dollars


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints the figures in dollars; nothing is read and nothing is spent, so that a wall may go on beside it."""
    plan = _plan(settings)
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
        *_coming(plan),
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


def _coming(plan: Plan) -> list[str]:
    """The next reading and the forecast, where they can be known."""
    if plan.per_follower:
        words = _("Pembacaan berikut: {least} dan {each} untuk tiap pengikut, yang jumlahnya belum terbaca")
        return [words.format(least=dollars(plan.next_most), each=dollars(plan.per_follower))]
    likely = (
        _("Perkiraan sehari: {day} · 30 hari: {month}")
        if not plan.is_capped
        else _("Perkiraan 30 hari, menurut batas: {month}")
    )
    return [
        _("Pembacaan berikut paling banyak: {most}").format(most=dollars(plan.next_most)),
        likely.format(day=dollars(plan.day_likely), month=dollars(plan.month_likely)),
    ]


def _plan(settings: Settings) -> Plan | None:
    registry = registry_of(settings)
    from tui.store import Store

    was_read = X in Store.kinds(state_folder(settings), registry)  # by a source that only a flag named
    if not (settings.source == X or (settings.source is None and was_read)):
        return source_of(settings, registry).plan()
    with Store.open(state_folder(settings), registry, X, read_only=True) as store:
        saved = store.load()
        source = source_of(settings, registry, X, ledger=store.ledger(settings.ceilings))
        remind(source, store, saved, registry)
        source.know(Known(followers=saved.followers, decisions=saved.decisions, board=saved.board).memory())
        return source.plan()

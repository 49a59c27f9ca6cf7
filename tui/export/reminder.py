"""Courteous texts that ask one unit for exactly what is missing, ready to be sent by the operator."""

from __future__ import annotations

from datetime import datetime

from tui.board.model import Status, UnitState
from tui.export.lacking import lacking_rules
from tui.registry.model import FIELD_IDS, Registry, Unit
from tui.view.dates import deadline_text
from tui.view.names import Names, without_kind
from tui.wording import _, local_time
from tui.wording.terms import field_label, group_list, handle_word, rule_label


def reminder(unit: Unit, state: UnitState, registry: Registry, now: datetime) -> str:
    """The text for a unit, in the language in use; empty where there is nothing that the unit could do."""
    body = _body(unit, state, registry, now)
    if not body:
        return ""
    directive = registry.directive
    deadline = deadline_text(directive.deadline_for(unit.kind), directive)
    if now < directive.deadline_for(unit.kind):
        term = _("Tenggatnya {deadline}.").format(deadline=deadline)
    else:
        term = _("Tenggat {deadline} telah lewat, maka mohon berkenan didahulukan.").format(deadline=deadline)
    greeting = _("Yth. {addressee}").format(addressee=addressee_of(unit, registry))
    thanks = _("Bila sudah dilengkapi, mohon kabari Humas. Atas perhatian Bapak/Ibu, terima kasih.")
    return f"{greeting}\n\n{body} {term}\n\n{thanks}\n"


def addressee_of(unit: Unit, registry: Registry) -> str:
    """Who is addressed: the registry's word, else the head's title before the name without its kind's word."""
    if unit.addressee:
        return unit.addressee
    if not unit.head_title:
        return _("Pimpinan {unit}").format(unit=unit.name)
    name = without_kind(registry, unit, unit.name)
    first = name.partition(" ")[0].casefold()
    rest = name.partition(" ")[2] if unit.head_title.casefold().endswith(first) else name
    return f"{unit.head_title} {rest}".strip()


def _words(unit: Unit, state: UnitState, registry: Registry, now: datetime) -> dict[str, str]:
    """What stands in the places of the texts."""
    directive = registry.directive
    return {
        "unit": Names(registry).full(unit),
        "target": directive.target.username,
        "network": registry.network_labels.get(directive.target.network, directive.target.network),
        "order": directive.title,
        "now": local_time(now),
        "contents": _contents(registry),
        "handle": handle_word(state.account.username) if state.account else "",
        "lacking": group_list([rule_label(rule) for rule in lacking_rules(state)]),
    }


def _body(unit: Unit, state: UnitState, registry: Registry, now: datetime) -> str:
    words = _words(unit, state, registry, now)
    match state.status:
        case Status.NONE:
            text = _(
                "Sampai {now}, akun {network} {unit} belum tampak di daftar pengikut @{target}. Sesuai {order}, mohon"
                " dibuat akun atas nama unit yang memuat {contents}, dan mengikuti @{target} agar kami temukan. Bila"
                " akunnya sudah ada, mohon sampaikan nama penggunanya kepada kami."
            )
        case Status.PERSONAL:
            text = _(
                "Sampai {now}, untuk {unit} baru tampak akun pribadi pejabat. Terima kasih telah mengikuti @{target};"
                " akun pribadi itu tidak perlu diubah. Sesuai {order}, mohon dibuat akun tersendiri atas nama unit"
                " yang memuat {contents}."
            )
        case Status.INCOMPLETE if words["lacking"]:
            text = _(
                "Terima kasih, akun {network} {handle} milik {unit} sudah tampak. Pada pembacaan sampai {now}, yang"
                " belum terpenuhi pada akun itu: {lacking}. Sesuai {order}, mohon dilengkapi."
            )
        case Status.LOST if words["handle"]:
            text = _(
                "Akun {network} {handle} yang tercatat untuk {unit} tidak lagi terbaca sebagai akun unit per {now}."
                " Mohon diperiksa; bila namanya berganti atau akunnya baru, mohon sampaikan nama penggunanya kepada"
                " kami. Sesuai {order}, akun unit memuat {contents}."
            )
        case Status.LOST:
            text = _(
                "Akun {network} yang dahulu tercatat untuk {unit} tidak lagi terbaca sebagai akun unit per {now}."
                " Mohon diperiksa; bila namanya berganti atau akunnya baru, mohon sampaikan nama penggunanya kepada"
                " kami. Sesuai {order}, akun unit memuat {contents}."
            )
        case _other:
            return ""
    return text.format_map(words)


def _contents(registry: Registry) -> str:
    required = {rule.id for rule in registry.directive.rules if rule.required}
    return group_list([field_label(field) for field in FIELD_IDS if field in required])

"""The last changes as lines: when, which unit, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice

from msgspec import Struct

from tui.board.model import ALARMS, Change, ChangeKind
from tui.view.cells import cell_len, pad
from tui.view.lines import finished
from tui.view.model import Line, Run
from tui.view.scene import Scene
from tui.wording import _, sentence, short_time
from tui.wording.language import N_
from tui.wording.terms import outcome_word, rule_label, status_word

_NAME, _WHAT = 24, 32
# What may befall an account that stays the same one.
_SAME_ACCOUNT = {"username": N_("nama pengguna berganti"), "fate": N_("kabar akun")}


class Event(Struct, frozen=True):
    """What changed of one unit at one instant, in words, with the style of its status."""

    at: datetime
    unit: str
    words: str
    style: str
    reason: str


def ticker_lines(scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """A heading and the newest changes below it, exactly `height` lines."""
    if height <= 0:
        return ()
    rule = "-" if scene.view.is_ascii else "─"
    title = _("PERISTIWA TERAKHIR")
    rest = max(0, width - cell_len(title) - 4)
    lines: list[Line] = [
        (Run(rule + " ", "heading.rule"), Run(title + " ", "heading"), Run(rule * (rest + 1), "heading.rule"))
    ]
    shown = tuple(islice(told(scene), height - 1))
    lines.extend(event_line(scene, event) for event in shown)
    if not shown:
        lines.append((Run(" " + _("belum ada perubahan status"), "muted"),))
    lines.extend(((Run("", "ground"),)) for _line in range(height - len(lines)))
    return tuple(finished(scene, line, width, "ground") for line in lines[:height])


def told(scene: Scene) -> Iterator[Event]:
    """What is worth a line, newest first: all that changed of one unit at one instant is one event.

    An alarm comes before all else, then a change of status, which says it all; rules that are not required, and units
    no longer in the registry, are left out.
    """
    for (unit, at), together in groupby(scene.changes, key=lambda change: (change.unit, change.at)):
        changes = tuple(together)
        event = _event(scene, at, unit, changes) if unit in scene.registry.by_id else None
        if event is not None:
            yield event


def _event(scene: Scene, at: datetime, unit: str, changes: tuple[Change, ...]) -> Event | None:
    alarm = next((change for change in changes if change.after in ALARMS), None)
    if alarm is not None:
        why = "" if alarm.reason is None else sentence(alarm.reason)
        return Event(at, unit, what_changed(alarm), "alarm", why)
    for kind in (ChangeKind.STATUS, ChangeKind.ACCOUNT):
        first = next((change for change in changes if change.kind is kind), None)
        if first is not None:
            style = f"status.{first.after}" if kind is ChangeKind.STATUS else "muted"
            return Event(at, unit, what_changed(first), style, "" if first.reason is None else sentence(first.reason))
    directive = scene.registry.directive
    required = {rule.id for rule in directive.rules if rule.required}
    found: dict[str, list[str]] = {}
    for change in changes:
        if change.kind is ChangeKind.FINDING and change.what in required:
            found.setdefault(change.after, []).append(rule_label(change.what))
    if found:
        words = " · ".join(f"{', '.join(rules)}: {outcome_word(outcome)}" for outcome, rules in found.items())
        return Event(at, unit, words, "muted", "")
    mark = next((change for change in changes if change.kind is ChangeKind.MARK), None)
    if mark is None:
        return None
    return Event(at, unit, what_changed(mark), "muted", "" if mark.reason is None else sentence(mark.reason))


def event_line(scene: Scene, event: Event) -> Line:
    """One event: `18.54  Kec. Sempor  BELUM LENGKAP → PATUH  nomor telepon tercantum`."""
    name = scene.names.short(scene.registry.by_id[event.unit])
    words = event.words if cell_len(event.words) > _WHAT and not event.reason else pad(event.words, _WHAT)
    return (
        Run(f" {pad(short_time(event.at, scene.now), 13)} ", "muted"),
        Run(pad(name, _NAME, ellipsis=scene.ellipsis) + " ", "ground"),
        Run(words + " ", event.style),
        Run(event.reason, "muted"),
    )


def what_changed(change: Change) -> str:
    """Before and after in words; the ids of accounts say nothing to a reader and are left out."""
    if change.kind is ChangeKind.STATUS:
        before = status_word(change.before) + " → " if change.before else ""
        return before + status_word(change.after)
    if change.kind is ChangeKind.ACCOUNT:
        if change.what in _SAME_ACCOUNT:
            return _(_SAME_ACCOUNT[change.what])
        if not change.before:
            return _("akun tampak")
        return _("akun berganti") if change.after else _("akun lepas")
    if change.kind is ChangeKind.FINDING:
        return f"{rule_label(change.what)}: {outcome_word(change.after)}"
    if change.what in ALARMS:
        return _("perlu diperiksa") if change.after else _("tidak lagi perlu diperiksa")
    return _("catatan baru") if change.after else _("catatan dihapus")

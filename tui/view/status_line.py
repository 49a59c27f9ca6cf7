"""The lines at the foot: the selected unit in full, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from tui.board.model import UnitState
from tui.compliance.model import Outcome, Status
from tui.view.cells import spread
from tui.view.dates import age_text
from tui.view.glyphs import glyph
from tui.view.lines import finished, fitting, joined
from tui.view.model import Line, Run
from tui.view.scene import COMPLYING, COUNTED, Scene
from tui.view.ticker import told
from tui.wording import _, sentence, short_time
from tui.wording.terms import field_label, handle_word, status_word, timing_word

_DOT = Run(" · ", "selected.text")


def selected_line(scene: Scene, width: int) -> Line:
    """The selected unit's full line; at the right the newest change."""
    state = scene.board.by_unit.get(scene.view.cursor or "")
    unit = scene.registry.by_id.get(scene.view.cursor or "")
    if state is None or unit is None:
        left: Line = (Run(" " + _("pilih satu unit dengan panah"), "selected.text"),)
    else:
        own = glyph(state.status, is_ascii=scene.view.is_ascii)
        parts: list[Line] = [(Run(f" {own} {scene.names.full(unit)}", "selected"),)]
        if unit.head_title:
            parts.append((Run(unit.head_title, "selected.text"),))
        parts.extend((Run(text, "selected.text"),) for text in _facts(scene, state) if text)
        if state.status in COUNTED and scene.due(unit.kind):
            parts.append((Run(scene.due(unit.kind), "selected"),))
        left = joined(parts, _DOT)
    return finished(scene, spread(left, _newest(scene), width, "selected.text", scene.ellipsis), width, "selected.text")


def _facts(scene: Scene, state: UnitState) -> tuple[str, ...]:
    """Status, account, what is missing, reason, timing, marks and age of one unit, in words."""
    target = scene.registry.directive.target.username
    facts = [status_word(state.status)]
    if state.account is not None:
        facts.append(handle_word(state.account.username))
    if state.status is Status.NONE:
        facts.append(_("belum tampak di daftar pengikut @{target}").format(target=target))
    elif state.status is Status.INCOMPLETE:
        facts.append(_missing(scene, state))
    elif state.reasons:
        facts.append(sentence(state.reasons[0]))
    if state.status in COMPLYING and state.timing is not None:
        facts.append(timing_word(state.timing))
    facts.extend(sentence(mark) for mark in state.marks)
    if state.is_stale and state.read_at is not None:
        facts.append(_("terakhir terbaca {at}").format(at=short_time(state.read_at, scene.now)))
    elif state.read_at is not None:
        facts.append(_("profil terbaca {age} lalu").format(age=age_text(scene.now - state.read_at)))
    return tuple(facts)


def _missing(scene: Scene, state: UnitState) -> str:
    absent = [
        field_label(name)
        for name, _letter in scene.fields
        if (finding := state.finding(name)) is not None and finding.outcome is Outcome.FAIL
    ]
    if absent:
        return _("belum tercantum: {fields}").format(fields=", ".join(absent))
    return sentence(state.reasons[0]) if state.reasons else ""


def _newest(scene: Scene) -> Line:
    event = next(told(scene), None)
    if event is None:
        return ()
    name = scene.names.short(scene.registry.by_id[event.unit])
    text = f"{short_time(event.at, scene.now)} {name}: {event.words} "
    return (Run(text, "selected.text"),)


def footer_line(scene: Scene, keys: Sequence[tuple[str, str]], page: int, pages: int, width: int) -> Line:
    """Keys with their words, as many as fit, and the page at the right."""
    right = (Run(" " + _("hal. {page}/{pages}").format(page=page + 1, pages=pages) + " ", "footer"),)
    room = width - sum(len(run.text) for run in right) - 1
    parts: list[Line] = [(Run(f" {key}", "footer.key"), Run(f" {label}", "footer")) for key, label in keys]
    left = fitting(parts, Run(" ", "footer"), room)
    return finished(scene, spread(left, right, width, "footer", scene.ellipsis), width, "footer")

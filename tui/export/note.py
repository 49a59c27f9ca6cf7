"""A short note of the Board for those who gave the order: figures, what is still missing, and how far to trust it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.board.model import Board, GroupCount, SourceHealth, Status, UnitState
from tui.export.banner import banner_of
from tui.export.discretion import Discretion, discretion_for, public_spec
from tui.export.lacking import lacking_text
from tui.export.tables import one_line
from tui.registry.model import Registry, Unit
from tui.view.countdown import days_late, late_text
from tui.view.dates import deadline_text
from tui.view.glyphs import ATTENTION
from tui.view.header import timing_split
from tui.view.model import View
from tui.view.names import Names
from tui.view.scene import Scene
from tui.wording import _, local_time, sentence
from tui.wording.terms import status_word

# More names than these in one line are no list that anybody reads: they are counted by their parent.
MOST_NAMES = 40
WANTING = tuple(status for status in ATTENTION if status not in (Status.COMPLIANT, Status.LATE, Status.EXEMPT))


def note(board: Board, registry: Registry, *, now: datetime, corrections: Sequence[str] = ()) -> str:
    """The note as Markdown that reads well as plain text, in the language in use; it names no person and no number."""
    scene = Scene(registry, board, View(), now, Names(registry))
    banner = banner_of(board)
    parts = [
        f"# {registry.directive.title} · {local_time(board.taken_at)}",
        *([f"**{banner}**"] if banner else []),
        _headline(scene),
        _figures(board.groups),
        _statuses(scene),
        *(["\n".join(f"- {line}" for line in corrections)] if corrections else []),
        *_alarms(scene),
        "## " + _("Mohon perhatian"),
        *_wanting(scene),
        "## " + _("Dasar dan batas catatan ini"),
        "\n".join(f"- {line}" for line in honesty(board, registry, now)),
    ]
    return "\n\n".join(parts) + "\n"


def _headline(scene: Scene) -> str:
    headline, directive = scene.headline, scene.registry.directive
    text = _("{label}: {n} dari {units} unit sudah punya akun, {compliant} di antaranya lengkap (PATUH).").format(
        label=headline.label, n=headline.with_account, units=headline.units, compliant=headline.compliant
    )
    deadline = _("Tenggat {at}").format(at=deadline_text(directive.deadline_at, directive))
    late = late_text(days_late(scene.now, directive.deadline_at, directive))
    return f"{text} {deadline}{f' ({late})' if late else ''}."


def _figures(groups: tuple[GroupCount, ...]) -> str:
    rows = [(_("Kelompok"), _("Unit"), _("Akun ada"), _("Patuh")), ("---", "---:", "---:", "---:")]
    rows += [(group.label, str(group.units), str(group.with_account), str(group.compliant)) for group in groups]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _statuses(scene: Scene) -> str:
    counts = scene.board.counts
    words = [(status, f"{status_word(status)} {counts[status]}") for status in Status if counts.get(status)]
    split = timing_split(scene)
    return " · ".join(f"{word} {split}" if status is Status.COMPLIANT and split else word for status, word in words)


def _alarms(scene: Scene) -> Iterator[str]:
    """The units whose account should be looked at, with why and what to do; nothing where there is none."""
    if not scene.alarms:
        return
    names, discretion = scene.names, discretion_for(scene.board, with_phones=False)
    yield "## " + _("Perlu diperiksa: dugaan pengambilalihan akun")
    lines = []
    for state in scene.alarms:
        unit = scene.registry.by_id.get(state.unit)
        why = "; ".join(sentence(alarm) for alarm in discretion.alarms(state))
        lines.append(f"- {names.full(unit) if unit else state.unit}: {one_line(why)}")
    lines.append(
        "- " + _("Ini dugaan, bukan putusan: mohon pastikan kepada unitnya lewat nomor kantor yang sudah dikenal.")
    )
    yield "\n".join(lines)


def _wanting(scene: Scene) -> Iterator[str]:
    """For each group, what its units still lack: one line a status."""
    names = scene.names
    for group in scene.registry.groups:
        units = scene.registry.units_of(group)
        states = [(unit, scene.board.by_unit[unit.id]) for unit in units if unit.id in scene.board.by_unit]
        lines = [_status_line(scene, names, status, states) for status in WANTING]
        told = [line for line in lines if line] or ["- " + _("tidak ada yang perlu dilengkapi")]
        yield "\n".join((f"### {group.label}", "", *told))


def _status_line(scene: Scene, names: Names, status: Status, states: list[tuple[Unit, UnitState]]) -> str:
    wanting = [(unit, state) for unit, state in states if state.status is status]
    if not wanting:
        return ""
    if status is Status.INCOMPLETE:
        listed = [f"{names.full(unit)} ({lacking_text(state, scene.registry.directive)})" for unit, state in wanting]
    elif len(wanting) > MOST_NAMES:
        listed = _by_parent(scene, [unit for unit, _state in wanting])
    else:
        listed = [names.full(unit) for unit, _state in wanting]
    return f"- {status_word(status)} ({len(wanting)}): {'; '.join(listed)}"


def _by_parent(scene: Scene, units: list[Unit]) -> list[str]:
    """How many of the units stand under each parent, in the registry's order."""
    counted = Counter(unit.parent for unit in units)
    named = [(scene.registry.by_id.get(parent or ""), count) for parent, count in counted.items()]
    others = _("lainnya")
    return [f"{scene.names.short(parent) if parent else others} {count}" for parent, count in named]


def honesty(board: Board, registry: Registry, now: datetime) -> tuple[str, ...]:
    """Where the data come from and what they cannot say, one sentence each."""
    source, discretion = board.source, discretion_for(board, with_phones=False)
    lines = [_source(source, discretion)]
    if not source.complete:
        lines.append(_("Pembacaan ini belum lengkap: unit yang belum tampak belum tentu belum punya akun."))
    if source.read_at is not None and now - source.read_at > registry.directive.stale_after:
        lines.append(_("Data ini lebih tua dari batas yang ditetapkan; mohon dibaca ulang sebelum dipakai."))
    if board.held is not None:
        lines.append(sentence(board.held.said))
    lines += [sentence(discretion.code(fault)) for fault in (*source.errors, *source.notes)]
    if board.counts.get(Status.REVIEW):
        lines.append(_("Unit MENUNGGU CEK menunggu pemeriksaan Humas, bukan menunggu unitnya."))
    lines.append(_("Catatan ini mengukur kelengkapan akun, bukan mutu pelayanan."))
    return tuple(one_line(line) for line in lines)


def _source(source: SourceHealth, discretion: Discretion) -> str:
    if source.read_at is None:
        return _("Sumber: {spec}; belum pernah terbaca.").format(spec=public_spec(source.spec))
    if source.units_read is not None:
        return _("Sumber: {spec}; dibaca {at}; {n} akun unit terbaca.").format(
            spec=public_spec(source.spec), at=local_time(source.read_at), n=source.units_read
        )
    whole = "?" if source.followers_count is None else source.followers_count
    return _("Sumber: {spec}; dibaca {at}; {read} dari {whole} pengikut terbaca.").format(
        spec=public_spec(source.spec), at=local_time(source.read_at), read=source.accounts_read, whole=whole
    )

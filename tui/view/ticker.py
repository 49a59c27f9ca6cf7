"""The last changes as lines: when, which unit, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.board.model import Change, ChangeKind
from tui.view.cells import cell_len, pad
from tui.view.lines import finished
from tui.view.model import Line, Run
from tui.view.scene import Scene
from tui.wording import _, sentence, short_time
from tui.wording.terms import outcome_word, rule_label, status_word

_NAME, _WHAT = 24, 32


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
    lines.extend(change_line(scene, change) for change in shown)
    if not shown:
        lines.append((Run(" " + _("belum ada perubahan yang tercatat"), "muted"),))
    lines.extend(((Run("", "ground"),)) for _line in range(height - len(lines)))
    return tuple(finished(scene, line, width, "ground") for line in lines[:height])


def told(scene: Scene) -> Iterator[Change]:
    """The changes worth a line, newest first: beside a change of status not also the account that came with it."""
    stepped = {(change.unit, change.at) for change in scene.changes if change.kind is ChangeKind.STATUS}
    for change in scene.changes:
        if change.unit not in scene.registry.by_id:
            continue
        if change.kind is ChangeKind.STATUS or (change.unit, change.at) not in stepped:
            yield change


def change_line(scene: Scene, change: Change) -> Line:
    """One change: `18.54  Kec. Sempor  BELUM LENGKAP → PATUH  nomor telepon tercantum`."""
    unit = scene.registry.by_id.get(change.unit)
    name = change.unit if unit is None else scene.names.short(unit)
    at = short_time(change.at, scene.now)
    reason = "" if change.reason is None else sentence(change.reason)
    style = f"status.{change.after}" if change.kind is ChangeKind.STATUS else "muted"
    return (
        Run(f" {pad(at, 13)} ", "muted"),
        Run(pad(name, _NAME, ellipsis=scene.ellipsis) + " ", "ground"),
        Run(pad(what_changed(change), _WHAT, ellipsis=scene.ellipsis) + " ", style),
        Run(reason, "muted"),
    )


def what_changed(change: Change) -> str:
    """Before and after in words; the ids of accounts say nothing to a reader and are left out."""
    if change.kind is ChangeKind.STATUS:
        before = status_word(change.before) + " → " if change.before else ""
        return before + status_word(change.after)
    if change.kind is ChangeKind.ACCOUNT:
        if not change.before:
            return _("akun tampak")
        return _("akun berganti") if change.after else _("akun lepas")
    if change.kind is ChangeKind.FINDING:
        return f"{rule_label(change.what)}: {outcome_word(change.after)}"
    return _("catatan baru") if change.after else _("catatan dihapus")

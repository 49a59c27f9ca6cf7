"""The view from the door, five metres away: one word, large figures of the groups, countdown, last change."""

from __future__ import annotations

from tui.board.model import GroupCount
from tui.view.cells import cell_len, fit, line_len
from tui.view.countdown import days_late, large_text, late_text, left_text
from tui.view.digits import HEIGHT, can_draw, large
from tui.view.header import notice_line, title_line
from tui.view.lines import bar, finished
from tui.view.model import Line, Run
from tui.view.scene import Scene
from tui.view.ticker import change_line, told
from tui.wording import _


def door_word(scene: Scene) -> tuple[str, str]:
    """The one word of the wall's condition, and its style."""
    directive, headline = scene.registry.directive, scene.headline
    if scene.board.source.errors and not scene.board.source.complete:
        return _("GANGGUAN PEMBACAAN"), "alarm"
    if scene.is_stale:
        return _("DATA LAMA"), "due"
    if headline.units and headline.compliant == headline.units:
        return _("SELESAI"), "good"
    days = days_late(scene.now, directive.deadline_at, directive)
    if days:
        return _("LEWAT TENGGAT {late}").format(late=late_text(days)), "due"
    return _("MENUJU TENGGAT"), "accent"


def door_lines(scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The door view: exactly `height` lines of `width` cells; the lower parts fall away on low screens."""
    word, style = door_word(scene)
    lines: list[Line] = [title_line(scene, width), notice_line(scene, width), (), *_enlarged(scene, word, style, width)]
    left = scene.registry.directive.deadline_at - scene.now
    if left.total_seconds() > 0:
        lines.extend(((), *_enlarged(scene, large_text(scene.now, scene.registry.directive), "accent", width)))
        lines.append(_centred((Run(left_text(left), "strong"),), width))
    lines.append(())
    counts = [scene.headline, *(scene.counts[group.id] for group in scene.registry.groups if group.id in scene.counts)]
    for count in counts:
        block = (*_figure(scene, count, width), ())
        if len(lines) + len(block) + 1 > height:
            break
        lines.extend(block)
    newest = next(told(scene), None)
    last = () if newest is None else change_line(scene, newest)
    lines = [*lines[: height - 1], *(() for _line in range(height - 1 - len(lines)))]
    return tuple(finished(scene, line, width, "ground") for line in (*lines, last))[:height]


def _centred(line: Line, width: int) -> Line:
    line = fit(line, min(width, line_len(line)), "ground")
    return (Run(" " * ((width - line_len(line)) // 2), "ground"), *line)


def _enlarged(scene: Scene, text: str, style: str, width: int) -> tuple[Line, ...]:
    """A text in large letters, in plain ones where they would not fit or have no large form."""
    if not scene.view.is_ascii and can_draw(text) and cell_len(large(text)[0]) <= width:
        return tuple(_centred((Run(row, style),), width) for row in large(text))
    return ((), _centred((Run(text, style),), width), ())


def _figure(scene: Scene, count: GroupCount, width: int) -> tuple[Line, ...]:
    """A group: its accounts in large digits, its name, what complies, and a bar as long as the rest of the line."""
    side = min(44, width // 2)
    text = f"{count.with_account}/{count.units}"
    if scene.view.is_ascii or len(large(text)[0]) + 2 > side:
        rows: tuple[str, ...] = ("", text, "")
    else:
        rows = large(text)
    room = max(0, width - side - 4)
    beside: tuple[Line, ...] = (
        (Run(count.label, "accent"),),
        bar(count.compliant, count.with_account, count.units, room, is_ascii=scene.view.is_ascii),
        (Run(_("{n} punya akun · {m} patuh").format(n=count.with_account, m=count.compliant), "ground"),),
    )
    return tuple((Run(row.rjust(side - 2) + "  ", "strong"), *part) for row, part in zip(rows, beside, strict=True))[
        :HEIGHT
    ]

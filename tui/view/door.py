"""The view from the door, five metres away: one word, large figures of the groups, countdown, last change."""

from __future__ import annotations

from tui.board.model import GroupCount
from tui.view.cells import line_len
from tui.view.countdown import days_late, large_text, late_text, left_text
from tui.view.digits import can_draw, large
from tui.view.glyphs import alarm_sign
from tui.view.header import title_line
from tui.view.lines import bar, finished, fitting
from tui.view.model import Line, Run
from tui.view.notice import notice_line
from tui.view.scene import Scene
from tui.view.ticker import event_line, told
from tui.wording import _
from tui.wording.terms import alarm_word

SCALES = (3, 2, 1)
# The cells on either side of an alarm's letters: a bright bar and a gap.
BAR = 8


def door_word(scene: Scene) -> tuple[str, str]:
    """The one word of the wall's condition, and its style."""
    directive, headline, source = scene.registry.directive, scene.headline, scene.board.source
    is_stopped = any(error.get("stop") for error in source.errors)  # nothing is read again before somebody has acted
    if is_stopped or (source.errors and not source.complete):
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
    """The door view: exactly `height` lines of `width` cells, as large as they allow.

    On a low screen the groups close up, then a line says how many of them are not shown.
    """
    top = (title_line(scene, width), notice_line(scene, width))
    room = max(0, height - len(top) - 1)
    for scale in SCALES:
        middle = _middle(scene, width, scale)
        if len(middle) <= room and all(line_len(line) <= width for line in middle):
            break
    else:
        middle = _low(scene, width, room)
    middle = (*middle[:room], *(() for _line in range(room - len(middle))))
    newest = next(told(scene), None)
    last = () if newest is None else event_line(scene, newest)
    return tuple(finished(scene, line, width, "ground") for line in (*top, *middle, last))[:height]


def _middle(scene: Scene, width: int, scale: int) -> tuple[Line, ...]:
    """Everything between banner and last change, at one scale."""
    counts = _counts(scene)
    texts = [scene.figure(count.with_account, count.units) for count in counts]
    side = max((len(large(text, scale)[0]) for text in texts), default=0)
    if scene.view.is_ascii or side > width // 2:
        side = max(map(len, texts), default=0)
    lines = list(_top(scene, width, scale))
    for count, text in zip(counts, texts, strict=True):
        is_large = not scene.view.is_ascii and len(large(text, scale)[0]) <= side
        rows = large(text, scale) if is_large else ("", text, "")
        lines.extend((*_figure(scene, count, rows, side, width), ()))
    return tuple(lines)


def _counts(scene: Scene) -> list[GroupCount]:
    return [scene.headline, *(scene.counts[group.id] for group in scene.registry.groups if group.id in scene.counts)]


def _top(scene: Scene, width: int, scale: int) -> tuple[Line, ...]:
    """The word, the alarms and the countdown, with a blank line after each."""
    directive = scene.registry.directive
    word, style = door_word(scene)
    lines: list[Line] = [(), *_enlarged(scene, word, style, width, scale), ()]
    if scene.alarms:
        lines.extend((*_alarm(scene, width, scale), ()))
    left = directive.deadline_at - scene.now
    if left.total_seconds() > 0:
        lines.extend(_enlarged(scene, large_text(scene.now, directive), "accent", width, scale))
        lines.extend((_centred((Run(left_text(left), "strong"),), width), ()))
    return tuple(lines)


def _low(scene: Scene, width: int, room: int) -> tuple[Line, ...]:
    """The same in `room` lines: a group a line, and blank or large ones only as far as none is lost by them."""
    figures = [(count, scene.figure(count.with_account, count.units)) for count in _counts(scene)]
    side = max((len(text) for _, text in figures), default=0)
    groups = [_figure(scene, count, (text,), side, width)[0] for count, text in figures]
    top = _top(scene, width, 1)
    first = large(figures[0][1])
    if not scene.view.is_ascii and len(top) + len(first) + len(groups) <= room and len(first[0]) < width // 2:
        return (*top, *_figure(scene, figures[0][0], first, len(first[0]), width), (), *groups[1:])
    if len(top) + len(groups) > room:
        top = tuple(line for line in top if line)
    if len(top) + len(groups) > room:
        word, style = door_word(scene)
        left = scene.registry.directive.deadline_at - scene.now
        told = f"{word} · {left_text(left)}" if left.total_seconds() > 0 else word
        top = (_centred((Run(told, style),), width),)
        if scene.alarms:
            top = (*top, *_alarm(scene, 0, 1))
    shown = len(groups) if len(top) + len(groups) <= room else max(0, room - len(top) - 1)
    if shown == len(groups):
        return (*top, *groups)
    more = _("{n} kelompok lagi tidak muat").format(n=len(groups) - shown)
    return (*top, *groups[:shown], (Run("  " + more, "muted"),))


def _centred(line: Line, width: int) -> Line:
    return (Run(" " * max(0, (width - line_len(line)) // 2), "ground"), *line)


def _enlarged(scene: Scene, text: str, style: str, width: int, scale: int) -> tuple[Line, ...]:
    """A text in large letters, in plain ones where they have no large form."""
    if scene.view.is_ascii or not can_draw(text) or (scale == 1 and len(large(text)[0]) > width):
        return ((), _centred((Run(text, style),), width), ())
    return tuple(_centred((Run(row, style),), width) for row in large(text, scale))


def _alarm(scene: Scene, width: int, scale: int) -> tuple[Line, ...]:
    """How many units somebody must look at, between bright bars."""
    text = f"{alarm_word()} {len(scene.alarms)}"
    rows = large(text, scale) if can_draw(text) else ()
    if scene.view.is_ascii or not rows or (scale == 1 and len(rows[0]) + 2 * BAR > width):
        sign = alarm_sign(is_ascii=scene.view.is_ascii)
        return (_centred((Run(f" {sign} {text} ", "alarm.full"),), width),)
    side = Run(" " * (BAR - 2), "alarm.full")
    return tuple(_centred((side, Run(f"  {row}  ", "alarm"), side), width) for row in rows)


def _figure(scene: Scene, count: GroupCount, rows: tuple[str, ...], side: int, width: int) -> tuple[Line, ...]:
    """A group: its accounts in large digits, its name, a bar as long as the rest of the line, what complies.

    On a single row the bar is left out.
    """
    words = _("{n} punya akun · {m} patuh").format(n=count.with_account, m=count.compliant)
    if scene.is_unread:
        words = _("belum terbaca")
    if len(rows) == 1:
        line = (Run("  " + rows[0].rjust(side) + "  ", "strong"), Run(count.label, "accent"))
        return (fitting((line, (Run(words, "ground"),)), Run(" · ", "muted"), width),)
    room = max(0, width - side - 6)
    length = bar(count.compliant, count.with_account, count.units, room, is_ascii=scene.view.is_ascii)
    beside: tuple[Line, ...] = (
        (Run(count.label, "accent"),),
        *(length for _row in range(len(rows) - 2)),
        (Run(words, "ground"),),
    )
    return tuple((Run("  " + row.rjust(side) + "  ", "strong"), *part) for row, part in zip(rows, beside, strict=True))

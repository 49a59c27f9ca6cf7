"""One unit's tile as lines of runs, in each density."""

from __future__ import annotations

from functools import lru_cache

from tui.board.model import UnitState
from tui.compliance.model import Outcome, Status
from tui.registry.model import Group, Unit
from tui.view.cells import cell_len, crop, cut
from tui.view.glyphs import ALARM, HATCH, MARK, alarm_sign, glyph, to_ascii
from tui.view.model import Density, Line, Run
from tui.view.scene import COMPLYING, COUNTED, Scene
from tui.wording import _
from tui.wording.terms import alarm_word, handle_word, status_word

_TICKED = COMPLYING | {Status.INCOMPLETE, Status.DORMANT}


class TileStyles:
    """The style names of one tile: of its status, selected or dimmed."""

    def __init__(self, status: Status, state: str) -> None:
        self._start = f"tile.{status}."
        self._end = f".{state}" if state else ""

    def of(self, part: str) -> str:
        """The style of one part."""
        return self._start + part + self._end


def _state_of(scene: Scene, state: UnitState) -> str:
    """The cursor's colours outrank the filter's, and those the alarm's."""
    if scene.view.cursor == state.unit:
        return "selected"
    if scene.is_filtered and scene.is_dimmed(state):
        return "dimmed"
    return "alarm" if state.marks and state.alarms else ""


def styles_of(scene: Scene, state: UnitState) -> TileStyles:
    """The styles of a unit's tile."""
    return TileStyles(state.status, _state_of(scene, state))


def ticks(scene: Scene, state: UnitState) -> str:
    """A letter for each required field that is there, `·` for one that is missing, `?` for one not read."""
    missing = "." if scene.view.is_ascii else "·"
    shown = {Outcome.PASS: "", Outcome.NOT_APPLICABLE: "", Outcome.FAIL: missing, Outcome.UNKNOWN: "?"}
    marks = []
    for name, letter in scene.fields:
        finding = state.finding(name)
        marks.append((shown[finding.outcome] if finding is not None else "?") or letter)
    return "".join(marks)


def second_line(state: UnitState) -> str:
    """The handle, or what stands for it; handles of personal accounts and candidates are never shown."""
    if state.account is not None:
        return handle_word(state.account.username)
    if state.status is Status.REVIEW:
        return _("{n} calon akun").format(n=len(state.candidates))
    words = {Status.UNKNOWN: _("belum terbaca"), Status.EXEMPT: ""}
    return words.get(state.status, _("belum tampak"))


def _right(scene: Scene, unit: Unit, state: UnitState) -> Run:
    """What stands at a tile's right end: ticks, `H+n`, or nothing."""
    styles = styles_of(scene, state)
    if state.status in _TICKED:
        return Run(ticks(scene, state), styles.of("ticks"))
    if state.status in COUNTED:
        return Run(scene.due(unit.kind), styles.of("due"))
    return Run("", styles.of("text"))


def _row(left: tuple[Run, ...], right: Run, width: int, fill: Run) -> Line:
    """Runs from the left, one at the right end, filled between; the right end goes first where room is short."""
    taken = sum(cell_len(run.text) for run in left)
    gap = width - taken - cell_len(right.text)
    if gap < 0:
        right, gap = Run("", right.style), width - taken
    blank = Run((fill.text * max(0, gap))[: max(0, gap)], fill.style)
    return tuple(run for run in (*left, blank, right) if run.text)


def tile(scene: Scene, group: Group, unit: Unit, state: UnitState, density: Density, width: int) -> tuple[Line, ...]:
    """The lines of a tile, each `width` cells wide, without its gap: one if small, three if larger."""
    styles = styles_of(scene, state)
    own = glyph(state.status, is_ascii=scene.view.is_ascii)
    hatch = (
        Run(":" if scene.view.is_ascii else HATCH, styles.of("hatch"))
        if state.is_stale
        else Run(" ", styles.of("text"))
    )
    mark = Run(_mark(scene, state), styles.of("mark"))
    right = _right(scene, unit, state)
    is_small = density is Density.SMALL
    beside = cell_len((right if is_small else mark).text)
    room = max(1, width - 2 - (beside + 1 if beside else 0))
    label = scene.names.of(group).label(unit, room, scene.ellipsis, is_whole=density is Density.LARGE)
    first = (Run(own + " ", styles.of("glyph")), Run(crop(label, max(0, width - 2)), styles.of("name")))
    if is_small:
        # A mark takes the cell between glyph and name, which is free on one line.
        start = (Run(own, styles.of("glyph")), Run(mark.text or " ", styles.of("mark")), first[1])
        return (_ascii(scene, _row(start, right, width, hatch)),)
    blank, text = Run(" ", styles.of("text")), styles.of("text")
    inner = max(0, width - 2)
    middle = (Run("  " + cut(second_line(state), inner, scene.ellipsis), text),)
    last = _last_line(scene, state, styles, inner)
    nothing = Run("", text)
    rows = (_row(first, mark, width, hatch), _row(middle, nothing, width, blank), _row(last, right, width, blank))
    return tuple(_ascii(scene, row) for row in rows)


def _mark(scene: Scene, state: UnitState) -> str:
    """The sign of a unit that somebody must look at, or that has something to say."""
    if state.alarms:
        return alarm_sign(is_ascii=scene.view.is_ascii)
    return ("*" if scene.view.is_ascii else MARK) if state.marks else ""


def _last_line(scene: Scene, state: UnitState, styles: TileStyles, room: int) -> Line:
    """The status in words; an alarm's word stands before it."""
    words = status_word(state.status)
    if not state.alarms:
        return (Run("  " + cut(words, room, scene.ellipsis), styles.of("text")),)
    check = alarm_word()
    between = " · " if cell_len(check) + 3 + cell_len(words) <= room else "·"
    rest = cut(between + words, max(0, room - cell_len(check)), scene.ellipsis)
    return (Run("  " + cut(check, room, scene.ellipsis), styles.of("mark")), Run(rest, styles.of("text")))


def cell(scene: Scene, state: UnitState) -> Run:
    """A unit as one cell of a strip: its glyph, and a blank that tells an alarm, staleness or a mark."""
    beside = "alarm" if state.alarms else "mark" if state.marks else "stale" if state.is_stale else ""
    return _cell(state.status, beside, _state_of(scene, state), scene.view.is_ascii)


@lru_cache(maxsize=512)
def _cell(status: Status, beside: str, state: str, is_ascii: bool) -> Run:
    marks = {"alarm": ALARM, "mark": (MARK, "*"), "stale": (HATCH, ":"), "": (" ", " ")}
    return Run(glyph(status, is_ascii=is_ascii) + marks[beside][is_ascii], TileStyles(status, state).of("glyph"))


def _ascii(scene: Scene, line: Line) -> Line:
    return tuple(Run(to_ascii(run.text), run.style) for run in line) if scene.view.is_ascii else line

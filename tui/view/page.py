"""One line of one page of the wall, from an Arrangement and a Scene."""

from __future__ import annotations

from tui.registry.model import Group
from tui.view.cells import cell_len, crop, cut, fit, line_len
from tui.view.glyphs import to_ascii
from tui.view.layout import Arrangement, Block, Heading
from tui.view.model import Density, Line, Run
from tui.view.scene import Scene
from tui.view.tiles import cell, tile
from tui.wording import _


def heading_line(scene: Scene, group: Group, heading: Heading, width: int) -> Line:
    """A group's name, its two figures, and a rule to the right edge."""
    rule = "-" if scene.view.is_ascii else "─"
    label = group.label + (" " + _("(lanjutan)") if heading.is_continued else "")
    count = scene.counts.get(group.id)
    runs = [Run(rule + " ", "heading.rule"), Run(label + " ", "heading")]
    if count is not None:
        figures = _("akun {with_account}/{units} · patuh {compliant}/{units}").format(
            with_account=count.with_account, compliant=count.compliant, units=count.units
        )
        if width >= line_len(tuple(runs)) + cell_len(figures) + 3:
            runs.append(Run(f" {figures} ", "heading.figure"))
    line = fit(tuple(runs), min(width, line_len(tuple(runs))), "heading.rule", scene.ellipsis)
    return _done(scene, (*line, Run(rule * (width - line_len(line)), "heading.rule")))


def page_line(scene: Scene, arrangement: Arrangement, page: int, y: int) -> Line:
    """The line `y` of a page, exactly as wide as the arrangement; lines below the page are blank."""
    shown = arrangement.pages[page]
    groups = {group.id: group for group in scene.registry.groups}
    for heading in shown.headings:
        if heading.y == y:
            return heading_line(scene, groups[heading.group], heading, arrangement.width)
    runs: list[Run] = []
    at = 0
    for block in shown.blocks:
        if not block.y <= y < block.bottom:
            continue
        begin = block.x - block.label
        if begin > at:
            runs.append(Run(" " * (begin - at), "ground"))
        part = _block_line(scene, arrangement, groups[block.group], block, y)
        runs.extend(part)
        at = begin + line_len(part)
    if at < arrangement.width:
        runs.append(Run(" " * (arrangement.width - at), "ground"))
    return tuple(runs)


def _block_line(scene: Scene, arrangement: Arrangement, group: Group, block: Block, y: int) -> Line:
    row, inside = divmod(y - block.y, block.height)
    first = block.start + row * block.columns
    units = arrangement.sequence[first : min(first + block.columns, block.start + block.count)]
    by_id, states = scene.registry.by_id, scene.board.by_unit
    if block.density is Density.CELLS:
        label = strip_label(scene, arrangement, block) if row == 0 else (Run(" " * block.label, "ground"),)
        return (*label, *(cell(scene, states[unit]) for unit in units if unit in states))
    width = block.width - (block.width > 1)
    lines_high = block.height - (block.height > 1)
    runs: list[Run] = []
    for unit in units:
        if inside < lines_high and unit in states:
            runs.extend(tile(scene, group, by_id[unit], states[unit], block.density, width)[inside])
        else:
            runs.append(Run(" " * width, "ground"))
        runs.append(Run(" ", "ground"))
    return tuple(runs)


def strip_label(scene: Scene, arrangement: Arrangement, block: Block) -> Line:
    """The name before a strip and how many of its units have an account, in exactly `block.label` cells."""
    start, count = block.whole
    states = [scene.board.by_unit.get(unit) for unit in arrangement.sequence[start : start + count]]
    counted = [state for state in states if state is not None and state.status != "exempt"]
    figure = f"{sum(1 for state in counted if state.account is not None)}/{len(counted)}"
    parent = scene.registry.by_id.get(block.parent or "")
    name = "" if parent is None else _parent_name(scene, parent.id)
    room = block.label - 1
    if room < len(figure) + 4:
        return _done(scene, (Run(crop(name, room).ljust(room + 1), "strip.name"),))
    name = cut(name, room - len(figure) - 1, scene.ellipsis)
    gap = room - cell_len(name) - len(figure)
    return _done(scene, (Run(name + " " * gap, "strip.name"), Run(figure + " ", "strip.figure")))


def _parent_name(scene: Scene, unit: str) -> str:
    parent = scene.registry.by_id[unit]
    group = scene.registry.group_of_kind.get(parent.kind)
    return parent.short if group is None else scene.names.of(group).label(parent, 40, scene.ellipsis)


def _done(scene: Scene, line: Line) -> Line:
    kept = tuple(run for run in line if run.text)
    return tuple(Run(to_ascii(run.text), run.style) for run in kept) if scene.view.is_ascii else kept

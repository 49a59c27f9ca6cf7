"""One page of the wall as lines, from an Arrangement and a Scene; what was drawn once is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from tui.compliance.model import Status
from tui.registry.model import Group, Unit
from tui.view.cells import cell_len, crop, cut, fit, line_len
from tui.view.glyphs import to_ascii
from tui.view.layout import Arrangement, Block, Heading
from tui.view.model import Density, Line, Run
from tui.view.scene import Scene
from tui.view.ticker import ticker_lines
from tui.view.tiles import cell, tile
from tui.wording import _, language

SMALLEST_TICKER = 3


class PageDrawing:
    """The lines of one page and of the last changes below it; `height` lines, each as wide as the arrangement.

    What was drawn `before` is taken over where it still holds; that only saves time.
    """

    def __init__(
        self, scene: Scene, arrangement: Arrangement, page: int, height: int, before: PageDrawing | None = None
    ) -> None:
        self.scene = scene
        self.arrangement = arrangement
        self.number = page
        self.height = height
        self._page = arrangement.pages[page]
        self._groups = scene.groups
        self._tiles: dict[str, tuple[Line, ...]] = {}
        self._lines: dict[int, Line] = {}
        self._parts: dict[tuple[int, int], Line] = {}
        used = min(height, self._page.height)
        self._tiles_end = used if height - used >= SMALLEST_TICKER else height
        self._headings = {heading.y: heading for heading in self._page.headings}
        self._blocks: dict[int, list[Block]] = {}
        for block in self._page.blocks:
            for y in range(block.y, min(block.bottom, height)):
                self._blocks.setdefault(y, []).append(block)
        self._language = language()
        if before is not None and self._is_like(before):
            self._take_over(before)

    def _is_like(self, before: PageDrawing) -> bool:
        """Whether tiles look as on another drawing as long as their units' states are the same."""
        old, new = before.scene, self.scene
        return (
            before.arrangement is self.arrangement
            and (before.number, before.height, before._language) == (self.number, self.height, self._language)
            and (old.registry is new.registry and old.view == new.view and not new.view.is_to_call)
            and old.now <= new.now < old.turns_at
        )

    def _take_over(self, before: PageDrawing) -> None:
        old, new = before.scene.board.by_unit, self.scene.board.by_unit
        self._tiles = {unit: tile for unit, tile in before._tiles.items() if old.get(unit) is new.get(unit)}
        for y, blocks in self._blocks.items():
            for block in blocks:
                part = before._parts.get((block.start, y))
                if part is not None and all(old.get(unit) is new.get(unit) for unit in self._told_by(block, y)):
                    self._parts[block.start, y] = part

    def _told_by(self, block: Block, y: int) -> tuple[str, ...]:
        """The units of which a block's line tells: those of its row, on the first one of a strip all of the strip's."""
        row = (y - block.y) // block.height
        if block.density is Density.CELLS and row == 0:
            start, count = block.whole
            return self.arrangement.sequence[start : start + count]
        return self._units(block, row)

    def _units(self, block: Block, row: int) -> tuple[str, ...]:
        first = block.start + row * block.columns
        return self.arrangement.sequence[first : min(first + block.columns, block.start + block.count)]

    def line(self, y: int) -> Line:
        """The line `y`."""
        if y not in self._lines:
            if y < self._tiles_end:
                self._lines[y] = self._draw(y)
            else:
                rest = ticker_lines(self.scene, self.arrangement.width, self.height - self._tiles_end)
                self._lines.update(enumerate(rest, self._tiles_end))
        return self._lines[y]

    def lines(self) -> tuple[Line, ...]:
        """All lines from top to bottom."""
        return tuple(self.line(y) for y in range(self.height))

    def select(self, cursor: str | None) -> tuple[tuple[int, int, int, int], ...]:
        """Moves the cursor; returns the cells (x, y, width, height) that look different, none of another page."""
        touched = {unit for unit in (self.scene.view.cursor, cursor) if unit is not None}
        self.scene = replace(self.scene, view=replace(self.scene.view, cursor=cursor))
        areas = []
        for unit in touched:
            spot = self.arrangement.spot(unit)
            self._tiles.pop(unit, None)
            if spot is None or spot.page != self.number:
                continue
            areas.append((spot.x, spot.y, spot.width, spot.height))
            _page, block = self.arrangement.block_of(self.arrangement.ordinals[unit])
            for y in range(spot.y, spot.y + spot.height):
                self._lines.pop(y, None)
                self._parts.pop((block.start, y), None)
        return tuple(areas)

    def _draw(self, y: int) -> Line:
        heading = self._headings.get(y)
        if heading is not None:
            return heading_line(self.scene, self._groups[heading.group], heading, self.arrangement.width)
        runs: list[Run] = []
        at = 0
        for block in self._blocks.get(y, ()):
            begin = block.x - block.label
            if begin > at:
                runs.append(Run(" " * (begin - at), "ground"))
            part = self._parts.get((block.start, y))
            if part is None:
                part = self._parts[block.start, y] = self._block_line(block, y)
            runs.extend(part)
            at = begin + line_len(part)
        if at < self.arrangement.width:
            runs.append(Run(" " * (self.arrangement.width - at), "ground"))
        return tuple(runs)

    def _block_line(self, block: Block, y: int) -> Line:
        row, inside = divmod(y - block.y, block.height)
        units = self._units(block, row)
        states = self.scene.board.by_unit
        if block.density is Density.CELLS:
            is_first = row == 0
            label = (
                strip_label(self.scene, self.arrangement, block) if is_first else (Run(" " * block.label, "ground"),)
            )
            return (*label, *_joined(cell(self.scene, states[unit]) for unit in units if unit in states))
        width = block.width - (block.width > 1)
        if block.height > 1 and inside == block.height - 1:
            return (Run(" " * (len(units) * block.width), "ground"),)
        runs: list[Run] = []
        for unit in units:
            runs.extend(self._tile(block, unit, width)[inside])
            runs.append(Run(" ", "ground"))
        return tuple(runs)

    def _tile(self, block: Block, unit: str, width: int) -> tuple[Line, ...]:
        drawn = self._tiles.get(unit)
        if drawn is None:
            state = self.scene.board.by_unit.get(unit)
            if state is None:
                drawn = ((Run(" " * width, "ground"),),) * block.height
            else:
                group = self._groups[block.group]
                drawn = tile(self.scene, group, self.scene.registry.by_id[unit], state, block.density, width)
            self._tiles[unit] = drawn
        return drawn


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with neighbours of one style made one: a strip is mostly that."""
    for style, alike in groupby(runs, key=attrgetter("style")):
        yield Run("".join([run.text for run in alike]), style)


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
        if scene.is_unread:
            figures = _("{units} unit · belum terbaca").format(units=count.units)
        if width >= line_len(tuple(runs)) + cell_len(figures) + 3:
            runs.append(Run(f" {figures} ", "heading.figure"))
    line = fit(tuple(runs), min(width, line_len(tuple(runs))), "heading.rule", scene.ellipsis)
    return _done(scene, (*line, Run(rule * (width - line_len(line)), "heading.rule")))


def strip_label(scene: Scene, arrangement: Arrangement, block: Block) -> Line:
    """The name before a strip and how many of its units have an account, in exactly `block.label` cells."""
    start, count = block.whole
    states = [scene.board.by_unit.get(unit) for unit in arrangement.sequence[start : start + count]]
    counted = [state for state in states if state is not None and state.status is not Status.EXEMPT]
    figure = scene.figure(sum(1 for state in counted if state.account is not None), len(counted))
    parent = scene.registry.by_id.get(block.parent or "")
    name = scene.groups[block.group].label if parent is None else _parent_name(scene, parent)
    room = block.label - 1
    if room < len(figure) + 4:
        return _done(scene, (Run(crop(name, room).ljust(room + 1), "strip.name"),))
    name = cut(name, room - len(figure) - 1, scene.ellipsis)
    gap = room - cell_len(name) - len(figure)
    return _done(scene, (Run(name + " " * gap, "strip.name"), Run(figure + " ", "strip.figure")))


def _parent_name(scene: Scene, parent: Unit) -> str:
    group = scene.registry.group_of_kind.get(parent.kind)
    return parent.short if group is None else scene.names.of(group).label(parent, 40, scene.ellipsis)


def _done(scene: Scene, line: Line) -> Line:
    kept = tuple(run for run in line if run.text)
    return tuple(Run(to_ascii(run.text), run.style) for run in kept) if scene.view.is_ascii else kept

"""Pieces of lines that several parts of the wall share."""

from __future__ import annotations

from collections.abc import Iterable

from tui.view.cells import fit, line_len
from tui.view.glyphs import to_ascii
from tui.view.model import Line, Run
from tui.view.scene import Scene


def joined(parts: Iterable[Line], gap: Run) -> Line:
    """Parts side by side with a gap between; empty parts leave none."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs.extend((gap, *part) if runs else part)
    return tuple(runs)


def fitting(parts: Iterable[Line], gap: Run, width: int) -> Line:
    """As many of the parts, from the first, as fit the width whole; empty parts leave no gap."""
    runs: Line = ()
    for part in parts:
        if not part:
            continue
        wider = (*runs, gap, *part) if runs else part
        if line_len(wider) > width:
            break
        runs = wider
    return runs


def finished(scene: Scene, line: Line, width: int, style: str) -> Line:
    """A line in exactly `width` cells, in ASCII where that is asked for."""
    if scene.view.is_ascii:
        line = tuple(Run(to_ascii(run.text), run.style) for run in line)
    return tuple(run for run in fit(line, width, style, scene.ellipsis) if run.text)


def bar(full: int, part: int, whole: int, width: int, *, is_ascii: bool = False) -> Line:
    """A bar of `width` cells: `full` of the `whole` in the strong colour, up to `part` in the weak one.

    Any amount above nothing shows at least a half cell, anything below the whole leaves one.
    """
    if whole <= 0 or width <= 0:
        return (Run(" " * max(0, width), "bar.empty"),)
    strong, weak = (_halves(amount, whole, width) for amount in (full, max(full, part)))
    runs = []
    if is_ascii:
        strong, weak = strong // 2, weak // 2
        return tuple(
            Run(mark * count, style)
            for mark, count, style in (
                ("#", strong, "bar.full"), ("=", weak - strong, "bar.part"), (".", width - weak, "bar.empty.ascii"),
            )
            if count
        )  # fmt: skip
    runs.append(Run("█" * (strong // 2), "bar.full"))
    at = strong // 2
    if strong % 2:
        runs.append(Run("▌", "bar.join" if weak > strong else "bar.full"))
        at += 1
    runs.append(Run("█" * max(0, weak // 2 - at), "bar.part"))
    at = max(at, weak // 2)
    if weak % 2 and weak // 2 == at:
        runs.append(Run("▌", "bar.part"))
        at += 1
    runs.append(Run(" " * (width - at), "bar.empty"))
    return tuple(run for run in runs if run.text)


def _halves(amount: int, whole: int, width: int) -> int:
    halves = amount * width * 2 // whole
    if amount >= whole:
        return width * 2
    return min(max(halves, 1 if amount else 0), width * 2 - 1)

"""What the wall says of time, in words: while they are the same, time alone changes nothing around the tiles."""

from __future__ import annotations

from tui.view.countdown import large_text, left_text
from tui.view.dates import age_text
from tui.view.scene import Scene
from tui.wording import local_time


def age_words(scene: Scene) -> str:
    """How old the data are; they are said in the title line alone."""
    return "" if scene.age is None else age_text(scene.age)


def time_words(scene: Scene) -> tuple[str, ...]:
    """Everything else: the minute, the next reading, the countdown, what is late or stale, a profile's age."""
    directive = scene.registry.directive
    words = [local_time(scene.now), scene.waits, large_text(scene.now, directive), "stale" if scene.is_stale else ""]
    if scene.now < directive.deadline_at:
        words.append(left_text(directive.deadline_at - scene.now))
    unit = scene.registry.by_id.get(scene.view.cursor or "")
    state = scene.board.by_unit.get(scene.view.cursor or "")
    if unit is not None and state is not None:
        words.append(scene.due(unit.kind))
        if state.read_at is not None:
            words.append(age_text(scene.now - state.read_at))
    return tuple(words)

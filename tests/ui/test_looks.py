"""The wall and the door view look as they did when somebody looked at them."""

from __future__ import annotations

import pytest

from tests.ui.boards import BEFORE, NOW, board_of, changes_of, kebumen
from tests.ui.looks import assert_looks
from tui.compliance.model import Status
from tui.view.cells import line_len
from tui.view.door import door_lines
from tui.view.model import Line, Order, View
from tui.view.names import Names
from tui.view.scene import Scene
from tui.view.wall import wall_lines
from tui.wording import use_language

REGISTRY = kebumen()
CURSOR = "setwan"
KEYS = (("Enter", "buka"), ("/", "cari"), ("1-9", "status"), ("?", "bantuan"))
LOOKS = {
    "wall-240x67": ((240, 67), View(cursor=CURSOR), NOW),
    "wall-120x40": ((120, 40), View(cursor=CURSOR), NOW),
    "wall-80x24": ((80, 24), View(cursor=CURSOR), NOW),
    "wall-80x24-page-2": ((80, 24), View(cursor=CURSOR, page=1), NOW),
    "wall-20x5": ((20, 5), View(cursor=CURSOR), NOW),
    "wall-before": ((160, 50), View(cursor=CURSOR), BEFORE),
    "wall-ascii": ((120, 40), View(cursor=CURSOR, is_ascii=True), NOW),
    "wall-filtered": ((120, 40), View(cursor=CURSOR, statuses=frozenset({Status.COMPLIANT})), NOW),
    "wall-attention": ((120, 40), View(cursor=CURSOR, order=Order.ATTENTION, group="skpd"), NOW),
    "wall-paused": ((160, 24), View(cursor=CURSOR, is_paused=True, density=1), NOW),
}


def drawn(name: str) -> tuple[Line, ...]:
    (width, height), view, now = LOOKS[name]
    board = board_of(REGISTRY, is_reconstruction=now is NOW)
    return wall_lines(REGISTRY, board, view, width, height, now, changes=changes_of(REGISTRY), keys=KEYS)


@pytest.mark.parametrize("name", LOOKS)
def test_the_wall_looks_as_it_was_looked_at(name: str) -> None:
    lines = drawn(name)
    (width, height), _view, _now = LOOKS[name]
    assert len(lines) == height
    assert {line_len(line) for line in lines} == {width}
    assert_looks(name, lines)


@pytest.mark.parametrize(("width", "height"), [(240, 67), (80, 24)])
def test_the_door_view_looks_as_it_was_looked_at(width: int, height: int) -> None:
    scene = Scene(REGISTRY, board_of(REGISTRY), View(), NOW, Names(REGISTRY), changes_of(REGISTRY))
    lines = door_lines(scene, width, height)
    assert {line_len(line) for line in lines} == {width}
    assert_looks(f"door-{width}x{height}", lines)


def test_an_ascii_wall_has_no_other_characters() -> None:
    assert all(run.text.isascii() for line in drawn("wall-ascii") for run in line)


def test_the_wall_speaks_english_where_it_is_asked_to() -> None:
    use_language("en")
    try:
        text = "\n".join("".join(run.text for run in line) for line in drawn("wall-240x67"))
    finally:
        use_language("id")
    assert "COMPLIANT" in text
    assert "NOT YET" in text
    assert "BELUM ADA" not in text

"""The door view: its one word, and all its groups."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.ui.boards import BEFORE, NOW, board_of, kebumen, scene, state_of
from tui.board.model import Board
from tui.codes import code
from tui.compliance.model import Status
from tui.view.cells import plain
from tui.view.door import door_lines, door_word

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)


@pytest.mark.parametrize(
    ("board", "now", "word"),
    [
        (BOARD, NOW, "LEWAT TENGGAT H+1"),
        (BOARD, NOW + timedelta(hours=9), "DATA LAMA"),
        (
            replace(BOARD, source=replace(BOARD.source, complete=False, errors=(code("not_covered"),))),
            NOW,
            "GANGGUAN PEMBACAAN",
        ),
        (
            replace(BOARD, source=replace(BOARD.source, complete=True, errors=(code("x_no_credits", stop=1),))),
            NOW,
            "GANGGUAN PEMBACAAN",
        ),
        (
            replace(BOARD, source=replace(BOARD.source, complete=True, errors=(code("x_server_fault", status=503),))),
            NOW,
            "LEWAT TENGGAT H+1",
        ),
        (BOARD, BEFORE, "MENUJU TENGGAT"),
        (
            board_of(REGISTRY, tuple(state_of(unit, Status.COMPLIANT) for unit in REGISTRY.units)),
            NOW,
            "SELESAI",
        ),
    ],
)
def test_the_door_says_one_word(board: Board, now: datetime, word: str) -> None:
    assert door_word(scene(board, now))[0] == word


@pytest.mark.parametrize("is_ascii", [False, True])
@pytest.mark.parametrize("now", [BEFORE, NOW])
@pytest.mark.parametrize(("width", "height"), [(240, 67), (160, 50), (120, 40), (80, 24), (60, 12), (40, 12), (80, 8)])
def test_the_door_shows_every_group_or_says_how_many_it_does_not(
    width: int, height: int, now: datetime, is_ascii: bool
) -> None:
    words = "\n".join(map(plain, door_lines(scene(now=now, is_ascii=is_ascii), width, height)))
    shown = sum(f"  {label}" in words for label in ("SKPD & KECAMATAN", *(group.label for group in REGISTRY.groups)))
    more = re.search(r"(\d) kelompok lagi", words)
    assert shown + (int(more[1]) if more else 0) == len(REGISTRY.groups) + 1
    assert more is None or (width, height) == (80, 8)

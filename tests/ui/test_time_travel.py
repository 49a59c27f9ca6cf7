"""Time travel by key: one reading back or forward, and a word where it goes no further."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.message import Message

from tests.ui.desks import NOW, desk, everyday_board, press, wall
from tui.app.answers import Answers, Parts
from tui.codes import code
from tui.messages import BoardTaken, InstantMissing, InstantRequested


class Traveller(Answers):
    """An app with that many saved instants that only keeps what it answers; None where nothing is kept."""

    def __init__(self, instants: int | None) -> None:
        super().__init__(Parts(desk(), None, None, Path("potret")))
        self._instants = instants
        self.answers: list[Message] = []

    async def _store(self) -> Any:
        if self._instants is None:
            return None
        saved = [(number, NOW) for number in range(1, self._instants + 1)]
        return SimpleNamespace(instants=lambda: saved, board_at=lambda _number: everyday_board())

    def _answer(self, message: Message) -> None:
        self.answers.append(message)


@pytest.mark.parametrize(
    ("instants", "steps", "told"),
    [
        (1, [-1], ["no_earlier_reading"]),
        (0, [-1], ["no_earlier_reading"]),
        (3, [-1, -1, -1], ["past", "past", "no_earlier_reading"]),
        (2, [-1, 1, 1], ["past", "live", "no_later_reading"]),
        (2, [-1, 0, 0], ["past", "live", "live"]),
        (None, [-1, 0], ["no_instants_kept"]),
    ],
)
async def test_a_step_that_leads_nowhere_is_told_and_never_ignored(
    instants: int | None, steps: list[int], told: list[str]
) -> None:
    app = Traveller(instants)
    for step in steps:
        await app.on_instant_requested(InstantRequested(step))
    said = []
    for answer in app.answers:
        if isinstance(answer, InstantMissing):
            said.append(answer.code.name)
        elif isinstance(answer, BoardTaken):
            said.append("past" if answer.is_past else "live")
    assert said == told


async def test_the_wall_says_that_there_is_nothing_older() -> None:
    app, screen = wall()
    async with app.run_test(size=(120, 40)) as pilot:
        screen.post_message(InstantMissing(code("no_earlier_reading")))
        await press(pilot, "home")
        assert [toast.message for toast in app._notifications] == ["Tidak ada pembacaan yang lebih lama daripada ini."]

"""The call list: reminders for all units that the filter shows, and what is said where there are none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    GOMBONG,
    KUMOLO,
    NOW,
    DeskApp,
    board_with,
    complete_state,
    desk,
    none_state,
    press,
    registry,
    review_state,
)
from tui.board.model import UnitState
from tui.compliance.model import Status
from tui.decisions import Decision, DecisionKind
from tui.screens.call_list import call_list
from tui.screens.wall import WallScreen
from tui.view.model import View

SIZE = (160, 50)


def contacted(state: UnitState, hours: int) -> UnitState:
    """The state of a unit to which somebody spoke so long ago."""
    at = NOW - timedelta(hours=hours)
    return replace(state, rulings=(Decision(1, DecisionKind.CONTACTED, "Sari", at, "Camat", state.unit),))


def test_the_call_list_leaves_out_who_complies_and_who_was_contacted() -> None:
    shown = View(group="kecamatan")
    everyone = len(registry().units_of(next(group for group in registry().groups if group.id == "kecamatan")))
    board = board_with(complete_state(ALIAN), contacted(none_state(AMBAL), 71), contacted(none_state(GOMBONG), 73))
    calls = call_list(registry(), board, shown, NOW)
    texts = calls.texts
    assert len(texts) == everyone - 2
    assert not [text for text in texts if "Camat Ambal" in text or "Camat Alian" in text]
    assert len([text for text in texts if "Camat Gombong" in text]) == 1
    assert calls.rested == 1


async def test_w_copies_the_call_list_of_what_is_filtered() -> None:
    screen = WallScreen(desk())
    app = DeskApp(screen)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert app.copied == ""
        await press(pilot, "4", "w")
        assert "Camat Sempor" in app.copied


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ({Status.REVIEW}, "Tidak ada yang disalin: di antara yang tersaring tidak ada yang menunggu tindakan unit."),
        ({Status.COMPLIANT}, "tidak ada yang menunggu tindakan unit."),
        ({Status.PERSONAL}, "Tidak ada yang disalin: semua yang perlu diingatkan dihubungi dalam 3 hari terakhir."),
        ({Status.NONE, Status.PERSONAL}, " pengingat tersalin. 1 unit yang dihubungi dalam 3 hari terakhir dilewati."),
        ({Status.LOST}, "1 pengingat tersalin."),
    ],
)
def test_what_was_not_copied_is_told_with_the_reason_that_is_true(statuses: set[Status], words: str) -> None:
    board = board_with(
        complete_state(ALIAN),
        review_state(KUMOLO, "kumolo_satu"),
        contacted(replace(none_state(AMBAL), status=Status.PERSONAL), 5),
        replace(complete_state(GOMBONG), status=Status.LOST),
    )
    said = call_list(registry(), board, View(statuses=frozenset(statuses)), NOW).words
    assert said.endswith(words)

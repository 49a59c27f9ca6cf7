"""Filters: what is shown when only those still to be called are wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.unit.board_story import KLIRONG, Story, account
from tui.compliance import Status
from tui.decisions import DecisionKind
from tui.view.filters import CAN_ACT, is_shown
from tui.view.model import View

TO_CALL = View(is_to_call=True)


@pytest.mark.parametrize("status", list(Status))
def test_only_who_can_act_is_to_be_called(status: Status) -> None:
    story = Story()
    story.read(account())
    state = replace(story.state(), status=status)
    assert is_shown(state, TO_CALL, story.at) is (status in CAN_ACT)
    assert is_shown(state, View(), story.at)
    assert is_shown(state, View(statuses=frozenset({Status.NONE})), story.at) is (status is Status.NONE)


def test_who_was_contacted_rests_for_three_days_and_is_to_be_called_again() -> None:
    story = Story()
    story.read()
    assert is_shown(story.state(KLIRONG), TO_CALL, story.at)
    story.rule(DecisionKind.CONTACTED, KLIRONG, value="telepon")
    assert not is_shown(story.state(KLIRONG), TO_CALL, story.at + timedelta(days=2, hours=23))
    assert is_shown(story.state(KLIRONG), TO_CALL, story.at + timedelta(days=3))

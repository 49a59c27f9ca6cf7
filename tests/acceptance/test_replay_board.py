"""What the wall makes of the replay: the paper's 29 units have an account, and nobody else does."""

from __future__ import annotations

from collections import Counter

import pytest

from scripts import replay_words
from scripts.make_replay import DEADLINE_HOUR, rows
from tui.board import Board
from tui.compliance.model import Status, Timing
from tui.known import Known, advance
from tui.matching import match_all
from tui.matching.model import Class, Verdict
from tui.registry import bundled_registry, load_registry
from tui.sources.replay import recorded_readings

REGISTRY = load_registry(bundled_registry())
NAMED = {unit for unit, _, _ in rows(replay_words.NAMED)}
READINGS = tuple(recorded_readings())
# Every reading around and after the deadline, where timing is decided, and a few of the days before.
JUDGED = (*READINGS[: DEADLINE_HOUR - 3 : 40], *READINGS[DEADLINE_HOUR - 3 :])


@pytest.fixture(scope="module")
def known() -> Known:
    known = Known()
    for reading in JUDGED:
        known = advance(REGISTRY, known, reading, reading.taken_at)
    return known


@pytest.fixture(scope="module")
def board(known: Known) -> Board:
    assert known.board is not None
    return known.board


def test_exactly_the_29_named_units_have_an_account(board: Board) -> None:
    assert {state.unit for state in board.units if state.account is not None} == NAMED


def test_no_personal_account_is_accepted(known: Known) -> None:
    matches = match_all(REGISTRY, known.followers, known.decisions)
    judged = list(matches.by_key.values())
    assert {match.unit for match in judged if match.verdict is Verdict.ACCEPT} == NAMED
    own = [match for match in judged if match.class_ is Class.PERSONAL]
    assert {match.unit for match in own} == {unit for unit, _ in rows(replay_words.OFFICIALS)}
    assert all(match.verdict is Verdict.NONE for match in own)


def test_only_villages_wait_for_a_human(board: Board) -> None:
    waiting = [state.unit for state in board.units if state.status is Status.REVIEW]
    assert waiting
    assert {REGISTRY.by_id[unit].kind for unit in waiting} == {"desa"}


def test_about_half_comply_some_late_some_without_proof(board: Board) -> None:
    statuses = Counter(state.status for state in board.units)
    timings = Counter(state.timing for state in board.units if state.unit in NAMED)
    assert 12 <= statuses[Status.COMPLIANT] + statuses[Status.LATE] <= 17
    assert statuses[Status.INCOMPLETE] == 29 - statuses[Status.COMPLIANT] - statuses[Status.LATE]
    assert min(statuses[Status.LATE], timings[Timing.UNPROVEN], timings[Timing.IN_TIME]) >= 2
    assert statuses.total() == 521

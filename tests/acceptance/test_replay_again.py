"""A replay that is played again into the same folder begins with nothing there; who ruled meanwhile loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.commands import Desk

EARLY, LATE = "replay@2015-08-10T09:00:00+07:00", "replay@2015-08-17T23:00:00+07:00"
BY = ("--by", "Sari (rekaan)", "--basis", "surat rekaan 12")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def board(desk: Desk, source: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(desk.run("poll", "--json", "--source", source).out)
    return told


def test_an_earlier_instant_is_judged_as_if_nothing_later_had_been_played(desk: Desk, tmp_path: Path) -> None:
    alone = board(Desk(tmp_path / "lain"), EARLY)
    board(desk, LATE)
    assert board(desk, EARLY) == alone
    assert [kept.name for kept in desk.state.glob("*/*/")] == ["replay"], "what nobody ruled on can be played again"


def test_a_later_instant_goes_on_from_what_was_played(desk: Desk, tmp_path: Path) -> None:
    board(desk, EARLY)
    desk.run("link", "kec-ambal", "@kec_ambal_rekaan", *BY, "--source", EARLY)
    board(desk, LATE)
    assert "kec_ambal_rekaan" in desk.run("decisions", "--source", LATE).out


def test_rulings_on_what_was_played_are_set_aside_with_it(desk: Desk) -> None:
    board(desk, LATE)
    assert desk.run("link", "kec-ambal", "@kec_ambal_rekaan", *BY, "--source", LATE).code == 0
    told = desk.run("poll", "--source", EARLY)
    assert any("replay-1" in line for line in told.complaints)
    assert not desk.run("poll", "--source", EARLY).complaints
    assert sorted(kept.name for kept in desk.state.glob("*/*/")) == ["replay", "replay-1"]
    assert "kec_ambal_rekaan" not in desk.run("decisions", "--source", EARLY).out
    kept = next(desk.state.glob("*/replay-1"))
    assert "kec_ambal_rekaan" in (kept / "decisions.json").read_text()

"""The review: candidates one after another, by keyboard alone, and a held key accepts nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.desks import (
    KUMOLO,
    SEMPOR,
    DeskApp,
    board_with,
    candidate,
    desk,
    everyday_board,
    press,
    registry,
    review_state,
    seen,
)
from tui.board.model import Board
from tui.codes import code
from tui.decisions import DecisionKind
from tui.messages import BoardTaken, DecisionMade, DecisionRefused, DecisionRequested
from tui.screens.dossier import Dossier
from tui.screens.queue import HeldKey, Pair, ReviewQueue, waiting_pairs
from tui.screens.review import ReviewScreen, _account_side
from tui.screens.unit import UnitScreen
from tui.sources.base import AccountKey

SIZE = (140, 45)
VILLAGES = [unit.id for unit in registry().units if unit.kind == "desa"]


def crowd(count: int, *, last_decision: int = 0, gone: int = 0) -> Board:
    """A Board on which that many accounts wait, but for the first ones that are gone."""
    states = [review_state(unit, f"calon_{n}") for n, unit in enumerate(VILLAGES[:count]) if n >= gone]
    return replace(board_with(*states), last_decision=last_decision)


def review(board: Board | None = None, *, by: str = "Sari") -> tuple[DeskApp, ReviewScreen]:
    """An app that shows the review."""
    screen = ReviewScreen(desk(board, by=by))
    return DeskApp(screen), screen


def test_headline_units_come_first_then_the_score() -> None:
    pairs = waiting_pairs(registry(), everyday_board())
    assert [pair.unit for pair in pairs] == [SEMPOR, KUMOLO, KUMOLO]
    assert [pair.key.id for pair in pairs[1:]] == [f"{KUMOLO}-0", f"{KUMOLO}-1"]


async def test_unit_and_account_stand_side_by_side_with_their_reasons() -> None:
    app, _screen = review()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down")
        shown = seen(app)
        for words in ("Desa Ambalkumolo", "@kumolo_satu", "0813 •••• 3333", "akun unit ini ada", "2 dari 3"):
            assert words in shown, words


async def test_a_key_held_since_the_wall_accepts_nothing() -> None:
    app, _screen = review()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *"tttTTt")
        assert not app.wishes(DecisionRequested)
        assert "yang ditahan diabaikan" in seen(app)
        assert len(app._notifications) == 0
        await press(pilot, "down")
        assert "yang ditahan diabaikan" not in seen(app)
        await press(pilot, "t")
        assert len(app.wishes(DecisionRequested)) == 1


@pytest.mark.parametrize(
    ("presses", "acted"),
    [
        ([("t", 0.0), ("t", 0.03), ("t", 5.0)], 0),
        ([("x", 0.0), ("t", 0.1), ("t", 0.6), ("t", 0.63), ("t", 0.66)], 1),
        ([("x", 0.0), ("t", 0.1), ("t", 1.1), ("t", 2.1)], 3),
        ([("x", 0.0), ("t", 0.1), ("x", 0.15), ("t", 0.2)], 2),
    ],
)
def test_a_held_key_acts_once_and_a_pressed_one_every_time(presses: list[tuple[str, float]], acted: int) -> None:
    held, count = HeldKey(), 0
    for key, at in presses:
        if key == "t":
            count += held.press(at)
        else:
            held.free()
    assert count == acted


@pytest.mark.parametrize(
    ("key", "kind"), [("t", DecisionKind.LINK), ("b", DecisionKind.REJECT), ("p", DecisionKind.PERSONAL)]
)
async def test_a_ruling_goes_on_to_the_next_account_without_a_question(key: str, kind: DecisionKind) -> None:
    app, screen = review(crowd(3))
    async with app.run_test(size=SIZE) as pilot:
        first = screen.queue.current
        await press(pilot, "down", "up", key)
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.by, wish.basis) == (kind, "Sari", "")
        assert first is not None
        assert (wish.unit, wish.account) == (first.unit, first.key)
        assert screen.queue.current not in (None, first)
        assert len(screen.queue.open) == 2


async def test_the_operator_is_asked_once() -> None:
    app, screen = review(crowd(3), by="")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"Sari", "enter")
        await press(pilot, "b")
        assert [getattr(wish, "by", "") for wish in app.wishes(DecisionRequested)] == ["Sari", "Sari"]
        assert screen.desk.by == "Sari"


async def test_saved_rulings_are_told_in_the_title_not_in_toasts() -> None:
    app, screen = review(crowd(3))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen.post_message(DecisionMade(12, DecisionKind.LINK))
        await pilot.pause()
        assert "keputusan 12 tersimpan" in seen(app)
        assert len(app._notifications) == 0


async def test_skipping_puts_an_account_behind_the_others() -> None:
    app, screen = review(crowd(3))
    async with app.run_test(size=SIZE) as pilot:
        order = screen.queue.pairs
        await press(pilot, "space", "space")
        assert screen.queue.current == order[2]
        assert "2 dilewati" in seen(app)
        await press(pilot, "space")
        assert screen.queue.current == order[0]


async def test_an_undone_account_is_the_current_one_again() -> None:
    app, screen = review(crowd(3))
    async with app.run_test(size=SIZE) as pilot:
        first = screen.queue.current
        await press(pilot, "b", "u")
        assert len(app.wishes(DecisionRequested)) == 1
        screen.post_message(BoardTaken(crowd(3, last_decision=1, gone=1)))
        await pilot.pause()
        assert len(screen.queue.open) == 2
        await press(pilot, "u")
        assert app.wishes(DecisionRequested)[-1].kind is DecisionKind.UNDO  # type: ignore[attr-defined]
        screen.post_message(BoardTaken(crowd(3, last_decision=2)))
        await pilot.pause()
        assert screen.queue.current == first


async def test_a_refused_ruling_brings_its_account_back_and_is_told_once() -> None:
    app, screen = review(crowd(2))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        first = screen.queue.current
        await press(pilot, "b")
        screen.post_message(DecisionRefused(code("reading_only")))
        await pilot.pause()
        assert len(app._notifications) == 1
        assert screen.queue.current == first


async def test_a_board_does_not_take_the_account_away_that_is_looked_at() -> None:
    app, screen = review(crowd(5))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "down")
        here = screen.queue.current
        screen.post_message(BoardTaken(crowd(5, gone=1)))
        await pilot.pause()
        assert screen.queue.current == here


async def test_fifty_candidates_are_reviewed_by_keyboard_alone() -> None:
    app, screen = review(crowd(50))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "up")
        await press(pilot, *["t", "b", "p", "b", "t"] * 10)
        wishes = app.wishes(DecisionRequested)
        assert len({getattr(wish, "account", None) for wish in wishes}) >= 40
        assert len(screen.queue.open) == 50 - len(wishes)
        while screen.queue.open:
            await press(pilot, "b")
        assert "tidak ada yang menunggu" in seen(app)
        assert len(app.wishes(DecisionRequested)) == 50


async def test_enter_opens_the_unit() -> None:
    app, _screen = review()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, UnitScreen)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (240, 67)])
async def test_an_empty_review_and_small_screens_do_not_crash(size: tuple[int, int]) -> None:
    app, screen = review(board_with())
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"tbpnucwvx ", "down", "escape")
        assert not [wish for wish in app.wishes(DecisionRequested) if getattr(wish, "account", None)]
        assert screen.queue.position == 0


def test_decisions_in_flight_are_taken_off_one_by_one() -> None:
    pairs = tuple(Pair(unit, AccountKey("x", unit)) for unit in VILLAGES[:4])
    queue = ReviewQueue()
    queue.take(pairs, 0)
    queue.send(pairs[0])
    queue.send(pairs[1])
    queue.take(pairs[1:], 1)
    assert queue.open == pairs[2:]
    queue.take(pairs[2:], 2)
    assert (queue.sent, queue.open) == ([], pairs[2:])


def test_namesakes_for_which_an_account_waits_too_are_told_apart() -> None:
    reg, karangsari = registry(), [unit for unit in registry().units if unit.name == "Desa Karangsari"]
    one = candidate("909", "pemdes_karangsari", 61, *(unit.id for unit in karangsari))
    state = replace(review_state(karangsari[0].id), candidates=(one,))
    side = _account_side(Dossier(reg, karangsari[0], everyday_board(), state), one).plain
    (line,) = [line for line in side.splitlines() if line.startswith("juga calon")]
    assert len({part.strip() for part in line.removeprefix("juga calon").split(";")}) == len(karangsari) - 1
    assert "Desa Karangsari, Kec. Sruweng" in line

"""Which tiles are hatched when something went wrong in a read that consists of several readings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.board_story import HOUR, KLIRONG, START, account, registry
from tui.codes import code
from tui.known import Known, advance
from tui.sources.base import Account, Post, Reading, Scope

AMBAL = "33.05.07"
ONE = account(1)
TWO = account(2, "kec_ambal", "Kecamatan Ambal", "Kec. Ambal Kab. Kebumen (rekaan)")
POST = Post("x", "7", "1", "Kiriman rekaan", START)
REFUSED = (code("x_rate_limited", retry_in=60),)
TICK = timedelta(milliseconds=10)


def followers(*accounts: Account, **more: Any) -> Reading:
    return made(Scope.FOLLOWERS, accounts=accounts, **more)


def units(*accounts: Account, **more: Any) -> Reading:
    return made(Scope.KNOWN, accounts=accounts, **more)


def posts(**more: Any) -> Reading:
    return made(Scope.POSTS, posts=(POST,), **more)


def made(scope: Scope, *, is_whole: bool = True, **more: Any) -> Reading:
    return Reading(START, "x", scope, is_whole=is_whole, complete=is_whole, **more)


def told(known: Known, at: datetime, *readings: Reading) -> Known:
    """One read at that time, whose readings came shortly one after the other."""
    for number, each in enumerate(readings):
        taken_at = at + number * TICK
        known = advance(registry(), known, replace(each, taken_at=taken_at), taken_at)
    return known


@pytest.mark.parametrize(
    ("readings", "hatched"),
    [
        ((followers(ONE, TWO), posts(is_whole=False, errors=REFUSED)), set()),
        ((units(ONE, TWO), posts(is_whole=False, errors=REFUSED)), set()),
        ((followers(ONE), units(TWO), posts(is_whole=False, errors=REFUSED)), set()),
        ((followers(ONE, is_whole=False), units(TWO, errors=REFUSED)), set()),
        ((followers(ONE), posts(is_whole=False, errors=REFUSED)), {AMBAL}),
        ((followers(ONE, is_whole=False, errors=REFUSED),), {AMBAL}),
        ((units(ONE, is_whole=False, errors=REFUSED),), {AMBAL}),
        ((units(errors=REFUSED),), {KLIRONG, AMBAL}),
    ],
    ids=[
        "posts refused after a walk",
        "posts refused after the units",
        "posts refused after a walk and the rest of the units",
        "walk broken off and the rest of the units read",
        "one unit refused and posts read",
        "walk broken off",
        "units broken off",
        "only the target read",
    ],
)
def test_only_units_whose_profile_was_not_read_are_hatched(readings: tuple[Reading, ...], hatched: set[str]) -> None:
    known = told(Known(), START, followers(ONE, TWO))
    known = told(known, START + HOUR, *readings)
    assert known.board is not None
    assert {state.unit for state in known.board.units if state.account and state.is_stale} == hatched
    assert known.board.source.errors == REFUSED


def test_posts_that_were_refused_hatch_nothing_once_the_profiles_are_read_again() -> None:
    known = told(Known(), START, followers(ONE, TWO), posts(is_whole=False, errors=REFUSED))
    known = told(known, START + HOUR, units(ONE, TWO))
    assert known.board is not None
    assert not any(state.is_stale for state in known.board.units)
    assert known.board.source.errors == ()

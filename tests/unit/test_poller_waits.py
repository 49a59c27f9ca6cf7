"""How long the poller waits: what a source asks for, else its own back-off; and what it tells the source."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.board_story import KLIRONG, account
from tui.board import Board
from tui.clock import Clock, FixedClock
from tui.codes import Code, code
from tui.compliance.model import Status
from tui.errors import SourceError
from tui.known import Known
from tui.poller import Poller, Reports
from tui.registry import bundled_registry, load_registry
from tui.sources.base import Account, Memory, Plan, Reading, Scope, SourceInfo
from tui.waits import FIRST_WAIT, LEAST_WAIT, LONGEST_WAIT, back_off

REGISTRY = load_registry(bundled_registry())
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
INTERVAL = REGISTRY.directive.interval.total_seconds()


class Script:
    """A source that gives what it was given, in order."""

    info = SourceInfo(spec="script", kind="x")

    def __init__(self, *answers: Exception | tuple[Reading, ...]) -> None:
        self._answers = list(answers)
        self._clock = FixedClock(NOW)
        self.told: list[Memory] = []
        self.asked: list[bool] = []

    @property
    def clock(self) -> Clock:
        """A clock that stands."""
        return self._clock

    def know(self, memory: Memory) -> None:
        """Remembers what it was told."""
        self.told.append(memory)

    def plan(self) -> Plan | None:
        """It costs nothing."""

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The next answer."""
        self.asked.append(asked)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        self._clock.set(self._clock.now() + timedelta(hours=1))
        return answer

    async def changes(self) -> AsyncGenerator[None, None]:
        """None."""
        announced: tuple[None, ...] = ()
        for change in announced:
            yield change

    async def close(self) -> None:
        """Nothing to let go of."""


def polled(*answers: SourceError | tuple[Reading, ...]) -> tuple[Poller, Script, list[tuple[Code, float | None]]]:
    failures: list[tuple[Code, float | None]] = []
    source = Script(*answers)
    reports = Reports(lambda _: None, lambda: None, lambda reason, wait: failures.append((reason, wait)))
    return Poller(REGISTRY, source, None, Known(), reports), source, failures


def reading(*errors: Code, hour: int = 0) -> tuple[Reading, ...]:
    account = Account("x", "1", "rekaan", "Rekaan", "Akun rekaan")
    return (
        Reading(
            NOW + timedelta(hours=hour), "script", Scope.FOLLOWERS, (account,), is_whole=not errors,
            complete=not errors, followers_count=1, errors=errors,
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "least", "most", "told"),
    [
        ({"retry_in": 90}, 90, 99, True),
        ({"retry_in": 86_400}, 86_400, 86_700, True),
        ({"stop": 1}, math.inf, math.inf, False),
        ({"stop": 1, "retry_in": 5}, math.inf, math.inf, False),
        ({"retry_in": 0}, LEAST_WAIT, FIRST_WAIT, True),
        ({}, LEAST_WAIT, FIRST_WAIT, True),
    ],
)
async def test_an_error_tells_how_long_to_wait(
    arguments: dict[str, int], least: float, most: float, told: bool
) -> None:
    poller, _, failures = polled(SourceError("x_rate_limited", **arguments))
    assert least <= await poller.read_once() <= most
    ((_, wait),) = failures
    assert (wait is not None) is told


async def test_without_such_a_word_the_back_off_doubles_up_to_an_hour_and_a_good_read_ends_it() -> None:
    poller, _, _ = polled(*[SourceError("x_server_fault")] * 14, reading(), SourceError("x_server_fault"))
    for number in range(14):
        span = min(LONGEST_WAIT, FIRST_WAIT * 2**number)
        assert LEAST_WAIT <= await poller.read_once() <= span
        waits = [back_off(number + 1) for _ in range(200)]
        assert LEAST_WAIT <= min(waits) < LEAST_WAIT + (span - LEAST_WAIT) / 4
        assert LEAST_WAIT + (span - LEAST_WAIT) * 3 / 4 < max(waits) <= span
    assert await poller.read_once() == INTERVAL
    assert await poller.read_once() <= FIRST_WAIT


@pytest.mark.parametrize(
    ("error", "least", "most"),
    [
        (code("x_rate_limited", retry_in=300), 300, 330),
        (code("x_server_fault"), LEAST_WAIT, FIRST_WAIT),
        (code("x_no_credits", stop=1), math.inf, math.inf),
    ],
)
async def test_a_reading_with_an_error_waits_as_its_error_says(error: Code, least: float, most: float) -> None:
    poller, _, failures = polled(reading(error))
    assert least <= await poller.read_once() <= most
    assert failures == []


async def test_a_stop_lasts_until_somebody_asks_and_the_source_hears_who_it_was() -> None:
    source = Script(SourceError("x_no_credits", stop=1), SourceError("x_no_credits", stop=1))
    failed: asyncio.Queue[float | None] = asyncio.Queue()
    reports = Reports(lambda _: None, lambda: None, lambda _, wait: failed.put_nowait(wait))
    poller = Poller(REGISTRY, source, None, Known(), reports)
    running = asyncio.create_task(poller.run())
    assert await asyncio.wait_for(failed.get(), 60) is None
    assert source.asked == [False]
    poller.ask()
    assert await asyncio.wait_for(failed.get(), 60) is None
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert source.asked == [False, True]


async def test_the_source_is_told_when_the_followers_were_last_read_whole() -> None:
    poller, source, _ = polled(reading(), reading(hour=1))
    await poller.read_once()
    await poller.read_once()
    assert source.told[0] == Memory()
    assert (source.told[1].swept_at, source.told[1].followers_count) == (NOW, 1)


@pytest.mark.parametrize("is_reconstruction", [False, True])
async def test_before_the_very_first_reading_every_unit_is_shown_unread(is_reconstruction: bool) -> None:
    shown: asyncio.Queue[Board] = asyncio.Queue()
    source = Script(reading())
    source.info = SourceInfo(spec="script", kind="x", is_reconstruction=is_reconstruction)
    poller = Poller(REGISTRY, source, None, Known(), Reports(shown.put_nowait, lambda: None, lambda _, __: None))
    running = asyncio.create_task(poller.run())
    first, second = [await asyncio.wait_for(shown.get(), 60) for _ in range(2)]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert first.counts[Status.UNKNOWN] == len(REGISTRY.units)
    assert (first.source.read_at, first.changes) == (None, ())
    assert first.is_reconstruction is is_reconstruction
    assert second.counts[Status.UNKNOWN] == 0


async def test_what_the_first_good_reading_finds_is_no_change_though_an_earlier_one_failed() -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    second = Reading(NOW + timedelta(hours=1), "script", Scope.FOLLOWERS, (), is_whole=True, complete=True)
    boards: list[Board] = []
    reports = Reports(boards.append, lambda: None, lambda *_: None)
    source = Script(SourceError("source_vanished"), (first,), (second,))
    poller = Poller(REGISTRY, source, None, Known(), reports)
    for _ in range(3):
        await poller.read_once()
    assert boards[-2].by_unit[KLIRONG].account is not None
    assert boards[-2].changes == ()
    assert boards[-1].changes != ()


async def test_an_answer_that_nothing_is_new_ends_a_failure_and_leaves_the_data_as_old_as_they_were() -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    poller, _, _ = polled((first,), SourceError("feed_status", status=503), ())
    for expected in ([], ["feed_status"], []):
        wait = await poller.read_once()
        board = poller.known.board
        assert board is not None
        assert [error.name for error in board.source.errors] == expected
        assert board.by_unit[KLIRONG].is_stale is bool(expected)
        assert board.source.read_at == NOW
    assert wait == INTERVAL

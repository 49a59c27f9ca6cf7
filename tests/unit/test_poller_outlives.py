"""What the poller does about a fault of the product itself: it says where, keeps what is known, and reads again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from tests.unit.board_story import KLIRONG, account
from tests.unit.test_poller_waits import INTERVAL, NOW, REGISTRY, Script
from tui import known as knowing
from tui import poller as polling
from tui.board import Board
from tui.codes import Code
from tui.compliance.model import Status
from tui.decisions import Decision, DecisionKind
from tui.errors import StateError, UnexpectedError
from tui.known import Known
from tui.poller import Poller, Reports
from tui.sources.base import Reading, Scope, SourceInfo
from tui.store import Store
from tui.waits import FIRST_WAIT, LEAST_WAIT

SECRET = "rahasia"
PATIENCE = 60


class World:
    """A poller whose loop takes one step whenever it is asked."""

    def __init__(self, *answers: Exception | tuple[Reading, ...], store: Store | None = None) -> None:
        self.source = Script(*answers)
        self.shown: list[Board] = []
        self.failures: list[tuple[Code, float | None]] = []
        self.waits: asyncio.Queue[float | None] = asyncio.Queue()
        reports = Reports(
            self.shown.append, lambda: None, lambda *told: self.failures.append(told), self.waits.put_nowait
        )
        self.poller = Poller(REGISTRY, self.source, store, Known(), reports)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """The loop, after its first read."""
        self.source.info = SourceInfo("script", "x")
        loop = asyncio.create_task(self.poller.run())
        try:
            await self.next_wait(loop)
            yield
        finally:
            loop.cancel()
            with pytest.raises(asyncio.CancelledError):
                await loop

    async def next_wait(self, loop: asyncio.Task[None] | None = None) -> float | None:
        """The wait after the next read; what ended the loop is raised."""
        told = asyncio.create_task(self.waits.get())
        await asyncio.wait({told, *([loop] if loop else [])}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not told.done():
            told.cancel()
            assert loop is not None
            loop.result()
        return told.result()

    async def again(self) -> float | None:
        """One more read."""
        self.poller.ask()
        return await asyncio.wait_for(self.waits.get(), PATIENCE)

    @property
    def errors(self) -> list[str]:
        """What the Board shown last says of the source."""
        return [error.name for error in self.shown[-1].source.errors]


def whole(hour: int = 0) -> tuple[Reading, ...]:
    return (
        Reading(NOW + timedelta(hours=hour), "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True),
    )


def plain(whole: Any) -> dict[str, Any]:
    """A value by its fields, but for the step, which only saves time."""
    return {**asdict(whole), "step": None}


def raising(error: Exception) -> Callable[..., Any]:
    def fails(*_: object, **__: object) -> None:
        raise error

    return fails


async def test_a_fault_in_the_source_is_a_failure_that_the_next_good_read_ends() -> None:
    world = World(whole(), RuntimeError(SECRET), whole(1))
    async with world.running():
        before = world.poller.known
        wait = await world.again()
        assert wait is not None
        assert LEAST_WAIT <= wait <= FIRST_WAIT
        ((told, said),) = world.failures
        assert said == wait
        assert told.name == "unexpected_reading"
        assert told.get("kind") == "RuntimeError"
        assert str(told.get("place")).startswith("poller.py:")
        assert SECRET not in repr(told)
        assert world.errors == ["unexpected_reading"]
        assert world.poller.known.followers.by_key == before.followers.by_key
        assert world.shown[-1].source.read_at == NOW
        assert world.shown[-1].by_unit[KLIRONG].is_stale
        assert await world.again() == INTERVAL
        assert world.errors == []
        assert not world.shown[-1].by_unit[KLIRONG].is_stale


async def test_the_very_first_read_may_fail_so() -> None:
    world = World(AttributeError(SECRET), whole())
    async with world.running():
        assert world.errors == ["unexpected_reading"]
        await world.again()
        assert world.errors == []


@pytest.mark.parametrize(
    ("room", "name"), [(polling, "advance"), (knowing, "fold"), (knowing, "match_all"), (knowing, "take_board")]
)
async def test_where_judging_fails_all_that_was_known_stays_and_is_marked_old(
    room: object, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World(whole(), whole(1), whole(2), store=store)
        async with world.running():
            before, saved = world.poller.known, store.load()
            with monkeypatch.context() as broken:
                broken.setattr(room, name, raising(MemoryError(SECRET)))
                await world.again()
            assert [told.get("kind") for told, _ in world.failures] == ["MemoryError"]
            assert world.errors == ["unexpected_reading"]
            assert world.shown[-1].by_unit[KLIRONG].is_stale
            assert world.shown[-1].by_unit[KLIRONG].account is not None
            assert world.poller.known.followers.by_key == before.followers.by_key
            assert store.load().followers.by_key == saved.followers.by_key
            await world.again()
            assert world.errors == []
            assert world.shown[-1].changes == ()
            assert plain(store.load().followers) == plain(world.poller.known.followers)
            assert store.verify() > 0


async def test_before_anything_was_ever_judged_there_is_only_the_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(whole(), whole(1))
    with monkeypatch.context() as broken:
        broken.setattr(knowing, "take_board", raising(ValueError(SECRET)))
        async with world.running():
            assert [told.get("kind") for told, _ in world.failures] == ["ValueError"]
            assert world.shown == []
            broken.undo()
            await world.again()
            assert world.errors == []


async def test_where_saving_fails_nothing_is_shown_that_is_not_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World((), whole(), whole(1), store=store)
        async with world.running():
            with monkeypatch.context() as broken:
                broken.setattr(Store, "save", raising(TypeError(SECRET)))
                await world.again()
            assert [told.get("kind") for told, _ in world.failures] == ["TypeError"]
            assert world.shown[-1].by_unit[KLIRONG].account is None
            assert world.poller.known.followers.by_key == {}
            await world.again()
            assert world.shown[-1].by_unit[KLIRONG].account is not None
            assert plain(store.load().board) == plain(world.shown[-1])


async def test_a_state_that_cannot_be_written_ends_the_loop_as_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World(whole(), store=store)
        monkeypatch.setattr(Store, "save", raising(StateError("store_not_writable", file="x", reason="penuh")))
        with pytest.raises(StateError):
            await world.poller.run()
        assert world.failures == []


async def test_a_reading_without_a_loop_lets_the_fault_through() -> None:
    world = World(RuntimeError(SECRET))
    with pytest.raises(RuntimeError):
        await world.poller.read_once()


async def test_a_billed_source_is_not_read_again_before_its_interval() -> None:
    world = World(RuntimeError(SECRET))
    world.source.info = SourceInfo("script", "x", is_billed=True)
    loop = asyncio.create_task(world.poller.run())
    assert await world.next_wait(loop) == INTERVAL
    loop.cancel()
    with pytest.raises(asyncio.CancelledError):
        await loop


async def test_a_tick_that_fails_is_told_once_and_a_good_read_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(whole(), whole(1))
    async with world.running():
        with monkeypatch.context() as broken:
            broken.setattr(knowing, "match_all", raising(ValueError(SECRET)))
            await world.poller.tick()
            assert world.errors == ["unexpected_reading"]
            count = len(world.shown)
            await world.poller.tick()
            assert len(world.shown) == count
        await world.again()
        assert world.errors == []


def note(number: int = 1) -> Decision:
    return Decision(number, DecisionKind.NOTE, "Rekaan", NOW, unit=KLIRONG, value="catatan")


async def test_a_ruling_that_cannot_be_saved_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World(whole(), store=store)
        async with world.running():
            monkeypatch.setattr(Store, "append_decisions", raising(KeyError(SECRET)))
            with pytest.raises(UnexpectedError) as caught:
                await world.poller.decide(note())
            assert (caught.value.code.name, caught.value.code.get("kind")) == ("unexpected", "KeyError")
            assert world.poller.known.decisions.all == ()


async def test_a_ruling_that_is_saved_stands_though_judging_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World(whole(), whole(1), store=store)
        async with world.running():
            with monkeypatch.context() as broken:
                broken.setattr(knowing, "take_board", raising(ValueError(SECRET)))
                await world.poller.decide(note())
            assert world.errors == ["unexpected_reading"]
            assert store.decisions.all == world.poller.known.decisions.all == (note(),)
            await world.again()
            assert world.errors == []
            assert world.shown[-1].last_decision == 1


async def test_an_id_found_for_a_link_is_saved_once_though_judging_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    link = Decision(1, DecisionKind.LINK, "Rekaan", NOW, "surat", KLIRONG, handle=account().username)
    with Store.open(tmp_path, REGISTRY, "x") as store:
        world = World((), (), whole(), whole(1), store=store)
        async with world.running():
            await world.poller.decide(link)
            await asyncio.wait_for(world.waits.get(), PATIENCE)  # a link is looked for at once
            with monkeypatch.context() as broken:
                broken.setattr(polling, "rejudge", raising(ValueError(SECRET)))
                await world.again()
            assert world.errors == ["unexpected_reading"]
            saved = store.decisions.all
            assert [ruling.kind for ruling in saved] == [DecisionKind.LINK, DecisionKind.RESOLVED]
            await world.again()
            assert world.errors == []
            assert world.shown[-1].last_decision == 2
            assert store.decisions.all == world.poller.known.decisions.all == saved


async def test_changes_that_can_no_longer_be_followed_leave_the_loop_its_interval() -> None:
    world = World(whole(), whole(1))

    async def broken() -> AsyncGenerator[None, None]:
        for _ in map(raising(RuntimeError(SECRET)), (1,)):
            yield

    world.source.changes = broken  # type: ignore[method-assign]
    async with world.running():
        await world.again()
        assert [(told.get("kind"), wait) for told, wait in world.failures] == [("RuntimeError", None)]
        assert world.shown[-1].counts[Status.UNKNOWN] == 0

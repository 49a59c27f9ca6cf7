"""The start: the last Board at once, and no wish lost that comes before all that is saved was read in."""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual._wait import wait_for_idle

from tests.ui.desks import press, seen
from tui.app import PantauApp, Parts
from tui.board.model import Board
from tui.cli.reading import take_reading
from tui.cli.session import open_session
from tui.clock import Clock
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.errors import StateError
from tui.messages import DecisionRequested
from tui.registry.model import Registry
from tui.screens.desk import Desk
from tui.screens.unit import UnitScreen
from tui.settings import Settings
from tui.sources.base import Memory, Plan, Reading, Source, SourceInfo
from tui.store import Store
from tui.store.held import HeldFolder

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
SIZE = (240, 67)
PATIENCE = 20.0


class Watched:
    """A source that notes how it was asked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.asked: list[bool] = []

    @property
    def info(self) -> SourceInfo:
        """That of the source."""
        return self._source.info

    @property
    def clock(self) -> Clock:
        """That of the source."""
        return self._source.clock

    def know(self, memory: Memory) -> None:
        """Told on."""
        self._source.know(memory)

    def plan(self) -> Plan | None:
        """It costs nothing."""
        return None

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """Notes it, and reads."""
        self.asked.append(asked)
        return await self._source.read(asked=asked)

    async def changes(self) -> AsyncIterator[None]:
        """Nothing changes here."""
        nothing: tuple[None, ...] = ()
        for change in nothing:
            yield change

    async def close(self) -> None:
        """Told on."""
        await self._source.close()


class SlowFolder(HeldFolder):
    """A state that is read in only once the test lets it, or never can be."""

    def __init__(self, folder: Path, registry: Registry, source_kind: str) -> None:
        super().__init__(folder, registry, source_kind)
        self.may_read = threading.Event()
        self.fault: StateError | None = None

    def store(self) -> Store:
        """The Store, in time."""
        assert self.may_read.wait(PATIENCE)
        if self.fault is not None:
            raise self.fault
        return super().store()


class FirstFrame(PantauApp):
    """A wall that keeps what its first painted frame shows."""

    first = ""

    def _display(self, screen: Any, renderable: Any) -> None:
        if not self.first and renderable is not None:
            self.first = seen(self)
        super()._display(screen, renderable)


class World:
    """A wall on a state that another run has left."""

    def __init__(self, folder: Path) -> None:
        copy = folder / "followers.csv"
        shutil.copy(GOLD, copy)
        self.settings = Settings(source=f"file:{copy}", state=folder / "state", complete=True, out=folder / "out")
        with open_session(self.settings) as session:
            self.board = take_reading(session)
        with open_session(self.settings) as session:
            self.registry, source = session.registry, session.source
        assert self.settings.state is not None
        self.held = SlowFolder(self.settings.state, self.registry, "file")
        self.source = Watched(source)

    def app(self, face: Board | None = None) -> FirstFrame:
        """The wall, painting that Board or the one that is there at a glance."""
        board = face or self.held.face()
        assert board is not None
        desk = Desk(registry=self.registry, clock=self.source.clock, info=self.source.info, board=board)
        return FirstFrame(Parts(desk=desk, source=self.source, kept=self.held, out=self.settings.out))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A state with one reading, held; the collector is as it was afterwards."""
    made = World(tmp_path)
    yield made
    made.held.may_read.set()
    made.held.close()
    gc.unfreeze()


async def until(holds: Callable[[], bool]) -> None:
    """Lets the app go on until a condition holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        await wait_for_idle(0)


async def test_the_first_frame_shows_every_tile_and_how_old_it_is(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE):
        await until(lambda: bool(app.first))
        for words in ("PANTAU SKPD", "Setda", "Karangsambung", "terbaca", "hal. 1/1"):
            assert words in app.first
        assert not world.source.asked
        world.held.may_read.set()


async def test_a_unit_is_opened_before_the_followers_are_there_and_stays_open_when_they_are(world: World) -> None:
    app = world.app()
    painted = app._desk.board
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, UnitScreen)
        assert "Sekretariat Daerah" in seen(app)
        world.held.may_read.set()
        await until(lambda: world.source.asked == [False] and app._desk.board is not painted)
        await pilot.pause()
        assert isinstance(app.screen, UnitScreen)
        assert "Sekretariat Daerah" in seen(app)


async def test_a_reading_asked_for_too_early_is_the_first_one(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert world.source.asked == []
        world.held.may_read.set()
        await until(lambda: bool(world.source.asked))
        assert world.source.asked[0] is True


async def test_rulings_made_at_once_are_kept_in_their_order(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        for number in range(3):
            app.screen.post_message(
                DecisionRequested(DecisionKind.NOTE, unit="setda", by="Rekaan", value=f"catatan {number}")
            )
        await pilot.pause()
        world.held.may_read.set()
        await until(lambda: len(world.held.store().decisions.all) == 3)
        told = [(ruling.number, ruling.value) for ruling in world.held.store().decisions.all]
        assert told == [(1, "catatan 0"), (2, "catatan 1"), (3, "catatan 2")]


async def test_what_the_log_says_outranks_what_was_painted_first(world: World) -> None:
    lie = replace(world.board, counts={**world.board.counts, Status.LOST: 521})
    app = world.app(lie)
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: bool(app.first))
        assert "521" in app.first
        world.held.may_read.set()
        await until(lambda: app._desk.board is not lie)
        await pilot.pause()
        assert app._desk.board is not None
        assert app._desk.board.counts == world.board.counts


async def test_a_state_that_cannot_be_read_in_ends_the_wall_with_its_reason(world: World) -> None:
    app = world.app()
    world.held.fault = StateError("store_other_version", file="x", found="9", known=1)
    async with app.run_test(size=SIZE) as pilot:
        app.screen.post_message(DecisionRequested(DecisionKind.NOTE, unit="setda", by="Rekaan", value="catatan"))
        await pilot.pause()
        world.held.may_read.set()
        await until(lambda: app.fault is not None)
    assert app.fault is world.held.fault
    assert world.source.asked == []

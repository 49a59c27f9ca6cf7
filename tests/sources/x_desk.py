"""A stand-in on loopback and a source that reads from it, billed to a ledger on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from aiohttp import web

from standin.books import Fault
from standin.contract import Contract
from standin.server import BEARER, StandIn
from standin.world import World
from tui.clock import FixedClock
from tui.codes import Code
from tui.errors import SourceError
from tui.settings import Ceilings, Settings, Tokens
from tui.sources.base import AccountKey, Memory, Reading, Scope
from tui.sources.x.source import XSource
from tui.sources.x.transport import Limits
from tui.store.ledger import StoredLedger

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DAY = "2026-11-25"


@dataclass
class Desk:
    """Everything of one test."""

    standin: StandIn
    source: XSource
    ledger: StoredLedger
    clock: FixedClock
    settings: Settings
    folder: Path
    memory: Memory = field(default_factory=Memory)

    def break_with(self, kind: str, **told: object) -> None:
        """One misbehaviour more."""
        self.standin.faults.waiting.append(Fault(kind, **told))  # type: ignore[arg-type]

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """A read; what it brings is remembered as the poller would."""
        self.source.know(self.memory)
        readings = await self.source.read(asked=asked)
        for reading in readings:
            if reading.scope is Scope.FOLLOWERS and reading.complete:
                self.memory = Memory(
                    self.memory.accounts, self.memory.handles, reading.taken_at, reading.followers_count
                )
        return readings

    async def refused(self, *, asked: bool = False) -> Code:
        """The Code of a read that gave nothing."""
        try:
            await self.read(asked=asked)
        except SourceError as error:
            return error.code
        raise AssertionError("this read should have been refused")

    def know(self, ids: Sequence[str], *handles: str) -> None:
        """From now on these are units' accounts."""
        accounts = {AccountKey("x", each): None for each in ids}
        self.memory = Memory(accounts, handles, self.memory.swept_at, self.memory.followers_count)

    def know_posts(self, newest: dict[str, str]) -> None:
        """From now on these are the newest posts that are kept."""
        accounts = {key: newest.get(key.id) for key in self.memory.accounts}
        self.memory = Memory(accounts, self.memory.handles, self.memory.swept_at, self.memory.followers_count)

    def later(self, **span: float) -> None:
        """Time goes on, here and there."""
        self.clock.set(self.clock.now() + timedelta(**span))
        self.standin.now = self.clock.now()

    @property
    def standin_url(self) -> str:
        """Where the stand-in listens."""
        return self.settings.x_url

    def reopened(self, ceilings: Ceilings | None = None) -> StoredLedger:
        """The ledger as a new run finds it on disk; from now on the source uses it."""
        self.ledger = StoredLedger(self.folder, ceilings or Ceilings())
        self.source = XSource(self.standin.world.target.username, self.settings, self.ledger, clock=self.clock)
        return self.ledger

    @property
    def routes(self) -> list[str]:
        """What was asked of the stand-in, in order."""
        return [route for route, _ in self.standin.requests]

    @property
    def asked(self) -> list[dict[str, str]]:
        """With which parameters."""
        return [parameters for _, parameters in self.standin.requests]


def names(codes: Sequence[Code]) -> list[str]:
    return [each.name for each in codes]


@cache
def contract() -> Contract:
    """X's document, read once; what it judged it need not judge again."""
    return Contract()


@asynccontextmanager
async def desk(
    folder: Path,
    world: World | None = None,
    *,
    ceilings: Ceilings | None = None,
    limits: Limits | None = None,
    tokens: Tokens | None = None,
    units_only: bool = False,
    owns_app: bool = False,
    is_judged: bool = True,
    deadlines: Sequence[datetime] = (),
) -> AsyncIterator[Desk]:
    """A stand-in in this very loop, over real sockets."""
    standin = StandIn(world or World(followers=5), contract=contract() if is_judged else None, now=NOW)
    runner = web.AppRunner(standin.app(), access_log=None, shutdown_timeout=1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    settings = Settings(
        tokens=tokens or Tokens(x_bearer=BEARER),
        x_url=f"http://127.0.0.1:{runner.addresses[0][1]}",
        x_units_only=units_only,
        x_owns_app=owns_app,
        ceilings=ceilings or Ceilings(),
    )
    clock = FixedClock(NOW)
    ledger = StoredLedger(folder, ceilings or Ceilings())
    username = standin.world.target.username
    source = XSource(username, settings, ledger, deadlines=deadlines, clock=clock, limits=limits)
    try:
        at = Desk(standin, source, ledger, clock, settings, folder)
        yield at
    finally:
        await at.source.close()
        await runner.cleanup()
    assert standin.violations == []

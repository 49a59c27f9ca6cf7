"""Kills `pantau poll` at every point of its reading, one after the other, and looks at what is left each time.

Run as a process of its own, since it forks: `python -m tests.acceptance.poll_killer STATE SETTINGS URL PRICE`. STATE is
what an earlier good reading left. A point is a request, its answer, each piece of a body, and each change of the disk
(a file synced, renamed, linked, removed); the points are over when a poll outlives them. After each kill the state must
load, its Board must be the last good one with its age, the ledger must stand between the bill and PRICE more than that,
and the next poll must heal all.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
import aiohttp.client
import aiohttp.streams
import tweepy.asynchronous

from tests.acceptance.control import books, fault, tell
from tests.unit.board_story import registry
from tui.board import Board
from tui.cli import session
from tui.cli.main import main
from tui.settings import Ceilings
from tui.sources.base import Scope
from tui.store import Store
from tui.store.ledger import StoredLedger
from tui.view.cells import plain
from tui.view.header import title_line
from tui.view.model import View
from tui.view.names import Names
from tui.view.scene import Scene

assert tweepy.asynchronous.AsyncClient  # imported here, so that no child has to
DISK = ("fsync", "replace", "link", "unlink")


class Points:
    """Counts what a poll does, and ends the process at one of its points."""

    def __init__(self, last: int) -> None:
        self._left = last

    def pass_one(self) -> None:
        """One point more."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, with a point before it."""

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            return call(*args, **kwargs)

        return counted

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same awaited call, with a point before it and one after it."""

        async def counted(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            answer = await call(*args, **kwargs)
            self.pass_one()
            return answer

        return counted

    def lie_in_wait(self) -> None:
        """Stands at every point of this process."""
        for name in DISK:
            setattr(os, name, self.before(getattr(os, name)))
        aiohttp.ClientSession._request = self.around(aiohttp.ClientSession._request)  # type: ignore[method-assign]
        aiohttp.streams.StreamReader.feed_data = self.before(  # type: ignore[method-assign]
            aiohttp.streams.StreamReader.feed_data
        )


def poll(flags: list[str], points: Points | None) -> int:
    """One poll in a child; its exit code, negative where it was killed."""
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):  # noqa: PTH123
            if points is not None:
                points.lie_in_wait()
            os._exit(main(["poll", *flags]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def warm_up(base: Path, folder: Path, flags: list[str]) -> None:
    """One poll in this very process: what it imports and keeps in mind, and the registry, no child need find anew."""
    session.load_registry = cache(session.load_registry)  # type: ignore[attr-defined]
    state = shutil.copytree(base, folder / "warm")
    with redirect_stdout(StringIO()):
        assert main(["poll", *flags, "--state", str(state)]) == 0


def title_of(board: Board) -> str:
    """The wall's first line, as it is drawn now."""
    place = registry()
    return plain(title_line(Scene(place, board, View(), datetime.now(UTC), Names(place), (), ""), 240))


def faults_of(state: Path, before: Board, billed: int, price: int) -> Iterator[str]:
    """What is wrong with what a kill left."""
    with Store.open(state, registry(), "x") as store:
        saved = store.load()
        store.verify()
    board = saved.board
    if board is None or saved.notices:
        yield f"the store does not load: {saved.notices}"
        return
    shown = {s.unit: (s.status, s.account and s.account.key.id) for s in board.units if s.unit in held(before)}
    if shown != held(before):
        yield f"not the last good units: {shown}"
    if board.source.read_at is None or " lalu " not in title_of(board):
        yield f"no age: {title_of(board)}"
    spent = sum(StoredLedger(state / registry().id / "x", Ceilings()).spent_in_month(""))
    if not billed <= spent <= billed + price:
        yield f"billed {billed}, ledger {spent}"


def held(board: Board) -> dict[str, tuple[object, object]]:
    """The units that had an account by its id, with their status."""
    return {s.unit: (s.status, s.account.key.id) for s in board.units if s.account is not None and s.account.key.id}


def healed(state: Path, followers: int) -> Iterator[str]:
    """What is wrong after the next reading."""
    with Store.open(state, registry(), "x", read_only=True) as store:
        saved = store.load()
    swept = saved.followers.last_complete.get(Scope.FOLLOWERS)
    if swept is None or swept.accounts_read != followers:
        yield f"the next reading does not heal: {swept}"
    if saved.board is None or not saved.board.source.complete or saved.board.source.errors or saved.notices:
        yield f"the wall is not as it was: {saved.board and saved.board.source}, {saved.notices}"


def run(base: Path, folder: Path, settings: str, url: str, price: int) -> None:
    """Prints a line for each fault found, then how many points there were; `folder` is where the killed states are."""
    with Store.open(base, registry(), "x", read_only=True) as store:
        before = store.load().board
    assert before is not None
    warm_up(base, folder, ["--settings", settings])
    for point in count(1):
        state = Path(shutil.copytree(base, folder / "killed"))
        tell(url, forget=True)
        fault(url, "halves", times=9)
        flags = ["--settings", settings, "--state", str(state)]
        code = poll(flags, Points(point))
        if code == 0:
            print("points", point - 1)
            return
        found = list(faults_of(state, before, books(url)["billed"], price))
        tell(url, calm=True)
        if poll(flags, None) != 0:
            found.append("the next poll fails")
        found += healed(state, books(url)["followers"])
        for each in found if code == -signal.SIGKILL else [f"ended with {code}"]:
            print(f"point {point}: {each}")
        shutil.rmtree(state)


if __name__ == "__main__":
    with TemporaryDirectory(dir=session.memory_folder()) as memory:  # a kill is one on any disk; here it is quick
        run(Path(sys.argv[1]), Path(memory), sys.argv[2], sys.argv[3], int(sys.argv[4]))

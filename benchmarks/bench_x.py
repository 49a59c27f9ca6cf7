"""What 100,000 followers through X cost, beside raw aiohttp and msgspec on the same pages in the same run.

A stand-in in its own process serves pages that were made and judged beforehand (a tenth of the profiles has a sign
beyond plain text, a seventh an escaped `&`). Both sides take turns; what is told is the median of the pairs' ratios.
Our side reads and bills every page with a ledger on disk, and keeps it; the raw side only decodes, into the same typed
records, and lets go of them. The second bar adds that every Account is made, cleaned at the border, as the thread that
judges makes them. Beside both stands what most would write: pages decoded into dicts, which are kept.

How long the event loop is held is told by a task which wakes every millisecond, while threads take turns and the
collector rests, as in the wall. A machine among others stands still for some 10 ms now and then, whoever is at work:
the raw side shows it too. What our code does it does in every walk at the same page, so of each page the median walk
counts; the longest hold of any single walk is told beside it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import msgspec

from benchmarks.bars import Bar
from benchmarks.bench_wall import EMPTY
from benchmarks.terminal import ROOT, Terminal, python
from benchmarks.witness import longest_of, spans, witnesses
from standin.process import standing
from standin.server import BEARER
from standin.world import FIRST_ID
from tui.app import TURN_SECONDS
from tui.known import Known, advance, rejudge
from tui.memory import collector_at_rest
from tui.registry.find import bundled_registry
from tui.registry.load import load_registry
from tui.settings import Ceilings, Settings, Tokens
from tui.sources.x.source import XSource
from tui.sources.x.wire import users_page
from tui.store.ledger import StoredLedger

FOLLOWERS = 100_000
ROUNDS = 9
WALLS = 3
TIMES_RAW = 2.5
HOLD_MILLISECONDS = 10.0
BYTES_A_FOLLOWER = 2_000
QUIET_SECONDS, QUIET_CPU = 3.0, 0.3
MB = 1_000_000


def bars() -> Iterator[Bar]:
    """The bars of time, of the event loop's holds and of memory."""
    import_module("tweepy.asynchronous")  # a first read imports it off the event loop; here only reading is measured
    sys.setswitchinterval(TURN_SECONDS)
    gc.freeze()
    with standing("--prepared", "--followers", str(FOLLOWERS)) as url:
        pairs = [asyncio.run(_pair(url)) for _ in range(ROUNDS)]
        memory = asyncio.run(_memory(url))
        kept = asyncio.run(_kept(url))
        reader = _reader(url)
        wall = _wall(url)
        walls = [_held(url) for _ in range(WALLS)]
    with Terminal(EMPTY) as terminal:
        terminal.until(["kosong"])
        empty = terminal.memory()
    raw, dicts, ours, made = (median(times) for times in zip(*(pair.seconds for pair in pairs), strict=True))
    for name, place, seconds in (
        ("100,000 followers through x, times raw aiohttp and msgspec", 2, ours),
        ("the same with every Account made", 3, made),
    ):
        ratios, beside_dicts = ([pair.seconds[place] / pair.seconds[floor] for pair in pairs] for floor in (0, 1))
        detail = (
            f"{seconds:.2f} s and {raw:.2f} s, {min(ratios):.2f} to {max(ratios):.2f}; "
            f"{median(beside_dicts):.2f} x where the raw side keeps dicts, {dicts:.2f} s"
        )
        yield Bar(name, median(ratios), TIMES_RAW, "x", detail)
    yield _hold(pairs)
    held, plain = (median(holds) for holds in zip(*walls, strict=True))
    detail = f"{plain:.1f} with the time in which a processor stood still; median of {WALLS} walls"
    name = "the wall's longest hold while it reads, judges, saves and draws them"
    yield Bar(name, held, HOLD_MILLISECONDS, "ms", detail)
    yield Bar(
        "memory of a follower read", memory / FOLLOWERS, BYTES_A_FOLLOWER, "bytes", f"{memory / 2**20:.0f} MiB in all"
    )

    for name, figure, theirs, whose in (
        ("a process that reads them", reader, memory, "the accounts as read"),
        ("the wall that shows them", wall, kept, "what it keeps of them"),
    ):
        detail = f"{figure / MB:.0f} MB, of which {theirs / MB:.0f} are {whose}; empty {empty / MB:.0f} MB"
        yield Bar(f"memory of {name}, beside the followers / empty app", (figure - theirs) / empty, 2.2, "x", detail)


def _reader(url: str) -> int:
    """Resident bytes of a process that has read all followers and does nothing else."""
    with TemporaryDirectory(prefix="pantau-bench-") as folder:
        command = python("-m", "benchmarks.read_x", url, folder)
        return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _wall(url: str) -> int:
    """Resident bytes of the wall once it has read, judged, saved and drawn them and is quiet again."""
    with TemporaryDirectory(prefix="pantau-bench-") as folder:
        os.environ.update(PANTAU_TOKEN_X_BEARER=BEARER, PANTAU_X_URL=url)
        with Terminal(python("-m", "tui", "--source", "x", "--state", folder)) as terminal:
            while not any(Path(folder).glob("*/x/checkpoints/*.json")):  # written once all is saved and sealed
                terminal.listen(QUIET_SECONDS)
            before = -1.0
            while terminal.cpu() - before > QUIET_CPU:
                before = terminal.cpu()
                terminal.listen(QUIET_SECONDS)
            return terminal.memory()


def _held(url: str) -> tuple[float, float]:
    """The longest time, in milliseconds, for which the event loop of that wall was held from its first paint on.

    Without the time in which a processor stood still, and with it.
    """
    os.environ.update(PANTAU_TOKEN_X_BEARER=BEARER, PANTAU_X_URL=url)
    with TemporaryDirectory(prefix="pantau-bench-") as folder, TemporaryDirectory(prefix="pantau-bench-") as reports:
        report = Path(reports) / "held"
        command = python("-m", "benchmarks.held_loop", str(report), "--source", "x", "--state", folder)
        with witnesses() as standstills, Terminal(command) as terminal:
            while not any(Path(folder).glob("*/x/checkpoints/*.json")):
                terminal.listen(QUIET_SECONDS)
            terminal.listen(QUIET_SECONDS)
        holds = spans(report)
    return longest_of(holds, standstills), longest_of(holds)


class Pair(NamedTuple):
    """Seconds of raw, of one that keeps dicts, of ours without and with Accounts; milliseconds the loop was held.

    `holds` are the longest ones of our walk by the number of pages that were billed till then.
    """

    seconds: tuple[float, float, float, float]
    holds: dict[int, float]
    raw_hold: float


def _hold(pairs: list[Pair]) -> Bar:
    pages = set().union(*(pair.holds for pair in pairs))
    by_page = {page: median(pair.holds.get(page, 0.0) for pair in pairs) for page in pages}
    page = max(by_page, key=lambda each: by_page[each])
    single, raw = [max(pair.holds.values()) for pair in pairs], [pair.raw_hold for pair in pairs]
    detail = (
        f"at page {page}; single walks {median(single):.1f}, {max(single):.1f} at worst, "
        f"the raw side alone {median(raw):.1f}, {max(raw):.1f} at worst"
    )
    return Bar("the event loop's longest hold at any page of the walk", by_page[page], HOLD_MILLISECONDS, "ms", detail)


async def _pair(url: str) -> Pair:
    """One of each in turn, while the collector rests."""
    with collector_at_rest():
        return await _compared(url)


async def _compared(url: str) -> Pair:
    async with _watched(lambda: 0) as raw_holds:
        raw = await _raw(url, _typed)
    dicts = await _raw(url, _untyped)
    with TemporaryDirectory(prefix="pantau-bench-") as folder:
        ledger = CountingLedger(Path(folder), Ceilings())
        source = _source(url, ledger)
        async with _watched(lambda: ledger.answers) as holds:
            begun = perf_counter()
            (reading,) = await source.read()
            ours = perf_counter() - begun
            assert await asyncio.to_thread(lambda: sum(1 for _ in reading.accounts)) == FOLLOWERS
            made = perf_counter() - begun
        await source.close()
    assert (len(reading.accounts), reading.complete) == (FOLLOWERS, True)
    return Pair((raw, dicts, ours, made), holds, max(raw_holds.values()))


def _typed(body: bytes) -> tuple[int, str, object]:
    """How many a page holds, where the next one is, and what is kept of it: nothing."""
    page, _ = users_page(body)
    return len(page.data), (page.meta.next_token if page.meta else None) or "", None


def _untyped(body: bytes) -> tuple[int, str, object]:
    page = msgspec.json.decode(body)
    return len(page["data"]), page["meta"].get("next_token", ""), page


async def _raw(url: str, decode: Callable[[bytes], tuple[int, str, object]]) -> float:
    """Seconds of a walk with nothing but aiohttp and msgspec."""
    import aiohttp

    count, token, kept = 0, "", []
    begun = perf_counter()
    headers = {"Authorization": f"Bearer {BEARER}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        while True:
            query = {"max_results": "1000", **({"pagination_token": token} if token else {})}
            async with session.get(f"{url}/2/users/{FIRST_ID}/followers", params=query) as response:
                read, token, page = decode(await response.read())
            kept.append(page)
            count += read
            if not token:
                break
    seconds = perf_counter() - begun
    assert count == FOLLOWERS
    return seconds


class CountingLedger(StoredLedger):
    """A ledger on disk that counts the answers it was told of."""

    answers = 0

    def settle(self, ticket: int, day: str, resources: Sequence[str]) -> int:
        """One answer more."""
        self.answers += 1
        return super().settle(ticket, day, resources)


def _source(url: str, ledger: StoredLedger) -> XSource:
    """X as the product reads it."""
    return XSource("bupatikbm", Settings(tokens=Tokens(x_bearer=BEARER), x_url=url), ledger)


@asynccontextmanager
async def _watched(where: Callable[[], int]) -> AsyncIterator[dict[int, float]]:
    """The longest hold, in milliseconds, by each place that was passed while the loop was held."""
    holds: dict[int, float] = {}

    async def watch() -> None:
        before = perf_counter()
        while True:
            place = where()
            await asyncio.sleep(0.001)
            now = perf_counter()
            for each in range(place, where() + 1):
                holds[each] = max(holds.get(each, 0.0), 1000 * (now - before) - 1)
            before = now

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.05)
    holds.clear()
    yield holds
    watching.cancel()


async def _memory(url: str) -> int:
    """Bytes that the accounts of one reading take, and the ledger that knows them as paid for."""
    tracemalloc.start()
    try:
        with TemporaryDirectory(prefix="pantau-bench-") as folder:
            source = _source(url, StoredLedger(Path(folder), Ceilings()))
            before = tracemalloc.get_traced_memory()[0]
            (reading,) = await source.read()
            await source.close()
        gc.collect()
        assert len(reading.accounts) == FOLLOWERS
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


async def _kept(url: str) -> int:
    """Bytes that are kept once all are judged and the reading is let go: followers, the offices' texts, the ledger."""
    registry = load_registry(bundled_registry())
    known = rejudge(registry, Known(), datetime.now(UTC))
    tracemalloc.start()
    try:
        with TemporaryDirectory(prefix="pantau-bench-") as folder:
            source = _source(url, StoredLedger(Path(folder), Ceilings()))
            before = tracemalloc.get_traced_memory()[0]
            readings = await source.read()
            await source.close()
        for reading in readings:
            known = advance(registry, known, reading, reading.taken_at)
        del readings, reading
        gc.collect()
        assert len(known.followers.by_key) == FOLLOWERS
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    for bar in bars():
        print(f"{bar.name}: {bar.figure:.2f} {bar.unit}, limit {bar.limit:.1f} ({bar.detail})")

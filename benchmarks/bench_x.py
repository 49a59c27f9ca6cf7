"""What 100,000 followers through X cost, beside raw aiohttp and msgspec on the same pages in the same run.

A stand-in in its own process serves pages that were made and judged beforehand (a tenth of the profiles has a sign
beyond plain text, a seventh an escaped `&`). Both sides take turns; what is told is the median of the pairs' ratios.
Our side reads and bills every page with a ledger on disk, and keeps it; the raw side only decodes, into the same typed
records, and lets go of them. The second bar adds that every Account is made, cleaned at the border, as the thread that
judges makes them. Beside both stands what most would write: pages decoded into dicts, which are kept. The event loop's
longest hold is that of a task which wakes every millisecond, while threads take turns and the collector rests, as in
the wall.
"""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec

from benchmarks.bars import Bar
from benchmarks.bench_wall import EMPTY
from benchmarks.terminal import ROOT, Terminal, python
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
        held = _held(url)
    with Terminal(EMPTY) as terminal:
        terminal.until(["kosong"])
        empty = terminal.memory()
    raw, dicts, ours, made = (median(pair[place] for pair in pairs) for place in range(4))
    for name, place, seconds in (
        ("100,000 followers through x, times raw aiohttp and msgspec", 2, ours),
        ("the same with every Account made", 3, made),
    ):
        ratios = [pair[place] / pair[0] for pair in pairs]
        detail = (
            f"{seconds:.2f} s and {raw:.2f} s, {min(ratios):.2f} to {max(ratios):.2f}; "
            f"{median(pair[place] / pair[1] for pair in pairs):.2f} x where the raw side keeps dicts, {dicts:.2f} s"
        )
        yield Bar(name, median(ratios), TIMES_RAW, "x", detail)
    holds, floors = ([1000 * pair[place] for pair in pairs] for place in (4, 5))
    detail = f"{max(holds):.1f} at worst; the raw side alone {median(floors):.1f}, {max(floors):.1f} at worst"
    yield Bar("the event loop's longest hold meanwhile", median(holds), HOLD_MILLISECONDS, "ms", detail)
    yield Bar("the wall's longest hold while it reads, judges, saves and draws them", held, HOLD_MILLISECONDS, "ms")
    yield Bar(
        "memory of a follower read", memory / FOLLOWERS, BYTES_A_FOLLOWER, "bytes", f"{memory / 2**20:.0f} MiB in all"
    )

    for name, figure, own, whose in (
        ("a process that reads them", reader, memory, "the accounts as read"),
        ("the wall that shows them", wall, kept, "what it keeps of them"),
    ):
        detail = f"{figure / MB:.0f} MB, of which {own / MB:.0f} are {whose}; empty {empty / MB:.0f} MB"
        yield Bar(f"memory of {name}, beside the followers / empty app", (figure - own) / empty, 2.2, "x", detail)


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


def _held(url: str) -> float:
    """The longest time, in milliseconds, for which the event loop of that wall was held, from its first paint on."""
    with TemporaryDirectory(prefix="pantau-bench-") as folder, TemporaryDirectory(prefix="pantau-bench-") as own:
        os.environ.update(PANTAU_TOKEN_X_BEARER=BEARER, PANTAU_X_URL=url)
        report = Path(own) / "held"
        command = python("-m", "benchmarks.held_loop", str(report), "--source", "x", "--state", folder)
        with Terminal(command) as terminal:
            while not any(Path(folder).glob("*/x/checkpoints/*.json")):
                terminal.listen(QUIET_SECONDS)
            terminal.listen(QUIET_SECONDS)
        return float(report.read_text(encoding="ascii"))


async def _pair(url: str) -> tuple[float, ...]:
    """Seconds of raw, of one that keeps dicts, of ours without and with Accounts; longest holds of ours and of raw."""
    with collector_at_rest():
        return await _compared(url)


async def _compared(url: str) -> tuple[float, ...]:
    holds: list[float] = [0.0]
    watching = asyncio.create_task(_watch(holds))
    await asyncio.sleep(0.05)
    holds[0] = 0.0
    raw = await _raw(url, _typed)
    raw_hold = holds[0]
    watching.cancel()
    dicts = await _raw(url, _untyped)
    with TemporaryDirectory(prefix="pantau-bench-") as folder:
        source = _source(url, folder)
        watching = asyncio.create_task(_watch(holds))
        await asyncio.sleep(0.05)
        holds[0] = 0.0
        begun = perf_counter()
        (reading,) = await source.read()
        ours = perf_counter() - begun
        assert await asyncio.to_thread(lambda: sum(1 for _ in reading.accounts)) == FOLLOWERS
        made, longest = perf_counter() - begun, holds[0]
        watching.cancel()
        await source.close()
    assert (len(reading.accounts), reading.complete) == (FOLLOWERS, True)
    return raw, dicts, ours, made, longest, raw_hold


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


def _source(url: str, folder: str) -> XSource:
    """X as the product reads it, with a ledger on disk."""
    ledger = StoredLedger(Path(folder), Ceilings())
    return XSource("bupatikbm", Settings(tokens=Tokens(x_bearer=BEARER), x_url=url), ledger)


async def _watch(holds: list[float]) -> None:
    before = perf_counter()
    while True:
        await asyncio.sleep(0.001)
        now = perf_counter()
        holds[0] = max(holds[0], now - before - 0.001)
        before = now


async def _memory(url: str) -> int:
    """Bytes that the accounts of one reading take, and the ledger that knows them as paid for."""
    tracemalloc.start()
    try:
        with TemporaryDirectory(prefix="pantau-bench-") as folder:
            source = _source(url, folder)
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
            source = _source(url, folder)
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

"""The wall on a real pseudo-terminal, against the empty app: start, memory, keys, bytes, idle time, a held loop."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import pyte

from benchmarks.bars import Bar
from benchmarks.pairs import PAIRS, ratios
from benchmarks.terminal import ROOT, SIZE, Terminal, python
from benchmarks.witness import longest_of, spans

EMPTY = python("-m", "benchmarks.empty_app")
FOLLOWERS = ROOT / "tests" / "data" / "gold" / "followers.csv"
LAST_LINE = "hal."
LAST_STRIP = "Karangsambung"
IDLE_SECONDS = 60
KEYS = 30
RIGHT, PAGE_DOWN, PAGE_UP = b"\x1b[C", b"\x1b[6~", b"\x1b[5~"


def bars() -> Iterator[Bar]:
    """Every bar of the wall, each as soon as it is measured."""
    with tempfile.TemporaryDirectory(prefix="pantau-bench-") as folder:
        wall = _wall(Path(folder))
        yield start(wall)
        yield from running(wall)
        yield held_loop(Path(folder))
    yield from keys()
    yield from change_bytes()


def _wall(folder: Path) -> tuple[str, ...]:
    """The command that opens the wall on a file, with a checkpoint of it on disk."""
    source = folder / "followers.csv"
    shutil.copy(FOLLOWERS, source)
    options = ("--source", f"file:{source}", "--complete", "--state", str(folder / "state"))
    subprocess.run(python("-m", "tui", "poll", *options), cwd=ROOT, check=True, capture_output=True)
    return python("-m", "tui", *options)


def start(wall: tuple[str, ...]) -> Bar:
    """From the spawn to the first paint of all 521 tiles from a checkpoint."""

    def ours() -> float:
        with Terminal(wall) as terminal:
            return terminal.until([LAST_STRIP, LAST_LINE])

    def floor() -> float:
        with Terminal(EMPTY) as terminal:
            return terminal.until(["kosong"])

    figure, spread = ratios(ours, floor)
    return Bar("start to 521 tiles / empty app", figure, 1.15, "x", spread)


def running(wall: tuple[str, ...]) -> Iterator[Bar]:
    """Memory, a cursor key, and what an idle minute costs."""
    with Terminal(wall) as ours, Terminal(EMPTY) as empty:
        ours.until([LAST_STRIP, LAST_LINE])
        empty.until(["kosong"])
        _settle(ours)
        empty.quiet(0.5)
        yield Bar("memory / empty app", ours.memory() / empty.memory(), 1.4, "x", f"{ours.memory() >> 20} MB")
        figure, spread = ratios(lambda: ours.press(RIGHT)[0], lambda: empty.press(b"x")[0], KEYS)
        yield Bar("cursor key / empty app's one-widget update", figure, 1.5, "x", spread)
        before = ours.cpu()
        began = time.perf_counter()
        end = began + IDLE_SECONDS
        written = 0
        while (left := end - time.perf_counter()) > 0:
            written += ours.quiet(min(0.5, left))
        share = 100 * (ours.cpu() - before) / (time.perf_counter() - began)
        yield Bar("idle CPU at 1 Hz", share, 0.75, "% of a core", f"{IDLE_SECONDS} s, {written / IDLE_SECONDS:.0f} B/s")


def _settle(terminal: Terminal, seconds: float = 6.0) -> None:
    """Lets the first reading come and be drawn."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        terminal.quiet(0.2)


def held_loop(folder: Path) -> Bar:
    """The longest time for which the event loop was held while the first reading was taken."""
    source = folder / "first.csv"
    shutil.copy(FOLLOWERS, source)
    longest = []
    for attempt in range(5):
        report = folder / f"lag-{attempt}"
        state = str(folder / f"state-{attempt}")
        command = python("-m", "benchmarks.held_loop", str(report), "--source", f"file:{source}", "--state", state)
        with Terminal(command) as terminal:
            terminal.until([LAST_STRIP, LAST_LINE])
            _settle(terminal, 2.0)
        longest.append(longest_of(spans(report)))
    spread = ", ".join(f"{one:.1f}" for one in sorted(longest))
    return Bar("loop held during the first reading", median(longest), 20, "ms", f"longest of each run: {spread}")


def keys() -> Iterator[Bar]:
    """Cursor and page keys at 521, 8,000 and 80,000 tiles, measured in turn."""
    with ExitStack() as stack:
        few, some, many = (stack.enter_context(_harness(units)) for units in (521, 8000, 80000))
        figure, spread = ratios(lambda: many.press(RIGHT)[0], lambda: few.press(RIGHT)[0], KEYS)
        yield Bar("cursor key, 80,000 tiles / 521", figure, 1.2, "x", spread)
        figure, spread = ratios(lambda: _page(many), lambda: _page(some), PAIRS)
        yield Bar("page down and up again, 80,000 tiles / 8,000", figure, 1.2, "x", spread)
        yield Bar("memory, 80,000 tiles / 8,000", many.memory() / some.memory(), 6, "x", "units and states included")


def _harness(units: int) -> Terminal:
    terminal = Terminal(python("-m", "benchmarks.harness", str(units), "--still"))
    terminal.until([LAST_LINE])
    terminal.quiet(1.0)
    return terminal


def _page(terminal: Terminal) -> float:
    """There and back, so that as many tiles are drawn at both numbers of units."""
    return terminal.press(PAGE_DOWN)[0] + terminal.press(PAGE_UP)[0]


def change_bytes() -> Iterator[Bar]:
    """Bytes for one unit's changed status, beyond 4 for each cell that an emulator's two screens show changed."""
    yield _change_bytes("bytes of a change beyond 4 a cell", b"c")
    yield _change_bytes("bytes of one cell turned again and again, beyond 4 a cell", b"t")


def _change_bytes(name: str, key: bytes) -> Bar:
    with _harness(521) as terminal:
        screen = pyte.Screen(*SIZE)
        stream = pyte.ByteStream(screen)
        stream.feed(bytes(terminal.output))
        over = []
        for _change in range(11):
            before = _cells(screen)
            at = len(terminal.output)
            _seconds, written = terminal.press(key)
            stream.feed(bytes(terminal.output[at:]))
            changed = sum(a != b for a, b in zip(before, _cells(screen), strict=True))
            over.append((written - 4 * changed, written, changed))
    worst, written, changed = max(over)
    return Bar(name, worst, 80, "B", f"{written} B for {changed} cells, worst of {len(over)}")


def _cells(screen: pyte.Screen) -> list[tuple[object, ...]]:
    return [tuple(screen.buffer[y][x]) for y in range(screen.lines) for x in range(screen.columns)]

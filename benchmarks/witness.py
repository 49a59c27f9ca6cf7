"""A process on each processor, which notes when that stood still: `python -m benchmarks.witness REPORT PROCESSOR`.

It does nothing but ask to be woken every millisecond, before all others where it may ask for that. If it is late, its
processor was lent to another machine. Where an event loop is late at the same time, that is not the product's doing;
both clocks are the system's monotonic one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.terminal import ROOT, python

STEP = 0.001
WORTH_NOTING = 0.001
Span = tuple[float, float]


def spans(report: Path) -> list[Span]:
    """From when to when it was late, in seconds of the monotonic clock."""
    lines = report.read_text(encoding="ascii").splitlines()
    return [(float(start), float(end)) for start, end in (line.split() for line in lines)]


def own(held: Span, standstills: list[Span]) -> float:
    """Milliseconds of a hold during which no processor stood still; they are in order of time."""
    left, reached = 0.0, held[0]
    for since, until in [*sorted(standstills), (held[1], held[1])]:
        left += max(0.0, min(since, held[1]) - reached)
        reached = max(reached, until)
    return 1000 * left


def longest_of(holds: list[Span], standstills: list[Span] | None = None) -> float:
    """The longest hold in milliseconds, without the time in which a processor stood still; 0 where there was none."""
    return max((own(hold, standstills or []) for hold in holds), default=0.0)


@contextmanager
def witnesses() -> Iterator[list[Span]]:
    """When a processor stood still meanwhile; filled in at the end."""
    standstills: list[Span] = []
    with TemporaryDirectory(prefix="pantau-bench-") as folder:
        reports = {each: Path(folder) / str(each) for each in os.sched_getaffinity(0)}
        for report in reports.values():
            report.touch()
        commands = [python("-m", "benchmarks.witness", str(report), str(each)) for each, report in reports.items()]
        processes = [subprocess.Popen(command, cwd=ROOT) for command in commands]
        try:
            yield standstills
        finally:
            for process in processes:
                process.terminate()
                process.wait()
            for report in reports.values():
                standstills += spans(report)


def watch(report: Path, processor: int) -> None:
    """Never ends by itself."""
    os.sched_setaffinity(0, {processor})
    with suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    with report.open("a", encoding="ascii", buffering=1) as stream:
        while True:
            due = time.perf_counter() + STEP
            time.sleep(STEP)
            woken = time.perf_counter()
            if woken - due > WORTH_NOTING:
                stream.write(f"{due} {woken}\n")


if __name__ == "__main__":
    watch(Path(sys.argv[1]), int(sys.argv[2]))

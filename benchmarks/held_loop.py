"""The wall with a probe in its event loop: `python -m benchmarks.held_loop REPORT OPTIONS...`.

The probe asks to be woken every millisecond from the first paint on; the longest time by which it woke too late, in
milliseconds, is written to REPORT each time it grows.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from tui.app import PantauApp
from tui.cli import main

STEP = 0.001


class Probe:
    """Wakes again and again, and notes the longest delay."""

    def __init__(self, report: Path) -> None:
        self._report = report
        self._longest = 0.0

    async def run(self) -> None:
        """Never ends by itself."""
        self._report.write_text("0", encoding="ascii")
        while True:
            asked_at = time.perf_counter()
            await asyncio.sleep(STEP)
            late = (time.perf_counter() - asked_at - STEP) * 1000
            if late > self._longest:
                self._longest = late
                self._report.write_text(f"{late:.3f}", encoding="ascii")


def probed(report: Path) -> None:
    """Makes the app start a probe when it starts to read."""
    begin = PantauApp._start_reading

    def start(self: PantauApp) -> None:
        self.run_worker(Probe(report).run(), group="probe")
        begin(self)

    PantauApp._start_reading = start  # type: ignore[method-assign]


if __name__ == "__main__":
    probed(Path(sys.argv.pop(1)))
    sys.exit(main())

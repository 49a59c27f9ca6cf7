"""The wall with a probe in its event loop: `python -m benchmarks.held_loop REPORT OPTIONS...`.

The probe asks to be woken every millisecond from the first paint on. From when to when it was late, in seconds of the
monotonic clock, is written to REPORT, a line each.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from tui.app import PantauApp
from tui.cli import main

STEP = 0.001
WORTH_NOTING = 0.003


async def probe(report: Path) -> None:
    """Never ends by itself."""
    with report.open("a", encoding="ascii", buffering=1) as stream:
        while True:
            due = time.perf_counter() + STEP
            await asyncio.sleep(STEP)
            woken = time.perf_counter()
            if woken - due > WORTH_NOTING:
                stream.write(f"{due} {woken}\n")


def probed(report: Path) -> None:
    """Makes the app start a probe when it starts to read."""
    begin = PantauApp._start_reading

    def start(self: PantauApp) -> None:
        self.run_worker(probe(report), group="probe")
        begin(self)

    PantauApp._start_reading = start  # type: ignore[method-assign]


if __name__ == "__main__":
    probed(Path(sys.argv.pop(1)))
    sys.exit(main())

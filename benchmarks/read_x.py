"""Reads all followers of a stand-in and tells its own memory: `python -m benchmarks.read_x URL FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from benchmarks.terminal import resident
from standin.server import BEARER
from tui.settings import Ceilings, Settings, Tokens
from tui.sources.base import Reading
from tui.sources.x.source import XSource
from tui.store.ledger import StoredLedger


async def read(url: str, folder: Path) -> Reading:
    """All followers."""
    source = XSource("bupatikbm", Settings(tokens=Tokens(x_bearer=BEARER), x_url=url), StoredLedger(folder, Ceilings()))
    (reading,) = await source.read()
    await source.close()
    return reading


if __name__ == "__main__":
    reading = asyncio.run(read(sys.argv[1], Path(sys.argv[2])))
    assert reading.complete
    print(resident())

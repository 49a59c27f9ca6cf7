"""`python -m standin --port 0`: the stand-in in a process of its own; its first line says where it listens."""

from __future__ import annotations

import argparse
import asyncio
import sys

from aiohttp import web

from standin.contract import Contract
from standin.pages import prepared_pages
from standin.server import StandIn
from standin.world import World


async def serve(standin: StandIn, port: int) -> None:
    """Serves until it is ended, or until nobody holds its input any more."""
    runner = web.AppRunner(standin.app(), access_log=None, shutdown_timeout=1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    where = runner.addresses[0]
    print(f"http://{where[0]}:{where[1]}", flush=True)
    try:
        await asyncio.to_thread(sys.stdin.read)
    finally:
        await runner.cleanup()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m standin", description="A stand-in for X's API on loopback.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--target", default="bupatikbm")
    parser.add_argument("--followers", type=int, default=313)
    parser.add_argument("--units", type=int, default=0)
    parser.add_argument("--prepared", action="store_true", help="pages made and judged beforehand, for benchmarks")
    told = parser.parse_args()
    contract = Contract()
    standin = StandIn(World(told.target, 0 if told.prepared else told.followers, told.units), contract)
    if told.prepared:
        standin.contract = None
        standin.prepared = prepared_pages(told.followers, contract)
        standin.world.told_count = told.followers
        standin.windows.limits["followers"] = 1_000_000
    asyncio.run(serve(standin, told.port))


if __name__ == "__main__":
    main()

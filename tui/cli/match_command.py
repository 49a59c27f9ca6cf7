"""`pantau match FILE`: which follower is which unit and why, one NDJSON line a follower; a desk tool."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import orjson

from tui.cli.arguments import Arguments
from tui.cli.session import registry_of, source_of
from tui.decisions import NO_DECISIONS
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.matching import match_all, match_rows
from tui.settings import Settings
from tui.sources.base import Source
from tui.wording import sentence


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints one JSON object a follower, with phone numbers, to stdout."""
    registry = registry_of(settings)
    source = source_of(settings, registry, f"file:{Path(arguments.file)}")
    followers = asyncio.run(_read(source))
    matches = match_all(registry, followers, NO_DECISIONS)
    for row in match_rows(registry, followers, matches):
        spoken = {**row, "reasons": [sentence(reason) for reason in row["reasons"]]}
        sys.stdout.buffer.write(orjson.dumps(spoken) + b"\n")
    return 0


async def _read(source: Source) -> Followers:
    followers = NO_FOLLOWERS
    try:
        for reading in await source.read(asked=True):
            for note in reading.notes:
                print(f"pantau: {sentence(note)}", file=sys.stderr)
            followers = fold(followers, reading)
    finally:
        await source.close()
    return followers

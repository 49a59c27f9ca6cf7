"""One reading without a screen: the wall's own poller, for one turn."""

from __future__ import annotations

import asyncio
import itertools
import sys
from typing import Final

from msgspec.structs import replace

from tui.board import Board
from tui.cli.session import Session
from tui.codes import Code
from tui.errors import SourceError
from tui.known import Known
from tui.poller import Poller, Reports, remind
from tui.wording import _

PATIENCE: Final = 10.0  # seconds after which silence looks like a program that hangs


def known_of(session: Session) -> Known:
    """What was known when the session began."""
    if session.saved is None:
        return Known()
    known = Known(decisions=session.saved.decisions, board=session.saved.board)
    return replace(known, followers=session.saved.followers)


def take_reading(session: Session) -> Board:
    """The Board after one read of the source, saved; raises SourceError when nothing could be read."""
    if session.store is not None and session.saved is not None:
        remind(session.source, session.store, session.saved, session.registry)
    failures: list[Code] = []
    reports = Reports(taken=lambda _: None, started=lambda: None, failed=lambda code, _: failures.append(code))
    poller = Poller(session.registry, session.source, session.store, known_of(session), reports)
    asyncio.run(_read_once(poller))
    if failures:
        raise SourceError(failures[0].name, **dict(failures[0].args))
    board = poller.known.board
    if board is None:
        raise AssertionError("a read that did not fail gives a Board")
    return board


async def _read_once(poller: Poller) -> None:
    """Returns nothing: asyncio writes out in full what a run gives, and a Board is long."""
    patience = asyncio.create_task(_tell_patience(poller.source.info.spec)) if sys.stderr.isatty() else None
    try:
        await poller.read_once(asked=True)
    finally:
        if patience is not None:
            patience.cancel()
        await poller.source.close()


async def _tell_patience(spec: str) -> None:
    """Tells who waits that it is still being read, again and again; a log is not told."""
    for times in itertools.count(1):
        await asyncio.sleep(PATIENCE)
        told = _("masih membaca {spec} ({seconds} detik) ...").format(spec=spec, seconds=round(times * PATIENCE))
        print(f"pantau: {told}", file=sys.stderr, flush=True)

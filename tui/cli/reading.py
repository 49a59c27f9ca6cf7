"""One reading without a screen: the wall's own poller, for one turn."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from tui.board import Board
from tui.cli.session import Session
from tui.codes import Code
from tui.errors import SourceError
from tui.known import Known
from tui.poller import Poller, Reports


def known_of(session: Session) -> Known:
    """What was known when the session began."""
    if session.saved is None:
        return Known()
    known = Known(decisions=session.saved.decisions, board=session.saved.board)
    return replace(known, followers=session.saved.followers)


def take_reading(session: Session) -> Board:
    """The Board after one read of the source, saved; raises SourceError when nothing could be read."""
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
    try:
        await poller.read_once(asked=True)
    finally:
        await poller.source.close()

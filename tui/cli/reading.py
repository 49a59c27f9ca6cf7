"""One reading without a screen: read, fold, judge, save."""

from __future__ import annotations

import asyncio

from tui.board import Board
from tui.cli.session import Session
from tui.known import Known, advance, rejudge


def known_of(session: Session) -> Known:
    """What was known when the session began."""
    if session.saved is None:
        return Known()
    return Known(followers=session.saved.followers, decisions=session.saved.decisions, board=session.saved.board)


async def read_and_save(session: Session, *, asked: bool = True) -> Board:
    """The Board after one read of the source, saved; raises SourceError when nothing could be read."""
    known = known_of(session)
    try:
        readings = await session.source.read(asked=asked)
    finally:
        await session.source.close()
    clock = session.source.clock
    is_live = not session.source.info.is_reconstruction
    for reading in readings:
        now = max(clock.now(), reading.taken_at) if is_live else reading.taken_at
        known = advance(session.registry, known, reading, now)
        if session.store is not None and known.board is not None:
            session.store.save(reading, known.followers, known.board)
    if not readings or known.board is None or known.board.taken_at < clock.now():
        known = rejudge(session.registry, known, clock.now())
    board = known.board
    if board is None:
        raise AssertionError("a judged state always has a Board")
    return board


def take_reading(session: Session) -> Board:
    """`read_and_save` in an event loop of its own."""
    return asyncio.run(read_and_save(session))

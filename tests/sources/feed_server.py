"""A scripted server on loopback, and a feed that reads from it by a clock that stands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from tui.errors import SourceError
from tui.sources.bodies import Limits
from tui.sources.feed import FeedSource

NOW = datetime(2015, 8, 18, 12, 0, tzinfo=UTC)
DRIP = 0.005
BODY = b"id,username,name,description\n1,rekaan,Dinas Rekaan,\n"


def answer(status: int = 200, body: bytes = BODY, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Script:
    """A server that gives its answers in turn, the last one again and again, and remembers what it was asked."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.port = 0
        self.talks: set[asyncio.Task[None]] = set()

    def url(self, path: str = "/feed.csv") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.talks.add(asyncio.ensure_future(self._talk(reader, writer)))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])
        await writer.drain()
        writer.close()
        await writer.wait_closed()


def serving(*answers: bytes) -> AbstractAsyncContextManager[Script]:
    return serving_by(Script(*answers))


@asynccontextmanager
async def serving_by(script: Script) -> AsyncIterator[Script]:
    async with await asyncio.start_server(script.accept, "127.0.0.1", 0) as server:
        script.port = server.sockets[0].getsockname()[1]
        yield script
        await asyncio.gather(*script.talks)


class Silent(Script):
    """A server that falls silent in the midst of its answer, until it is left."""

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):  # left before it was asked
            await reader.readuntil(b"\r\n\r\n")
        writer.write(self.answers[0])
        await reader.read()
        writer.close()
        await writer.wait_closed()


class Dripping(Script):
    """A server that brings its answer byte by byte, until it is left."""

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
        with suppress(ConnectionError):
            for byte in self.answers[0]:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(DRIP)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


class Waits:
    """A clock that stands and writes down how long it was asked to wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)


@asynccontextmanager
async def feed(
    url: str,
    *,
    clock: Waits | None = None,
    secret: str = "",
    limits: Limits | None = None,
    allow_private_redirects: bool = False,
    complete: bool = False,
) -> AsyncIterator[FeedSource]:
    source = FeedSource(
        url,
        clock=clock or Waits(),
        secret=secret,
        limits=limits,
        allow_private_redirects=allow_private_redirects,
        complete=complete,
        jitter=lambda least, most: most,
    )
    try:
        yield source
    finally:
        await source.close()


async def failed(source: FeedSource) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await source.read()
    return caught.value

"""The body of an answer on the web: unpacked within its limits, and whether its end can be told from a break."""

from __future__ import annotations

import asyncio
import tempfile
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from msgspec import Struct

from tui.errors import SourceError
from tui.sources import answers
from tui.sources.answers import AgainError
from tui.sources.files import SIZE_LIMIT, shown

if TYPE_CHECKING:
    import httpx

ACCEPTED: Final = "gzip, deflate"  # what is asked for: the ways of packing that are undone here
_IN_MEMORY: Final = 8 * 1024 * 1024
_PIECE: Final = 1024 * 1024  # of what is unpacked at once: a few kilobytes may stand for gigabytes
_GZIP: Final = zlib.MAX_WBITS | 16
_GZIP_MAGIC: Final = b"\x1f\x8b"
_ZLIB_METHOD: Final = 8


class Limits(Struct, frozen=True):
    """How long and how much a feed may take.

    `silence` are the seconds to connect and between bytes, after which a body must also have come with `pace` bytes a
    second on the average; `total` the seconds of all tries and waits together; `size` the bytes of a body.
    """

    silence: float = 30.0
    pace: float = 100.0
    total: float = 300.0
    size: int = SIZE_LIMIT


class Body(Struct, frozen=True):
    """What came; `has_end` says that the answer itself tells where it ends, so that one cut short is known as such."""

    stream: BinaryIO
    has_end: bool


async def received(response: httpx.Response, limits: Limits, url: str) -> Body:
    """The body of an answer, in memory while it is small; `url` is its address for sentences.

    Raises SourceError where it is too large or finds no room, AgainError where it broke off or comes too slowly.
    """
    packing = answers.packing(response.headers)
    has_end = bool(packing) or not response.headers.keys().isdisjoint(("content-length", "transfer-encoding"))
    try:
        with ExitStack() as held:
            stream = cast(BinaryIO, held.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)))
            await _fill(stream, _unpacked(response.aiter_raw(), packing), limits, url)
            stream.seek(0)
            held.pop_all()
    except zlib.error as error:
        raise AgainError(SourceError("feed_unreachable", url=url)) from error
    except OSError as error:
        folder, reason = shown(Path(tempfile.tempdir or "TMPDIR")), error.strerror or type(error).__name__
        raise SourceError("feed_without_room", url=url, folder=folder, reason=reason) from error
    return Body(stream, has_end)


async def _fill(stream: BinaryIO, pieces: AsyncIterator[bytes], limits: Limits, url: str) -> None:
    size = 0
    begun = asyncio.get_running_loop().time()
    async for piece in pieces:
        size += len(piece)
        lasted = asyncio.get_running_loop().time() - begun
        if lasted > limits.silence and size < lasted * limits.pace:
            raise AgainError(SourceError("feed_timeout", url=url))
        if size > limits.size:
            raise SourceError("feed_too_large", url=url, megabytes=limits.size // 2**20)
        stream.write(piece)


async def _unpacked(raw: AsyncIterator[bytes], packing: str) -> AsyncIterator[bytes]:
    """The bytes of a body as they were before they were packed. Raises zlib.error where they are broken or cut."""
    if not packing:
        async for received in raw:
            yield received
        return
    unpacking = Unpacking(packing)
    async for received in raw:
        for piece in unpacking.pieces(received):
            yield piece
            await asyncio.sleep(0)  # whoever draws comes in between
    if not unpacking.is_at_end:
        raise zlib.error("cut")


class Unpacking:
    """A body packed as `gzip`, in one member or several, or as `deflate`, with zlib's envelope or without.

    What follows the end and is no further member is left away, as browsers do.
    """

    def __init__(self, packing: str) -> None:
        self._is_gzip = packing == "gzip"
        self._unpacker: zlib._Decompress | None = None
        self._waiting = b""  # too few bytes to tell how it goes on
        self._is_past_end = False

    @property
    def is_at_end(self) -> bool:
        """Whether what came so far is complete, which its checksum proves; nothing at all is, too."""
        if self._unpacker is None:
            return not self._waiting
        return self._unpacker.eof and not self._waiting

    def pieces(self, raw: bytes) -> Iterator[bytes]:
        """What these bytes unpack to, in pieces of bounded size. Raises zlib.error where they are broken."""
        raw = self._begin(self._waiting + raw) if self._unpacker is None or self._unpacker.eof else raw
        while raw and self._unpacker is not None:
            piece = self._unpacker.decompress(raw, _PIECE)
            yield piece
            while len(piece) == _PIECE and not self._unpacker.unconsumed_tail and not self._unpacker.eof:
                piece = self._unpacker.decompress(b"", _PIECE)  # all was taken in, and not all given out
                yield piece
            raw = self._begin(self._unpacker.unused_data) if self._unpacker.eof else self._unpacker.unconsumed_tail

    def _begin(self, raw: bytes) -> bytes:
        """Begins with what these bytes begin: the body, or a further member; returns what is to be unpacked of them."""
        self._waiting = b""
        if not raw or self._is_past_end:
            return b""
        is_first = self._unpacker is None
        if not is_first and not (self._is_gzip and _GZIP_MAGIC.startswith(raw[: len(_GZIP_MAGIC)])):
            self._is_past_end = True
            return b""
        if len(raw) < len(_GZIP_MAGIC):
            self._waiting = raw
            return b""
        self._unpacker = zlib.decompressobj(_GZIP if self._is_gzip else _deflated(raw))
        return raw


def _deflated(raw: bytes) -> int:
    """The bits of the window: with an envelope where these are the two bytes by which zlib begins (RFC 1950 §2.2)."""
    has_envelope = raw[0] & 0x0F == _ZLIB_METHOD and int.from_bytes(raw[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_envelope else -zlib.MAX_WBITS

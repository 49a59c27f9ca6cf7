"""A feed on the web as a source: any format that files have, asked for only when it changed."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from tui import __version__
from tui.clock import Clock, SystemClock
from tui.errors import SourceError
from tui.sources import addresses, answers, bodies
from tui.sources.answers import AgainError
from tui.sources.base import Memory, Reading, SourceInfo
from tui.sources.bodies import Body, Limits
from tui.sources.formats.contents import Contents, gather
from tui.sources.formats.recognition import items_of
from tui.sources.formats.rows import Items, Said, What
from tui.sources.free import FreeSource
from tui.sources.lasting import SourceState
from tui.sources.piece import Piece

if TYPE_CHECKING:
    import httpx

ATTEMPTS: Final = 4
REDIRECTS: Final = 5
_WAIT_FIRST: Final = 1.0
_WAIT_MOST: Final = 30.0
_AFTER: Final = "next"
_BEFORE: Final = ("prev", "previous")
_JITTER: Final = random.SystemRandom()


class _Marks(Struct, frozen=True):
    """What the server said of an answer, by which it can be asked whether that still holds."""

    etag: str = ""
    modified: str = ""


class _Answer(Struct, frozen=True):
    """A body, or None where the feed has not changed, with its marks and what it links to as its other pages."""

    body: Body | None
    marks: _Marks = _Marks()
    relations: frozenset[str] = frozenset()


class _Kept(Struct, frozen=True):
    """What the last good answer of this run held, and whether it told its age."""

    reading: Reading
    is_dated: bool


class FeedSource(FreeSource):
    """An https address (http on this machine) whose answer is any list of accounts that files can be.

    A reading is as old as the feed says, else as its Last-Modified; a feed that says neither is as old as its answer.
    `secret` is a token or `user:password`; it goes to the feed's own origin only and stands in no message.
    """

    def __init__(
        self,
        url: str,
        *,
        network: str = "x",
        complete: bool = False,
        clock: Clock | None = None,
        secret: str = "",
        allow_private_redirects: bool = False,
        limits: Limits | None = None,
        jitter: Callable[[float, float], float] = _JITTER.uniform,
    ) -> None:
        self._url = addresses.checked(url)
        self._shown = addresses.shown(url)
        super().__init__(SourceInfo(spec=self._shown, kind="https"), clock or SystemClock())
        self._network = network
        self._complete = complete
        self._credentials = answers.credentials(secret)
        self._allow_private = allow_private_redirects
        self._limits = limits or Limits()
        self._jitter = jitter
        self._client: httpx.AsyncClient | None = None
        self._marks = _Marks()
        self._kept: _Kept | None = None
        self._wants_text = False

    def know(self, memory: Memory) -> None:
        """Is told whether a text is wanted that is not kept: only a whole answer brings it."""
        self._wants_text = memory.wants_text

    def remembered(self) -> SourceState:
        """The marks of the last good answer, for the next run.

        Those of a feed that does not tell its age are not: that it is unchanged would make its accounts new again, and
        they are in no memory but this run's.
        """
        if self._marks == _Marks() or (self._kept is not None and not self._kept.is_dated):
            return SourceState()
        return SourceState({"feed": self._identity, "etag": self._marks.etag, "modified": self._marks.modified})

    def recall(self, state: SourceState, *, is_judged_anew: bool = False) -> None:
        """Takes the marks of an earlier run, if they are this feed's, read in the same way, and still hold."""
        if state.values.get("feed") == self._identity and not is_judged_anew:
            etag, modified = (answers.mark(str(state.values.get(name, ""))) for name in ("etag", "modified"))
            self._marks = _Marks(etag, modified)

    @property
    def _identity(self) -> str:
        """A digest of the address, which may hold a secret, of how it is read, and of who reads it."""
        how = "\n".join((self._url, self._network, str(self._complete), __version__))
        return sha256(how.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The reading that the feed holds now; an unchanged feed gives the last one.

        It gives none where it is unchanged since an earlier run: all that it holds is kept, and is as old as it was.
        Raises SourceError where nothing could be read.
        """
        answer = await self._fetched()
        now = self._clock.now()
        if answer.body is None:
            return self._unchanged(now)
        with answer.body.stream:
            contents = await asyncio.to_thread(self._gathered, answer.body, answer.relations)
        modified = answers.http_date(answer.marks.modified)
        piece = Piece(contents, modified or now)
        reading = piece.reading(self._shown, complete=self._complete, taken_at=None, now=now)
        self._marks = answer.marks
        self._kept = _Kept(reading, reading.taken_at in (modified, contents.taken_at))
        return (reading,)

    def _unchanged(self, now: datetime) -> tuple[Reading, ...]:
        """The last reading; an undated feed that says it is the same holds still at this moment."""
        if self._kept is None and self._is_marked:
            return ()
        if self._kept is None:
            raise SourceError("feed_status", url=self._shown, status=304)
        if not self._kept.is_dated:
            self._kept = replace(self._kept, reading=replace(self._kept.reading, taken_at=now))
        return (self._kept.reading,)

    def _gathered(self, body: Body, relations: frozenset[str]) -> Contents:
        items = _with_told(items_of(body.stream, self._shown), body, relations)
        return gather(items, network=self._network, file=self._shown)

    async def _fetched(self) -> _Answer:
        """The answer, within the time that all tries have together: who reads waits for it without a word."""
        if self._client is None:
            self._client = await asyncio.to_thread(self._made)
        try:
            async with asyncio.timeout(self._limits.total):
                return await self._tried(self._client)
        except TimeoutError as error:
            raise SourceError("feed_timeout", url=self._shown) from error

    async def _tried(self, client: httpx.AsyncClient) -> _Answer:
        """The answer, tried a few times with growing waits of random length."""
        for attempt in range(ATTEMPTS):
            try:
                return await self._followed(client)
            except AgainError as again:
                last = again
            if attempt + 1 == ATTEMPTS or (last.wait or 0) > _WAIT_MOST:
                break
            most = min(_WAIT_MOST, _WAIT_FIRST * 2**attempt)
            await self._clock.sleep(last.wait if last.wait is not None else self._jitter(0, most))
        raise last.told

    async def _followed(self, client: httpx.AsyncClient) -> _Answer:
        """One try, through redirects."""
        way = addresses.Way(self._url)
        for _ in range(REDIRECTS + 1):
            found = await self._asked(client, way)
            if isinstance(found, _Answer):
                return found
            way = await addresses.redirected(way, found, allow_private=self._allow_private)
        raise SourceError("feed_redirects_endless", url=self._shown)

    async def _asked(self, client: httpx.AsyncClient, way: addresses.Way) -> _Answer | str:
        """One request: its answer, or where it is redirected to."""
        import httpx

        try:
            async with client.stream("GET", **self._request(way)) as response:
                if response.has_redirect_location:
                    return str(response.headers["location"])
                if response.status_code == 304:
                    return _Answer(None)
                answers.judge(response.status_code, response.headers, self._shown, self._clock.now())
                answers.refuse_packing(response.headers, response.request.headers, self._shown)
                marks = _Marks(*(answers.mark(response.headers.get(name, "")) for name in ("etag", "last-modified")))
                relations = answers.relations(response.headers)
                return _Answer(await bodies.received(response, self._limits, self._shown), marks, relations)
        except httpx.TimeoutException as error:
            raise AgainError(SourceError("feed_timeout", url=self._shown)) from error
        except httpx.TransportError as error:
            if answers.is_certificate(error):
                raise SourceError("feed_certificate", url=self._shown) from error
            raise AgainError(SourceError("feed_unreachable", url=self._shown)) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise SourceError("feed_redirect_refused", url=self._shown, host="?") from error

    def _made(self) -> httpx.AsyncClient:
        """The one client of this source's life; loading certificates takes long, so this is done in a thread.

        Raises SourceError where the environment names a proxy or certificates that cannot be used.
        """
        import httpx

        is_outside = not addresses.is_loopback(addresses.origin(self._url)[1])
        if is_outside and (variable := addresses.unusable_proxy()):
            raise SourceError("feed_proxy_unusable", variable=variable, stop=1)
        for name in ("httpx", "httpcore"):  # they log whole addresses and headers, and so secrets
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            return httpx.AsyncClient(
                timeout=httpx.Timeout(self._limits.silence),
                follow_redirects=False,
                trust_env=is_outside,  # a proxy is for the outside
            )
        except OSError as error:
            raise SourceError("feed_certificates_unreadable", variable="SSL_CERT_FILE, SSL_CERT_DIR", stop=1) from error
        except httpx.InvalidURL as error:  # each host of it becomes a pattern of addresses
            raise SourceError("feed_no_proxy_unusable", variable="NO_PROXY", stop=1) from error

    def _request(self, way: addresses.Way) -> dict[str, Any]:
        """What is asked there: by its name, or of the very address that was looked at, which must prove the name."""
        import httpx

        url, headers = httpx.URL(way.url), self._headers(way.url)
        if not way.address:
            return {"url": url, "headers": headers}
        headers |= {"Host": url.netloc.decode("ascii"), "Connection": "close"}
        return {
            "url": url.copy_with(host=way.address),
            "headers": headers,
            "extensions": {"sni_hostname": url.raw_host.decode("ascii")},
        }

    def _headers(self, url: str) -> dict[str, str]:
        headers = {
            "Accept": "application/json, application/x-ndjson, text/csv, */*;q=0.5",
            "Accept-Encoding": bodies.ACCEPTED,
            "User-Agent": "pantau-skpd",
        }
        if addresses.origin(url) == addresses.origin(self._url):
            headers |= self._credentials
        if self._is_marked and self._marks.etag:
            headers["If-None-Match"] = self._marks.etag
        if self._is_marked and self._marks.modified:
            headers["If-Modified-Since"] = self._marks.modified
        return headers

    @property
    def _is_marked(self) -> bool:
        """Whether the server may answer that nothing changed: not where a text is wanted that only it has."""
        return self._marks != _Marks() and (self._kept is not None or not self._wants_text)

    async def close(self) -> None:
        """Lets go of the connection."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None


def _with_told(items: Items, body: Body, relations: frozenset[str]) -> Items:
    """What a body holds, and what the answer around it tells of what it does not."""
    if not relations.isdisjoint(_BEFORE):
        yield Said(What.PAGES_BEFORE, True)
    yield from items
    if _AFTER in relations:
        yield Said(What.MORE_FOLLOWS, True)
    if not body.has_end:
        yield Said(What.END_UNKNOWN, True)

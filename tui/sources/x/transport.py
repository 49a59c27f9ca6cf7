"""The session under tweepy: one for the source's life, with the host, time-outs, and errors that mean something."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from tui.clock import Clock
from tui.errors import SourceError, UsageError
from tui.sources.addresses import is_loopback
from tui.sources.x.faults import Window, fault_of
from tui.sources.x.proxy import proxy_for
from tui.sources.x.signing import Signer
from tui.sources.x.uncertain import UncertainError

if TYPE_CHECKING:
    import aiohttp
    from yarl import URL

_A_PAGE: Final = 1 << 20
_A_MINUTE: Final = timedelta(minutes=1)
TALKATIVE: Final = ("tweepy.client", "tweepy.asynchronous.client", "aiohttp.client", "oauthlib", "requests_oauthlib")


class Limits(Struct, frozen=True):
    """Seconds to connect, between bytes, and in all for one request."""

    connect: float = 10.0
    silence: float = 30.0
    total: float = 90.0


def checked(url: str) -> str:
    """Where the API is: https, or http on this machine. Raises UsageError `x_address_invalid`."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError("x_address_invalid") from error
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not is_safe or not host or "@" in parts.netloc or parts.path.strip("/") or parts.query:
        raise UsageError("x_address_invalid")
    return f"{parts.scheme}://{parts.netloc}"


class Way(Struct):
    """How far one request came. A connection that broke is tried once more below us: X may have the first by then."""

    is_proxied: bool = False
    times_sent: int = 0


def unanswered(error: Exception, way: Way) -> SourceError:
    """What a request without an answer stands for; uncertain where X may have had it, and so may have billed it."""
    import aiohttp

    if way.is_proxied and not way.times_sent and not isinstance(error, aiohttp.ClientSSLError):
        if isinstance(error, aiohttp.ClientHttpProxyError):
            return SourceError("x_proxy_refused", status=error.status)
        return SourceError("x_proxy_unreachable")
    if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ConnectionTimeoutError):
        return UncertainError("x_timeout")
    is_unconnected = isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientSSLError | TimeoutError)
    if way.times_sent or not is_unconnected:
        return UncertainError("x_broken_off")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return SourceError("x_name_not_found")
    if isinstance(error, aiohttp.ClientSSLError):
        return SourceError("x_certificate", stop=1)
    return SourceError("x_unreachable")


def _tracing() -> aiohttp.TraceConfig:
    """Notes on its way that a request was sent."""
    import aiohttp

    async def sent(_session: object, context: Any, _told: object) -> None:
        context.trace_request_ctx.times_sent += 1

    tracing = aiohttp.TraceConfig()
    tracing.on_request_headers_sent.append(sent)
    return tracing


class Transport:
    """What tweepy takes for a session: it sends each request to our host and returns only good answers.

    With a `signer` each one is signed. Redirects are not followed, since the token would go with them. Raises
    SourceError for everything else, UncertainError where a request was sent and not answered.
    """

    def __init__(self, base: str, clock: Clock, limits: Limits) -> None:
        self._base = checked(base)
        self._clock = clock
        self._limits = limits
        self._session: aiohttp.ClientSession | None = None
        self._proxy: URL | None = None
        self.signer: Signer | None = None
        self.window = Window()
        for name in TALKATIVE:  # at DEBUG they write headers, and so the token
            logger = logging.getLogger(name)
            logger.setLevel(max(logger.level, logging.INFO))

    @property
    def is_local(self) -> bool:
        """Whether the API is on this machine: a stand-in."""
        return is_loopback(urlsplit(self._base).hostname or "")

    @asynccontextmanager
    async def request(
        self, method: str, url: Any, *, params: Mapping[str, Any] | None = None, json: Any = None, headers: Any = None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """One exchange, its body read."""
        from yarl import URL

        asked = URL(self._base).join(URL(url).relative()).extend_query(params or {})
        # Its body is read and its connection free again; a response that is released besides gives its body to nobody.
        yield await self._answered(method, asked, json, headers or {})

    async def _answered(self, method: str, url: URL, json: Any, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        """A good answer; a signature that bore a wrong time is made anew by X's own clock, which its refusal tells."""
        skew = self.window.skew
        try:
            return await self._exchanged(method, url, json, headers)
        except SourceError as error:
            is_late = error.code.name == "x_token_refused" and abs(self.window.skew - skew) > _A_MINUTE
            if self.signer is None or not is_late:
                raise
        return await self._exchanged(method, url, json, headers)

    async def _exchanged(self, method: str, url: URL, json: Any, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        import aiohttp

        session = self._opened()
        way = Way(is_proxied=self._proxy is not None)
        if self.signer is not None:
            headers = self.signer.signed(method, str(url), headers, self._clock.now() + self.window.skew)
        try:
            response = await session.request(
                method,
                url,
                json=json,
                headers=headers,
                allow_redirects=False,
                trace_request_ctx=way,
            )
            body = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise unanswered(error, way) from error
        now = self._clock.now()
        self.window.hear(response.headers.get("Date", ""), now)
        if response.status == 401 and self.signer is not None and way.times_sent > 1:
            raise UncertainError("x_broken_off")  # the signature is good once, and X had the first request
        if not 200 <= response.status < 300:
            reset = response.headers.get("x-rate-limit-reset", "")
            raise fault_of(response.status, reset, body, url.path, self.window, now)
        self.window.refusals = 0
        return response

    def _opened(self) -> aiohttp.ClientSession:
        """The one session; it needs a running loop, so it is made at the first request."""
        import aiohttp

        if self._session is None or self._session.closed:
            self._proxy = None if self.is_local else proxy_for(self._base)  # a proxy is for the outside
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(
                    total=self._limits.total, sock_connect=self._limits.connect, sock_read=self._limits.silence
                ),
                connector=aiohttp.TCPConnector(limit=4),
                read_bufsize=_A_PAGE,  # so that one is received without a halt
                cookie_jar=aiohttp.DummyCookieJar(),
                trace_configs=[_tracing()],
                proxy=self._proxy,
            )
        return self._session

    async def close(self) -> None:
        """Lets go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

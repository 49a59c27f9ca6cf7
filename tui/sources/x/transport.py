"""The session under tweepy: one for the source's life, with the host, time-outs, and errors that mean something."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from tui.clock import Clock
from tui.errors import SourceError, UsageError
from tui.sources.addresses import is_loopback
from tui.sources.x.faults import Window, fault_of
from tui.sources.x.uncertain import UncertainError

if TYPE_CHECKING:
    import aiohttp

_A_PAGE: Final = 1 << 20
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


class Transport:
    """What tweepy takes for a session: it sends each request to our host and returns only good answers.

    Redirects are not followed, since the token would go with them. Raises SourceError for everything else,
    UncertainError where a request was sent and not answered.
    """

    def __init__(self, base: str, clock: Clock, limits: Limits) -> None:
        self._base = checked(base)
        self._clock = clock
        self._limits = limits
        self._session: aiohttp.ClientSession | None = None
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

        relative = URL(url).relative()
        # Its body is read and its connection free again; a response that is released besides gives its body to nobody.
        yield await self._exchanged(method, URL(self._base).join(relative), params, json, headers)

    async def _exchanged(
        self, method: str, url: Any, params: Mapping[str, Any] | None, json: Any, headers: Any
    ) -> aiohttp.ClientResponse:
        import aiohttp

        try:
            response = await self._opened().request(
                method, url, params=params, json=json, headers=headers, allow_redirects=False
            )
            body = await response.read()
        except aiohttp.ClientConnectorDNSError as error:
            raise SourceError("x_name_not_found") from error
        except aiohttp.ClientSSLError as error:
            raise SourceError("x_certificate", stop=1) from error
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise SourceError("x_unreachable") from error
        except TimeoutError as error:
            raise UncertainError("x_timeout") from error
        except aiohttp.ClientError as error:
            raise UncertainError("x_broken_off") from error
        now = self._clock.now()
        self.window.hear(response.headers.get("Date", ""), now)
        if not 200 <= response.status < 300:
            reset = response.headers.get("x-rate-limit-reset", "")
            raise fault_of(response.status, reset, body, url.path, self.window, now)
        self.window.refusals = 0
        return response

    def _opened(self) -> aiohttp.ClientSession:
        """The one session; it needs a running loop, so it is made at the first request."""
        import aiohttp

        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(
                    total=self._limits.total, sock_connect=self._limits.connect, sock_read=self._limits.silence
                ),
                connector=aiohttp.TCPConnector(limit=4),
                read_bufsize=_A_PAGE,  # so that one is received without a halt
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=not self.is_local,  # a proxy is for the outside
            )
        return self._session

    async def close(self) -> None:
        """Lets go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

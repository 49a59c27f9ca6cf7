"""Which addresses a feed may have and may lead to: https, or http on this machine; never a secret in the address."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from tui.errors import SourceError, UsageError

_PORTS: Final = {"https": 443, "http": 80}


def shown(url: str) -> str:
    """An address as it may stand on the wall and in logs: without user, password, query and fragment."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def checked(url: str) -> str:
    """The address of a feed. Raises UsageError where it is none, is not safe or holds a password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError("feed_address_invalid", reason="url") from error
    if parts.scheme not in _PORTS or not host or not url.isprintable() or " " in url:
        raise UsageError("feed_address_invalid", reason="url")
    if parts.username is not None or parts.password is not None:
        raise UsageError("feed_address_with_password", host=host)
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError("feed_address_not_https", host=host)
    return url


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its very name; no name is looked up."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what credentials are meant for."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)


async def redirected(url: str, location: str, *, allow_private: bool) -> str:
    """Where a redirect leads. Raises SourceError where that is neither the same origin nor https on a public host."""
    try:
        target = urljoin(url, location)
        parts = urlsplit(target)
        same = origin(target) == origin(url)
    except ValueError as error:
        raise SourceError("feed_redirect_refused", url=shown(url), host="?") from error
    host = parts.hostname or ""
    is_private_allowed = allow_private and (parts.scheme == "https" or is_loopback(host))
    if not host or parts.username is not None:
        raise SourceError("feed_redirect_refused", url=shown(url), host=_name(host))
    if same or is_private_allowed or (parts.scheme == "https" and await _is_public(parts)):
        return target
    raise SourceError("feed_redirect_refused", url=shown(url), host=_name(host))


def _name(host: str) -> str:
    """A foreign host's name as it may stand in a sentence."""
    return host[:100] if host.isprintable() else "?"


async def _is_public(parts: SplitResult) -> bool:
    """Whether every address of a host is on the public internet; one that cannot be found is not."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(parts.hostname, parts.port or _PORTS["https"], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(ipaddress.ip_address(str(each[4][0]).split("%")[0]).is_global for each in found)

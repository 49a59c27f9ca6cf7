"""Which addresses a feed may have and may lead to: https, or http on this machine; never a secret in the address."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from tui.errors import SourceError, UsageError

_PORTS: Final = {"https": 443, "http": 80}
_PROXIES: Final = ("https", "all", "http")


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
    if parts.scheme not in _PORTS or not host or not _is_plain(url):
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


def is_proxied(host: str) -> bool:
    """Whether a proxy connects in our place: then it alone looks the name up, and no address of ours is of use."""
    from urllib.request import getproxies, proxy_bypass

    return bool({"https", "all"} & getproxies().keys()) and not proxy_bypass(host)


def unusable_proxy() -> str:
    """The variable of the environment that names a proxy which is none over http or https; empty where none does."""
    from urllib.request import getproxies

    proxies = getproxies()
    if "*" in (host.strip() for host in proxies.get("no", "").split(",")):
        return ""
    named = (kind for kind in _PROXIES if proxies.get(kind))
    return next((f"{kind.upper()}_PROXY" for kind in named if not _is_usable(proxies[kind])), "")


def _is_usable(proxy: str) -> bool:
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        return parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0 and _is_plain(proxy)
    except ValueError:
        return False


def _is_plain(address: str) -> bool:
    return address.isprintable() and " " not in address


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what credentials are meant for."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)


class Way(NamedTuple):
    """Where a request goes; `address` is the one that was looked at, so that no name leads elsewhere a moment later.

    Empty is what the operator named: whoever answers there must prove that name by its certificate.
    """

    url: str
    address: str = ""


async def redirected(way: Way, location: str, *, allow_private: bool) -> Way:
    """Where a redirect leads. Raises SourceError where that is neither the same origin nor https on a public host."""
    url = way.url
    try:
        target = urljoin(url, location)
        parts = urlsplit(target)
        same = origin(target) == origin(url)
    except ValueError as error:
        raise SourceError("feed_redirect_refused", url=shown(url), host="?") from error
    host = parts.hostname or ""
    is_private_allowed = allow_private and (parts.scheme == "https" or is_loopback(host))
    if not host or parts.username is not None:
        raise SourceError("feed_redirect_refused", url=shown(url), host=_name(parts))
    if same or is_private_allowed:
        return Way(target, way.address if same else "")
    address = await _public_address(parts) if parts.scheme == "https" else ""
    if address:
        return Way(target, "" if is_proxied(host) else address)
    raise SourceError("feed_redirect_refused", url=shown(url), host=_name(parts))


def _name(parts: SplitResult) -> str:
    """Where an address leads, as it may stand in a sentence: its host, or what it has instead of one."""
    name = parts.hostname or f"{parts.scheme}:"
    return name[:100] if name.isprintable() else "?"


async def _public_address(parts: SplitResult) -> str:
    """An address of a host all of whose addresses are on the public internet; empty where one is not, or none found."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(parts.hostname, parts.port or _PORTS["https"], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ""
    addresses = [str(each[4][0]).split("%")[0] for each in found]
    return addresses[0] if addresses and all(ipaddress.ip_address(each).is_global for each in addresses) else ""

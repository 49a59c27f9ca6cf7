"""The proxy on the way to X, as the environment names it and nothing else of it: a netrc is not ours to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from tui.errors import SourceError

if TYPE_CHECKING:
    from yarl import URL

_PORTS: Final = {"https": 443, "http": 80}


def proxy_for(base: str) -> URL | None:
    """The proxy by which an address is asked; None where it is asked straight.

    Raises SourceError `x_proxy_invalid` for one that cannot work: only `http://` proxies can be spoken to.
    """
    parts = urlsplit(base)
    if proxy_bypass(f"{parts.hostname}:{parts.port or _PORTS[parts.scheme]}"):
        return None
    proxies = getproxies()
    told = (proxies.get(parts.scheme) or proxies.get("all") or "").strip()
    return _checked(told if "//" in told else f"http://{told}") if told else None


def _checked(told: str) -> URL:
    from yarl import URL

    try:
        proxy = URL(told)
        is_possible = proxy.scheme == "http" and bool(proxy.host)
        login = f"{proxy.user or ''}{proxy.password or ''}".encode("latin-1")  # as it goes into a header
    except ValueError as error:
        raise SourceError("x_proxy_invalid", stop=1) from error
    if not is_possible or b"\n" in login or ":" in (proxy.user or ""):
        raise SourceError("x_proxy_invalid", stop=1)
    return proxy

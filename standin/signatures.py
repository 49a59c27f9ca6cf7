"""OAuth 1.0a as its server sees it (RFC 5849, HMAC-SHA1): whether a user signed a request, over the URL it came by."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote, unquote

CONSUMER_KEY = "rekaanKunciAplikasi"
CONSUMER_SECRET, ACCESS_SECRET = "rekaanRahasiaAplikasi", "rekaanRahasiaPengguna"
# How far off X lets a clock be is not published: this is a measure of our own.
MOST_SECONDS_OFF = 300
Pairs = Iterable[tuple[str, str]]


def access_token(user: str) -> str:
    """The access token of a user, whose id stands before its dash."""
    return f"{user}-rekaan"


def encoded(text: str) -> str:
    """A text percent-encoded as in section 3.6."""
    return quote(text, safe="-._~")


def signature(method: str, address: str, parameters: Pairs, secrets: tuple[str, str]) -> str:
    """The signature of a request (section 3.4): `address` without its query, `secrets` of the app and of the user."""
    pairs = sorted((encoded(name), encoded(value)) for name, value in parameters)
    listed = "&".join(f"{name}={value}" for name, value in pairs)
    base = "&".join(map(encoded, (method.upper(), address, listed)))
    key = "&".join(map(encoded, secrets))
    return base64.b64encode(hmac.new(key.encode(), base.encode(), hashlib.sha1).digest()).decode()


def told_in(header: str) -> dict[str, str]:
    """The parameters of an Authorization header (section 3.5.1), without its realm."""
    parts = (part.strip().partition("=") for part in header.removeprefix("OAuth ").split(","))
    told = {unquote(name): unquote(value.strip('"')) for name, _, value in parts}
    told.pop("realm", None)
    return told


@dataclass
class Signatures:
    """Which signatures were used: each is good once."""

    used: set[tuple[str, str]] = field(default_factory=set)

    def is_good(self, header: str, method: str, address: str, query: Pairs, user: str, now: datetime) -> bool:
        """Whether a user signed just this request, now, and for the first time."""
        told = told_in(header)
        given = told.pop("oauth_signature", "")
        expected = signature(method, address, [*told.items(), *query], (CONSUMER_SECRET, ACCESS_SECRET))
        stamp, nonce = told.get("oauth_timestamp", ""), told.get("oauth_nonce", "")
        is_good = (
            hmac.compare_digest(given.encode(), expected.encode())
            and told.get("oauth_signature_method") == "HMAC-SHA1"
            and told.get("oauth_version", "1.0") == "1.0"
            and told.get("oauth_consumer_key") == CONSUMER_KEY
            and told.get("oauth_token") == access_token(user)
            and stamp.isascii()
            and stamp.isdigit()
            and abs(int(stamp) - now.timestamp()) <= MOST_SECONDS_OFF
            and bool(nonce)
            and (stamp, nonce) not in self.used
        )
        if is_good:
            self.used.add((stamp, nonce))
        return is_good

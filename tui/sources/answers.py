"""What an answer on the web means, and who is asking."""

from __future__ import annotations

import base64
import math
import re
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tui.errors import SourceError, UsageError
from tui.settings import YEARS
from tui.sources.values import quoted

LONGEST_WAIT = 24 * 60 * 60
PART = 206  # nobody asked for a part of a list
_LINK = re.compile(r"<[^>]*>")
_PARAMETER = re.compile(r';\s*(?P<name>[^\s=;,"]+)\s*(?:=\s*(?P<value>"(?:[^"\\]|\\.)*"|[^\s;,"]*))?')


class AgainError(Exception):
    """An answer after which it is worth trying again; `error` is told when it does not help."""

    def __init__(self, error: SourceError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait

    @property
    def told(self) -> SourceError:
        """The error for who reads, with the seconds after which the server wants to be asked again, at most a day."""
        if not self.wait:
            return self.error
        code = self.error.code
        return SourceError(code.name, **dict(code.args), retry_in=math.ceil(min(self.wait, LONGEST_WAIT)))


def judge(status: int, headers: Mapping[str, str], url: str, now: datetime) -> None:
    """Raises SourceError for an answer other than a good one, AgainError where it may be good the next time."""
    if 200 <= status < 300 and status != PART:
        return
    if status in (401, 403, 407):
        raise SourceError("feed_denied", url=url, status=status)
    if status in (404, 410):
        raise SourceError("feed_missing", url=url, status=status)
    error = SourceError("feed_status", url=url, status=status)
    if status in (408, 425, 429) or status >= 500:
        raise AgainError(error, _wait(headers.get("retry-after", ""), now))
    raise error


def packing(headers: Mapping[str, str]) -> str:
    """How an answer is packed, empty where it is not."""
    return next((each for each in _listed(headers.get("content-encoding", "")) if each not in ("", "identity")), "")


def relations(headers: Mapping[str, str]) -> frozenset[str]:
    """What else an answer links to by its `Link` headers: `next` and `prev` for further pages (RFC 8288 §3)."""
    beside = _LINK.sub("", headers.get("link", ""))
    return frozenset(
        relation
        for found in _PARAMETER.finditer(beside)
        if found["name"].lower() == "rel"
        for relation in (found["value"] or "").strip('"').lower().split()
    )


def refuse_packing(headers: Mapping[str, str], asked: Mapping[str, str], url: str) -> None:
    """Raises SourceError for an answer packed otherwise than it was asked for: its bytes might pass for a text.

    One that is packed twice is refused as well: a few kilobytes unpack to gigabytes before any limit is reached.
    """
    known = _listed(asked.get("accept-encoding", ""))
    packed = [each for each in _listed(headers.get("content-encoding", "")) if each not in ("", "identity")]
    if len(packed) > 1 or any(each not in known for each in packed):
        raise SourceError("feed_packed", url=url, encoding=quoted(", ".join(packed)))


def _listed(told: str) -> list[str]:
    return [each.strip().lower() for each in told.split(",")]


def _wait(told: str, now: datetime) -> float | None:
    """The seconds that a server asks to wait, None where it does not say."""
    if told.isascii() and told.isdigit() and len(told) < 8:
        return float(told)
    at = http_date(told)
    return max(0.0, (at - now).total_seconds()) if at else None


def credentials(secret: str) -> dict[str, str]:
    """The header that proves who asks: a token, or `user:password`; none where nothing is set.

    Raises UsageError, without the secret, where it cannot stand in a header.
    """
    secret = secret.strip()
    if not secret:
        return {}
    is_pair = ":" in secret
    if not secret.isprintable() or not (is_pair or secret.isascii()):
        raise UsageError("feed_secret_invalid")
    if is_pair:
        return {"Authorization": f"Basic {base64.b64encode(secret.encode()).decode('ascii')}"}
    return {"Authorization": f"Bearer {secret}"}


def mark(told: str) -> str:
    """A mark of the server's that can be sent back to it; empty where it cannot."""
    return told if told.isascii() and told.isprintable() and len(told) < 500 else ""


def http_date(told: str) -> datetime | None:
    """A time of HTTP, None where there is none, or one in which nothing can have happened."""
    try:
        at = parsedate_to_datetime(told).astimezone(UTC) if told else None
    except (ValueError, OverflowError):
        return None
    return at if at is not None and at.year in YEARS else None


def is_certificate(error: BaseException) -> bool:
    """Whether a connection failed because the server could not prove who it is."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False

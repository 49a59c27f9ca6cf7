"""A handle becomes an id as soon as an account of that name is read, so that a link survives every renaming."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.decisions import Decision, DecisionKind, Decisions
from tui.followers import Follower, Followers
from tui.sources.base import AccountKey

RESOLVER = "pantau"
NEVER = datetime.min.replace(tzinfo=UTC)


class Bearers:
    """Which account of a network bears which handle now; made in one pass over the followers.

    An account that left, or of which the source said that it is gone, may have lost its handle to another one.
    """

    def __init__(self, followers: Followers, network: str) -> None:
        self._by_handle: dict[str, list[Follower]] = {}
        for key, follower in followers.by_key.items():
            if key.network == network and follower.username and _is_there(follower):
                self._by_handle.setdefault(follower.username.casefold(), []).append(follower)

    def find(self, handle: str) -> AccountKey | None:
        """The account of that handle; None where none is there, or where two are equally likely."""
        bearing = sorted(self._by_handle.get(handle.casefold(), ()), key=_freshness)
        if len(bearing) > 1 and _freshness(bearing[-1]) == _freshness(bearing[-2]):
            return None
        return bearing[-1].key if bearing else None


def resolved(followers: Followers, decisions: Decisions, network: str, now: datetime) -> tuple[Decision, ...]:
    """The rulings that give its id to each link by handle whose account is there; none where nothing is new."""
    links = [d for d in decisions.in_force if d.kind is DecisionKind.LINK and d.account is None]
    if not links:
        return ()
    bearers = Bearers(followers, network)
    found = [(link, key) for link in links if (key := bearers.find(link.handle)) is not None]
    return tuple(
        Decision(
            number=number,
            kind=DecisionKind.RESOLVED,
            by=RESOLVER,
            at=now,
            unit=link.unit,
            account=key,
            handle=link.handle,
            refers_to=link.number,
        )
        for number, (link, key) in enumerate(found, decisions.last_number + 1)
    )


def _is_there(follower: Follower) -> bool:
    return follower.fate is None and follower.missing_since is None


def _freshness(follower: Follower) -> datetime:
    """When it was last read."""
    return follower.last_read_at or NEVER

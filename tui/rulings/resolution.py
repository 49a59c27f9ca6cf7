"""A handle becomes an id as soon as an account of that name is read, so that a link survives every renaming."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from tui.decisions import Decision, DecisionKind, Decisions
from tui.followers import Follower, Followers
from tui.sources.base import AccountKey

RESOLVER = "pantau"
NEVER = datetime.min.replace(tzinfo=UTC)


def account_called(followers: Followers, network: str, handle: str) -> AccountKey | None:
    """The account that bears a handle now; None where none is there, or where two are equally likely.

    An account that left, or of which the source said that it is gone, may have lost its handle to another one.
    """
    wanted = handle.casefold()
    bearing = [
        follower
        for key, follower in followers.by_key.items()
        if key.network == network and wanted and follower.username.casefold() == wanted and _is_there(follower)
    ]
    bearing.sort(key=_freshness)
    if len(bearing) > 1 and _freshness(bearing[-1]) == _freshness(bearing[-2]):
        return None
    return bearing[-1].key if bearing else None


def resolved(followers: Followers, decisions: Decisions, network: str, now: datetime) -> tuple[Decision, ...]:
    """The rulings that give its id to each link by handle whose account is there; none where nothing is new."""
    return tuple(_resolved(followers, decisions, network, now))


def _resolved(followers: Followers, decisions: Decisions, network: str, now: datetime) -> Iterator[Decision]:
    number = decisions.last_number
    for link in decisions.in_force:
        if link.kind is not DecisionKind.LINK or link.account is not None:
            continue
        key = account_called(followers, network, link.handle)
        if key is not None:
            number += 1
            yield Decision(
                number=number,
                kind=DecisionKind.RESOLVED,
                by=RESOLVER,
                at=now,
                unit=link.unit,
                account=key,
                handle=link.handle,
                refers_to=link.number,
            )


def _is_there(follower: Follower) -> bool:
    return follower.fate is None and follower.missing_since is None


def _freshness(follower: Follower) -> datetime:
    """When it was last read."""
    return max(filter(None, (follower.read_at, follower.last_seen_at)), default=NEVER)

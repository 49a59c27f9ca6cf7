"""What a Board says of its source: which reading its figures are of, and how old they are."""

from __future__ import annotations

from datetime import datetime

from tui.board.model import SourceHealth
from tui.followers import Followers
from tui.sources.base import Scope
from tui.sources.header import ReadingHeader

# The list was due, and the newest reading tells in a note why it was not read.
LIST_UNREAD = frozenset({"x_left_out_followers", "x_plan_lacks_followers", "x_no_endpoint_followers"})


def health_of(followers: Followers) -> SourceHealth:
    """What the newest reading of each scope, and the newest failure, tell of the source."""
    latest, failure = followers.latest, followers.failure
    if latest is None:
        if failure is None:
            return SourceHealth(spec="")
        return SourceHealth(spec=failure.source, errors=failure.errors, notes=failure.notes)
    sweep, read = followers.last.get(Scope.FOLLOWERS, latest), followers.latest_read
    complete = followers.last_complete.get(Scope.FOLLOWERS)
    units = _units_alone(followers, latest)
    return SourceHealth(
        spec=latest.source,
        read_at=read.taken_at if read else None,
        complete_at=complete.taken_at if complete else None,
        complete=sweep.complete,
        is_whole=sweep.is_whole,
        followers_count=sweep.followers_count,
        accounts_read=sweep.accounts_read,
        errors=failure.errors if failure else latest.errors,
        notes=latest.notes,
        told_at=units.taken_at if units else _told_at(followers, sweep, latest),
        units_read=units.accounts_read if units else None,
    )


def _is_list_unread(latest: ReadingHeader) -> bool:
    return bool(latest.errors) or any(note.name in LIST_UNREAD for note in latest.notes)


def _units_alone(followers: Followers, latest: ReadingHeader) -> ReadingHeader | None:
    """The newest reading of the units' accounts where no list is read beside them."""
    listed, units = followers.last.get(Scope.FOLLOWERS), followers.last.get(Scope.KNOWN)
    if units is None or units.source.startswith("file:"):
        return None
    if listed is None:
        return units
    is_alone = units.followers_count is None and units.taken_at > listed.taken_at and not _is_list_unread(latest)
    return units if is_alone else None


def _told_at(followers: Followers, listed: ReadingHeader, latest: ReadingHeader) -> datetime:
    """When the list was read; while the target's own count is the same as then, the count is news of all of them."""
    units, read = followers.last.get(Scope.KNOWN), followers.latest_read
    is_unmoved = (
        units is not None
        and read is not None
        and units.taken_at > listed.taken_at
        and units.followers_count is not None
        and units.followers_count == listed.followers_count
        and not _is_list_unread(latest)
    )
    return read.taken_at if is_unmoved and read is not None else listed.taken_at

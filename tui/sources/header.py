"""What is kept of a reading when its accounts were taken out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from tui.codes import Code
from tui.sources.base import LateAccounts, Reading, Scope, is_count_plausible

NAMELESS: Final = "followers_nameless"  # the note of a list that tells too many of its accounts by their ids alone
UNREAD: Final = "x_records_unread"  # the note of records that could not be read whole


class ReadingHeader(Struct, frozen=True):
    """What is kept of a reading besides its accounts."""

    taken_at: datetime
    source: str
    scope: Scope
    complete: bool
    is_whole: bool
    accounts_read: int
    followers_count: int | None
    errors: tuple[Code, ...] = ()
    notes: tuple[Code, ...] = ()


def header_of(reading: Reading) -> ReadingHeader:
    """What is kept of a reading besides its accounts, through which somebody went before.

    A list of which more records could not be read whole than a count may be wrong by proves of nobody that there is no
    account: the names to find it by were not read.
    """
    late = reading.accounts.notes if isinstance(reading.accounts, LateAccounts) else ()
    notes = tuple(dict.fromkeys((*reading.notes, *late)))
    read, unread = len(reading.accounts), 0
    if reading.scope is Scope.FOLLOWERS:
        unread = next((int(note.get("count", 0)) for note in notes if note.name == UNREAD), 0)
    return ReadingHeader(
        taken_at=reading.taken_at,
        source=reading.source,
        scope=reading.scope,
        complete=reading.complete and is_count_plausible(read - unread, read),
        is_whole=reading.is_whole,
        accounts_read=read,
        followers_count=reading.followers_count,
        errors=reading.errors,
        notes=notes,
    )

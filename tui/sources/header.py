"""What is kept of a reading when its accounts were taken out."""

from __future__ import annotations

from collections.abc import Iterable
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

    What shows only then may leave a list incomplete. Notes of the reading itself say nothing against its list: the last
    reading of several tells what was unreadable in all of them.
    """
    late = reading.accounts.notes if isinstance(reading.accounts, LateAccounts) else ()
    return ReadingHeader(
        taken_at=reading.taken_at,
        source=reading.source,
        scope=reading.scope,
        complete=reading.complete and are_mostly_read(late, len(reading.accounts)),
        is_whole=reading.is_whole,
        accounts_read=len(reading.accounts),
        followers_count=reading.followers_count,
        errors=reading.errors,
        notes=tuple(dict.fromkeys((*reading.notes, *late))),
    )


def are_mostly_read(notes: Iterable[Code], read: int) -> bool:
    """Whether no more of a list's records could not be read whole, by its own notes, than a count may be wrong by.

    Where more could not, the list proves of nobody that there is no account: the names to find it by were not read.
    """
    unread = sum(int(note.get("count", 0)) for note in notes if note.name == UNREAD)
    return is_count_plausible(read - unread, read)

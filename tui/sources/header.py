"""What is kept of a reading when its accounts were taken out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from tui.codes import Code
from tui.sources.base import LateAccounts, Reading, Scope

NAMELESS: Final = "followers_nameless"  # the note of a list that tells too many of its accounts by their ids alone


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
    """What is kept of a reading besides its accounts, through which somebody went before."""
    late = reading.accounts.notes if isinstance(reading.accounts, LateAccounts) else ()
    return ReadingHeader(
        taken_at=reading.taken_at,
        source=reading.source,
        scope=reading.scope,
        complete=reading.complete,
        is_whole=reading.is_whole,
        accounts_read=len(reading.accounts),
        followers_count=reading.followers_count,
        errors=reading.errors,
        notes=(*reading.notes, *late),
    )

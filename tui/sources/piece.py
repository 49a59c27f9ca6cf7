"""What one file held, as the reading that it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tui.codes import code
from tui.sources.base import Reading, Scope, is_count_plausible
from tui.sources.header import NAMELESS

if TYPE_CHECKING:
    from tui.sources.formats.contents import Contents

AHEAD: Final = "taken_at_ahead"  # the note of a time that is yet to come
SKEW: Final = timedelta(minutes=10)  # by which two machines' clocks may well differ


class Piece(Struct, frozen=True):
    """What one file, or one kind of a folder's files, held, with the time of its last modification."""

    contents: Contents
    modified_at: datetime

    def reading(self, source: str, *, complete: bool, taken_at: datetime | None, now: datetime) -> Reading:
        """The reading that it is: `complete` only where the file's own count or word bears it out, or by the flag.

        It was taken when the file says, else at `taken_at`, else when it was modified; what is yet to come is no such
        time, since such data would never grow old.

        It never is where a record was skipped: that may be the account of a unit, which would seem to have none. The
        count may be wrong by a little, but a skipped record is known to be missing, and whoever made it can mend it.
        """
        held = self.contents
        read, told = len(held.accounts), held.followers_count
        agrees = told is None or is_count_plausible(read, told)
        is_said = complete or told is not None or held.says_complete
        notes = held.notes
        if told is not None and not agrees:
            notes = (code("followers_count_differs", read=read, told=told), *notes)
        elif is_said and held.is_whole and not held.is_list:
            notes = (code("account_alone"), *notes)
        elif is_said and held.is_doubtful:
            notes = (code("names_doubtful", read=read), *notes)
        elif is_said and held.skipped:
            notes = (code("records_lacking", read=read, count=held.skipped), *notes)
        nameless = sum(not (account.username or account.name) for account in held.accounts)
        if held.scope is Scope.FOLLOWERS and not is_count_plausible(read - nameless, read):
            notes = (code(NAMELESS, count=nameless), *notes)
        times = [at for at in (held.taken_at, taken_at, self.modified_at) if at is not None]
        if times[0] > now + SKEW:
            notes = (code(AHEAD, source=source, at=times[0].isoformat()), *notes)
        return Reading(
            taken_at=next((at for at in times if at <= now + SKEW), now),
            source=source,
            scope=held.scope,
            accounts=held.accounts,
            is_whole=held.is_whole,
            complete=(
                held.is_whole
                and is_said
                and agrees
                and held.is_list
                and not held.is_doubtful
                and not held.skipped
                and not held.is_count_unread
                and held.scope is Scope.FOLLOWERS
            ),
            followers_count=held.followers_count,
            notes=notes,
        )

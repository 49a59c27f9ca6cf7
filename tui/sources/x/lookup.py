"""The units' accounts, read by id a hundred at a time, or by handle where they were linked by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct, field

from tui.codes import code
from tui.errors import SourceError
from tui.sources.base import Account, AccountKey, Fate
from tui.sources.x.client import USERS_A_CALL, XClient
from tui.sources.x.profiles import accounts_of, fates_of, missing_fields
from tui.sources.x.told import Part, Told

_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{1,15}")
_ID: Final = re.compile(r"[0-9]{1,19}")


class Lookup(Struct):
    """What became of the accounts that were asked for; one bad account never costs the others."""

    accounts: list[Account] = field(default_factory=list)
    fates: dict[AccountKey, Fate] = field(default_factory=dict)
    is_whole: bool = True

    async def run(
        self,
        client: XClient,
        ids: Sequence[str],
        handles: Sequence[str],
        told: Told,
        *,
        linked: Collection[str] = (),
    ) -> None:
        """Asks for all of them, as far as X and the ceilings let it; a `linked` handle that nobody bears is told."""
        good_ids = [each for each in ids if _ID.fullmatch(each)]
        good_handles = [each for each in handles if _HANDLE.fullmatch(each)]
        bad = len(ids) + len(handles) - len(good_ids) - len(good_handles)
        if bad:
            told.notes.append(code("x_handles_impossible", count=bad))
        calls: list[tuple[list[str], list[str]]]
        calls = [(good_ids[at : at + USERS_A_CALL], []) for at in range(0, len(good_ids), USERS_A_CALL)]
        calls += [([], good_handles[at : at + USERS_A_CALL]) for at in range(0, len(good_handles), USERS_A_CALL)]
        left = len(good_ids) + len(good_handles)
        for some_ids, some_handles in calls:
            try:
                answer, asked = await client.users(some_ids, some_handles)
            except SourceError as error:
                told.refused(Part.UNITS, error, left)
                self.is_whole = False
                return
            accounts, unread = accounts_of(answer.found)
            told.missing(missing_fields(answer.found))
            told.unread(unread + len(answer.unread))
            self.accounts += accounts
            self.fates.update(fates_of(answer.problems))
            told.unknown([each.value for each in answer.problems if each.value in linked])
            left -= asked
            self.is_whole = self.is_whole and not unread and not answer.unread

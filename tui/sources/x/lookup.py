"""The units' accounts, read by id a hundred at a time, or by handle where they were linked by hand."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from tui.codes import code
from tui.errors import SourceError
from tui.sources.base import Account, AccountKey, Fate
from tui.sources.x.client import USERS_A_CALL, Users, XClient
from tui.sources.x.profiles import accounts_of, fates_of, missing_fields
from tui.sources.x.told import Part, Told

_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{1,15}")
_ID: Final = re.compile(r"[0-9]{1,19}")


class Call(Struct, frozen=True):
    """What is asked for by one request: ids or handles."""

    ids: Sequence[str] = ()
    handles: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.ids) + len(self.handles)

    @property
    def halves(self) -> tuple[Call, Call]:
        """Two calls for the same: X refuses a whole request for the sake of one of them."""
        middle = len(self) // 2
        return Call(self.ids[:middle], self.handles[:middle]), Call(self.ids[middle:], self.handles[middle:])


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
        calls = deque(Call(ids=some) for some in _hundreds(good_ids))
        calls.extend(Call(handles=some) for some in _hundreds(good_handles))
        while calls:
            call = calls.popleft()
            try:
                answer, asked = await client.users(call.ids, call.handles)
            except SourceError as error:
                if error.code.name == "x_request_refused" and len(call) > 1:
                    calls.extendleft(reversed(call.halves))
                    continue
                if error.code.name != "x_request_refused":
                    told.refused(Part.UNITS, error, len(call) + sum(map(len, calls)))
                    self.is_whole = False
                    return
                answer, asked = Users([], [], unread=(*call.ids, *call.handles)), 1
            self._take(answer, told, linked)
            if asked < len(call):  # a ceiling cut it; it says so itself when the others are asked for
                calls.appendleft(Call(call.ids[asked:], call.handles[asked:]))

    def _take(self, answer: Users, told: Told, linked: Collection[str]) -> None:
        accounts, unread = accounts_of(answer.found)
        told.missing(missing_fields(answer.found))
        told.unread(unread + len(answer.unread))
        self.accounts += accounts
        self.fates.update(fates_of(answer.problems))
        told.unknown([each.value for each in answer.problems if each.value in linked])
        self.is_whole = self.is_whole and not unread and not answer.unread


def _hundreds(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[at : at + USERS_A_CALL] for at in range(0, len(texts), USERS_A_CALL))

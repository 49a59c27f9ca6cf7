"""What was billed, by UTC day: distinct resources, reservations and ceilings.

`ledger.json` holds the days' sums, the open reservations, and the newest of the resources that were billed; the older
ones stand in `ledger/DAY-NNN.json`, small files written once. A walk through a hundred pages writes none of these: each
of its reservations is one line of `ledger.journal`, durable before it is given, which also tells what was settled since
the line before; `flush` then writes the rest. A line holds whole sums and all open reservations, so that it may be read
twice; the lines stay until the next walk, whose first one tells all of it again, in case the newest generation of
`ledger.json` cannot be read.

A kill leaves at most one reservation open: what is shown is never less than what was billed, and at most one request
more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from msgspec import Struct

from tui.errors import SourceError, StateError
from tui.settings import Ceilings
from tui.store.journal import Journal
from tui.store.resources import Resources
from tui.store.storage import Database, Unreadable, read_tables
from tui.store.tables import readable
from tui.store.values import Json, from_plain, to_plain

NEWEST_KEPT: Final = 2000
RESOURCES_A_FILE: Final = 20_000
TICKETS: Final = "tickets"
SEEN: Final = "seen"


class Ticket(Struct, frozen=True):
    """A reservation: so many resources of a kind, at most, at a price each in micro-dollars."""

    day: str
    kind: str
    count: int
    micro_usd: int


class Billed(Struct, frozen=True):
    """Resources of one kind that one answer added to a day."""

    day: str
    kind: str
    resources: tuple[str, ...]


class StoredLedger:
    """The ledger of one state folder; its store holds the lock."""

    def __init__(self, folder: Path, ceilings: Ceilings, *, is_read_only: bool = False) -> None:
        self._is_read_only = is_read_only
        self._folder = folder / "ledger"
        self._file = folder / "ledger.json"
        self._ceilings = ceilings
        self._database = Database(self._file)
        sums = readable(self._database, self._file).all_by_key()
        self._sums: dict[str, int] = {day: row["micro_usd"] for day, row in sums.items()}
        self._tickets: dict[int, Ticket] = {
            int(number): from_plain(row, Ticket) for number, row in self._database.keyed(TICKETS).all_by_key().items()
        }
        self._newest = [from_plain(row, Billed) for row in self._database.keyed(SEEN).all_by_key().values()]
        self._seen: dict[str, dict[str, Resources]] = {}
        self._journal = Journal(folder / "ledger.journal")
        self._untold: list[Billed] = []
        self._is_told_from_here = False
        self._is_flushed = True
        for line in self._journal.read():
            self._retell(line)

    def _retell(self, line: Json) -> None:
        """Takes up a line of the journal, which may already be part of what was read."""
        self._is_flushed = False
        self._sums.update(line["sums"])
        self._tickets = {int(number): from_plain(row, Ticket) for number, row in line["tickets"].items()}
        told = (from_plain(row, Billed) for row in line["billed"])
        self._newest = list(dict.fromkeys([*self._newest, *told]))

    def reserve(self, day: str, kind: str, count: int, micro_usd: int) -> int:
        """Reserves `count` resources at `micro_usd` each and returns a ticket.

        Raises SourceError past a ceiling, StateError for a ledger that is only looked at.
        """
        if self._is_read_only:
            raise StateError("store_read_only", folder=str(self._folder.parent))
        self._refuse_past_ceiling(day, count * micro_usd)
        self._seen_on(day)
        is_first = not self._is_told_from_here
        if is_first:
            self.flush()
            self._journal.restart()
            self._is_told_from_here = True
        number = 1 + max(self._tickets, default=0)
        tickets = {**self._tickets, number: Ticket(day, kind, count, micro_usd)}
        self._tell(tickets, is_first=is_first)
        self._tickets = tickets
        return number

    def settle(self, ticket: int, day: str, resources: Sequence[str]) -> int:
        """Settles a reservation with what was returned on a day; returns the micro-dollars newly billed."""
        reserved = self._tickets.pop(ticket)
        fresh = self._seen_on(day).setdefault(reserved.kind, Resources()).add(resources)
        billed = len(fresh) * reserved.micro_usd
        if fresh:
            self._untold.append(Billed(day, reserved.kind, fresh))
            self._sums[day] = self._sums.get(day, 0) + billed
        self._is_flushed = False
        return billed

    def flush(self) -> None:
        """Makes every settlement durable, in the files themselves; the next reservation begins the journal anew."""
        if self._is_flushed:
            return
        if self._is_told_from_here:
            self._tell(self._tickets)
            self._journal.close()
        if sum(len(each.resources) for each in self._newest) >= NEWEST_KEPT:
            self._put_away()
        self._database.file.write(
            {
                self._file.stem: {day: {"micro_usd": amount} for day, amount in self._sums.items()},
                TICKETS: _rows(self._tickets),
                SEEN: {str(number): to_plain(each) for number, each in enumerate(self._newest)},
            }
        )
        self._is_flushed, self._is_told_from_here = True, False

    def pack(self) -> None:
        """Packs what is held in memory of the day, when nobody reads."""
        for resources in (each for seen in self._seen.values() for each in seen.values()):
            resources.pack()

    def paid(self, day: str, kind: str) -> AbstractSet[str]:
        """The resources of a kind that were billed on a day: on that day they cost nothing more."""
        return self._seen_on(day).get(kind, frozenset())

    def spent(self, day: str) -> tuple[int, int]:
        """Micro-dollars settled, and still reserved, on a UTC day; what a kill left open stays reserved."""
        return self._sums.get(day, 0), self._reserved(day)

    def spent_in_month(self, month: str) -> tuple[int, int]:
        """Micro-dollars settled, and still reserved, in a UTC month (`2026-11`)."""
        return sum(amount for day, amount in self._sums.items() if day.startswith(month)), self._reserved(month)

    def _reserved(self, period: str) -> int:
        return sum(each.count * each.micro_usd for each in self._tickets.values() if each.day.startswith(period))

    def _refuse_past_ceiling(self, day: str, worst: int) -> None:
        """The refusal tells with `room` how many micro-dollars would fit under every ceiling."""
        month = day[:7]
        rooms = [
            (ceiling - sum(spent), period, ceiling)
            for period, ceiling, spent in (
                (day, self._ceilings.day, self.spent(day)),
                (month, self._ceilings.month, self.spent_in_month(month)),
            )
            if ceiling is not None
        ]
        room, period, ceiling = min(rooms, default=(worst, day, worst))
        if worst > room:
            dollars = {name: f"{amount / 1_000_000:.3f}" for name, amount in (("ceiling", ceiling), ("more", worst))}
            raise SourceError("ceiling_reached", period=period, **dollars, room=max(0, room))

    def _tell(self, tickets: dict[int, Ticket], *, is_first: bool = False) -> None:
        """One line more: these reservations, and what was settled since the line before, or all that has no other file.

        The first one outlives the newest generation of `ledger.json`, of which the one before knows too little.
        """
        self._is_flushed = False
        billed = [*self._newest, *self._untold] if is_first else self._untold
        days = self._sums if is_first else {each.day for each in billed}
        self._journal.append(
            {
                "sums": {day: self._sums[day] for day in days},
                "tickets": _rows(tickets),
                "billed": [to_plain(each) for each in billed],
            }
        )
        self._newest += self._untold
        self._untold = []

    def _put_away(self) -> None:
        """Gives the newest resources files of their own; a kill right after it leaves them in both places."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for day in sorted({each.day for each in self._newest}):
            number = len(self._files_of(day))
            for rows in _portions(each for each in self._newest if each.day == day):
                number += 1
                file = self._folder / f"{day}-{number:03}.json"
                Database(file).keyed(SEEN).put({str(place): to_plain(row) for place, row in enumerate(rows)})
        self._newest = []

    def _seen_on(self, day: str) -> dict[str, Resources]:
        """The resources billed on a day by kind; only the day in use stays in memory."""
        if day not in self._seen:
            seen: dict[str, Resources] = {}
            for file in self._files_of(day):
                for kind, told in _told(file):
                    seen.setdefault(kind, Resources()).add(told)
            for each in (*self._newest, *self._untold):
                if each.day == day:
                    seen.setdefault(each.kind, Resources()).add(each.resources)
            for resources in seen.values():
                resources.pack()
            self._seen = {day: seen}
        return self._seen[day]

    def _files_of(self, day: str) -> list[Path]:
        return sorted(self._folder.glob(f"{day}-[0-9]*.json"))


def _rows(tickets: dict[int, Ticket]) -> dict[str, Json]:
    return {str(number): to_plain(each) for number, each in tickets.items()}


def _portions(billed: Iterable[Billed]) -> Iterator[list[Billed]]:
    """As many at a time as go into one file."""
    rows: list[Billed] = []
    count = 0
    for each in billed:
        rows.append(each)
        count += len(each.resources)
        if count >= RESOURCES_A_FILE:
            yield rows
            rows, count = [], 0
    if rows:
        yield rows


def _told(file: Path) -> Iterable[tuple[str, Sequence[str]]]:
    """Kinds and resources of a file; nothing where it cannot be read, since counting twice hides no cost."""
    try:
        rows: dict[str, Json] = (read_tables(file) or {}).get(SEEN, {})
    except Unreadable:
        return
    for key, row in rows.items():
        kind, _, resource = key.partition(":")  # how the first ledgers told them: each as a row of its own
        yield (row["kind"], row["resources"]) if row else (kind, (resource,))

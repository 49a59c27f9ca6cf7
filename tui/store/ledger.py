"""What was billed, by UTC day: distinct resources, reservations and ceilings, durable before a request is made.

`ledger.json` holds the days' sums and the open reservations; the resources already billed on a day stand in
`ledger/DAY-NNN.json`, small files of which only the newest is written, so that the thousandth page costs what the first
did. A kill between the two leaves the reservation open: what is shown is then never less than what was billed, and at
most one request more.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tui.errors import SourceError
from tui.settings import Ceilings
from tui.sources.base import LedgerEntry
from tui.store.storage import Database, Unreadable, read_tables
from tui.store.tables import readable
from tui.store.values import from_plain, to_plain

RESOURCES_A_FILE = 2000
TICKETS, SEEN = "tickets", "seen"


class Ticket(Struct, frozen=True):
    """A reservation: so many resources of a kind, at most, at a price each in micro-dollars."""

    day: str
    kind: str
    count: int
    micro_usd: int


class StoredLedger:
    """The ledger of one state folder; its store holds the lock."""

    def __init__(self, folder: Path, ceilings: Ceilings) -> None:
        self._folder = folder / "ledger"
        self._file = folder / "ledger.json"
        self._ceilings = ceilings
        self._database = Database(self._file)
        sums = readable(self._database, self._file).all_by_key()
        self._sums: dict[str, int] = {day: row["micro_usd"] for day, row in sums.items()}
        self._tickets: dict[int, Ticket] = {
            int(number): from_plain(row, Ticket) for number, row in self._database.keyed(TICKETS).all_by_key().items()
        }
        self._seen: dict[str, set[str]] = {}

    def reserve(self, day: str, kind: str, count: int, micro_usd: int) -> int:
        """Reserves `count` resources at `micro_usd` each and returns a ticket; raises SourceError past a ceiling."""
        worst = count * micro_usd
        self._refuse_past_ceiling(day, worst)
        number = 1 + max(self._tickets, default=0)
        self._write(self._sums, {**self._tickets, number: Ticket(day, kind, count, micro_usd)})
        return number

    def settle(self, ticket: int, entries: tuple[LedgerEntry, ...]) -> int:
        """Settles a reservation with what was really returned; returns the micro-dollars newly billed."""
        price, sums = self._tickets[ticket].micro_usd, dict(self._sums)
        for day in sorted({entry.day for entry in entries}):
            resources = dict.fromkeys(f"{entry.kind}:{entry.resource}" for entry in entries if entry.day == day)
            seen = self._seen_on(day)
            fresh = [resource for resource in resources if resource not in seen]
            self._remember(day, fresh)
            sums[day] = sums.get(day, 0) + len(fresh) * price
        billed = sum(sums.values()) - sum(self._sums.values())
        self._write(sums, {number: each for number, each in self._tickets.items() if number != ticket})
        return billed

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

    def _write(self, sums: dict[str, int], tickets: dict[int, Ticket]) -> None:
        """Both tables in one write; what is in memory changes only once they are on disk."""
        self._database.file.write(
            {
                self._file.stem: {day: {"micro_usd": amount} for day, amount in sums.items()},
                TICKETS: {str(number): to_plain(each) for number, each in tickets.items()},
            }
        )
        self._sums, self._tickets = sums, tickets

    def _seen_on(self, day: str) -> set[str]:
        """The resources billed on a day; only the day in use stays in memory."""
        if day not in self._seen:
            seen: set[str] = set()
            for file in self._files_of(day):
                try:
                    tables = read_tables(file)
                except Unreadable:
                    continue
                seen.update((tables or {}).get(SEEN, {}))
            self._seen = {day: seen}
        return self._seen[day]

    def _remember(self, day: str, resources: list[str]) -> None:
        """Makes newly billed resources durable, in the newest file while it has room, else in the next."""
        if not resources:
            return
        self._folder.mkdir(mode=0o700, exist_ok=True)
        files = self._files_of(day)
        table = Database(files[-1] if files else self._folder / f"{day}-001.json").keyed(SEEN)
        if len(table) >= RESOURCES_A_FILE:
            table = Database(self._folder / f"{day}-{len(files) + 1:03}.json").keyed(SEEN)
        table.put({resource: {} for resource in resources})
        self._seen_on(day).update(resources)

    def _files_of(self, day: str) -> list[Path]:
        return sorted(self._folder.glob(f"{day}-[0-9]*.json"))

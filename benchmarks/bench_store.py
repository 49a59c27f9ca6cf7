"""What a save costs: 20 changed accounts, made durable, beside an append and fsync of the same bytes.

Saves and appends take turns, so that both meet the same machine; what is told is the median of the pairs' ratios. The
bytes are those that the save added: its record and its new texts. Accounts and units are invented, every unit has an
account, and every reading sees all of them again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace

from benchmarks.bars import Bar
from tests.store import world
from tui.board.model import Board
from tui.followers import Followers, fold
from tui.sources.base import Account
from tui.store import Store

CHANGES = 20
SAVES, SAVES_OF_MANY = 40, 15
FEW_UNITS, MANY_UNITS = 521, 80_000
FEW_READINGS, MANY_READINGS = 10, 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of each save and of the append beside it."""

    saves: tuple[float, ...]
    appends: tuple[float, ...]
    bytes: int

    @property
    def ratios(self) -> list[float]:
        """Each save by the append beside it."""
        return [save / append for save, append in zip(self.saves, self.appends, strict=True)]


class Life:
    """A store with a world that goes on, reading after reading."""

    def __init__(self, folder: Path, units: int, accounts: int) -> None:
        self.place = world.registry(units)
        self.accounts: list[Account] = [world.account(n) for n in range(accounts)]
        self.owners = {unit.id: account.key for unit, account in zip(self.place.units, self.accounts, strict=False)}
        self.store = Store.open(folder, self.place, "x")
        self.followers = Followers()
        self.board: Board | None = None
        self.number = 0

    def save(self, changes: int) -> float:
        """One more reading in which that many accounts say something new; the seconds that its save took."""
        self.number += 1
        for n in range(changes):
            place = (self.number * changes + n) % len(self.accounts)
            text = f"Kades Budi Rekaan, HP 0812-0000-{place:04}, bacaan ke-{self.number}"
            self.accounts[place] = replace(self.accounts[place], description=text)
        reading = world.reading(tuple(self.accounts), self.number)
        followers = fold(self.followers, reading)
        board = world.board(self.place, followers, self.owners, self.board)
        start = perf_counter()
        self.store.save(reading, followers, board)
        seconds = perf_counter() - start
        self.followers, self.board = followers, board
        return seconds

    def size(self) -> int:
        """Bytes of the two files that a save writes."""
        files = (self.store.folder / "tail.json", self.store.folder / "content" / "recent.json")
        return sum(file.stat().st_size for file in files if file.exists())

    def go_on(self, readings: int) -> None:
        """That many quiet readings, sealed as they are in life."""
        for _ in range(readings):
            self.save(0)
            if self.store.needs_sealing:
                self.store.seal()


def cost_of(units: int, readings: int, accounts: int, wanted: int = SAVES) -> Cost:
    """What 20 changes cost after so many readings."""
    saves: list[float] = []
    appends: list[float] = []
    sizes: list[int] = []
    with TemporaryDirectory() as name:
        life = Life(Path(name), units, accounts)
        life.go_on(readings)
        log = os.open(Path(name) / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        before = life.size()
        while len(saves) < wanted:
            seconds, after = life.save(CHANGES), life.size()
            if after > before:
                data = b"x" * (after - before)
                start = perf_counter()
                os.write(log, data)
                os.fsync(log)
                appends.append(perf_counter() - start)
                saves.append(seconds)
                sizes.append(after - before)
            if life.store.needs_sealing:
                life.store.seal()
            before = life.size()
        os.close(log)
        life.store.close()
    return Cost(tuple(saves), tuple(appends), round(median(sizes)))


def _detail(cost: Cost) -> str:
    low, _, high = quantiles(cost.ratios, n=4)
    save, append = (median(times) * 1e3 for times in (cost.saves, cost.appends))
    return (
        f"{save:.2f} ms by {append:.2f} ms for {cost.bytes} B, quartiles {low:.1f}-{high:.1f}, {len(cost.saves)} pairs"
    )


def bars() -> Iterator[Bar]:
    """The bars of the store."""
    young = cost_of(FEW_UNITS, FEW_READINGS, FEW_UNITS)
    yield Bar("save of 20 changes, 521 units", median(young.ratios), 10, "x append + fsync", _detail(young))
    old = cost_of(FEW_UNITS, MANY_READINGS, FEW_UNITS // 4)
    yield Bar("the same after 10,000 readings", median(old.ratios), 10, "x append + fsync", _detail(old))
    large = cost_of(MANY_UNITS, FEW_READINGS, MANY_UNITS, SAVES_OF_MANY)
    yield Bar("the same at 80,000 units", median(large.ratios), 10, "x append + fsync", _detail(large))
    for name, other in (("10,000 readings by 10", old), ("80,000 units by 521", large)):
        figure = median(other.ratios) / median(young.ratios)
        yield Bar(f"save of 20 changes, {name}", figure, 1.5, "x", "ratio of the two medians above")


if __name__ == "__main__":
    for bar in bars():
        print(f"{bar.name}: {bar.figure:.2f} {bar.unit} (limit {bar.limit:g}); {bar.detail}")

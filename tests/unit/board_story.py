"""A small story told to the pipeline: accounts come and go, and a Board is taken after each reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from tui.board import Board, UnitState
from tui.codes import Code, code
from tui.decisions import Decision, DecisionKind
from tui.known import Known, advance, failed, rejudge
from tui.registry import Registry, bundled_registry, load_registry
from tui.sources.base import Account, AccountKey, Fate, Post, Reading, Scope

START = datetime(2015, 8, 16, 12, tzinfo=UTC)
DEADLINE = datetime(2015, 8, 17, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
FULL = "Kecamatan Klirong Kab. Kebumen. Camat: Drs. Contoh Rekaan, M.Si. HP 0812 5555 3001 Telp (0287) 553001 (rekaan)"
BARE = "Kecamatan Klirong Kab. Kebumen (rekaan)"
KLIRONG = "33.05.05"


@cache
def registry() -> Registry:
    """The registry of 2015."""
    return load_registry(bundled_registry())


def account(
    number: int = 1,
    username: str = "kec_klirong",
    name: str = "Kecamatan Klirong",
    description: str = FULL,
    created_at: datetime = START - 30 * HOUR,
    **more: object,
) -> Account:
    """An invented account; by default that of Kecamatan Klirong with all four fields."""
    made = Account("x", str(number), username, name, description, "Kebumen", created_at=created_at, post_count=3)
    return replace(made, **more)


class Story:
    """Readings told one after another; `at` is the story's clock."""

    def __init__(self, at: datetime = START, source: str = "x", of: Registry | None = None) -> None:
        self.registry = of or registry()
        self.known = Known()
        self.at = at
        self.source = source

    def read(
        self,
        *accounts: Account,
        complete: bool = True,
        is_whole: bool = True,
        scope: Scope = Scope.FOLLOWERS,
        fates: Iterable[tuple[AccountKey, Fate]] = (),
        posts: tuple[Post, ...] = (),
        notes: tuple[Code, ...] = (),
        after: timedelta = HOUR,
    ) -> Board:
        """One reading, an hour later by default."""
        self.at += after
        reading = Reading(
            self.at,
            self.source,
            scope,
            accounts,
            posts,
            is_whole,
            complete and is_whole,
            None,
            tuple(fates),
            notes=notes,
        )
        self.known = advance(self.registry, self.known, reading, self.at)
        return self.board

    def fail(self, after: timedelta = HOUR) -> Board:
        """A read that gave nothing."""
        self.at += after
        self.known = failed(self.registry, self.known, self.source, code("source_vanished"), self.at)
        return self.board

    def wait(self, after: timedelta) -> Board:
        """Time passes and nothing is read."""
        self.at += after
        self.known = rejudge(self.registry, self.known, self.at)
        return self.board

    def rule(self, kind: DecisionKind, unit: str | None = None, **more: object) -> Board:
        """The operator rules."""
        number = self.known.decisions.last_number + 1
        decision = Decision(number, kind, "Petugas (rekaan)", self.at, "telepon camat", unit, **more)  # type: ignore[arg-type]
        self.known = rejudge(self.registry, self.known.decided(decision), self.at)
        return self.board

    @property
    def board(self) -> Board:
        """The Board as it stands."""
        assert self.known.board is not None
        return self.known.board

    def state(self, unit: str = KLIRONG) -> UnitState:
        """One unit's state."""
        return self.board.by_unit[unit]

    def marks(self, unit: str = KLIRONG) -> list[str]:
        """The names of one unit's marks."""
        return [mark.name for mark in self.state(unit).marks]

"""The small files beside the log: decisions, registries, and what the source asked to be remembered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from tui.codes import Code
from tui.decisions import Decision, Decisions
from tui.errors import StateError
from tui.registry.model import Registry
from tui.sources.lasting import SourceState
from tui.store.storage import Database, KeyedTable, Unreadable
from tui.store.values import from_plain, to_plain


class DecisionTable:
    """The operator's rulings; a ruling that cannot be read is never silently lost."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._database = Database(file)
        self.notices: list[Code] = []

    def read(self) -> Decisions:
        """All rulings, oldest first; raises StateError where no generation can be read."""
        rows = readable(self._database, self._file).all_by_key().values()
        if self._database.file.notice:
            self.notices.append(self._database.file.notice)
        return Decisions(tuple(sorted((from_plain(row, Decision) for row in rows), key=lambda ruling: ruling.number)))

    def append(self, decisions: Sequence[Decision]) -> Decisions:
        """The rulings with further ones, durable by one write; the same ones again change nothing."""
        table = readable(self._database, self._file)
        known = table.all_by_key()
        fresh = {}
        for decision in decisions:
            before = known.get(str(decision.number))
            if before is None:
                fresh[str(decision.number)] = to_plain(decision)
            elif from_plain(before, Decision) != decision:
                raise StateError("store_decision_taken", file=str(self._file), number=decision.number)
        if fresh:
            table.put(fresh)
        return self.read()


class RegistryTable:
    """Registries by digest, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, registry: Registry) -> None:
        """Makes a registry durable, once."""
        file = self._file(registry.digest)
        if not file.exists():
            Database(file).keyed("registry").put({"1": msgspec.to_builtins(registry)})

    def find(self, digest: str) -> Registry | None:
        """The registry of a digest, None where it is not kept or cannot be read."""
        try:
            row = Database(self._file(digest)).keyed("registry").all_by_key().get("1")
        except Unreadable:
            return None
        return None if row is None else from_plain(row, Registry)

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest if digest.isalnum() else 'none'}.json"


class SourceTable:
    """What a source asks to be remembered between runs."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._database = Database(file)

    def read(self) -> SourceState:
        """What is remembered; nothing where it cannot be read, since a source can do without."""
        try:
            return SourceState(dict(self._database.keyed("source").all_by_key().get("1", {})))
        except Unreadable:
            self._database.file.start_over()
            return SourceState()

    def write(self, state: SourceState) -> None:
        """Makes it durable."""
        self.read()
        self._database.keyed("source").put({"1": state.values})


def readable(database: Database, file: Path) -> KeyedTable:
    """The table of the file's own name; raises StateError where no generation of the file can be read."""
    table = database.keyed(file.stem)
    try:
        table.all_by_key()
    except Unreadable as error:
        raise StateError("store_unreadable", file=str(file), reason="JSON") from error
    return table

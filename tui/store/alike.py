"""Many units of which nothing was found: one state for all of them, and for each only its id and its `since`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from tui.board.model import UnitState
from tui.store.states import StateReader, StateWriter
from tui.store.values import from_plain

NO_TIME = datetime.min.replace(tzinfo=UTC)


def alike_to_plain(states: Iterable[tuple[int, UnitState]], writer: StateWriter) -> list[dict[str, Any]]:
    """States with their places, gathered by what they have in common."""
    gathered: dict[UnitState, list[list[Any]]] = {}
    for place, state in states:
        pattern = replace(state, unit="", since=NO_TIME)
        gathered.setdefault(pattern, []).append([place, state.unit, state.since.isoformat()])
    return [{"state": writer.state(pattern), "units": units} for pattern, units in gathered.items()]


def alike_from_plain(rows: list[dict[str, Any]], reader: StateReader) -> Iterator[tuple[int, UnitState]]:
    """The inverse of `alike_to_plain`."""
    for row in rows:
        pattern = reader.state(row["state"])
        for place, unit, since in from_plain(row["units"], list[tuple[int, str, datetime]]):
            yield place, replace(pattern, unit=unit, since=since)

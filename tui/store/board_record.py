"""The Board's part of a record: its difference from the record before, and how it is applied again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from tui.board.model import Board, Change, Step, UnitState
from tui.board.step import read_again, step_between
from tui.decisions import Decisions
from tui.followers import Followers
from tui.sources.base import AccountKey
from tui.store.alike import alike_from_plain, alike_to_plain
from tui.store.codec import Find, Keep, Plain, header_to_plain, health_from_plain
from tui.store.states import StateReader, StateWriter
from tui.store.values import from_plain, key_from_plain, key_to_plain, to_plain
from tui.store.veil import unveiled, veiled

PARTED = frozenset({"source", "units", "changes", "step"})


def difference(before: Board | None, after: Board, followers: Followers, decisions: Decisions, keep: Keep) -> Plain:
    """What makes `after` of `before`; empty where only the instant moved. `followers` are those of `after`."""
    step = _step(before, after, followers)
    touched = range(len(after.units)) if step is None else step.touched
    data: Plain = {"head": _head(after, keep)}
    writer = StateWriter(followers, decisions, keep)
    units = {str(place): writer.state(after.units[place]) for place in touched if not after.units[place].is_bare}
    alike = alike_to_plain(((place, after.units[place]) for place in touched if after.units[place].is_bare), writer)
    data |= {name: part for name, part in (("units", units), ("alike", alike)) if part}
    if step is None:
        data["size"] = len(after.units)
    if after.changes:
        data["changes"] = [_change(change, after, keep) for change in after.changes]
    if before is not None and data.keys() == {"head"} and _is_same_head(_head(before, keep), data["head"]):
        return {}
    return data


def _step(before: Board | None, after: Board, followers: Followers) -> Step | None:
    """The Board's own step where it leads from `before`, else one found by comparing; None where units differ."""
    if before is None:
        return None
    step = after.step
    if step is not None and step.units is after.units and step.before is before.units:
        return step
    if [state.unit for state in before.units] != [state.unit for state in after.units]:
        return None
    return step_between(before.units, after.units, followers)


def _head(board: Board, keep: Keep) -> Plain:
    names = (name for name in board.__struct_fields__ if name not in PARTED)
    head = {name: msgspec.to_builtins(getattr(board, name)) for name in names}
    return {**head, "source": header_to_plain(board.source, keep)}


def _is_same_head(one: Plain, other: Plain) -> bool:
    return {**one, "taken_at": ""} == {**other, "taken_at": ""}


def _change(change: Change, board: Board, keep: Keep) -> Plain:
    """A Change; what its reason quotes stands with the texts of the unit's account."""
    data = to_plain(change)
    if change.reason is not None:
        state = board.by_unit.get(change.unit)
        key = state.account.key if state is not None and state.account is not None else AccountKey("", change.unit)
        reason = veiled(data["reason"], key, keep)
        if reason is not data["reason"]:
            data |= {"reason": reason, "key": key_to_plain(key)}
    return data


def changes_of(data: Plain, find: Find) -> tuple[Change, ...]:
    """The Changes that a record holds."""
    return tuple(_change_from(row, find) for row in data.get("changes", ()))


def _change_from(row: Plain, find: Find) -> Change:
    if "key" in row:
        row = {**row, "reason": unveiled(row["reason"], key_from_plain(row["key"]), find)}
    return from_plain(row, Change)


class BoardReading:
    """Applies records to a Board one after the other; what quiet readings do to the states is done once, at the end."""

    def __init__(self, find: Find) -> None:
        self._states: list[UnitState] = []
        self._last: Plain | None = None
        self._find = find

    def apply(self, data: Plain, followers: Followers, decisions: Decisions) -> None:
        """Applies one record's part; `followers` are those of that record."""
        self._last = data
        reader = StateReader(followers, decisions, self._find)
        states = {int(place): reader.state(row) for place, row in data.get("units", {}).items()}
        states.update(alike_from_plain(data.get("alike", []), reader))
        if "size" in data:
            self._states = [states[place] for place in range(data["size"])]
        for place, state in states.items():
            self._states[place] = state

    def board(self, followers: Followers) -> Board | None:
        """The Board of the last record; `followers` are those of that record."""
        if self._last is None:
            return None
        head = self._last["head"]
        bare = from_plain({**head, "source": {"spec": ""}, "units": []}, Board)
        touched = self._last.get("units", {})
        return replace(
            bare,
            source=health_from_plain(head["source"], self._find),
            units=tuple(_settled_states(self._states, touched, followers)),
            changes=changes_of(self._last, self._find),
        )


def _settled_states(states: Sequence[UnitState], touched: Plain, followers: Followers) -> list[UnitState]:
    return [state if str(place) in touched else read_again(state, followers) for place, state in enumerate(states)]

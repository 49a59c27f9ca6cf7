"""Boards for looks and measurements: statuses drawn by a hash of the unit's id, everything else fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tui.board.model import (
    Board,
    Candidate,
    Change,
    ChangeKind,
    GroupCount,
    LinkedBy,
    SourceHealth,
    UnitAccount,
    UnitState,
)
from tui.codes import code
from tui.compliance.model import Finding, Outcome, Status, Timing
from tui.registry import load_registry
from tui.registry.model import FIELD_IDS, Registry, Unit
from tui.sources.base import AccountKey
from tui.view.model import View
from tui.view.names import Names
from tui.view.scene import Scene

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2015, 8, 18, 19, 0, tzinfo=WIB)
BEFORE = datetime(2015, 8, 13, 19, 48, tzinfo=WIB)
READ_AT = datetime(2015, 8, 18, 18, 59, 18, tzinfo=WIB)

_SHARES: Mapping[bool, tuple[tuple[Status, int], ...]] = {
    True: (
        (Status.COMPLIANT, 30),
        (Status.INCOMPLETE, 20),
        (Status.LATE, 4),
        (Status.DORMANT, 2),
        (Status.LOST, 3),
        (Status.PERSONAL, 4),
        (Status.UNKNOWN, 3),
        (Status.EXEMPT, 2),
        (Status.NONE, 32),
    ),
    False: ((Status.REVIEW, 4), (Status.COMPLIANT, 3), (Status.INCOMPLETE, 2), (Status.NONE, 91)),
}
_OWNING = {Status.COMPLIANT, Status.INCOMPLETE, Status.LATE, Status.DORMANT, Status.LOST}


def drawn(text: str, below: int) -> int:
    """A number below `below`, always the same for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) % below


@cache
def kebumen() -> Registry:
    """The registry of the checkout."""
    return load_registry(Path(__file__).parents[2] / "registry.json")


def many(count: int) -> Registry:
    """A registry of the same directive with `count` invented villages instead of its units."""
    real = kebumen()
    parents = [unit for unit in real.units if unit.kind == "kecamatan"]
    villages = tuple(
        Unit(id=f"v{n}", name=f"Desa Contoh {n}", kind="desa", short=f"Contoh {n}", parent=parents[n % len(parents)].id)
        for n in range(max(0, count - len(parents)))
    )
    return replace(real, units=(*parents, *villages))


def status_of(unit: Unit) -> Status:
    """The drawn status of a unit."""
    shares = _SHARES[unit.kind not in {"desa", "kelurahan"}]
    at = drawn(unit.id, 100)
    for status, share in shares:
        if at < share:
            return status
        at -= share
    return Status.NONE


def findings_of(unit: Unit, status: Status) -> tuple[Finding, ...]:
    """The four fields: all there where the unit complies, drawn where it does not."""
    missing = {FIELD_IDS[drawn(unit.id + "field", 4)], FIELD_IDS[drawn(unit.id + "other", 4)]}
    return tuple(
        Finding(
            rule=field,
            required=True,
            outcome=Outcome.FAIL if status is Status.INCOMPLETE and field in missing else Outcome.PASS,
            reason=code("field_found", field=field, source="description"),
        )
        for field in FIELD_IDS
    )


def state_of(unit: Unit, status: Status | None = None) -> UnitState:
    """One unit's drawn state."""
    status = status or status_of(unit)
    handle = "".join(letter for letter in unit.short.lower() if letter.isalnum() and letter.isascii()) + "kbm"
    key = AccountKey("x", str(1000 + drawn(unit.id, 10**6)))
    has_account = status in _OWNING
    complies = status in {Status.COMPLIANT, Status.LATE}
    timing = (Timing.IN_TIME, Timing.IN_TIME, Timing.UNPROVEN)[drawn(unit.id + "timing", 3)]
    return UnitState(
        unit=unit.id,
        status=status,
        since=READ_AT - timedelta(hours=drawn(unit.id, 50)),
        timing=(Timing.LATE if status is Status.LATE else timing) if complies else None,
        account=UnitAccount(key, handle[:15], unit.name, LinkedBy.MACHINE) if has_account else None,
        findings=findings_of(unit, status) if has_account else (),
        reasons=(code("account_found"),) if has_account else (),
        marks=(code("second_claimant"),) if has_account and drawn(unit.id + "mark", 9) == 0 else (),
        candidates=(Candidate(key, "rekaan", 80),) if status is Status.REVIEW else (),
        read_at=READ_AT if has_account else None,
        is_stale=has_account and drawn(unit.id + "stale", 11) == 0,
    )


def board_of(
    registry: Registry, states: tuple[UnitState, ...] | None = None, *, is_reconstruction: bool = True
) -> Board:
    """A Board of drawn states, or of those given."""
    states = states or tuple(state_of(unit) for unit in registry.units)
    counted = [state for state in states if state.status is not Status.EXEMPT]
    of_kind = {unit.id: registry.group_of_kind[unit.kind].id for unit in registry.units}
    units, owners, complying = (
        Counter(of_kind[state.unit] for state in chosen)
        for chosen in (
            counted,
            [state for state in counted if state.account],
            [state for state in counted if state.status in {Status.COMPLIANT, Status.LATE}],
        )
    )
    return Board(
        taken_at=READ_AT,
        registry_digest=registry.digest,
        source=SourceHealth("replay", READ_AT, READ_AT, True, True, 313, 313),
        units=states,
        groups=tuple(
            GroupCount(group.id, group.label, units[group.id], owners[group.id], complying[group.id])
            for group in registry.groups
        ),
        counts=Counter(state.status for state in states),
        timings=Counter(state.timing for state in states if state.timing),
        is_reconstruction=is_reconstruction,
    )


def changed(registry: Registry, board: Board, unit: Unit, status: Status) -> Board:
    """The Board with one unit's status changed, and everything counted again."""
    states = tuple(state_of(unit, status) if state.unit == unit.id else state for state in board.units)
    return board_of(registry, states, is_reconstruction=board.is_reconstruction)


def changes_of(registry: Registry, count: int = 9) -> tuple[Change, ...]:
    """Invented last changes, newest first."""
    units = [unit for unit in registry.units if unit.kind != "desa"][: count * 3 : 3]
    steps = ((Status.NONE, Status.INCOMPLETE), (Status.INCOMPLETE, Status.COMPLIANT), (Status.NONE, Status.REVIEW))
    made = []
    for n, unit in enumerate(units):
        before, after = steps[n % 3]
        at = READ_AT - timedelta(minutes=47 * n)
        reason = code("field_found", field="telepon", source="description")
        made.append(Change(at, unit.id, ChangeKind.STATUS, "status", before, after, reason))
        made.append(Change(at, unit.id, ChangeKind.ACCOUNT, "account", "", "x:1"))
    return tuple(made[:count])


def scene(board: Board | None = None, now: datetime = NOW, changes: tuple[Change, ...] = (), **chosen: Any) -> Scene:
    """A Scene of the registry of the checkout; `chosen` is what the operator chose to see."""
    registry = kebumen()
    return Scene(registry, board or board_of(registry), View(**chosen), now, Names(registry), changes)

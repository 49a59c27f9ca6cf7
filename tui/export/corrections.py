"""What an earlier export said wrongly and an operator has set right since: told in the next one, never left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import orjson
from msgspec import Struct

from tui.board.model import Board, Status, UnitState
from tui.decisions import Decision, DecisionKind
from tui.export.discretion import Discretion, discretion_for
from tui.export.tables import one_line
from tui.registry.model import Registry
from tui.view.names import Names
from tui.view.scene import COMPLYING
from tui.wording import _, local_time
from tui.wording.terms import status_word

REPAIRING = frozenset(
    {
        DecisionKind.LINK,
        DecisionKind.REJECT,
        DecisionKind.PERSONAL,
        DecisionKind.EXEMPT,
        DecisionKind.FIELD,
        DecisionKind.TIMING,
    }
)


class Exported(Struct, frozen=True):
    """What an exported Board said: of which order and source, when it was taken, each unit's status by id."""

    target: str
    title: str
    is_replay: bool
    taken_at: datetime
    statuses: Mapping[str, Status]


def read_exported(data: bytes) -> Exported | None:
    """What an exported Board JSON said, or None where it is not one that we wrote."""
    try:
        board = orjson.loads(data)
        taken_at = datetime.fromisoformat(board["taken_at"])
        statuses = {str(unit["id"]): Status(unit["status"]) for unit in board["units"]}
        directive, spec = board["directive"], str(board["source"]["spec"])
        exported = Exported(str(directive["target"]), str(directive["title"]), _is_replay(spec), taken_at, statuses)
    except (ValueError, KeyError, TypeError):
        return None
    return exported if taken_at.tzinfo is not None else None


def _is_replay(spec: str) -> bool:
    return spec.partition("@")[0] == "replay"


def precedes(exported: Exported, board: Board, registry: Registry) -> bool:
    """Whether that export is an earlier one of the same order and of the same sort of source."""
    directive = registry.directive
    same_order = (exported.target, exported.title) == (directive.target.username, directive.title)
    return same_order and exported.is_replay == _is_replay(board.source.spec) and exported.taken_at < board.taken_at


def corrections(board: Board, registry: Registry, exported: Exported | None) -> tuple[str, ...]:
    """One line for each unit whose exported status a ruling has repaired since, in the registry's order."""
    if exported is None:
        return ()
    names, discretion = Names(registry), discretion_for(board, with_phones=False)
    lines = []
    for state in board.units:
        unit, said = registry.by_id.get(state.unit), exported.statuses.get(state.unit)
        ruling = _repair(state, exported.taken_at)
        if unit is None or said is None or said is state.status or ruling is None:
            continue
        since = (state.fulfilled_at if state.status in COMPLYING else None) or state.since
        line = _("KOREKSI: {unit} semula {before}, mestinya {after} sejak {since} (dasar: {basis})").format(
            unit=names.full_short(unit),
            before=status_word(said),
            after=status_word(state.status),
            since=local_time(since),
            basis=_basis(ruling, discretion),
        )
        lines.append(line)
    return tuple(lines)


def _repair(state: UnitState, exported_at: datetime) -> Decision | None:
    """The newest ruling made since, unless the account is younger than the export: then that was right in its time."""
    if state.account and state.profile and state.profile.created_at and state.profile.created_at > exported_at:
        return None
    made = [ruling for ruling in state.rulings if ruling.kind in REPAIRING and ruling.at > exported_at]
    return made[-1] if made else None


def _basis(ruling: Decision, discretion: Discretion) -> str:
    basis = one_line(discretion.text(ruling.basis)).strip()
    return basis or _("keputusan no. {number}").format(number=ruling.number)

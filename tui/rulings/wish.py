"""One wish of an operator, judged against what was ruled before and what the Board says now."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import Board, UnitState
from tui.codes import Code, code
from tui.decisions import Decision, DecisionKind, Decisions, Standing, is_same_account
from tui.errors import PantauError, UsageError
from tui.rulings.resolution import Bearers
from tui.sources.base import AccountKey

ON_ACCOUNT = (DecisionKind.LINK, DecisionKind.REJECT, DecisionKind.PERSONAL)


class Wish(Struct, frozen=True):
    """What an operator wants ruled, with the fields of a Decision; UNDO and REDO find the ruling they mean."""

    kind: DecisionKind
    by: str = ""
    basis: str = ""
    unit: str | None = None
    account: AccountKey | None = None
    handle: str = ""
    field: str = ""
    value: str = ""


def with_account(wish: Wish, bearers: Bearers) -> Wish:
    """The wish with the id of the account whose handle it names, where that account was read."""
    if wish.account is not None or not wish.handle:
        return wish
    return replace(wish, account=bearers.find(wish.handle.lstrip("@")))


def decision_of(wish: Wish, decisions: Decisions, board: Board | None, now: datetime) -> Decision:
    """The next ruling.

    A ruling with a basis may take the place of what was ruled for the same unit. Raises UsageError for a conflict,
    and where the machine would be overruled without a basis; PantauError when there is nothing to undo or redo.
    """
    refers_to = None
    if wish.kind in (DecisionKind.UNDO, DecisionKind.REDO):
        refers_to = decisions.newest_to_undo(wish.unit) if wish.kind is DecisionKind.UNDO else decisions.newest_undone
        if refers_to is None:
            raise PantauError("nothing_to_undo" if wish.kind is DecisionKind.UNDO else "nothing_to_redo")
    decision = Decision(
        number=decisions.last_number + 1,
        kind=wish.kind,
        by=wish.by,
        at=now,
        basis=wish.basis,
        unit=wish.unit,
        account=wish.account,
        handle=wish.handle.lstrip("@"),
        field=wish.field,
        value=wish.value,
        refers_to=refers_to,
    )
    conflict = conflict_of(decision, decisions.standing, may_replace=bool(wish.basis)) or _unfounded(decision, board)
    if conflict is not None:
        raise UsageError(conflict.name, **dict(conflict.args))
    return decision


def conflict_of(decision: Decision, standing: Standing, *, may_replace: bool = False) -> Code | None:
    """Against which earlier ruling a link goes: its account is another unit's, or its unit has another account.

    `may_replace` allows the second, which is how an operator corrects a link.
    """
    if decision.kind is not DecisionKind.LINK or not decision.unit:
        return None
    for unit, held in standing.links.items():
        if unit != decision.unit and is_same_account(held, decision):
            return code("account_linked_elsewhere", handle=_shown(decision), unit=unit, number=held.number, by=held.by)
    own = standing.links.get(decision.unit)
    if own is None or may_replace or is_same_account(own, decision):
        return None
    return code("unit_linked_already", unit=decision.unit, handle=_shown(own), number=own.number, by=own.by)


def _shown(decision: Decision) -> str:
    return decision.handle or (decision.account.id if decision.account else "")


def _unfounded(decision: Decision, board: Board | None) -> Code | None:
    """Whether a ruling without a basis overrules what counts on the Board."""
    if decision.basis or board is None or decision.kind not in ON_ACCOUNT:
        return None
    holder = next((state for state in board.units if _holds(state, decision)), None)
    if decision.kind is not DecisionKind.LINK:
        return code("basis_needed", unit=holder.unit) if holder is not None else None
    own = board.by_unit.get(decision.unit or "")
    if own is not None and own.account is not None and not _holds(own, decision):
        return code("basis_needed", unit=own.unit)
    if holder is not None and holder is not own:
        return code("basis_needed", unit=holder.unit)
    return None


def _holds(state: UnitState, decision: Decision) -> bool:
    """Whether the account of a ruling counts as that unit's."""
    account = state.account
    if account is None:
        return False
    if decision.account is not None:
        return account.key == decision.account
    return bool(decision.handle) and account.username.casefold() == decision.handle.casefold()

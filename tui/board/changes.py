"""What differs between two states of one unit, as Changes: ids and codes, never outside text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.board.model import Change, ChangeKind, UnitState
from tui.codes import Code


def changes_between(before: UnitState, after: UnitState, at: datetime) -> Iterator[Change]:
    """The Changes from one state to the next, the status first."""
    unit = after.unit
    if before.status is not after.status:
        reason = after.reasons[0] if after.reasons else None
        yield Change(at, unit, ChangeKind.STATUS, "status", before.status.value, after.status.value, reason)
    yield from _account_changes(before, after, at)
    outcomes = {finding.rule: finding.outcome for finding in before.findings}
    for finding in after.findings:
        was = outcomes.get(finding.rule)
        if was is not None and was is not finding.outcome and finding.rule != "account":
            yield Change(at, unit, ChangeKind.FINDING, finding.rule, was.value, finding.outcome.value, finding.reason)
    known = {_mark_key(mark) for mark in before.marks}
    for mark in after.marks:
        if _mark_key(mark) not in known:
            yield Change(at, unit, ChangeKind.MARK, mark.name, "", mark.name, mark)
    left = {_mark_key(mark) for mark in after.marks}
    for mark in before.marks:
        if _mark_key(mark) not in left:
            yield Change(at, unit, ChangeKind.MARK, mark.name, mark.name, "", mark)


def _mark_key(mark: Code) -> tuple[str, object]:
    return mark.name, mark.get("account")


def _account_changes(before: UnitState, after: UnitState, at: datetime) -> Iterator[Change]:
    old, new = before.account, after.account
    if old is None and new is None:
        return
    old_key = str(old.key) if old else ""
    new_key = str(new.key) if new else ""
    if old_key != new_key:
        yield Change(at, after.unit, ChangeKind.ACCOUNT, "account", old_key, new_key)
    elif old and new and old.username != new.username:
        yield Change(at, after.unit, ChangeKind.ACCOUNT, "username", new_key, new_key)

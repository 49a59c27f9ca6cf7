"""What differs between two states of one unit, as Changes: ids and codes, outside text only as a Code quotes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.board.model import Change, ChangeKind, UnitAccount, UnitState
from tui.codes import Code, code
from tui.compliance import Status
from tui.followers import Followers

FATES = {
    "lost_suspended": "account_suspended",
    "lost_gone": "account_gone",
    "lost_protected": "account_protected",
    "lost_renamed": "account_unnamed",
}
# What a time is shown as that no source told.
NOT_TOLD = "–"


def changes_between(before: UnitState, after: UnitState, at: datetime, followers: Followers) -> Iterator[Change]:
    """The Changes from one state to the next, the status first; `followers` are those of the later one."""
    unit = after.unit
    if before.status is not after.status:
        reason = after.reasons[0] if after.reasons else None
        yield Change(at, unit, ChangeKind.STATUS, "status", before.status.value, after.status.value, reason)
    yield from _account_changes(before, after, at, followers)
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


def _account_changes(before: UnitState, after: UnitState, at: datetime, followers: Followers) -> Iterator[Change]:
    """Which account counts, what it is called, and what its network says became of it."""
    old, new = before.account, after.account
    if old is None and new is None:
        return
    old_key = str(old.key) if old else ""
    new_key = str(new.key) if new else ""
    unit, kind = after.unit, ChangeKind.ACCOUNT
    if old is None or new is None or old_key != new_key:
        yield Change(at, unit, kind, "account", old_key, new_key, _exchanged(old, new))
        return
    if old.username != new.username and old.username and new.username:
        yield Change(at, unit, kind, "username", new_key, new_key, _renamed(old, new, at, followers))
    fate = _fate(after)
    if fate is not None and fate != _fate(before):
        yield Change(at, unit, kind, "fate", new_key, new_key, _fated(new, fate, at, followers))


def _exchanged(old: UnitAccount | None, new: UnitAccount | None) -> Code | None:
    """The accounts by handle and id."""
    if old is None and new is not None:
        return code("account_appeared", account=str(new.key), handle=new.username)
    if old is not None and new is None:
        return code("account_released", account=str(old.key), handle=old.username)
    if old is None or new is None:
        return None
    return code("account_replaced", account=str(new.key), handle=new.username, former=str(old.key))


def _renamed(old: UnitAccount, new: UnitAccount, at: datetime, followers: Followers) -> Code:
    """The old and the new handle of one account, and between which readings it changed."""
    follower = followers.by_key.get(new.key)
    named_so = [one for one in follower.former if one.username == old.username] if follower is not None else []
    last = named_so[-1] if named_so else None
    return code(
        "account_renamed",
        account=str(new.key),
        old=old.username,
        handle=new.username,
        until=last.last_at.isoformat() if last else NOT_TOLD,
        since=last.next_at.isoformat() if last else at.isoformat(),
    )


def _fate(state: UnitState) -> str | None:
    """The name of the Code that says how the account was lost."""
    return state.reasons[0].name if state.status is Status.LOST and state.reasons else None


def _fated(account: UnitAccount, fate: str, at: datetime, followers: Followers) -> Code:
    """What became of an account: its handle and id, when it was first and last seen, when its network answered."""
    follower = followers.by_key.get(account.key)
    first = follower.first_seen_at if follower else None
    last = follower.last_read_at if follower else None
    return code(
        FATES.get(fate, fate),
        account=str(account.key),
        handle=account.username,
        since=first.isoformat() if first else NOT_TOLD,
        until=last.isoformat() if last else NOT_TOLD,
        at=at.isoformat(),
    )

"""Marks: what a tile says besides its status, and what never makes one."""

from __future__ import annotations

from tui.board.tenure import Holder, Loss
from tui.codes import Code, code
from tui.compliance import Finding, Outcome
from tui.decisions import Decision, DecisionKind
from tui.sources.base import AccountKey


def marks_of(
    rulings: tuple[Decision, ...],
    holder: Holder | None,
    loss: Loss,
    claimants: tuple[AccountKey, ...],
    findings: tuple[Finding, ...],
) -> tuple[Code, ...]:
    """A unit's marks, in a fixed order."""
    marks: list[Code] = []
    if holder is not None:
        if holder.follower is None:
            marks.append(code("link_unread", handle=holder.account.username))
        if loss.missed and not loss.is_confirmed:
            marks.append(code("loss_unconfirmed", readings=loss.missed))
        marks.extend(code("second_claimant", account=str(key)) for key in claimants)
        marks.extend(_absence(holder))
    marks.extend(
        code("optional_rule_fails", rule=finding.rule)
        for finding in findings
        if not finding.required and finding.outcome is Outcome.FAIL and finding.rule != "following"
    )
    contacted = [ruling for ruling in rulings if ruling.kind is DecisionKind.CONTACTED]
    if contacted:
        marks.append(code("contacted", at=contacted[-1].at.isoformat()))
    return tuple(marks)


def _absence(holder: Holder) -> tuple[Code, ...]:
    """No longer among the followers: a mark and a Change, never a loss; of a hidden account it says nothing."""
    follower = holder.follower
    if follower is None or follower.fate is not None:
        return ()
    if follower.absent_since is not None:
        return (code("absent", since=follower.absent_since.isoformat()),)
    if follower.missing_since is not None:
        return (code("missing_in_file", since=follower.missing_since.isoformat()),)
    return ()

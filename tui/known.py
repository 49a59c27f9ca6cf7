"""All that is known at one instant, and how one more reading, failure or ruling moves it on. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tui.board import Board, take_board, without_changes
from tui.codes import Code
from tui.decisions import NO_DECISIONS, Decision, DecisionKind, Decisions
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.matching import Memo, match_all
from tui.matching.settle import reopen, settle
from tui.registry.model import Registry
from tui.sources.base import AccountKey, Reading, Scope


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Followers, decisions and the Board taken of them; the memo only saves time."""

    followers: Followers = NO_FOLLOWERS
    decisions: Decisions = NO_DECISIONS
    board: Board | None = None
    memo: Memo = field(default_factory=Memo)
    wants_reading: bool = False

    def decided(self, decision: Decision) -> Known:
        """After one more ruling: the text of an account it names is wanted again, if it was not kept."""
        followers = self.followers
        key = decision.account or _key_of(followers, decision.handle)
        if key is not None and decision.kind in (DecisionKind.LINK, DecisionKind.UNDO, DecisionKind.REDO):
            followers = reopen(followers, (key,))
        return replace(
            self,
            followers=followers,
            decisions=Decisions((*self.decisions.all, decision)),
            wants_reading=decision.kind is DecisionKind.LINK,
        )


def _key_of(followers: Followers, handle: str) -> AccountKey | None:
    wanted = handle.lower()
    if not wanted:
        return None
    return next((key for key, follower in followers.by_key.items() if follower.username.lower() == wanted), None)


def advance(registry: Registry, known: Known, reading: Reading, now: datetime) -> Known:
    """What is known after one more reading."""
    return _judged(registry, known, fold(known.followers, reading), now)


def judged_at(readings: Sequence[Reading], now: datetime) -> Iterator[tuple[Reading, datetime]]:
    """Each reading with the instant at which it is judged: its own, and for the last one the present.

    So a recorded past is judged as it was lived, and what is read now by the clock.
    """
    for number, reading in enumerate(readings, 1):
        yield reading, (max(now, reading.taken_at) if number == len(readings) else reading.taken_at)


def rejudge(registry: Registry, known: Known, now: datetime) -> Known:
    """What is known when only time or the decisions moved on."""
    return _judged(registry, known, known.followers, now)


def failed(registry: Registry, known: Known, spec: str, reason: Code, now: datetime) -> Known:
    """What is known after a read that gave nothing: everything as it was, with the failure beside it."""
    nothing = Reading(taken_at=now, source=spec, scope=Scope.FOLLOWERS, errors=(reason,))
    return _judged(registry, known, fold(known.followers, nothing), now)


def _judged(registry: Registry, known: Known, followers: Followers, now: datetime) -> Known:
    matches = match_all(registry, followers, known.decisions, known.memo)
    previous = without_changes(known.board) if known.board is not None else None
    board = take_board(registry, followers, matches, known.decisions, previous, now)
    held = {state.account.key for state in board.units if state.account is not None}
    return replace(known, followers=settle(followers, matches, held), board=board, wants_reading=False)

"""All that is known at one instant, and how one more reading, failure or ruling moves it on. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from tui.board import Board, take_board, without_changes
from tui.board.identity import accused_by, last_borne
from tui.codes import Code
from tui.decisions import NO_DECISIONS, Decision, DecisionKind, Decisions
from tui.followers import NO_FOLLOWERS, Follower, Followers, fold
from tui.matching import Memo, match_all
from tui.matching.settle import reopen, settle
from tui.matching.sieve import Sieve
from tui.registry.model import Registry
from tui.rulings import resolved
from tui.sources.base import AccountKey, Fate, Memory, Reading, Scope
from tui.sources.header import header_of

# A handle that was given up is looked after so long.
WATCHED = timedelta(days=365)
REOPENING = (DecisionKind.LINK, DecisionKind.RESOLVED, DecisionKind.UNDO, DecisionKind.REDO)


class Known(Struct, frozen=True, eq=False):
    """Followers, decisions and the Board taken of them; the memo only saves time."""

    followers: Followers = NO_FOLLOWERS
    decisions: Decisions = NO_DECISIONS
    board: Board | None = None
    memo: Memo = field(default_factory=Memo)
    wants_reading: bool = False

    def gone(self, since: datetime) -> tuple[AccountKey, ...]:
        """The accounts of which their network said by then that they are gone or suspended."""
        return tuple(
            key
            for key, follower in self.followers.by_key.items()
            if follower.fate in (Fate.GONE, Fate.SUSPENDED)
            and follower.fate_at is not None
            and follower.fate_at <= since
        )

    def keeps_text(self, key: AccountKey) -> bool:
        """Whether the text of an account is still kept."""
        follower = self.followers.by_key.get(key)
        return follower is not None and follower.account is not None

    @property
    def locked(self) -> tuple[AccountKey, ...]:
        """The accounts whose posts are still kept though their network says that they are shown to nobody."""
        by_key = self.followers.by_key
        return tuple(key for key, posts in self.followers.posts.items() if posts and _is_locked(by_key.get(key)))

    @property
    def released(self) -> tuple[str, ...]:
        """The handles that units' accounts gave up within a year and do not bear again."""
        latest = self.followers.latest
        if self.board is None or latest is None:
            return ()
        held = [self.followers.by_key.get(state.account.key) for state in self.board.units if state.account]
        accounts = [account for account in held if account is not None]
        borne = {account.username.lower() for account in accounts}
        return tuple(
            sorted(
                {
                    former.username
                    for account in accounts
                    for former in account.former
                    if latest.taken_at - former.next_at <= WATCHED and former.username.lower() not in borne
                }
            )
        )

    @property
    def suspects(self) -> tuple[AccountKey, ...]:
        """The accounts that an alarm accuses, but for units' own and those that stood among the followers last."""
        units = self.board.units if self.board is not None else ()
        held = {state.account.key for state in units if state.account is not None}
        accused = {accused_by(alarm) for state in units for alarm in state.alarms} - held
        listed = self.followers.present.get(Scope.FOLLOWERS, frozenset())
        return tuple(sorted(key for key in accused if key not in listed))

    def memory(self) -> Memory:
        """What a source may build on: the units' accounts, and when the followers were last read to the end."""
        units = self.board.units if self.board is not None else ()
        held = [state.account for state in units if state.account is not None]
        followers = self.followers
        swept = followers.last_complete.get(Scope.FOLLOWERS)
        posts = followers.posts
        counts = (header for header in followers.last.values() if header.followers_count is not None)
        told = max(counts, key=lambda header: header.taken_at, default=None)
        return Memory(
            accounts={each.key: posts[each.key][0].id if posts.get(each.key) else None for each in held if each.key.id},
            handles=tuple(each.username for each in held if not each.key.id and each.username),
            released=self.released,
            suspects=self.suspects,
            swept_at=swept.taken_at if swept else None,
            followers_count=swept.followers_count if swept else None,
            followers_told=told.followers_count if told else None,
            wants_text=any(_is_wanted(followers.by_key.get(each.key)) for each in held),
        )

    def decided(self, *rulings: Decision) -> Known:
        """After further rulings: the text of the accounts they name is wanted again, if it was not kept."""
        reopening = [ruling for ruling in rulings if ruling.kind in REOPENING]
        named = [key for ruling in reopening for key in _named_by(ruling, self.followers)]
        return replace(
            self,
            followers=reopen(self.followers, named) if named else self.followers,
            decisions=Decisions((*self.decisions.all, *rulings)),
            wants_reading=self.wants_reading or any(ruling.kind is DecisionKind.LINK for ruling in rulings),
        )

    def unresolved(self, registry: Registry, now: datetime) -> tuple[Decision, ...]:
        """The rulings that are still to be made durable: ids of accounts that are linked by handle and were read."""
        return resolved(self.followers, self.decisions, registry.directive.target.network, now)


def _named_by(ruling: Decision, followers: Followers) -> list[AccountKey]:
    """The accounts that a ruling speaks of: the one of its id, else all of its handle."""
    if ruling.account is not None or not ruling.handle:
        return [ruling.account] if ruling.account is not None else []
    wanted = ruling.handle.lower()
    return [key for key, follower in followers.by_key.items() if follower.username.lower() == wanted]


def advance(registry: Registry, known: Known, reading: Reading, now: datetime) -> Known:
    """What is known after one more reading."""
    return _judged(registry, known, fold(known.followers, reading, _sieve(registry, known)), now)


def _sieve(registry: Registry, known: Known) -> Sieve:
    """Holds back whom the Board asks about for a unit's sake, and who bears a handle that a unit's account bore."""
    units = known.board.units if known.board is not None else ()
    accounts = {state.account.key for state in units if state.account is not None}
    ids = {key.id for key in accounts} | {each.key.id for state in units for each in state.candidates}
    linked = {link.account for link in known.decisions.links.values() if link.account is not None}
    handles = {name for key in accounts | linked for name in last_borne(known.followers.by_key.get(key))}
    return Sieve(registry, known.decisions, known.memo, ids=ids, handles=handles)


def judged_at(readings: Sequence[Reading], now: datetime) -> Iterator[tuple[Reading, datetime]]:
    """Each reading with the instant at which it is judged: its own, and for the last one the present.

    So a recorded past is judged as it was lived, and what is read now by the clock.
    """
    for number, reading in enumerate(readings, 1):
        yield reading, (max(now, reading.taken_at) if number == len(readings) else reading.taken_at)


def rejudge(registry: Registry, known: Known, now: datetime) -> Known:
    """What is known when only time or the decisions moved on."""
    return _judged(registry, known, known.followers, now)


def unchanged(registry: Registry, known: Known, now: datetime) -> Known:
    """What is known after a read that found nothing new: all that was read is as old as it was, and no failure left."""
    followers = known.followers
    return _judged(registry, known, replace(followers, failure=None) if followers.failure else followers, now)


def failed(registry: Registry, known: Known, spec: str, reason: Code, now: datetime) -> Known:
    """What is known after a read that gave nothing: everything as it was, with the failure beside it."""
    return _judged(registry, known, fold(known.followers, _nothing(spec, reason, now)), now)


def beyond_judging(known: Known, spec: str, reason: Code, now: datetime) -> Known:
    """What is known where not even a failure can be judged: the same Board with the failure, and all of it old."""
    followers = replace(known.followers, failure=header_of(_nothing(spec, reason, now)))
    board = known.board
    if board is not None:
        was_read = board.source.read_at is not None
        units = tuple(replace(state, is_stale=True) if was_read else state for state in board.units)
        board = replace(board, units=units, source=replace(board.source, errors=(reason,)), changes=(), step=None)
    return replace(known, followers=followers, board=board)


def _nothing(spec: str, reason: Code, now: datetime) -> Reading:
    """The reading that a failure is."""
    return Reading(taken_at=now, source=spec, scope=Scope.FOLLOWERS, errors=(reason,))


def is_to_be_kept(before: Known, after: Known) -> bool:
    """Whether a Board without Changes heeds rulings that the one before it did not know, or a failure that is over."""
    if before.board is None or after.board is None or before.board.last_decision != after.board.last_decision:
        return True
    return before.followers.failure is not None and after.followers.failure is None


def _judged(registry: Registry, known: Known, followers: Followers, now: datetime) -> Known:
    matches = match_all(registry, followers, known.decisions, known.memo)
    previous = without_changes(known.board) if known.board is not None else None
    board = take_board(registry, followers, matches, known.decisions, previous, now)
    held = {state.account.key for state in board.units if state.account is not None}
    held |= {candidate.key for state in board.units if state.alarms for candidate in state.candidates}
    return replace(known, followers=settle(followers, matches, held, known.memo), board=board, wants_reading=False)


def _is_locked(follower: Follower | None) -> bool:
    if follower is None:
        return False
    return follower.fate is Fate.PROTECTED or (follower.account is not None and follower.account.protected is True)


def _is_wanted(follower: Follower | None) -> bool:
    """Whether the text of a unit's account is not kept, though nobody said that the account is gone."""
    return follower is not None and follower.account is None and follower.fate is None

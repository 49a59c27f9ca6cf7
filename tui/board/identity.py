"""Whether the accounts around a unit smell of a takeover: its handle in other hands, a copy of it, a rename that hides.

None of it makes a status. Each is a mark with its evidence as it was when it was first seen, and it stays until the
operator rules on one of the two accounts, or until it is so no longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from tui.board.likeness import copied
from tui.board.model import UnitState
from tui.codes import Code, code
from tui.compliance import Finding, Outcome
from tui.decisions import DecisionKind, Decisions
from tui.followers import Follower, Followers
from tui.sources.base import AccountKey

SETTLING = frozenset({DecisionKind.LINK, DecisionKind.REJECT, DecisionKind.PERSONAL})
# So long may pass between a new handle and a new text of one and the same hijack.
STEPS_TAKE = timedelta(days=30)
# What stands for an id where a source knew only the handle: it says nothing about who bears it now.
NO_ID = "@"


class Bearers:
    """Who bears the handles that the units' accounts bear or bore; made in one pass over the followers."""

    def __init__(self, followers: Followers, keys: Iterable[AccountKey]) -> None:
        watched = {name for key in keys for name in last_borne(followers.by_key.get(key))}
        self._by_handle: dict[str, list[Follower]] = {}
        if not watched:
            return
        for follower in followers.by_key.values():
            if (name := follower.username.lower()) in watched:
                self._by_handle.setdefault(name, []).append(follower)

    def takers(self, account: Follower) -> Iterator[tuple[Follower, str, datetime]]:
        """The other accounts that were read with one of its handles later, and when it was last read with that."""
        for name, last_at in last_borne(account).items():
            for other in self._by_handle.get(name, ()):
                if is_other(account, other) and other.last_read_at is not None and other.last_read_at >= last_at:
                    yield other, other.username, last_at


def last_borne(account: Follower | None) -> dict[str, datetime]:
    """The handles of an account in small letters, with when it was last read with each."""
    if account is None or account.key.id.startswith(NO_ID):
        return {}
    borne = {handle.username.lower(): handle.last_at for handle in account.former}
    if account.username and account.last_read_at is not None:
        borne[account.username.lower()] = account.last_read_at
    return borne


def is_other(account: Follower, other: Follower) -> bool:
    """Whether it is another account of the same network, and still there."""
    return (
        other.key != account.key
        and other.key.network == account.key.network
        and not other.key.id.startswith(NO_ID)
        and other.fate is None
    )


class Suspicion(Struct, frozen=True):
    """All that the smell of one unit's account depends on; `before` is the unit's state on the Board before."""

    account: Follower
    before: UnitState | None
    followers: Followers
    decisions: Decisions
    bearers: Bearers

    @property
    def _known(self) -> UnitState | None:
        """The state before, where the same account counted then."""
        before = self.before
        is_same = before is not None and before.account is not None and before.account.key == self.account.key
        return before if is_same else None

    def of_others(self, claimants: Iterable[AccountKey]) -> Mapping[AccountKey, Code]:
        """The accounts that took its handle or copy it, with the evidence; `claimants` are who claims its unit."""
        takers = self.bearers.takers(self.account)
        found = {other.key: _taken(self.account, other, handle, last_at) for other, handle, last_at in takers}
        for key in claimants:
            copy = self._copy(key)
            if copy is not None:
                found.setdefault(key, copy)
        found = self._carried() | found
        earlier = {(mark.name, _accused(mark)): mark for mark in self._alarms()}
        smells = {key: earlier.get((smell.name, str(key)), smell) for key, smell in found.items()}
        return {key: smell for key, smell in smells.items() if not self._is_settled(smell)}

    def of_itself(self, naming: Finding | None) -> Code | None:
        """The evidence that the account itself changed hands: another handle, and the unit's name gone with it."""
        before = self._known
        if before is None or naming is None or naming.outcome is Outcome.PASS:
            return None
        smell = next((mark for mark in self._alarms() if mark.name == "renamed_away"), None)
        if smell is None and naming.outcome is Outcome.FAIL:
            smell = _renamed_away(before, self.account, naming)
        return None if smell is None or self._is_settled(smell) else smell

    def _alarms(self) -> tuple[Code, ...]:
        return self._known.alarms if self._known is not None else ()

    def _copy(self, key: AccountKey) -> Code | None:
        """A copy that was not there, or was none, on the Board before."""
        before, other = self._known, self.followers.by_key.get(key)
        if before is None or other is None or not is_other(self.account, other):
            return None
        name = copied(self.account.account, other.account)
        if name is None:
            return None
        earlier = next((c for c in before.candidates if c.key == key), None)
        was_copy = earlier is not None and copied(before.profile, earlier.profile) is not None
        if was_copy and not any(_accused(mark) == str(key) for mark in before.alarms):
            return None
        return code(name, account=str(key), former=str(self.account.key), since=_iso(other.last_read_at))

    def _carried(self) -> dict[AccountKey, Code]:
        """Smells that nothing can renew because the account's own text was removed meanwhile."""
        if self.account.username and self.account.account is not None:
            return {}
        kept = {}
        for mark in self._alarms():
            other = self._accused_of(mark)
            if other is not None and mark.name != "renamed_away" and is_other(self.account, other):
                kept[other.key] = mark
        return kept

    def _accused_of(self, mark: Code) -> Follower | None:
        return self.followers.by_key.get(accused_by(mark))

    def _is_settled(self, smell: Code) -> bool:
        """Whether the operator ruled on one of the two accounts since."""
        concerned = {_accused(smell), str(self.account.key)}
        since = str(smell.get("since"))
        return any(
            ruling.kind in SETTLING
            and ruling.account is not None
            and str(ruling.account) in concerned
            and (not since or ruling.at >= datetime.fromisoformat(since))
            for ruling in self.decisions.in_force
        )


def accused_by(alarm: Code) -> AccountKey:
    """The account of which an alarm speaks."""
    network, _, account_id = _accused(alarm).partition(":")
    return AccountKey(network, account_id)


def _accused(mark: Code) -> str:
    return str(mark.get("account"))


def _taken(account: Follower, other: Follower, handle: str, last_at: datetime) -> Code:
    since = _bearing_since(other)
    if since is None or since <= last_at:
        since = other.last_read_at
    return code(
        "handle_taken",
        account=str(other.key),
        former=str(account.key),
        handle=handle,
        until=last_at.isoformat(),
        since=_iso(since),
    )


def _renamed_away(before: UnitState, account: Follower, naming: Finding) -> Code | None:
    """Another handle than the one that named the unit, and another text with it, or no word of the unit anywhere."""
    old, now, was = before.profile, account.account, before.finding("naming")
    if old is None or now is None or account.read_at is None or not before.naming_passed:
        return None
    if was is None or was.outcome is Outcome.FAIL:
        return None
    is_renamed = old.username.lower() != now.username.lower()
    handle = old.username if is_renamed else _lately_borne(account, account.read_at)
    is_rewritten = old.name != now.name and old.description != now.description
    if not handle or not (is_rewritten or naming.reason.name == "unit_not_named"):
        return None
    at = account.read_at.isoformat()
    return code("renamed_away", account=str(account.key), old=handle, handle=now.username, since=at)


def _lately_borne(account: Follower, at: datetime) -> str:
    """The handle before, where it was given up lately: a hijack may go in steps."""
    last = account.former[-1] if account.former else None
    return last.username if last is not None and at - last.next_at <= STEPS_TAKE else ""


def _bearing_since(other: Follower) -> datetime | None:
    """When it was first read with the handle that it bears."""
    if other.former:
        return other.former[-1].next_at
    return other.first_seen_at or other.last_read_at


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""

"""Which account counts as a unit's, and when it is lost (DESIGN §2, row 3)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from tui.board.model import LinkedBy, UnitAccount, UnitState
from tui.codes import Code, code
from tui.decisions import Decision, Decisions
from tui.followers import Follower, Followers
from tui.matching.model import Match, Matches
from tui.registry.model import Unit
from tui.sources.base import AccountKey, Fate

MISSED_NAMINGS_OF_A_LOSS = 2
FATE_CODES = {Fate.SUSPENDED: "lost_suspended", Fate.GONE: "lost_gone", Fate.PROTECTED: "lost_protected"}


class Holder(Struct, frozen=True):
    """The account that counts as a unit's: `is_incumbent` says that only its past makes it so."""

    account: UnitAccount
    follower: Follower | None
    match: Match | None
    is_incumbent: bool = False


def holder_of(
    unit: Unit, followers: Followers, matches: Matches, decisions: Decisions, previous: UnitState | None
) -> Holder | None:
    """The operator's link first, then the accepted match, then the account that held the place before."""
    link = decisions.links.get(unit.id)
    accepted = matches.accepted.get(unit.id)
    if link is not None:
        return _linked(link, followers, accepted)
    if accepted is not None:
        by = LinkedBy.REGISTRY if _is_registered(unit, accepted, followers) else LinkedBy.MACHINE
        return _holder(accepted.key, by, followers, accepted)
    return _incumbent(unit, followers, matches, decisions, previous)


def _is_registered(unit: Unit, match: Match, followers: Followers) -> bool:
    follower = followers.by_key.get(match.key)
    username = follower.username.lower() if follower else ""
    return any(named.id == match.key.id or named.username.lower() == username for named in unit.accounts)


def _holder(
    key: AccountKey, by: LinkedBy, followers: Followers, match: Match | None, *, is_incumbent: bool = False
) -> Holder:
    follower = followers.by_key.get(key)
    username = follower.username if follower else ""
    name = follower.account.name if follower and follower.account else ""
    return Holder(UnitAccount(key, username, name, by), follower, match, is_incumbent)


def _linked(link: Decision, followers: Followers, accepted: Match | None) -> Holder:
    key = link.account
    if key is None and accepted is not None and accepted.decision == link.number:
        key = accepted.key
    if key is None:
        unread = UnitAccount(AccountKey("", ""), link.handle, "", LinkedBy.OPERATOR)
        return Holder(unread, None, None)
    match = accepted if accepted is not None and accepted.key == key else None
    holder = _holder(key, LinkedBy.OPERATOR, followers, match)
    if holder.follower is None:
        return Holder(UnitAccount(key, link.handle, "", LinkedBy.OPERATOR), None, match)
    return holder


def _incumbent(
    unit: Unit, followers: Followers, matches: Matches, decisions: Decisions, previous: UnitState | None
) -> Holder | None:
    """The machine's own earlier choice stays until its loss is confirmed or somebody else takes the place."""
    if previous is None or previous.account is None or previous.account.linked_by is LinkedBy.OPERATOR:
        return None
    key = previous.account.key
    follower = followers.by_key.get(key)
    if follower is None or not previous.naming_passed:
        return None
    if key in decisions.personal or (key, unit.id) in decisions.rejections or (key, None) in decisions.rejections:
        return None
    return _holder(key, previous.account.linked_by, followers, matches.by_key.get(key), is_incumbent=True)


class Loss(Struct, frozen=True):
    """Whether the account is lost, and the count of complete readings in which it did not name the unit."""

    reason: Code | None
    missed: int
    missed_at: datetime | None

    @property
    def is_confirmed(self) -> bool:
        """Whether the loss makes the status."""
        return self.reason is not None


def loss_of(holder: Holder, *, names_unit: bool | None, followers: Followers, previous: UnitState | None) -> Loss:
    """A loss by an explicit answer at once, by naming only after two complete readings running."""
    follower = holder.follower
    if follower is not None and follower.fate is not None:
        return Loss(code(FATE_CODES[follower.fate], at=_iso(follower.fate_at)), 0, None)
    if follower is not None and follower.account is not None and follower.account.protected:
        return Loss(code("lost_protected", at=_iso(follower.read_at)), 0, None)
    is_same = previous is not None and previous.account is not None and previous.account.key == holder.account.key
    if (
        holder.account.linked_by is LinkedBy.OPERATOR
        or names_unit
        or previous is None
        or not is_same
        or not previous.naming_passed
    ):
        return Loss(None, 0, None)
    missed, missed_at = previous.missed_namings, previous.missed_at
    read_at = follower.read_at if follower and names_unit is False else None
    if read_at is not None and read_at != missed_at and _is_from_complete_reading(read_at, followers):
        missed, missed_at = missed + 1, read_at
    if missed >= MISSED_NAMINGS_OF_A_LOSS:
        return Loss(code("lost_renamed", readings=missed), missed, missed_at)
    return Loss(None, missed, missed_at)


def _is_from_complete_reading(read_at: datetime, followers: Followers) -> bool:
    return any(header.complete and header.taken_at == read_at for header in followers.last.values())


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""

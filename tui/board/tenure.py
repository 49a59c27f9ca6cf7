"""Which account counts as a unit's, and when it is lost (DESIGN §2, row 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import ALARMS, LinkedBy, UnitAccount, UnitState
from tui.codes import Code, code
from tui.compliance import Status
from tui.decisions import Decision, Decisions
from tui.followers import Follower, Followers
from tui.matching.model import Match, Matches, Verdict
from tui.registry.model import Unit
from tui.sources.base import AccountKey, Fate

MISSED_NAMINGS_OF_A_LOSS = 2
# Why a candidate waits that would be accepted anywhere else: only the operator's word ends it.
WAITING = frozenset({"place_held", *ALARMS})
FATE_CODES = {Fate.SUSPENDED: "lost_suspended", Fate.GONE: "lost_gone", Fate.PROTECTED: "lost_protected"}


class Holder(Struct, frozen=True):
    """The account that counts as a unit's: `is_incumbent` says that only its past makes it so."""

    account: UnitAccount
    follower: Follower | None
    match: Match | None
    is_incumbent: bool = False


class Tenure(Struct, frozen=True):
    """What it depends on whose account a unit's is; `smells` are the accounts that look like a takeover."""

    unit: Unit
    followers: Followers
    matches: Matches
    decisions: Decisions
    previous: UnitState | None
    smells: Mapping[AccountKey, Code]

    @property
    def standing(self) -> AccountKey | None:
        """The account that counted on the Board before, or is linked by hand: the one to be taken over."""
        link = self.decisions.links.get(self.unit.id)
        if link is not None:
            return link.account
        return self.previous.account.key if self.previous is not None and self.previous.account is not None else None


def newcomer_of(tenure: Tenure) -> Match | None:
    """The accepted match that must wait for the operator's word, as a candidate with the reason first.

    A match takes the place of another account by itself only from one that still claims the unit: never where it looks
    like a takeover, nor where the other was lost or has turned away.
    """
    accepted = tenure.matches.accepted.get(tenure.unit.id)
    if accepted is None or accepted.decision or accepted.key == tenure.standing:
        return None
    reason = _why_it_waits(tenure, accepted)
    if reason is None:
        return None
    return replace(accepted, verdict=Verdict.REVIEW, reasons=(reason, *accepted.reasons))


def holder_of(tenure: Tenure, newcomer: Match | None) -> Holder | None:
    """The operator's link first, then the accepted match, then the account that held the place before."""
    link = tenure.decisions.links.get(tenure.unit.id)
    accepted = tenure.matches.accepted.get(tenure.unit.id)
    if link is not None:
        return _linked(link, tenure.followers, accepted)
    if accepted is not None and newcomer is None:
        by = LinkedBy.REGISTRY if _is_registered(tenure.unit, accepted, tenure.followers) else LinkedBy.MACHINE
        return _holder(accepted.key, by, tenure.followers, accepted)
    earlier = _earlier(tenure)
    has_named = tenure.previous is not None and tenure.previous.naming_passed
    return earlier if has_named or newcomer is not None else None


def _why_it_waits(tenure: Tenure, accepted: Match) -> Code | None:
    """Why an accepted match may not take the place by itself; None where it may."""
    if any(named.id == accepted.key.id for named in tenure.unit.accounts):
        return None
    if accepted.key in tenure.smells:
        return tenure.smells[accepted.key]
    waited = next((c for c in tenure.previous.candidates if c.key == accepted.key), None) if tenure.previous else None
    if waited is not None and waited.reasons and waited.reasons[0].name in WAITING:
        return waited.reasons[0]
    earlier = _earlier(tenure)
    if earlier is None or not _is_left(tenure, earlier):
        return None
    return code("place_held", account=str(accepted.key), former=str(earlier.account.key))


def _is_left(tenure: Tenure, earlier: Holder) -> bool:
    """Whether the account that held the place was lost, or has changed its text and claims the unit no longer."""
    follower, previous, match = earlier.follower, tenure.previous, earlier.match
    if follower is None or previous is None:
        return False
    if follower.fate is not None or previous.status is Status.LOST or previous.missed_namings:
        return True
    if follower.account is not None and follower.account.protected:
        return True
    units = () if match is None or match.verdict is Verdict.NONE else match.units or (match.unit,)
    return tenure.unit.id not in units and follower.account != previous.profile


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


def _earlier(tenure: Tenure) -> Holder | None:
    """The account that counted before without the operator's word, unless he ruled it out since."""
    previous, decisions = tenure.previous, tenure.decisions
    if previous is None or previous.account is None or previous.account.linked_by is LinkedBy.OPERATOR:
        return None
    key = previous.account.key
    if key not in tenure.followers.by_key or key in decisions.personal:
        return None
    if {(key, tenure.unit.id), (key, None)} & decisions.rejections:
        return None
    match = tenure.matches.by_key.get(key)
    return _holder(key, previous.account.linked_by, tenure.followers, match, is_incumbent=True)


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

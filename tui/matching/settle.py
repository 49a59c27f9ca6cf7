"""What is kept of accounts that are not a unit's: their judgement, not their text (DESIGN §4)."""

from __future__ import annotations

import pickle
from collections.abc import Container, Iterable

from msgspec.structs import replace

from tui.followers import Follower, Followers, Settled
from tui.matching.memo import Memo
from tui.matching.model import Class, Match, Matches, Verdict
from tui.sources.base import AccountKey

SETTLED_CLASSES = frozenset({Class.PERSONAL, Class.UNRELATED})


def settle(
    followers: Followers, matches: Matches, kept: Container[AccountKey] = (), memo: Memo | None = None
) -> Followers:
    """The followers with every official's own and every unrelated account reduced to its settled Match.

    `kept` are accounts whose text stays whatever they look like now: those that count as a unit's. What the memo holds
    of the settled ones is not wanted any more. Most are settled alike, and share what says so.
    """
    settled: dict[AccountKey, Follower] = {}
    alike: dict[Settled, Settled] = {}
    for key, follower in followers.by_key.items():
        match = matches.by_key.get(key)
        if follower.account is not None and match is not None and key not in kept and is_settled_by(match):
            judged = _settled(match)
            settled[key] = replace(follower, account=None, settled=alike.setdefault(judged, judged), former=())
    if not settled:
        return followers
    if memo is not None:
        memo.forget(settled)
    return followers.with_accounts(settled)


def apart(followers: Followers, matches: Matches) -> Followers:
    """The same followers; accounts just read of which more than a name may stay are copies.

    The texts of a reading lie mixed in memory, and a few that stay here and there would hold all of it.
    """
    step = followers.step
    if matches.telling is None or step is None or step.by_key is not followers.by_key:
        return followers
    read = (followers.by_key[key] for key in matches.telling if key in step.touched)
    stay = [follower for follower in read if follower.account is not None]
    if not stay:
        return followers
    copies = pickle.loads(pickle.dumps([follower.account for follower in stay]))  # noqa: S301  # our own bytes
    return followers.with_accounts(
        {follower.key: replace(follower, account=copy) for follower, copy in zip(stay, copies, strict=True)}
    )


def is_settled_by(match: Match) -> bool:
    """Whether a judgement makes an account's text needless; an operator's word keeps it for the appeal."""
    return match.verdict is Verdict.NONE and match.class_ in SETTLED_CLASSES and not match.decision


def _settled(match: Match) -> Settled:
    return Settled(match.class_.value, match.unit, match.verdict.value, match.score, match.reasons)


def reopen(followers: Followers, keys: Iterable[AccountKey]) -> Followers:
    """The followers with these accounts' text wanted again at the next reading: an operator asked for them."""
    opened = {
        key: replace(followers.by_key[key], digest="")
        for key in keys
        if key in followers.by_key and followers.by_key[key].settled is not None
    }
    if not opened:
        return followers
    return followers.with_accounts(opened)

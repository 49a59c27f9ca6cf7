"""What is kept of accounts that are not a unit's: their judgement, not their text (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Container, Iterable

from msgspec.structs import replace

from tui.followers import Follower, Followers, Settled
from tui.matching.judgement import NOTHING_NAMED
from tui.matching.memo import Memo
from tui.matching.model import Class, Match, Matches, Verdict
from tui.sources.base import AccountKey

SETTLED_CLASSES = frozenset({Class.PERSONAL, Class.UNRELATED})
NOBODYS = Settled(Class.UNRELATED.value, None, Verdict.NONE.value, NOTHING_NAMED.score, NOTHING_NAMED.reasons)


def settle(
    followers: Followers, matches: Matches, kept: Container[AccountKey] = (), memo: Memo | None = None
) -> Followers:
    """The followers with every official's own and every unrelated account reduced to its settled Match.

    `kept` are accounts whose text stays whatever they look like now: those that count as a unit's. What the memo holds
    of the settled ones is not wanted any more. Most are settled alike, and share what says so.
    """
    settled: dict[AccountKey, Follower] = {}
    alike: dict[Settled, Settled] = {NOBODYS: NOBODYS}
    for key, follower in followers.by_key.items():
        match = matches.by_key.get(key) if follower.account is not None and key not in kept else None
        if match is not None and is_settled_by(match):
            judged = _settled(match)
            settled[key] = replace(follower, account=None, settled=alike.setdefault(judged, judged), former=())
    if not settled:
        return followers
    if memo is not None:
        memo.forget(settled)
    return followers.with_accounts(settled)


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

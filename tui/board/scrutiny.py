"""Who holds a unit's place, who waits for it, and what of that smells of a takeover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.board.identity import Suspicion
from tui.board.model import Candidate
from tui.board.tenure import Holder, Tenure, holder_of, newcomer_of
from tui.codes import Code
from tui.compliance import Finding
from tui.followers import Followers
from tui.matching.model import Class, Match, Verdict
from tui.matching.settle import is_settled_by
from tui.sources.base import AccountKey

if TYPE_CHECKING:
    from tui.board.state import UnitCase


class Scrutiny(Struct, frozen=True):
    """Who counts, and who waits: those that look like a takeover first, with that reason before all others.

    `smells` are the accounts around the one that counts that look so; `claimants` are those that wait because they
    claim the unit.
    """

    holder: Holder | None
    waiting: tuple[Match, ...]
    claimants: tuple[AccountKey, ...]
    smells: Mapping[AccountKey, Code]
    suspicion: Suspicion | None

    def alarms(self, naming: Finding | None) -> tuple[Code, ...]:
        """The marks that make the tile an alarm; `naming` is the finding on the account that counts."""
        if self.suspicion is None:
            return ()
        own = self.suspicion.of_itself(naming)
        others = tuple(self.smells[key] for key in sorted(self.smells))
        return others if own is None else (own, *others)


def scrutiny_of(case: UnitCase) -> Scrutiny:
    """The scrutiny of one unit."""
    unit = case.unit.id
    found = case.matches.candidates.get(unit, ())
    accepted = case.matches.accepted.get(unit)
    tenure = Tenure(case.unit, case.followers, case.matches, case.decisions, case.before, {})
    standing = tenure.standing
    follower = case.followers.by_key.get(standing) if standing is not None else None
    suspicion = None
    if follower is not None:
        suspicion = Suspicion(follower, case.before, case.followers, case.decisions, case.bearers)
        rivals = [match.key for match in (*found, *([accepted] if accepted else [])) if match.key != follower.key]
        tenure = replace(tenure, smells=suspicion.of_others(rivals))
    newcomer = newcomer_of(tenure)
    holder = holder_of(tenure, newcomer)
    claims = [match for match in (*([newcomer] if newcomer else []), *found) if not _is_held_by(holder, match.key)]
    is_same = holder is not None and holder.account.key == standing
    smells = tenure.smells if is_same else {}
    takers = [_taker(case, key, smells[key]) for key in smells if all(key != match.key for match in claims)]
    waiting = [_with_reason(match, smells) for match in (*claims, *takers)]
    return Scrutiny(
        holder=holder,
        waiting=tuple(sorted(waiting, key=lambda match: match.key not in smells)),
        claimants=tuple(match.key for match in claims),
        smells=smells,
        suspicion=suspicion if is_same else None,
    )


def _is_held_by(holder: Holder | None, key: AccountKey) -> bool:
    return holder is not None and holder.account.key == key


def _taker(case: UnitCase, key: AccountKey, smell: Code) -> Match:
    """An account that claims nothing and yet looks like a takeover: it waits for the operator all the same."""
    match = case.matches.by_key.get(key)
    reasons = () if match is None else match.reasons
    unit = case.unit.id
    class_ = Class.UNRELATED if match is None else match.class_
    return Match(key, class_, unit, Verdict.REVIEW, 0, (smell, *reasons), (unit,))


def _with_reason(match: Match, smells: Mapping[AccountKey, Code]) -> Match:
    smell = smells.get(match.key)
    if smell is None or smell in match.reasons:
        return match
    return replace(match, reasons=(smell, *match.reasons))


def candidates_of(followers: Followers, matches: Iterable[Match], holder: Holder | None) -> tuple[Candidate, ...]:
    """The accounts that wait or are an official's own, but for the one that counts already."""
    found = []
    for match in matches:
        follower = followers.by_key.get(match.key)
        if follower is None or _is_held_by(holder, match.key):
            continue
        units = match.units or ((match.unit,) if match.unit else ())
        profile = None if is_settled_by(match) else follower.account
        found.append(Candidate(match.key, follower.username, match.score, match.reasons, profile, units))
    return tuple(found)

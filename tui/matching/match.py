"""Followers to matches: the operator's word, the registry's own accounts, then the machine's judgement."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from tui.codes import Code, code
from tui.decisions import Decision, Decisions
from tui.followers import Follower, Followers
from tui.matching.assign import Claimant, assign
from tui.matching.classify import judge
from tui.matching.index import MatchIndex, index_of
from tui.matching.judgement import Judgement
from tui.matching.memo import Memo
from tui.matching.model import Class, Match, Matches, Verdict
from tui.registry.model import Registry
from tui.sources.base import AccountKey

SLICE = 500


def match_all(registry: Registry, followers: Followers, decisions: Decisions, memo: Memo | None = None) -> Matches:
    """The judgement of every follower; pure and deterministic, a memo saves time and never changes the result."""
    steps = match_in_slices(registry, followers, decisions, memo)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            matches: Matches = end.value
            return matches


def match_in_slices(
    registry: Registry,
    followers: Followers,
    decisions: Decisions,
    memo: Memo | None = None,
    size: int = SLICE,
) -> Iterator[int]:
    """The same in slices: yields how many followers are done, returns the Matches as the generator's value."""
    matching = _Matching(index_of(registry), followers, decisions, memo)
    for done, follower in enumerate(followers.by_key.values()):
        if done and done % size == 0:
            yield done
        matching.take(follower)
    return matching.matches()  # noqa: B901 - the value of the generator is its result


class _Matching:
    """One run over the followers."""

    def __init__(self, index: MatchIndex, followers: Followers, decisions: Decisions, memo: Memo | None) -> None:
        self.index = index
        self.decisions = decisions
        self.judged = {} if memo is None else memo.judged
        if memo is not None:
            memo.begin(index.registry.digest)
        self.by_key: dict[AccountKey, Match] = {}
        self.claimants: list[Claimant] = []
        self.held: dict[str, str] = {}
        self.ruled = self._ruled(followers)
        self.rejected = {key for key, _ in decisions.rejections}

    def _ruled(self, followers: Followers) -> dict[AccountKey, tuple[str, Code, int]]:
        """Accounts given to a unit by the operator, else by the registry: unit, reason, number of the ruling."""
        keys = {
            (key.network, follower.username.lower()): key
            for key, follower in followers.by_key.items()
            if follower.username
        } if self.decisions.links or any(unit.accounts for unit in self.index.units) else {}
        ruled: dict[AccountKey, tuple[str, Code, int]] = {}
        for unit, decision in self.decisions.links.items():
            key = decision.account or keys.get((self.index.registry.directive.target.network, _bare(decision)))
            if key is not None and unit in self.index.number_of:
                ruled[key] = (unit, code("linked", number=decision.number, by=decision.by), decision.number)
        taken = {unit for unit, _, _ in ruled.values()}
        for unit in self.index.units:
            for account in unit.accounts:
                key = AccountKey(account.network, account.id) if account.id else None
                if key is None or key not in followers.by_key:
                    key = keys.get((account.network, account.username.lower()))
                if key is None or key in ruled or unit.id in taken or key in self.decisions.personal:
                    continue
                if {(key, unit.id), (key, None)} & self.decisions.rejections:
                    continue
                ruled[key] = (unit.id, code("in_registry", username=account.username), 0)
                taken.add(unit.id)
        return ruled

    def take(self, follower: Follower) -> None:
        """Judges one follower."""
        key = follower.key
        ruling = self.ruled.get(key)
        if ruling is not None:
            unit, reason, number = ruling
            self.held[unit] = follower.username
            self.by_key[key] = Match(
                key, Class.OFFICIAL, unit, Verdict.ACCEPT, 100, self._with_machine(follower, reason), (unit,),
                follower.digest, number,
            )  # fmt: skip
            return
        personal = self.decisions.personal.get(key)
        if personal is not None:
            self.by_key[key] = self._personal(follower, personal)
            return
        if follower.account is None:
            if follower.settled is not None:
                self.by_key[key] = _settled(follower)
            return
        judgement = self._judgement(follower)
        match = self._match(follower, judgement)
        self.by_key[key] = match
        if match.verdict is not Verdict.NONE and match.class_ is Class.OFFICIAL:
            self.claimants.append(Claimant(match, judgement.standing, follower.username))

    def _judgement(self, follower: Follower) -> Judgement:
        known = self.judged.get(follower.key)
        if known is not None and known[0] == follower.digest:
            return known[1]
        assert follower.account is not None
        judgement = judge(self.index, follower.account)
        self.judged[follower.key] = (follower.digest, judgement)
        return judgement

    def _match(self, follower: Follower, judgement: Judgement) -> Match:
        key, units = follower.key, self.index.units
        if key in self.rejected:
            return self._after_rejection(follower, judgement)
        unit = None if judgement.unit is None else units[judgement.unit].id
        waiting = tuple(units[number].id for number in judgement.units)
        return Match(
            key, judgement.class_, unit, judgement.verdict, judgement.score, judgement.reasons, waiting,
            follower.digest,
        )  # fmt: skip

    def _after_rejection(self, follower: Follower, judgement: Judgement) -> Match:
        """The judgement without the units that the operator ruled out; never accepted by what is left of them."""
        key, rejections = follower.key, self.decisions.rejections
        ids = [self.index.units[number].id for number in judgement.units]
        left = tuple(unit for unit in ids if (key, unit) not in rejections and (key, None) not in rejections)
        unit = None if judgement.unit is None else self.index.units[judgement.unit].id
        if len(left) == len(ids) and (key, None) not in rejections:
            return Match(
                key, judgement.class_, unit, judgement.verdict, judgement.score, judgement.reasons, left,
                follower.digest,
            )  # fmt: skip
        reasons = (code("ruled_out"), *judgement.reasons)
        verdict = Verdict.REVIEW if left and judgement.verdict is not Verdict.NONE else Verdict.NONE
        kept = unit if unit in left else (left[0] if len(left) == 1 else None)
        return Match(key, judgement.class_, kept, verdict, judgement.score, reasons, left, follower.digest)

    def _personal(self, follower: Follower, decision: Decision) -> Match:
        unit = decision.unit
        if unit is None and follower.account is not None:
            judged = self._judgement(follower).unit
            unit = None if judged is None else self.index.units[judged].id
        reason = code("ruled_personal", number=decision.number, by=decision.by)
        units = () if unit is None else (unit,)
        return Match(
            follower.key, Class.PERSONAL, unit, Verdict.NONE, 100, self._with_machine(follower, reason), units,
            follower.digest, decision.number,
        )  # fmt: skip

    def _with_machine(self, follower: Follower, reason: Code) -> tuple[Code, ...]:
        """The ruling first, then what the machine saw, so that a reader can compare."""
        if follower.account is None:
            return (reason,)
        return (reason, *self._judgement(follower).reasons)

    def matches(self) -> Matches:
        """The result, once every follower was taken."""
        changed = assign(self.claimants, self.held)
        for key, match in changed.items():
            self.by_key[key] = match
        return Matches(MappingProxyType(self.by_key))


def _bare(decision: Decision) -> str:
    return decision.handle.lstrip("@").lower()


def _settled(follower: Follower) -> Match:
    settled = follower.settled
    assert settled is not None
    return Match(
        follower.key,
        Class(settled.class_),
        settled.unit,
        Verdict(settled.verdict),
        settled.score,
        settled.reasons,
        () if settled.unit is None else (settled.unit,),
        follower.digest,
    )

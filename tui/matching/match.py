"""Followers to matches: the operator's word, the registry's own accounts, then the machine's judgement."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from types import MappingProxyType

from tui.codes import Code, code
from tui.decisions import Decision, Decisions
from tui.followers import Follower, Followers, Settled
from tui.matching.assign import Claimant, assign
from tui.matching.classify import judge
from tui.matching.index import MatchIndex, index_of
from tui.matching.judgement import NOTHING_NAMED, Judgement
from tui.matching.memo import Memo
from tui.matching.model import Class, Match, Matches, Verdict
from tui.matching.rulings import Ruling, rulings_of
from tui.memory import collector_at_rest
from tui.registry.model import Registry
from tui.sources.base import AccountKey

SLICE = 500


def match_all(registry: Registry, followers: Followers, decisions: Decisions, memo: Memo | None = None) -> Matches:
    """The judgement of every follower; pure and deterministic, a memo saves time and never changes the result."""
    matching = _Matching(registry, followers, decisions, memo)
    with collector_at_rest():
        for follower in followers.by_key.values():
            matching.take(follower)
        return matching.matches()


def match_in_slices(
    registry: Registry, followers: Followers, decisions: Decisions, memo: Memo | None = None, size: int = SLICE
) -> Generator[int, None, Matches]:
    """The same in slices: yields how many followers are done; the Matches are the generator's return value."""
    matching = _Matching(registry, followers, decisions, memo)
    for done, follower in enumerate(followers.by_key.values()):
        if done and done % size == 0:
            yield done
        matching.take(follower)
    return matching.matches()


class _Matching:
    """One run over the followers."""

    def __init__(self, registry: Registry, followers: Followers, decisions: Decisions, memo: Memo | None) -> None:
        self.index: MatchIndex = index_of(registry)
        self.followers = followers.by_key
        self.decisions = decisions
        if memo is not None:
            memo.begin(registry.digest)
        self.memo = memo
        self.by_key: dict[AccountKey, Match] = {}
        self.claimants: list[Claimant] = []
        self.held: dict[str, Claimant] = {}
        self.rulings = rulings_of(registry, followers, decisions)
        self.personal = decisions.personal
        self.rejected = {key for key, _ in decisions.rejections}

    def take(self, follower: Follower) -> None:
        """Judges one follower."""
        key = follower.key
        if key in self.rulings:
            ruling = self.rulings[key]
            self.by_key[key] = self._given(follower, ruling)
            self.held[ruling.unit] = Claimant(self.by_key[key], 0, follower.username)
        elif key in self.personal:
            self.by_key[key] = self._personal(follower, self.personal[key])
        elif follower.account is not None:
            self._judge(follower)
        elif follower.settled is not None and not _is_nobodys(follower.settled):
            self.by_key[key] = _settled(follower)

    def _judge(self, follower: Follower) -> None:
        judgement = self._judgement(follower)
        if judgement is NOTHING_NAMED:
            return
        match = self.by_key[follower.key] = self._match(follower, judgement)
        if match.verdict is not Verdict.NONE and match.class_ is Class.OFFICIAL:
            self.claimants.append(Claimant(match, judgement.standing, follower.username))

    def _judgement(self, follower: Follower) -> Judgement:
        assert follower.account is not None
        if self.memo is None:
            return judge(self.index, follower.account)
        known = self.memo.recall(follower.key, follower.digest)
        if known is None:
            known = judge(self.index, follower.account)
            self.memo.remember(follower.key, follower.digest, known)
        return known

    def _match(self, follower: Follower, judgement: Judgement) -> Match:
        """A judgement as a match; units that the operator ruled out are left out, and what is left only waits."""
        key, rejections = follower.key, self.decisions.rejections
        unit = None if judgement.unit is None else self.index.units[judgement.unit].id
        units = tuple([self.index.units[number].id for number in judgement.units])
        verdict, reasons = judgement.verdict, judgement.reasons
        if key in self.rejected:
            left = tuple(u for u in units if (key, u) not in rejections and (key, None) not in rejections)
            if left != units or (key, None) in rejections:
                reasons = (code("ruled_out"), *reasons)
                verdict = verdict if left and verdict is Verdict.REVIEW else Verdict.NONE
                unit, units = (left[0] if len(left) == 1 else None), left
        return Match(key, judgement.class_, unit, verdict, judgement.score, reasons, units, follower.digest)

    def _given(self, follower: Follower, ruling: Ruling) -> Match:
        return Match(
            key=follower.key,
            class_=Class.OFFICIAL,
            unit=ruling.unit,
            verdict=Verdict.ACCEPT,
            score=100,
            reasons=self._with_machine(follower, ruling.reason),
            units=(ruling.unit,),
            digest=follower.digest,
            decision=ruling.decision,
        )

    def _personal(self, follower: Follower, decision: Decision) -> Match:
        unit = decision.unit
        if unit is None and follower.account is not None:
            judged = self._judgement(follower).unit
            unit = None if judged is None else self.index.units[judged].id
        return Match(
            key=follower.key,
            class_=Class.PERSONAL,
            unit=unit,
            verdict=Verdict.NONE,
            score=100,
            reasons=self._with_machine(follower, code("ruled_personal", number=decision.number, by=decision.by)),
            units=() if unit is None else (unit,),
            digest=follower.digest,
            decision=decision.number,
        )

    def _with_machine(self, follower: Follower, reason: Code) -> tuple[Code, ...]:
        """The ruling first, then what the machine saw, so that a reader can compare."""
        if follower.account is None:
            return (reason,)
        return (reason, *self._judgement(follower).reasons)

    def matches(self) -> Matches:
        """The result, once every follower was taken."""
        self.by_key.update(assign(self.claimants, self.held))
        telling = MappingProxyType(self.by_key)
        return Matches(EveryMatch(self.followers, telling), telling)


class EveryMatch(Mapping[AccountKey, Match]):
    """The match of every follower: those that tell something stand there, the many others are made when asked for."""

    def __init__(self, followers: Mapping[AccountKey, Follower], telling: Mapping[AccountKey, Match]) -> None:
        self._followers = followers
        self._telling = telling

    def __getitem__(self, key: AccountKey) -> Match:
        match = self._telling.get(key)
        return _nobodys(self._followers[key]) if match is None else match

    def __iter__(self) -> Iterator[AccountKey]:
        for key, follower in self._followers.items():
            if follower.account is not None or follower.settled is not None or key in self._telling:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _nobodys(follower: Follower) -> Match:
    """The match of a follower that names no unit; raises KeyError for one of which nothing is known."""
    if follower.account is not None:
        reasons = NOTHING_NAMED.reasons
        return Match(follower.key, Class.UNRELATED, None, Verdict.NONE, 0, reasons, (), follower.digest)
    if follower.settled is None:
        raise KeyError(follower.key)
    return _settled(follower)


def _is_nobodys(settled: Settled) -> bool:
    return settled.unit is None and settled.verdict == Verdict.NONE.value


def _settled(follower: Follower) -> Match:
    settled = follower.settled
    assert settled is not None
    return Match(
        key=follower.key,
        class_=Class(settled.class_),
        unit=settled.unit,
        verdict=Verdict(settled.verdict),
        score=settled.score,
        reasons=settled.reasons,
        units=() if settled.unit is None else (settled.unit,),
        digest=follower.digest,
    )

"""What matching says: which account is which unit, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from tui.codes import Code
from tui.sources.base import AccountKey


class Class(StrEnum):
    """What sort of account it is."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    AFFILIATE = "affiliate"
    UNRELATED = "unrelated"


class Verdict(StrEnum):
    """What follows from it: counted, put before a human, or left alone."""

    ACCEPT = "accept"
    REVIEW = "review"
    NONE = "none"


class Match(Struct, frozen=True, gc=False):
    """One account's judgement.

    `unit` is the one unit it is about, or None; `units` are the units for which it waits as a candidate (a bare
    village name may wait for four). `score` is 0 to 100. `reasons` stand strongest first. `digest` is the content
    on which it rests, `decision` the number of the ruling that made it, 0 where the machine did.
    """

    key: AccountKey
    class_: Class
    unit: str | None
    verdict: Verdict
    score: int
    reasons: tuple[Code, ...] = ()
    units: tuple[str, ...] = ()
    digest: str = ""
    decision: int = 0


class Matches(Struct, frozen=True, eq=False, dict=True):
    """All judgements of one instant: by account, and for each unit who is accepted, waits, or is an official.

    `telling` are those among them that speak of a unit, a few where most followers are nobody's; None where it is not
    known which do.
    """

    by_key: Mapping[AccountKey, Match] = field(default_factory=dict)
    telling: Mapping[AccountKey, Match] | None = None

    @property
    def _telling(self) -> Iterable[Match]:
        return (self.by_key if self.telling is None else self.telling).values()

    @cached_property
    def accepted(self) -> Mapping[str, Match]:
        """The one accepted account of each unit that has one."""
        return {m.unit: m for m in self._telling if m.verdict is Verdict.ACCEPT and m.unit is not None}

    @cached_property
    def candidates(self) -> Mapping[str, tuple[Match, ...]]:
        """The accounts that wait for a human, by unit, best first."""
        waiting: dict[str, list[Match]] = {}
        for match in self._telling:
            if match.verdict is Verdict.REVIEW:
                for unit in match.units or ((match.unit,) if match.unit else ()):
                    waiting.setdefault(unit, []).append(match)
        return {unit: tuple(sorted(ms, key=lambda m: (-m.score, m.key))) for unit, ms in waiting.items()}

    @cached_property
    def personal(self) -> Mapping[str, tuple[Match, ...]]:
        """Officials' own accounts by unit."""
        own: dict[str, list[Match]] = {}
        for match in self._telling:
            if match.class_ is Class.PERSONAL and match.unit is not None:
                own.setdefault(match.unit, []).append(match)
        return {unit: tuple(sorted(ms, key=lambda m: (-m.score, m.key))) for unit, ms in own.items()}

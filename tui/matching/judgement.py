"""One account's judgement before it is compared with its rivals."""

from __future__ import annotations

from dataclasses import dataclass

from tui.codes import Code
from tui.matching.model import Class, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """Class, the unit it is about by number, verdict, score and reasons; `units` are all that it may stand for.

    `standing` orders the claimants of one unit: it counts only institutional evidence.
    """

    class_: Class
    unit: int | None
    verdict: Verdict
    score: int
    reasons: tuple[Code, ...]
    units: tuple[int, ...] = ()
    standing: int = 0

"""One account's judgement before it is compared with its rivals."""

from __future__ import annotations

from msgspec import Struct

from tui.codes import Code, code
from tui.matching.model import Class, Verdict


class Judgement(Struct, frozen=True):
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


def unrelated(reason: Code, *more: Code) -> Judgement:
    """The judgement of an account that is nobody's here, with why."""
    return Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (reason, *more))


NOTHING_NAMED = unrelated(code("no_unit_named"))

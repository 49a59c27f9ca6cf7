"""Bodies beside or below a unit: which unit stands above them."""

from __future__ import annotations

from tui.codes import code
from tui.matching.found import Strength
from tui.matching.judgement import Judgement
from tui.matching.model import Class, Verdict
from tui.matching.places import Whereabouts
from tui.matching.sign_words import AFFILIATES, PARENT_ROOTS, TAKERS_OF_PARENT, VERTICAL
from tui.matching.subject import Subject

_PRIVATE = frozenset({"swasta", "islam", "muhammadiyah", "maarif", "private"})


def affiliate(subject: Subject, where: Whereabouts, word: str) -> Judgement:
    """The judgement of a body that is no unit itself; elsewhere or private it is unrelated."""
    if any(w in _PRIVATE for w in (*subject.name, *subject.bio)):
        return Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (code("body_private", words=word),))
    if where.elsewhere is not None and (where.elsewhere_is_strong or not where.own):
        return Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (where.elsewhere, code("body_beside", words=word)))
    if not where.own and not where.parents:
        return Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (code("body_elsewhere", words=word),))
    unit = _above(subject, where, word)
    reasons = [code("body_beside", words=word)]
    if unit is not None:
        reasons.append(code("body_below", unit=subject.index.units[unit].id))
    return Judgement(Class.AFFILIATE, unit, Verdict.NONE, 0, (*reasons, *where.own), () if unit is None else (unit,))


def _above(subject: Subject, where: Whereabouts, word: str) -> int | None:
    """The unit above: an office that name or bio names, the office whose task it is, or the area it belongs to."""
    index = subject.index
    mentions = [*subject.name_mentions, *subject.bio_mentions]
    key = word.replace(" ", "")
    if key in VERTICAL and key not in TAKERS_OF_PARENT:
        return None
    is_local = (
        key in index.bodies_below and PARENT_ROOTS.keys().isdisjoint((key, *word.split())) and key not in AFFILIATES
    )
    if key not in TAKERS_OF_PARENT and not is_local:
        for mention in mentions:
            if not mention.is_area and len(mention.units) == 1 and mention.strength >= Strength.WITHOUT_KIND:
                return min(mention.units)
        words = (key, *subject.name, *subject.bio)
        root = next((PARENT_ROOTS[w] for w in words if w in PARENT_ROOTS), "")
        holders = index.offices.content_holders.get(root, ())
        if len(holders) == 1:
            return min(holders)
        return None
    areas = [m for m in mentions if m.is_area and m.strength > Strength.OTHER_KIND]
    lowest = [m for m in areas if not any(u in index.parents for u in m.units)] or areas
    for mention in lowest:
        units = [u for u in mention.units if len(mention.units) == 1 or _lies_in(subject, u, where)]
        if len(units) == 1:
            return units[0]
    above = {index.areas.name_of(u) for u in where.parents}
    bare = {u for w in subject.name for u in index.areas.exactly(w) if w not in index.place and w not in above}
    fitting = [u for u in bare if _lies_in(subject, u, where)] or list(bare)
    return fitting[0] if len(fitting) == 1 else None


def _lies_in(subject: Subject, unit: int, where: Whereabouts) -> bool:
    parent = subject.index.parent_of[unit]
    return parent is not None and parent in (where.named_parents or where.parents)

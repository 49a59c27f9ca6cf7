"""The organisation that a display name names, and what stands around it there."""

from __future__ import annotations

from msgspec import Struct

from tui.matching.found import Strength
from tui.matching.index import MatchIndex
from tui.matching.lexicon import ADDRESS, DEGREES, NOISE
from tui.matching.mentions import Mention
from tui.matching.sign_words import VERTICAL
from tui.matching.subject import Subject
from tui.matching.titles import Title


class Organisation(Struct, frozen=True):
    """The mention that names it, the words before and after that are no part of it, and rivals in the same name."""

    mention: Mention
    before: tuple[str, ...]
    after: tuple[str, ...]
    others: frozenset[int]
    is_below: bool


def own_words(subject: Subject, titles: list[Title]) -> list[tuple[int, str]]:
    """The words of the name that are neither unit, title, place nor filler, with where they stand."""
    taken = set(subject.taken)
    for title in titles:
        taken.update(range(title.begin, title.last))
    place = subject.index.place
    return [
        (at, word)
        for at, word in enumerate(subject.name)
        if at not in taken
        and word not in place
        and word not in NOISE
        and word not in ADDRESS
        and word.isalpha()
        and len(word) > 1
    ]


def organisation_of(subject: Subject, titles: list[Title], *, has_held_title: bool) -> Organisation | None:
    """The organisation that the name names; None where it names none, or a person who serves one."""
    mentions = [
        mention
        for mention in subject.name_mentions
        if mention.strength is not Strength.TITLE and not _follows_title(mention, titles)
    ]
    named = [mention for mention in mentions if mention.units]
    if not mentions or (titles and not named):
        return None
    best = _lowest(subject.index, named) if named else mentions[0]
    extra = own_words(subject, titles)
    before = tuple(word for at, word in extra if at < best.begin)
    after = tuple(word for at, word in extra if at >= best.end)
    if named and _is_person(subject, best, before, titles, has_held_title=has_held_title):
        return None
    others = _others(subject.index, named, best)
    is_below = bool(named) and any(not m.units and not m.is_area and m.begin < best.begin for m in mentions)
    return Organisation(best, before, after, others, is_below)


def _follows_title(mention: Mention, titles: list[Title]) -> bool:
    return any(title.begin <= mention.begin < max(title.last, title.end + 1) for title in titles)


def _lowest(index: MatchIndex, named: list[Mention]) -> Mention:
    best = named[0]
    for mention in named[1:]:
        plainer = mention.strength > best.strength and mention.units == best.units
        if plainer or _is_below(index, mention, best):
            best = mention
    return best


def _is_below(index: MatchIndex, lower: Mention, upper: Mention) -> bool:
    above = {index.units[unit].id for unit in upper.units}
    return any(index.units[unit].parent in above for unit in lower.units)


def _others(index: MatchIndex, named: list[Mention], best: Mention) -> frozenset[int]:
    """Units that the name names beside the best mention and that stand neither above nor below it."""
    others: set[int] = set()
    for mention in named:
        if mention.units & best.units or mention.strength < Strength.SPELLED:
            continue
        if not _is_below(index, best, mention) and not _is_below(index, mention, best):
            both_areas = mention.is_area and best.is_area
            if not both_areas:
                others |= mention.units
    return frozenset(others)


def _is_person(
    subject: Subject, best: Mention, before: tuple[str, ...], titles: list[Title], *, has_held_title: bool
) -> bool:
    """Whether the name is a person's with the office behind it (Agus BPBD), or a titled one with a degree."""
    rest = [word for at, word in enumerate(subject.name) if at not in subject.taken]
    if titles and not best.is_area and any(word in DEGREES for word in rest):
        return True
    if not before or best.is_area:
        return False
    if has_held_title:
        return True
    return best.strength in (Strength.SHORT, Strength.PARTIAL) and not (
        best.units & subject.handle.found.units and subject.handle.found.strength >= Strength.SPELLED
    )


def is_vertical(subject: Subject, mention: Mention) -> bool:
    """Whether the words name an office of the state or a business: Kantor Pos, Kantor Pajak."""
    return any(word in VERTICAL for word in subject.name[mention.begin : mention.end + 1])

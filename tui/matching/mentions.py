"""Where a text names units, and by what words."""

from __future__ import annotations

from msgspec import Struct

from tui.matching.found import NOTHING, Found, Strength
from tui.matching.index import MatchIndex
from tui.matching.lexicon import ACTING, NOISE
from tui.matching.vocabulary import CONJUNCTIONS

_LONGEST_NAME = 3
_SHORT_ALIAS = 3
_SKIPPED = frozenset({"kab", "kabupaten"})


class Mention(Struct, frozen=True):
    """Words `begin` to `end` that name the units, or an area or office that the registry does not have (no units)."""

    units: frozenset[int]
    strength: Strength
    begin: int
    end: int
    kinds: frozenset[str] = frozenset()
    is_area: bool = False


def mentions_in(index: MatchIndex, words: list[str], *, is_name: bool = False) -> list[Mention]:
    """All mentions in a text with a kind's word or an office's own name, in order; they do not overlap.

    In a display name, order is free: the area may stand before its kind, and the place between them.
    """
    found: list[Mention] = []
    place = 0
    while place < len(words):
        if not index.may_begin_mention(words[place]):
            place += 1
            continue
        mention = _mention_at(index, words, place, found[-1].end if found else 0, is_name=is_name)
        if mention is None:
            place += 1
            continue
        found.append(mention)
        place = max(mention.end, place + 1)
    return found


def _mention_at(index: MatchIndex, words: list[str], place: int, free: int, *, is_name: bool) -> Mention | None:
    """What is named at a place; words from `free` on are not part of an earlier mention."""
    kinds, length = index.kinds.at(words, place)
    if kinds & index.area_kinds:
        area = area_after(index, words, place, place + length, kinds & index.area_kinds)
        if is_name and (area is None or not area.units or _is_place(index, area)):
            area = _area_before(index, words, place, place + length, kinds & index.area_kinds, free) or area
        if area is not None:
            return (_area_behind(index, words, area) if is_name else None) or area
    return (
        _office_at(index, words, place, kinds - index.area_kinds, length)
        or _glued_at(index, words, place)
        or _clipped_at(index, words, place)
    )


def _area_behind(index: MatchIndex, words: list[str], area: Mention) -> Mention | None:
    """The area behind the place's own name: Kecamatan Kebumen Ambal is that of Ambal."""
    if not _is_place(index, area) or area.end >= len(words):
        return None
    behind = area_after(index, words, area.begin, area.end, area.kinds)
    return behind if behind is not None and behind.strength >= Strength.SPELLED else None


def _is_place(index: MatchIndex, area: Mention) -> bool:
    """Whether the area bears the name of the whole place, which may be meant instead."""
    return any(index.areas.name_of(unit) in index.place for unit in area.units)


def _area_before(
    index: MatchIndex, words: list[str], place: int, end: int, kinds: frozenset[str], free: int
) -> Mention | None:
    """The area whose name stands before the kind's word: Pejagoan Kec., Ambal District."""
    last = place
    while last > free + 1 and words[last - 1] in index.place:
        last -= 1
    for length in range(min(_LONGEST_NAME, last - free), 0, -1):
        found = index.areas.named("".join(words[last - length : last]), kinds)
        if found.strength >= Strength.SPELLED:
            return Mention(found.units, found.strength, last - length, end, kinds, is_area=True)
    return None


def area_after(index: MatchIndex, words: list[str], begin: int, place: int, kinds: frozenset[str]) -> Mention | None:
    """The area of these kinds whose name begins at a place: exact spelling first, then longer names."""
    while place < len(words) - 1 and words[place] in _SKIPPED:
        place += 1
    best, best_end = NOTHING, place
    for length in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
        if length > 1 and any(index.kinds.at(words, place + step)[1] for step in range(1, length)):
            continue
        found = index.areas.named("".join(words[place : place + length]), kinds)
        if found.strength > best.strength:
            best, best_end = found, place + length
    if best.strength is Strength.NONE:
        if place >= len(words) or words[place] in NOISE or words[place].isdigit():
            return None
        return Mention(frozenset(), Strength.NONE, begin, place + 1, kinds, is_area=True)
    return Mention(best.units, best.strength, begin, best_end, kinds, is_area=True)


def _office_at(index: MatchIndex, words: list[str], place: int, kinds: frozenset[str], length: int) -> Mention | None:
    """An office named at a place: by its full name, by an alias, or by part of its name after the kind's word."""
    phrased = _phrase_at(index, words, place)
    if not kinds:
        return phrased
    after = place + length
    full = _content_at(index, words, after)
    if full is not None:
        end, units = full
        of_kind = frozenset(unit for unit in units if index.units[unit].kind in kinds)
        strength = Strength.FULL if of_kind else Strength.OTHER_KIND
        if of_kind and _goes_on(index, words, end):
            strength = Strength.LATER
        if phrased is None or end >= phrased.end:
            return Mention(of_kind or units, strength, place, end, kinds)
    if phrased is not None:
        return phrased
    short = _phrase_at(index, words, after)
    if short is not None:
        of_kind = frozenset(unit for unit in short.units if index.units[unit].kind in kinds)
        strength = Strength.SHORT if of_kind else Strength.OTHER_KIND
        return Mention(of_kind or short.units, strength, place, short.end, kinds)
    return _joined_at(index, words, place) or _partial_at(index, words, place, after, kinds)


def _phrase_at(index: MatchIndex, words: list[str], place: int) -> Mention | None:
    if place >= len(words):
        return None
    for phrase in index.offices.phrases.get(index.offices.word(words[place]), ()):
        end = index.offices.phrase_end(words, place, phrase.words)
        if not end:
            continue
        units = frozenset(p.unit for p in index.offices.phrases[phrase.words[0]] if p.words == phrase.words)
        strength = Strength.TITLE if index.titles.is_title(phrase.words) else phrase.strength
        if strength in (Strength.FULL, Strength.WITHOUT_KIND) and _goes_on(index, words, end):
            strength = Strength.LATER
        kinds = frozenset(index.units[unit].kind for unit in units)
        return Mention(units, strength, place, end, kinds)
    return None


def _content_at(index: MatchIndex, words: list[str], place: int) -> tuple[int, frozenset[int]] | None:
    """The offices whose whole name without the kind's word stands at a place, and where it ends."""
    if place >= len(words):
        return None
    offices = index.offices.contents.get(index.offices.word(words[place]), ())
    for office in offices:
        end = index.offices.phrase_end(words, place, office.content)
        if end:
            return end, frozenset(o.unit for o in offices if o.content == office.content)
    return None


def _goes_on(index: MatchIndex, words: list[str], end: int) -> bool:
    """Whether a conjunction follows and then more of a name: a longer name than the registry's."""
    if end + 1 >= len(words) or words[end] not in CONJUNCTIONS:
        return False
    following = words[end + 1]
    return following not in NOISE and following not in index.place and not following.isdigit()


def _partial_at(index: MatchIndex, words: list[str], begin: int, place: int, kinds: frozenset[str]) -> Mention | None:
    """Part of an office's name after a kind's word; with no known word, an office that the registry lacks."""
    shared: dict[int, int] = {}
    end = place
    while end < len(words):
        word = index.offices.word(words[end])
        if word in CONJUNCTIONS and end > place:
            end += 1
            continue
        holders = index.offices.content_holders.get(word)
        if holders is None:
            break
        for unit in holders:
            shared[unit] = shared.get(unit, 0) + 1
        end += 1
    if shared:
        most = max(shared.values())
        of_kind = {u for u, n in shared.items() if n == most and index.units[u].kind in kinds}
        units = of_kind or {u for u, n in shared.items() if n == most}
        return Mention(frozenset(units), Strength.PARTIAL, begin, end, kinds)
    if place < len(words) and not index.kinds.at(words, place)[1]:
        clipped = _clip_of_content(index, words[place], kinds)
        if clipped.units:
            return Mention(clipped.units, clipped.strength, begin, place + 1, kinds)
        if words[place] not in NOISE and words[place] not in index.place and words[place] not in ACTING:
            return Mention(frozenset(), Strength.NONE, begin, place + 1, kinds)
    return None


def _clip_of_content(index: MatchIndex, word: str, kinds: frozenset[str]) -> Found:
    """The offices of a kind whose name without the kind's word a word is clipped from: Dinas Parbud."""
    for clip, clip_kinds in index.offices.clips:
        if clip_kinds & kinds:
            found = index.offices.derived(clip + word)
            if found.units:
                return found
    return NOTHING


def _glued_at(index: MatchIndex, words: list[str], place: int) -> Mention | None:
    """A kind's word written together with an area's name: PemdesJatijajar."""
    word = words[place]
    for kind_words, kinds in index.kinds.beginning(word):
        areas = kinds & index.area_kinds
        rest = word[len(kind_words) :]
        found = index.areas.named(rest, areas)
        if found.strength > Strength.OTHER_KIND:
            return Mention(found.units, found.strength, place, place + 1, areas, is_area=True)
    return None


def _clipped_at(index: MatchIndex, words: list[str], place: int) -> Mention | None:
    """An abbreviation that no alias lists, in one word or written apart: Dis Duk Capil."""
    joined = _joined_at(index, words, place)
    if joined is not None:
        return joined
    if index.offices.may_be_clipped(words[place]):
        found = index.offices.derived(words[place])
        if found.units:
            return Mention(found.units, found.strength, place, place + 1, _kinds(index, found.units))
    return None


def _joined_at(index: MatchIndex, words: list[str], place: int) -> Mention | None:
    """An alias written apart."""
    if not index.offices.may_begin_alias(words[place]):
        return None
    for length in range(min(_LONGEST_NAME, len(words) - place), 1, -1):
        joined = "".join(words[place : place + length])
        units = index.offices.alias(joined) if len(joined) > _SHORT_ALIAS else None
        if units:
            return Mention(units, Strength.SHORT, place, place + length, _kinds(index, units))
    return None


def _kinds(index: MatchIndex, units: frozenset[int]) -> frozenset[str]:
    return frozenset(index.units[unit].kind for unit in units)

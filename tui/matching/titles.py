"""Titles in a text: whose they are (held, former, wished for, a relative's), and of which unit."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from tui.matching.found import Strength
from tui.matching.index import MatchIndex
from tui.matching.lexicon import ACTING, FORMER, KIN, OTHERS, RANKS, WISHED
from tui.matching.mentions import Mention, area_after
from tui.matching.normalize import clause_starts
from tui.matching.sign_words import PARENT_ROOTS, VERTICAL
from tui.matching.vocabulary import CONJUNCTIONS

_LONGEST_TITLE = 3
_IN = frozenset({"di", "pada", "wilayah"})
_REACH = 8
_HEADED = "ka"
_BEFORE = 3
_GENERIC = frozenset({"kepala", "sekretaris", "ka", "asisten", "direktur", "kaur", "bayan", "carik", "pelaksana"})
_TERM = re.compile(r"(19|20)\d\d")


class Standing(Enum):
    """Whose title it is."""

    HELD = "held"
    FORMER = "former"
    WISHED = "wished"
    KIN = "kin"
    DENIED = "denied"


class Title(Struct, frozen=True):
    """A title at words `begin` to `end`, its standing, and the units after it; political ones serve no unit."""

    begin: int
    end: int
    standing: Standing
    units: frozenset[int]
    kinds: frozenset[str]
    is_political: bool
    names_unknown: bool
    last: int


def titles_in(index: MatchIndex, words: list[str], mentions: list[Mention], text: str) -> list[Title]:
    """The titles in a text, in order; `text` is the raw one, for its clauses."""
    found: list[Title] = []
    if index.titles.first.isdisjoint(words) and not any(word.startswith(_HEADED) for word in words):
        return found
    clauses = clause_starts(text)
    named = {at for m in mentions if m.strength is not Strength.TITLE and m.is_area for at in range(m.begin, m.end)}
    place = 0
    while place < len(words):
        if place in named:
            place += 1
            continue
        title = _title_at(index, words, mentions, place, clauses)
        if title is None:
            place += 1
        else:
            found.append(title)
            place = title.end
    return found


def _title_at(
    index: MatchIndex, words: list[str], mentions: list[Mention], place: int, clauses: frozenset[int]
) -> Title | None:
    if words[place] not in index.titles.first:
        return _headed(index, words, place, clauses)
    for length in range(min(_LONGEST_TITLE, len(words) - place), 0, -1):
        phrase = tuple(words[place : place + length])
        kinds = _kinds_of(index, phrase)
        if kinds is None:
            continue
        is_political = RANKS.get(" ".join(phrase)) == "-"
        end = place + length
        units, unknown, last = _served(index, words, mentions, place, end, kinds)
        if is_political:
            units, unknown = frozenset(), False
        elif not units:
            units = index.titles.sole_unit(phrase)
        if length == 1 and phrase[0] in _GENERIC and not units and not _follows_kind(index, words, end):
            return None
        standing = _standing(index, words, place, last, clauses)
        return Title(place, end, standing, units, kinds, is_political, unknown, last)
    return _headed(index, words, place, clauses)


def _headed(index: MatchIndex, words: list[str], place: int, clauses: frozenset[int]) -> Title | None:
    """`Kadinkes`, `Kabappeda`: the head's syllable before an office's short name."""
    word = words[place]
    if not word.startswith(_HEADED) or len(word) < 5:
        return None
    units = index.offices.alias(word[2:]) or index.offices.alias("d" + word[3:] if word.startswith("kad") else "")
    if not units and index.offices.may_be_clipped(word[2:]):
        found = index.offices.derived(word[2:])
        units = found.units if found.strength in (Strength.SHORT, Strength.PARTIAL) else frozenset()
    if not units:
        return None
    kinds = frozenset(index.units[unit].kind for unit in units)
    return Title(
        place, place + 1, _standing(index, words, place, place + 1, clauses), units, kinds, False, False, place + 1
    )


def _kinds_of(index: MatchIndex, phrase: tuple[str, ...]) -> frozenset[str] | None:
    """The kinds that a title heads or serves; empty for a rank of any kind, None where it is no title."""
    heads = index.titles.heads.get(phrase)
    if heads is not None:
        return frozenset(heads)
    own = index.titles.kinds.get(phrase)
    if own is not None and len(own) == 1:
        return own
    rank = RANKS.get(" ".join(phrase))
    if rank:
        return index.titles.heads.get(tuple(rank.split()), frozenset())
    return None if rank is None and own is None else frozenset()


def _follows_kind(index: MatchIndex, words: list[str], place: int) -> bool:
    return index.kinds.at(words, place)[1] > 0 if place < len(words) else False


def _served(
    index: MatchIndex, words: list[str], mentions: list[Mention], begin: int, end: int, kinds: frozenset[str]
) -> tuple[frozenset[int], bool, int]:
    """The units that a title serves, whether an unknown one is named, and where the words end."""
    areas = kinds & index.area_kinds
    if areas and areas == kinds and end < len(words):
        area = _area_named(index, words, begin, end, areas)
        if area is not None:
            return area.units, False, area.end
    reachable = [m for m in mentions if begin <= m.begin <= end + _REACH and m.strength > Strength.LATER]
    adjacent = next((m for m in reachable if m.begin <= end <= m.end and m.begin <= end), None)
    if adjacent is not None and (not kinds or any(index.units[u].kind in kinds for u in adjacent.units)):
        return adjacent.units, False, adjacent.end
    content = _by_content(index, words, end, kinds - areas)
    if content:
        return content, False, end + 1
    for mention in reachable:
        of_kind = frozenset(u for u in mention.units if index.units[u].kind in kinds)
        if of_kind:
            return of_kind, False, mention.end
    if areas != kinds or not kinds or tuple(words[begin:end]) not in index.titles.heads:
        for mention in reachable:
            if not _is_of_others(words, end, mention.begin):
                return mention.units, False, mention.end
    task = next((PARENT_ROOTS[word] for word in words[begin : end + 1] if word in PARENT_ROOTS), "")
    if task and len(index.offices.content_holders.get(task, ())) == 1:
        return frozenset(index.offices.content_holders[task]), False, end
    return frozenset(), _names_unknown(index, words, mentions, begin, end, areas), end


def _is_of_others(words: list[str], end: int, begin: int) -> bool:
    """Whether a body that is not the regency's stands between a title and the unit: Kepala KUA Kec. Ambal."""
    return any(word in VERTICAL for word in words[end:begin])


def _area_named(index: MatchIndex, words: list[str], begin: int, end: int, areas: frozenset[str]) -> Mention | None:
    """The area right after a title, with or without its kind's word."""
    start = end
    while start < len(words) - 1 and words[start] in _IN:
        start += 1
    kind, length = index.kinds.at(words, start)
    area = area_after(index, words, begin, start + (length if kind & areas else 0), areas)
    return area if area is not None and area.strength > Strength.OTHER_KIND else None


def _names_unknown(
    index: MatchIndex, words: list[str], mentions: list[Mention], begin: int, end: int, areas: frozenset[str]
) -> bool:
    """Whether a place that the registry does not have follows the title of an area's head."""
    if not areas:
        return False
    if any(m.strength is Strength.NONE and begin <= m.begin <= end + 2 for m in mentions):
        return True
    return (
        end < len(words) and words[end].isalpha() and words[end] not in CONJUNCTIONS and words[end] not in index.place
    )


def _by_content(index: MatchIndex, words: list[str], end: int, kinds: frozenset[str]) -> frozenset[int]:
    """`Kadinas Parbud`, `Kabag Hukum`, `Kepala Pelaksana BPBD`: the office's words right after the title."""
    if end >= len(words) or not kinds:
        return frozenset()
    word = index.offices.word(words[end])
    units = frozenset(u for u in index.offices.content_holders.get(word, ()) if index.units[u].kind in kinds)
    if units:
        return units
    for kind_words, named in index.kinds.words.items():
        if named & kinds and (units := index.offices.alias("".join(kind_words) + words[end])):
            return units
    for clip, clip_kinds in index.offices.clips:
        if clip_kinds & kinds and words[end] not in index.place:
            found = index.offices.derived(clip + words[end])
            if found.units:
                return frozenset(u for u in found.units if index.units[u].kind in kinds)
    return frozenset()


def _standing(index: MatchIndex, words: list[str], begin: int, last: int, clauses: frozenset[int]) -> Standing:
    clause = max((start for start in clauses if start <= begin), default=0)
    before = words[max(clause, begin - _BEFORE) : begin]
    year = index.registry.directive.deadlines[0].until.year
    nearest = [word for word in before if word not in ACTING]
    if any(word in FORMER for word in nearest):
        return Standing.FORMER
    if any(word in WISHED for word in nearest[-2:]):
        return Standing.WISHED
    if any(word in KIN or word.removesuffix("nya").removesuffix("ku") in KIN for word in nearest):
        return Standing.KIN
    if any(word in OTHERS or word == "bukan" for word in nearest[-2:]):
        return Standing.DENIED
    if _has_ended(words, last, year):
        return Standing.FORMER
    return Standing.HELD


def _has_ended(words: list[str], last: int, year: int) -> bool:
    """Whether a term of two years that is over stands right after a title (2005-2010)."""
    years = [word for word in words[last : last + 4] if _TERM.fullmatch(word)]
    return len(years) >= 2 and int(years[1]) < year

"""What a handle says: kind, name and place written together, clipped, cut at X's fifteenth character."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.matching.found import NOTHING, Found, Strength
from tui.matching.index import MatchIndex
from tui.matching.normalize import fold, unleet

LONGEST_HANDLE = 15
_BREAK = re.compile(r"[_0-9.]+")
_AFFIXES = ("official", "offcial", "resmi", "info", "humas", "akun", "pemkab", "id", "go", "kab", "kb", "kota")
_SHORTEST_PLACE_CUT = 2
_SHORTEST_CUT = 3
_SHORTEST_ALIAS_CUT = 5
_SHORTEST_SHARED = 4


class Handle(Struct, frozen=True):
    """A handle as read: its parts, what it names, whether it holds the place, and the letters that are left."""

    parts: tuple[str, ...]
    joined: str
    found: Found
    kinds: frozenset[str]
    has_place: bool
    rest: str


def read_handle(index: MatchIndex, username: str) -> Handle:
    """The best reading of a handle: the one that names units most plainly, the place taken off its ends."""
    low = fold(username)
    parts = tuple(part for part in _BREAK.split(low) if part)
    joined = "".join(parts)
    is_cut = len(low) >= LONGEST_HANDLE
    best = Handle(parts, joined, NOTHING, frozenset(), False, joined)
    for rest, has_place in _without_place(index, joined, is_cut):
        found, kinds = _resolve(index, rest, (is_cut and not has_place) or (low.endswith(rest) and is_cut))
        if found.strength > best.found.strength or (has_place and not best.has_place and not best.found.units):
            best = Handle(parts, joined, found, kinds, has_place, rest)
    if not best.found.units:
        best = _by_part(index, best, low)
    return best


def _by_part(index: MatchIndex, handle: Handle, low: str) -> Handle:
    """A reading from one part alone, as in setrojenar_bp; or with the digits in it read as letters."""
    for part in _without_short_end(handle.parts):
        found, kinds = _resolve(index, part, is_cut=False)
        if found.strength >= Strength.SPELLED:
            has_place = handle.has_place or any(other in index.place for other in handle.parts)
            return Handle(handle.parts, handle.joined, found, kinds, has_place, part)
    for part in handle.parts:
        units = index.areas.exactly(part) if part not in index.place else frozenset()
        found = Found(units, Strength.BARE) if units else NOTHING
        if not units and index.offices.alias(part) and len(part) > _SHORTEST_CUT:
            found = Found(index.offices.alias(part), Strength.BARE)
        if found.units:
            has_place = handle.has_place or any(other in index.place for other in handle.parts)
            return Handle(handle.parts, handle.joined, found, frozenset(), has_place, handle.rest)
    plain = unleet(low.rstrip("0123456789"))
    if plain != low and not low.replace("_", "").isalpha() and any(c.isdigit() for c in low.rstrip("0123456789")):
        return read_handle(index, plain)
    return handle


def _without_short_end(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts joined but for a first or last one of a few letters, as in kec_ambal_ok."""
    if len(parts) <= 2:
        return ()
    ends = (parts[:-1], parts[-1]), (parts[1:], parts[0])
    return tuple("".join(kept) for kept, dropped in ends if len(dropped) <= _SHORTEST_CUT)


def _without_place(index: MatchIndex, joined: str, is_cut: bool) -> list[tuple[str, bool]]:
    """The handle as it is and with the place taken off, each with whether the place was there."""
    readings: dict[str, bool] = {joined: False}
    for place in index.place_ends if is_cut else [place for place in index.place_ends if place in joined]:
        for tail in (place, place + "n", place + "kab"):
            if joined.endswith(tail):
                _put(readings, joined[: -len(tail)])
        for head in (place, "kab" + place):
            if joined.startswith(head):
                _put(readings, joined[len(head) :])
        if is_cut:
            for length in range(len(place) - 1, _SHORTEST_PLACE_CUT - 1, -1):
                if joined.endswith(place[:length]):
                    _put(readings, joined[:-length])
    trimmed = _trimmed(joined)
    readings.setdefault(trimmed, any(place in joined for place in index.place if len(place) > _SHORTEST_ALIAS_CUT))
    return [(rest, has_place) for rest, has_place in readings.items() if rest or has_place]


def _put(readings: dict[str, bool], rest: str) -> None:
    readings.setdefault(rest, True)
    readings.setdefault(_trimmed(rest), True)


def _trimmed(text: str) -> str:
    """Without the filler words at either end."""
    changed = True
    while changed:
        changed = False
        for affix in _AFFIXES:
            if text.endswith(affix) and len(text) > len(affix) + 2:
                text, changed = text[: -len(affix)], True
            elif text.startswith(affix) and len(affix) > 3 and len(text) > len(affix) + 2:
                text, changed = text[len(affix) :], True
    return text


def _resolve(index: MatchIndex, rest: str, is_cut: bool) -> tuple[Found, frozenset[str]]:
    if len(rest) < 2:
        return NOTHING, frozenset()
    units = index.offices.alias(rest)
    if units:
        strength = Strength.TITLE if index.titles.is_title((rest,)) else Strength.SHORT
        return Found(units, strength), frozenset(index.units[u].kind for u in units)
    best: tuple[Found, frozenset[str]] = (NOTHING, frozenset())
    for found, kinds in _with_kind(index, rest, is_cut):
        if found.strength > best[0].strength or (not best[1] and kinds):
            best = (found, kinds)
    if best[0].units:
        return best
    bare = index.areas.exactly(rest)
    if bare:
        return Found(bare, Strength.BARE), frozenset()
    if index.offices.may_be_clipped(rest):
        derived = index.offices.derived(rest)
        if derived.units:
            return derived, frozenset(index.units[u].kind for u in derived.units)
    if is_cut and len(rest) >= _SHORTEST_ALIAS_CUT:
        beginning = index.offices.beginning(rest)
        if beginning:
            return Found(beginning, Strength.CUT), frozenset()
    return best


def _with_kind(index: MatchIndex, rest: str, is_cut: bool) -> list[tuple[Found, frozenset[str]]]:
    """Readings with a kind's word or a title before or after the name."""
    readings: list[tuple[Found, frozenset[str]]] = []
    for word, kinds in index.kinds.beginning(rest):
        areas = kinds & index.area_kinds
        name = rest[len(word) :]
        if areas:
            found = index.areas.named(name, areas)
            if found.strength <= Strength.OTHER_KIND and is_cut and len(name) >= _SHORTEST_CUT:
                found = index.areas.beginning(name, areas)
            readings.append((found, areas))
        elif index.offices.alias(name):
            units = frozenset(u for u in index.offices.alias(name) if index.units[u].kind in kinds)
            readings.append((Found(units, Strength.SHORT) if units else NOTHING, kinds))
    for word, kinds in index.kinds.ending(rest):
        areas = kinds & index.area_kinds
        if areas:
            readings.append((index.areas.named(rest[: -len(word)], areas), areas))
    for word, kinds in index.titles.beginning(rest):
        found = index.areas.named(rest[len(word) :], kinds & index.area_kinds)
        if found.units:
            readings.append((Found(found.units, Strength.TITLE), kinds))
    return readings


def agrees(index: MatchIndex, handle: Handle, unit: int) -> bool:
    """Whether a handle can be that unit's: it names it, shares four letters with its names, or is a clip of them."""
    if unit in handle.found.units:
        return True
    names = index.joined_names(unit)
    for name in names:
        if any(name[at : at + _SHORTEST_SHARED] in handle.joined for at in range(len(name) - _SHORTEST_SHARED + 1)):
            return True
    rests = {handle.rest, *handle.parts}
    for word, _ in index.kinds.beginning(handle.rest):
        rests.add(handle.rest[len(word) :])
    return any(
        len(rest) >= _SHORTEST_CUT and rest[0] == name[0] and _is_within(rest, name) for rest in rests for name in names
    )


def _is_within(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in their order."""
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return True

"""Where an account says it is: the registry's own place, a place of the registry, or somewhere else."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.codes import Code, code
from tui.matching.found import Strength
from tui.matching.index import MatchIndex
from tui.matching.subject import Subject, is_negated
from tui.registry.model import Registry

_REGIONS = frozenset({"kab", "kabupaten", "kota", "kodya", "kotamadya", "pemkab", "pemkot"})
_PROVINCES = frozenset({"prov", "provinsi", "propinsi"})
_WHOLE = 5
_FOREIGN_NUMBER = re.compile(r"(?:\(|\b)0([2-7]\d{1,2})[)\s.\-/|]+\d{3}")


class Whereabouts(Struct, frozen=True):
    """Evidence of place: reasons for the own place, strongest first, and whether name or handle say it; and against."""

    own: tuple[Code, ...]
    in_name: bool
    in_handle: bool
    elsewhere: Code | None
    elsewhere_is_strong: bool
    parents: frozenset[int]
    named_parents: frozenset[int]
    foreign_parent: str


def whereabouts_of(subject: Subject) -> Whereabouts:
    """The evidence of place of an account."""
    index, registry = subject.index, subject.index.registry
    own: list[Code] = []
    in_name = _has_place(index, subject.name)
    in_handle = subject.handle.has_place or _handle_holds_place(index, subject)
    beside = [word for place, word in enumerate(subject.name) if place not in subject.taken]
    is_own_name = any(index.areas.name_of(unit) in index.place for unit in subject.named_units)
    domain = _domain(registry, subject)
    if domain:
        own.append(code("place_domain", domain=domain))
    if in_name:
        own.append(code("place_in_name", place=registry.place.name))
    if _has_place(index, subject.bio):
        own.append(code("place_in_bio", place=registry.place.name))
    if in_handle:
        own.append(code("place_in_handle", place=registry.place.name))
    if _has_place(index, subject.location):
        own.append(code("place_in_location", place=registry.place.name))
    area_code = _area_code(registry, subject)
    if area_code:
        own.append(code("area_code", area_code=area_code))
    elsewhere, is_strong = _elsewhere(
        subject, has_own=_has_place(index, beside) or (in_handle and not is_own_name), has_any=bool(own)
    )
    parents, named, foreign = _parents(subject)
    if elsewhere is None and not area_code and (other := _other_area_code(registry, subject)):
        elsewhere, is_strong = code("other_area_code", area_code=other), not (in_name or in_handle)
    if is_own_name:
        in_name, in_handle = _has_place(index, beside), False
    return Whereabouts(tuple(own), in_name, in_handle, elsewhere, is_strong, parents, named, foreign)


def _has_place(index: MatchIndex, words: list[str]) -> bool:
    if not index.place.isdisjoint(words):
        return True
    return any(
        place in word and not index.areas.exactly(word)
        for word in words
        if len(word) > _WHOLE
        for place in index.place_ends
        if len(place) >= _WHOLE
    )


def _handle_holds_place(index: MatchIndex, subject: Subject) -> bool:
    return any(len(place) >= _WHOLE and place in subject.handle.joined for place in index.place) or any(
        part in index.place for part in subject.handle.parts
    )


def _domain(registry: Registry, subject: Subject) -> str:
    text = f"{subject.account.url} {subject.account.description}".lower()
    return next((domain for domain in registry.place.domains if domain.lower() in text), "")


def _area_code(registry: Registry, subject: Subject) -> str:
    account = subject.account
    text = f"{account.name}\n{account.description}\n{account.location}\n{account.pinned_text}"
    for area_code in registry.place.area_codes:
        bare = area_code.lstrip("0")
        if bare in text and re.search(rf"(?:(?<![\w])0|62[ .\-(]*|\(0?){bare}(?!\w*[a-z])", text):
            return area_code
    return ""


def _other_area_code(registry: Registry, subject: Subject) -> str:
    found = _FOREIGN_NUMBER.search(f"{subject.account.name} {subject.account.description} {subject.account.location}")
    return f"0{found.group(1)}" if found else ""


def _elsewhere(subject: Subject, *, has_own: bool, has_any: bool) -> tuple[Code | None, bool]:
    """A place elsewhere that the account names, and whether that outweighs the own place."""
    for words, is_own_field in ((subject.name, True), (subject.bio, False), (subject.location, False)):
        found = _elsewhere_in(subject, words, is_name=is_own_field, has_own=has_any)
        if found:
            return code("elsewhere", place=found), is_own_field or not has_own
    in_handle = _elsewhere_in_handle(subject)
    if in_handle and not has_own:
        return code("elsewhere", place=in_handle), True
    return None, False


def _elsewhere_in(subject: Subject, words: list[str], *, is_name: bool, has_own: bool) -> str:
    for at, word in enumerate(words):
        if word in _PROVINCES or word in _REGIONS:
            found = _region_at(subject, words, at, is_name=is_name)
        elif word in subject.index.elsewhere.first:
            found = _name_at(subject, words, at, has_own=has_own)
        else:
            continue
        if found and not is_negated(words, at):
            return found
    return ""


def _region_at(subject: Subject, words: list[str], at: int, *, is_name: bool) -> str:
    """A province, or a regency or town that is not the own one, named with its word at a place."""
    index, word, following = subject.index, words[at], " ".join(words[at + 1 : at + 2])
    if not following:
        return ""
    if word in _PROVINCES:
        is_own = not is_name and index.elsewhere.is_own_province(words[at + 1 : at + 3])
        return "" if is_own else " ".join(words[at : at + 3])
    is_named = following in index.elsewhere.names or (_is_foreign(index, following) and word != "kota")
    return f"{word} {following}" if is_named else ""


def _name_at(subject: Subject, words: list[str], at: int, *, has_own: bool) -> str:
    """A listed name at a place, unless the registry has an area of that name that is meant here."""
    index = subject.index
    for length in range(min(index.elsewhere.longest, len(words) - at), 0, -1):
        joined = "".join(words[at : at + length])
        if joined in index.elsewhere.names:
            here = index.areas.exactly(joined)
            if not here or not (has_own or here & subject.named_units):
                return " ".join(words[at : at + length])
    return ""


def _is_foreign(index: MatchIndex, word: str) -> bool:
    return (
        word.isalpha()
        and len(word) > 3
        and word not in index.place
        and word not in _REGIONS
        and not index.areas.exactly(word)
        and not any(place in word for place in index.place if len(place) >= _WHOLE)
    )


def _elsewhere_in_handle(subject: Subject) -> str:
    """A place elsewhere at an end of the handle: its name, or its code behind a unit's short name (dinsossmg)."""
    index, handle = subject.index, subject.handle
    part = next((p for p in handle.parts if p in index.elsewhere.names and not index.areas.exactly(p)), "")
    if part:
        return part
    names_area = handle.found.strength >= Strength.BARE and any(
        index.units[unit].kind in index.area_kinds for unit in handle.found.units
    )
    name = "" if names_area else index.elsewhere.at_an_end(handle.joined)
    return name if name and not index.areas.exactly(name) else _code_in_handle(subject)


def _code_in_handle(subject: Subject) -> str:
    """A short code of a place elsewhere, only beside a unit's kind or short name: people carry such letters too."""
    index, handle = subject.index, subject.handle
    codes = index.elsewhere.codes
    for at, part in enumerate(handle.parts[1:], start=1):
        if part in codes and part not in index.place:
            rest = "".join(handle.parts[:at])
            if index.offices.alias(rest) or index.kinds.beginning(rest + "_") or index.offices.derived(rest).units:
                return part
    tail = next((handle.joined[-n:] for n in (4, 3) if handle.joined[-n:] in codes), "")
    return tail if tail and index.offices.alias(handle.joined[: -len(tail)]) else ""


def _parents(subject: Subject) -> tuple[frozenset[int], frozenset[int], str]:
    """Areas above others that are named at all, those named with their kind, and an unknown one so named."""
    index = subject.index
    named: set[int] = set()
    foreign = ""
    for words, mentions in (
        (subject.name, subject.name_mentions),
        (subject.bio, subject.bio_mentions),
        (subject.location, subject.location_mentions),
    ):
        for mention in mentions:
            if mention.kinds & index.parent_kinds:
                fitting = mention.units & index.parents
                if mention.strength > Strength.OTHER_KIND:
                    named |= fitting
                elif mention.strength is Strength.NONE or not fitting:
                    foreign = foreign or " ".join(words[mention.begin : mention.end])
    bare: set[int] = set()
    for run in (subject.name, subject.bio, subject.location, subject.handle.parts):
        for at, word in enumerate(run):
            bare |= index.parents_by_name.get(word, frozenset())
            if at:
                bare |= index.parents_by_name.get(run[at - 1] + word, frozenset())
    return frozenset(named | bare), frozenset(named), foreign

"""A profile in a person's own name: the display name is the name, the title stands in the profile."""

from __future__ import annotations

import re

from tui.profile.layout import plain
from tui.profile.model import SourceField
from tui.profile.names import read_name
from tui.profile.people import Officer
from tui.profile.titles import TitleFound, titles
from tui.profile.vocabulary import Vocabulary
from tui.profile.words import COMMON, FAMILIAR, OWNING

_ADDRESS = "|".join(sorted(FAMILIAR))
_WORD_BEFORE = re.compile(rf"([^\W\d_]+)\s*(?:\b(?:{_ADDRESS})\.?\s*)?\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESSED = re.compile(rf"\W*(?:{_ADDRESS})?\W*", re.IGNORECASE)
_CUT = re.compile(r"\s*[|(].*\Z|\s+[-/]\s.*\Z", re.DOTALL)


def own_profile(name: str, description: str, vocabulary: Vocabulary, unit_kind: str | None) -> Officer | None:
    """The holder of a profile in a person's name, if the profile states a title; else None.

    The name's place is in `name`; the title's is in `description`, or in `name` when `source` says so.
    """
    name, description = plain(name), plain(description)
    in_name = _titles_in_name(name, vocabulary)
    in_bio = [title for title in titles(description, vocabulary, permissive=True) if _is_own(description, title)]
    person = _person(name, vocabulary, in_name, is_placed_allowed=bool(in_bio) and in_bio[0].start == 0)
    if person is None:
        return None
    source: SourceField = "description" if in_bio else "name"
    held = in_bio or in_name
    if not held or (not in_bio and " " not in name[slice(*person)]):
        return None
    best = min(held, key=lambda title: (vocabulary.rank(title.base, unit_kind) > 1, title.start))
    rank = vocabulary.rank(best.base, unit_kind)
    return Officer(source, rank, name=person, title=(best.start, best.end))


def _titles_in_name(name: str, vocabulary: Vocabulary) -> list[TitleFound]:
    """The titles of a display name; a name may follow one that stands first."""
    found = list(titles(name, vocabulary, permissive=False))
    if found and _ADDRESSED.fullmatch(name[: found[0].start]):
        return found
    return list(titles(name, vocabulary, permissive=True))


def _is_own(text: str, title: TitleFound) -> bool:
    """Whether a title stands where people state their own: not inside a sentence about somebody else."""
    word = _WORD_BEFORE.search(text, max(0, title.start - 60), title.start)
    is_open = word is None or word[1].lower() in OWNING or word[1].lower() in FAMILIAR
    return is_open and not title.is_mention


def _person(
    name: str, vocabulary: Vocabulary, held: list[TitleFound], *, is_placed_allowed: bool
) -> tuple[int, int] | None:
    """Where a person's name stands in a display name that is nothing but that and a title.

    A name with a place's word in it ("Budi Karanganyar") is a person's only where the profile begins with a title.
    """
    at, core_end = 0, len(name)
    if held and _ADDRESSED.fullmatch(name[: held[0].start]):
        at = held[0].end
    else:
        core_end = len(_CUT.sub("", name))
    while at < core_end and not name[at].isalpha():
        at += 1
    is_loose = not any(char.isupper() for char in name[at:core_end])
    found = read_name(name[:core_end], at, vocabulary, loose=is_loose or at > 0)
    if found is None:
        return None
    rest = _WORD.findall(name[found.end : core_end].lower())
    if not COMMON.issuperset(rest) and not any(found.end <= title.start for title in held):
        return None
    known = [word.lower() in vocabulary.known for word in found.words]
    is_placed = known[0] or (any(known) and not is_placed_allowed)
    return None if is_placed and not found.is_titled else (found.start, found.end)

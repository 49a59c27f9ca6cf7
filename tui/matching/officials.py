"""Accounts that name a unit: which one, how plainly, and what speaks for or against accepting them."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.codes import Code, code
from tui.matching.found import Strength
from tui.matching.handles import agrees
from tui.matching.judgement import Judgement
from tui.matching.lexicon import INSTITUTION_WORDS, OFFICIAL_WORDS
from tui.matching.mentions import Mention
from tui.matching.model import Class, Verdict
from tui.matching.normalize import is_disguised, is_styled
from tui.matching.places import Whereabouts
from tui.matching.signs import handle_sign, impostor_sign
from tui.matching.subject import Subject

_RENAMED = (
    "akun lama", "pindah ke", "sudah pindah", "ganti nama", "berganti nama", "dulu bernama", "dahulu", "formerly",
    "tidak aktif", "akun baru kami", "akun lawas", "eks akun", "sekarang bernama", "kini bernama", "sebelumnya",
)  # fmt: skip
_FORMER_HANDLE = re.compile(
    r"\b(?:dulu|dulunya|dahulu|d/h|eks|ex|formerly|sebelumnya|pindah|bekas)\b[^.@\n]{0,16}@\w+", re.IGNORECASE
)
_STRENGTH_SCORE = {
    Strength.FULL: 40, Strength.SHORT: 38, Strength.WITHOUT_KIND: 34, Strength.SPELLED: 34, Strength.MISSPELT: 28,
    Strength.CUT: 24, Strength.BARE: 14, Strength.TITLE: 14, Strength.PARTIAL: 12, Strength.LATER: 12,
    Strength.OTHER_KIND: 10, Strength.NONE: 0,
}  # fmt: skip
_REVIEW_CEILING = 69
_ACCEPT_FLOOR = 70
_OWN_PLACE = {
    "place_domain": 18, "place_in_name": 12, "place_in_bio": 10, "place_in_handle": 10, "place_in_location": 8,
    "area_code": 10,
}  # fmt: skip


class Claim(Struct, frozen=True):
    """What an account claims to be: units, how plainly, and the reason that quotes it."""

    units: frozenset[int]
    strength: Strength
    reason: Code
    is_area: bool


def judge_claim(subject: Subject, claim: Claim, where: Whereabouts, *, extra: tuple[Code, ...] = ()) -> Judgement:
    """The judgement of an account that claims to be a unit; `extra` are doubts that the caller found."""
    claim, parent = _narrowed(subject, claim, where)
    units = tuple(sorted(claim.units))
    unit = units[0] if len(units) == 1 else None
    reasons = [claim.reason, *_supports(subject, claim, unit), *parent, *where.own]
    standing = _standing(subject, claim, where, unit)
    score = _score(claim, where, standing, bool(parent))
    impostor = impostor_sign(subject)
    if impostor is not None and claim.strength > Strength.NONE:
        return Judgement(Class.UNRELATED, None, Verdict.REVIEW, min(score, 50), (impostor, *reasons), units)
    doubts = [*extra, *_doubts(subject, claim, where, unit, has_parent=bool(parent))]
    reasons.extend(_disguises(subject))
    if doubts:
        score = min(score, _REVIEW_CEILING)
        return Judgement(Class.OFFICIAL, unit, Verdict.REVIEW, score, (*doubts, *reasons), units, standing)
    return Judgement(Class.OFFICIAL, unit, Verdict.ACCEPT, max(score, _ACCEPT_FLOOR), tuple(reasons), units, standing)


def _narrowed(subject: Subject, claim: Claim, where: Whereabouts) -> tuple[Claim, tuple[Code, ...]]:
    """The claim with its units narrowed to those below an area that the account names."""
    index = subject.index
    parents = {number: index.parent_of[number] for number in claim.units}
    for named in (where.named_parents, where.parents - claim.units):
        fitting = frozenset(number for number, parent in parents.items() if parent in named)
        if fitting:
            parent = parents[min(fitting)]
            reason = code("parent_named", words=index.units[parent].name) if parent is not None else None
            narrowed = Claim(fitting, claim.strength, claim.reason, claim.is_area)
            return narrowed, (reason,) if reason else ()
    return claim, ()


def _supports(subject: Subject, claim: Claim, unit: int | None) -> list[Code]:
    """What else names the unit: the bio by its full name, the handle, words that say official."""
    found: list[Code] = []
    if unit is None:
        return found
    if subject.handle.found.units and unit in subject.handle.found.units and claim.reason.name != "handle_names":
        found.append(code("handle_names", words=subject.account.username))
    bio = bio_naming(subject, frozenset({unit}))
    if bio is not None and claim.reason.name != "bio_names":
        found.append(code("bio_names", words=subject.bio_words(bio.begin, bio.end)))
    text = subject.text
    official = next((words for words in OFFICIAL_WORDS if f" {words} " in text), None)
    if official:
        found.append(code("says_official", words=official))
    return found


def bio_naming(subject: Subject, units: frozenset[int]) -> Mention | None:
    """The first mention in the bio that names one of the units in full or by its short name."""
    return next((m for m in subject.bio_mentions if m.units & units and m.strength >= Strength.WITHOUT_KIND), None)


def _standing(subject: Subject, claim: Claim, where: Whereabouts, unit: int | None) -> int:
    """Institutional evidence alone, for the choice between two claimants of one unit."""
    standing = 0
    names = {reason.name for reason in where.own}
    standing += 30 if "place_domain" in names else 0
    standing += 12 if "area_code" in names else 0
    standing += 15 if "desa.id" in subject.account.url.lower() else 0
    if unit is not None and bio_naming(subject, frozenset({unit})) is not None:
        standing += 10
    standing += 6 if any(word in INSTITUTION_WORDS for word in subject.bio) else 0
    standing += 8 if any(char.isdigit() for char in subject.account.description) else 0
    standing += 4 if subject.bio else 0
    standing += 4 if claim.strength >= Strength.WITHOUT_KIND else 0
    standing += 10 if subject.account.verified_type == "government" else 0
    return standing


def _score(claim: Claim, where: Whereabouts, standing: int, has_parent: bool) -> int:
    own = sum(_OWN_PLACE.get(reason.name, 0) for reason in where.own)
    return min(100, 20 + _STRENGTH_SCORE[claim.strength] + min(own, 30) + (8 if has_parent else 0) + standing // 4)


def _disguises(subject: Subject) -> list[Code]:
    account = subject.account
    if account.altered or is_styled(account.name) or is_styled(account.username):
        return [code("letters_styled")]
    return []


def _doubts(subject: Subject, claim: Claim, where: Whereabouts, unit: int | None, *, has_parent: bool) -> list[Code]:
    """All that keeps a claim from being accepted, gravest first."""
    index, account = subject.index, subject.account
    doubts: list[Code] = []
    if is_disguised(account.name) or is_disguised(account.username):
        doubts.append(code("letters_disguised"))
    if not claim.units:
        doubts.append(code("unit_unknown", place=index.registry.place.name))
    elif unit is None:
        doubts.append(code("several_units", count=len(claim.units)))
    doubts.extend(_doubts_of_name(claim))
    doubts.extend(_doubts_of_place(subject, claim, where, unit, has_parent=has_parent))
    if unit is not None and account.is_profile_read and account.name:
        doubts.extend(_doubts_of_handle(subject, unit))
    if account.protected:
        doubts.append(code("protected"))
    text = subject.text
    renamed = next((words for words in _RENAMED if f" {words} " in text), None) or _former_handle(subject)
    if renamed:
        doubts.append(code("renamed", words=renamed))
    return doubts


def _doubts_of_place(
    subject: Subject, claim: Claim, where: Whereabouts, unit: int | None, *, has_parent: bool
) -> list[Code]:
    doubts: list[Code] = []
    if not where.own and not has_parent:
        doubts.append(code("place_missing", place=subject.index.registry.place.name))
    says_here = where.in_name or where.in_handle
    if where.elsewhere is not None and (where.elsewhere_is_strong or not says_here):
        doubts.append(where.elsewhere)
    if where.foreign_parent and not has_parent and claim.is_area:
        doubts.append(code("parent_unknown", words=where.foreign_parent))
    if unit is not None and _contradicts(subject, unit, where):
        doubts.append(code("parent_differs"))
    return doubts


def _former_handle(subject: Subject) -> str:
    """`dulu @klirongnews`: the account had, or has, another handle."""
    found = _FORMER_HANDLE.search(subject.account.description)
    return found.group(0).strip() if found else ""


def _doubts_of_name(claim: Claim) -> list[Code]:
    by_strength = {
        Strength.PARTIAL: "name_partial",
        Strength.LATER: "name_longer",
        Strength.OTHER_KIND: "kind_differs",
        Strength.BARE: "name_bare",
        Strength.TITLE: "title_alone",
    }
    name = by_strength.get(claim.strength)
    return [code(name)] if name else []


def _contradicts(subject: Subject, unit: int, where: Whereabouts) -> bool:
    """Whether areas above others are named with their kind, but not the one above this unit."""
    index = subject.index
    parent = index.parent_of[unit]
    if parent is None or index.units[unit].kind not in index.area_kinds:
        return False
    return bool(where.named_parents) and parent not in where.named_parents


def _doubts_of_handle(subject: Subject, unit: int) -> list[Code]:
    index, handle = subject.index, subject.handle
    sign = handle_sign(subject)
    if sign is not None:
        return [sign]
    if agrees(index, handle, unit):
        return []
    related = {unit, index.parent_of[unit]}
    if handle.found.strength >= Strength.SHORT and not handle.found.units & related:
        other = index.units[min(handle.found.units)].id
        return [code("handle_names_other", words=subject.account.username, unit=other)]
    if handle.has_place or handle.found.units or _has_kind(subject, unit):
        return []
    return [code("handle_unlike", words=subject.account.username)]


def _has_kind(subject: Subject, unit: int) -> bool:
    kind = subject.index.units[unit].kind
    return any(kind in kinds for _, kinds in subject.index.kinds.beginning(subject.handle.joined + "_"))

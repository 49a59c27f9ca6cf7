"""Accounts whose name names no organisation: the handle may, or the bio of one that says it is official."""

from __future__ import annotations

from tui.codes import code
from tui.matching.found import Strength
from tui.matching.judgement import NOTHING_NAMED, Judgement, unrelated
from tui.matching.lexicon import OFFICIAL_WORDS
from tui.matching.mentions import Mention
from tui.matching.model import Class, Verdict
from tui.matching.officials import Claim, judge_claim
from tui.matching.places import Whereabouts
from tui.matching.signs import bio_sign
from tui.matching.subject import Subject

_OPENING = 3
_SHORTEST_HANDLE = 5


def unnamed(subject: Subject, where: Whereabouts, own_words: list[str]) -> Judgement:
    """The judgement of an account whose name names no organisation and that gives no title."""
    regency = _regency(subject, own_words)
    if regency is not None:
        return regency
    sign = bio_sign(subject)
    if sign is not None:
        return unrelated(sign)
    if where.elsewhere is not None and where.elsewhere_is_strong:
        return unrelated(where.elsewhere)
    official = any(f" {words} " in subject.text for words in OFFICIAL_WORDS)
    bio = next((m for m in subject.bio_mentions if m.units), None)
    if subject.handle.found.strength >= Strength.SPELLED and len(subject.handle.rest) >= _SHORTEST_HANDLE:
        by_handle = _by_handle(subject, where, own_words, bio, is_official=official)
        if by_handle is not None:
            return by_handle
    bare = subject.index.areas.exactly("".join(own_words)) if own_words else frozenset()
    if bio is not None and official and (bare & bio.units or _is_named_by(subject, bio, own_words)):
        reason = code("bio_names", words=subject.bio_words(bio.begin, bio.end))
        return judge_claim(subject, Claim(bio.units, bio.strength, reason, bio.is_area), where)
    if bare and official:
        reason = code("name_names", words=" ".join(own_words))
        return judge_claim(subject, Claim(bare, Strength.BARE, reason, is_area=True), where)
    if bio is not None:
        return unrelated(code("only_mentions", words=subject.bio_words(bio.begin, bio.end)))
    return NOTHING_NAMED


def _by_handle(
    subject: Subject, where: Whereabouts, own_words: list[str], bio: Mention | None, *, is_official: bool
) -> Judgement | None:
    """A handle that names a unit in full: accepted where name or bio agree, else it waits."""
    handle = subject.handle
    agrees = is_organisation_by_handle(subject, own_words) or not own_words
    if bio is not None and bio.units & handle.found.units:
        agrees = agrees or is_official or bio.begin <= _OPENING
    reason = code("handle_names", words=subject.account.username)
    claim = Claim(handle.found.units, handle.found.strength, reason, is_area=True)
    if agrees:
        return judge_claim(subject, claim, where)
    if not (handle.has_place or handle.kinds & subject.index.area_kinds) or not where.own:
        return None
    return judge_claim(subject, claim, where, extra=(code("name_unlike", words=" ".join(own_words)),))


def is_organisation_by_handle(subject: Subject, own_words: list[str]) -> bool:
    """Whether the handle names a unit in full and the name holds a kind's word or only the area's own name."""
    index, handle = subject.index, subject.handle
    if handle.found.strength < Strength.SPELLED:
        return False
    if any(index.kinds.at(subject.name, at)[1] for at in range(len(subject.name))):
        return True
    bare = index.areas.exactly("".join(own_words)) if own_words else frozenset()
    return bool(bare & handle.found.units)


def _is_named_by(subject: Subject, bio: Mention, own_words: list[str]) -> bool:
    """Whether all words of the name, or the handle, are those of the unit that the bio names in full."""
    for unit in bio.units:
        names = subject.index.joined_names(unit)
        if own_words and all(any(word in name for name in names) for word in own_words):
            return True
        if any(name in subject.handle.joined for name in names if len(name) >= _SHORTEST_HANDLE):
            return True
    return False


def _regency(subject: Subject, own_words: list[str]) -> Judgement | None:
    """`Pemkab Kebumen` is the regency itself; `Pemerintah Kebumen` may be any of three."""
    words = subject.name
    if own_words or not any(word in subject.index.place for word in words):
        return None
    if any(word in ("pemkab", "pemda", "kabupaten", "kab") for word in words):
        return Judgement(Class.AFFILIATE, None, Verdict.NONE, 0, (code("regency_itself", words=" ".join(words)),))
    if any(word in ("pemerintah", "pem", "government") for word in words):
        return Judgement(Class.OFFICIAL, None, Verdict.REVIEW, 40, (code("several_bodies", words=" ".join(words)),))
    return None

"""Accounts with titles: an official's own, a title alone, or somebody who held, wants or is related to one."""

from __future__ import annotations

from tui.codes import code
from tui.matching.found import Strength
from tui.matching.judgement import Judgement, unrelated
from tui.matching.lexicon import DEGREES
from tui.matching.model import Class, Verdict
from tui.matching.officials import Claim, bio_naming, judge_claim
from tui.matching.places import Whereabouts
from tui.matching.sign_words import OWN_ACCOUNT
from tui.matching.signs import bio_sign, candidate_sign
from tui.matching.subject import Subject
from tui.matching.titles import Standing, Title

_OPENING = 12
_SURE, _UNSURE = 80, 60


def person(
    subject: Subject, where: Whereabouts, name_titles: list[Title], bio_titles: list[Title], own_words: list[str]
) -> Judgement | None:
    """The judgement of an account with titles; None where the titles are no evidence."""
    titles = [*name_titles, *bio_titles]
    held = [title for title in titles if title.standing is Standing.HELD]
    if not held:
        return _not_held(subject, titles, name_titles)
    is_title_alone = bool(name_titles) and not own_words and name_titles[0].standing is Standing.HELD
    served_in_bio = any(title.units for title in held if title in bio_titles)
    if is_title_alone and (name_titles[0].units or not served_in_bio):
        return _title_alone(subject, where, name_titles[0])
    title = next((t for t in held if t.units), held[0])
    is_in_name = title in name_titles
    if (is_in_name and not title.units and not title.is_political) or (not is_in_name and title.begin > _OPENING):
        return None
    if title.is_political and (wanted := candidate_sign(subject)):
        return unrelated(wanted)
    reason = code("person_title", words=_words_of(subject, title, is_in_name=is_in_name))
    if where.elsewhere is not None and (where.elsewhere_is_strong or not where.own):
        return unrelated(where.elsewhere, reason)
    units = _units_of(subject, title, where)
    if not units and (title.names_unknown or not where.own):
        return unrelated(code("unit_elsewhere", words=reason.get("words")))
    reasons = [reason]
    own = next((phrase for phrase in OWN_ACCOUNT if f" {phrase} " in subject.text), None)
    if own:
        reasons.append(code("says_personal", words=own))
    if own_words or any(word in DEGREES for word in subject.name):
        reasons.append(code("person_name"))
    unit = units[0] if len(units) == 1 else None
    score = _UNSURE if unit is None else _SURE
    return Judgement(Class.PERSONAL, unit, Verdict.NONE, score, (*reasons, *where.own), units)


def _units_of(subject: Subject, title: Title, where: Whereabouts) -> tuple[int, ...]:
    """The units that a title serves, narrowed by the areas above that the account names."""
    index = subject.index
    units = title.units
    if len(units) == 1:
        only = min(units)
        beside = {u for u in where.parents if index.units[u].kind == index.units[only].kind}
        is_place = index.areas.name_of(only) in index.place
        if is_place and len(beside) == 1 and only not in where.named_parents:
            return tuple(beside)
        return (only,)
    for named in (where.named_parents, where.parents):
        fitting = [u for u in units if index.parent_of[u] in named]
        if fitting:
            return tuple(sorted(fitting))
    return tuple(sorted(units))


def _not_held(subject: Subject, titles: list[Title], name_titles: list[Title]) -> Judgement:
    names = {
        Standing.FORMER: "title_former",
        Standing.WISHED: "title_wished",
        Standing.KIN: "title_of_kin",
        Standing.DENIED: "title_denied",
    }
    first = titles[0]
    words = _words_of(subject, first, is_in_name=first in name_titles)
    return unrelated(code(names[first.standing], words=words))


def _words_of(subject: Subject, title: Title, *, is_in_name: bool) -> str:
    return (subject.name_words if is_in_name else subject.bio_words)(title.begin, title.last)


def _title_alone(subject: Subject, where: Whereabouts, title: Title) -> Judgement:
    """A name that is a title and nothing else: the office's account or the holder's, a human must say."""
    words = _words_of(subject, title, is_in_name=True)
    if title.is_political:
        sign = bio_sign(subject) or candidate_sign(subject)
        if sign is not None:
            return unrelated(sign)
        return Judgement(Class.AFFILIATE, None, Verdict.NONE, 0, (code("regency_itself", words=words), *where.own))
    if where.elsewhere is not None and where.elsewhere_is_strong:
        return unrelated(where.elsewhere)
    if not title.units:
        return unrelated(code("unit_elsewhere" if title.names_unknown else "no_unit_named", words=words))
    claim = Claim(title.units, Strength.TITLE, code("name_names", words=words), is_area=False)
    full = bio_naming(subject, title.units)
    if full is not None and any(m.strength is Strength.TITLE for m in subject.name_mentions):
        claim = Claim(title.units & full.units, Strength.WITHOUT_KIND, claim.reason, is_area=False)
    return judge_claim(subject, claim, where)

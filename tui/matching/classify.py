"""Which sort of account it is: a unit's own, an official's own, a body beside a unit, or none of these."""

from __future__ import annotations

from tui.codes import Code, code
from tui.matching.found import Strength
from tui.matching.handles import agrees
from tui.matching.index import MatchIndex
from tui.matching.judgement import NOTHING_NAMED, Judgement, unrelated
from tui.matching.lexicon import OFFICIAL_WORDS
from tui.matching.mentions import Mention
from tui.matching.officials import Claim, bio_naming, judge_claim
from tui.matching.organisation import Organisation, is_vertical, organisation_of, own_words
from tui.matching.parents import affiliate
from tui.matching.persons import person
from tui.matching.places import Whereabouts, whereabouts_of
from tui.matching.signs import affiliate_word, handle_sign, impostor_sign, name_sign, not_official_sign, parody_sign
from tui.matching.subject import Subject, subject_of
from tui.matching.titles import Standing, Title, titles_in
from tui.matching.unnamed import is_organisation_by_handle, unnamed
from tui.sources.base import Account

_OPENING = 2


def judge(index: MatchIndex, account: Account) -> Judgement:
    """The judgement of one account by itself."""
    if not index.gate.lets_in(account):
        return NOTHING_NAMED
    subject = subject_of(index, account)
    name_titles = titles_in(index, subject.name, subject.name_mentions, account.name)
    bio_titles = titles_in(index, subject.bio, subject.bio_mentions, account.description)
    held = any(title.standing is Standing.HELD for title in bio_titles)
    organisation = organisation_of(subject, name_titles, has_held_title=held)
    where = whereabouts_of(subject)
    word = affiliate_word(subject)
    against = _against(subject, organisation)
    if against is not None and not _is_outweighed(against, word, bio_titles):
        return unrelated(against)
    own = [w for _, w in own_words(subject, name_titles)]
    is_person = bool(bio_titles or name_titles) and organisation is None and word not in subject.name
    if word and not is_person:
        return affiliate(subject, where, word)
    if organisation is not None:
        return _official(subject, organisation, where)
    if (name_titles or bio_titles) and not is_organisation_by_handle(subject, own):
        judged = person(subject, where, name_titles, bio_titles, own)
        if judged is not None:
            return judged
    return unnamed(subject, where, own)


def _is_outweighed(against: Code, word: str, bio_titles: list[Title]) -> bool:
    """Whether a state school, or a bio that opens with a held title, outweighs a word of the name."""
    if against.name == "sign_school":
        return bool(word)
    first = bio_titles[0] if bio_titles else None
    opens = first is not None and first.standing is Standing.HELD and bool(first.units) and first.begin <= _OPENING
    return opens and against.name in ("sign_fan", "sign_shop", "sign_media")


def _against(subject: Subject, organisation: Organisation | None) -> Code | None:
    """A sign that settles it; an impostor's claim to be a unit goes before a human instead."""
    sign = not_official_sign(subject) or parody_sign(subject)
    if sign is not None:
        return sign
    claims = organisation is not None and organisation.mention.strength >= Strength.WITHOUT_KIND
    if claims and impostor_sign(subject) is not None:
        return None
    return name_sign(subject) or (handle_sign(subject) if organisation is None else None)


def _official(subject: Subject, organisation: Organisation, where: Whereabouts) -> Judgement:
    """The judgement of an account whose name names an organisation."""
    mention = organisation.mention
    words = subject.name_words(mention.begin, mention.end)
    reason = code("name_names", words=words)
    if where.elsewhere is not None and _outweighs(subject, where):
        return unrelated(where.elsewhere, reason)
    strength, units = _with_bio(subject, mention)
    if not units and not _may_be_unlisted(subject, mention, where):
        return unrelated(code("unit_elsewhere", words=words))
    if organisation.others:
        both = units | organisation.others
        claim = Claim(both, strength, reason, mention.is_area)
        return judge_claim(subject, claim, where, extra=(code("several_bodies", words=" ".join(subject.name)),))
    if organisation.before and bio_naming(subject, units) is None and not _handle_agrees(subject, units):
        return unrelated(code("name_holds_more", words=" ".join(organisation.before)), reason)
    claim = Claim(units, strength, reason, mention.is_area)
    return judge_claim(subject, claim, where, extra=_around(subject, organisation, units))


def _handle_agrees(subject: Subject, units: frozenset[int]) -> bool:
    return any(agrees(subject.index, subject.handle, unit) for unit in units)


def _outweighs(subject: Subject, where: Whereabouts) -> bool:
    """Whether a place elsewhere is stronger than every sign of the own place."""
    if where.elsewhere is None:
        return False
    named = str(where.elsewhere.get("place")).split()
    is_in_name = bool(named) and all(word in subject.name for word in named)
    return is_in_name or (where.elsewhere_is_strong and not (where.in_name or where.in_handle))


def _with_bio(subject: Subject, mention: Mention) -> tuple[Strength, frozenset[int]]:
    """A part of a name, or a name that fits several, made whole by a bio that gives it in full."""
    strength, units = mention.strength, mention.units
    full = bio_naming(subject, units)
    if full is None:
        return strength, units
    if strength in (Strength.PARTIAL, Strength.MISSPELT, Strength.TITLE, Strength.CUT):
        return Strength.WITHOUT_KIND, units & full.units
    if strength is Strength.SHORT and len(units) > 1:
        return strength, units & full.units
    return strength, units


def _may_be_unlisted(subject: Subject, mention: Mention, where: Whereabouts) -> bool:
    """Whether an unknown name can be a unit that the list lacks: it says so, and says that it is here."""
    if not where.own or is_vertical(subject, mention):
        return False
    if where.foreign_parent and mention.is_area and not (where.in_name or where.in_handle):
        return False
    says = any(f" {words} " in subject.text for words in OFFICIAL_WORDS)
    names_regency = any(word in ("kab", "kabupaten", "pemkab") for word in (*subject.name, *subject.bio))
    return says or names_regency or any(reason.name == "place_domain" for reason in where.own)


def _around(subject: Subject, organisation: Organisation, units: frozenset[int]) -> tuple[Code, ...]:
    """Doubts from words around the unit's name: a name before it, an area behind it, a body inside it."""
    mention, handle = organisation.mention, subject.handle
    handle_agrees = bool(handle.found.units & units) and handle.found.strength >= Strength.SPELLED
    in_full = bio_naming(subject, units)
    confirmed = handle_agrees or in_full is not None
    if organisation.is_below:
        return (code("body_inside", words=" ".join(subject.name)),)
    if organisation.before and not confirmed:
        return (code("name_holds_more", words=" ".join(organisation.before)),)
    following = subject.name[mention.end] if mention.end < len(subject.name) else ""
    if not mention.is_area and following in organisation.after:
        if subject.index.areas.exactly(following):
            return (code("name_holds_more", words=following),)
        if not confirmed and mention.strength is Strength.SHORT:
            return (code("name_holds_more", words=following),)
    return ()

"""Which sort of account it is: a unit's own, an official's own, a body beside a unit, or none of these."""

from __future__ import annotations

from tui.codes import Code, code
from tui.matching.index import MatchIndex
from tui.matching.judgement import Judgement
from tui.matching.lexicon import ADDRESS, DEGREES, NOISE, OFFICIAL_WORDS
from tui.matching.mentions import Mention
from tui.matching.model import Class, Verdict
from tui.matching.officials import Claim, bio_naming, judge_claim
from tui.matching.parents import affiliate
from tui.matching.places import Whereabouts, whereabouts_of
from tui.matching.sign_words import OWN_ACCOUNT
from tui.matching.signs import affiliate_word, bio_sign, candidate_sign, name_sign, not_official_sign, parody_sign
from tui.matching.subject import Subject, subject_of
from tui.matching.titles import Standing, Title, titles_in
from tui.matching.vocabulary import Strength
from tui.sources.base import Account

NOTHING_NAMED = Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (code("no_unit_named"),))
_OPENING = 3


def judge(index: MatchIndex, account: Account) -> Judgement:
    """The judgement of one account by itself."""
    if not index.may_concern(account):
        return NOTHING_NAMED
    subject = subject_of(index, account)
    year = index.registry.directive.deadlines[0].until.year
    name_titles = titles_in(index, subject.name, subject.name_mentions, year)
    bio_titles = titles_in(index, subject.bio, subject.bio_mentions, year)
    where = whereabouts_of(subject)
    word = affiliate_word(subject, index.registry)
    against = _against(subject)
    if against is not None and not (word and against.name == "sign_school"):
        return _unrelated(against)
    leftover = _leftover(subject, name_titles)
    organisation = _organisation(subject, name_titles)
    is_person = bool(bio_titles or name_titles) and organisation is None and not _is_affiliate_name(subject, word)
    if word and not is_person:
        return affiliate(subject, where, word)
    if organisation is not None:
        return _official(subject, organisation, where)
    if _is_organisation_by_handle(subject, leftover):
        return _unnamed(subject, where, leftover)
    if name_titles or bio_titles:
        person = _person(subject, where, name_titles, bio_titles, leftover)
        if person is not None:
            return person
    return _unnamed(subject, where, leftover)


def _is_organisation_by_handle(subject: Subject, leftover: list[str]) -> bool:
    """Whether the handle names a unit with its kind and the name agrees by a kind's word, the area or `resmi`."""
    index, handle = subject.index, subject.handle
    if handle.found.strength < Strength.SPELLED:
        return False
    if any(index.kinds_at(subject.name, at)[1] for at in range(len(subject.name))):
        return True
    bare = {unit for word in leftover for unit in index.area_exactly(word)}
    return bool(bare & handle.found.units) and len(leftover) == 1


def _is_affiliate_name(subject: Subject, word: str) -> bool:
    return bool(word) and all(part in subject.name for part in word.split())


def _against(subject: Subject) -> Code | None:
    return not_official_sign(subject) or parody_sign(subject) or name_sign(subject)


def _unrelated(reason: Code, *more: Code) -> Judgement:
    return Judgement(Class.UNRELATED, None, Verdict.NONE, 0, (reason, *more))


def _leftover(subject: Subject, titles: list[Title]) -> list[str]:
    """The words of the name that are neither unit, title, place nor filler: what may be a person's name."""
    taken = set(subject.taken)
    for title in titles:
        taken.update(range(title.begin, title.last))
    place = subject.index.place
    return [
        word
        for at, word in enumerate(subject.name)
        if at not in taken
        and word not in place
        and word not in NOISE
        and word not in ADDRESS
        and word.isalpha()
        and len(word) > 1
    ]


def _organisation(subject: Subject, titles: list[Title]) -> Mention | None:
    """The mention by which the name names an organisation: not after a title, the lowest unit first."""
    index = subject.index
    mentions = [
        m
        for m in subject.name_mentions
        if not any(t.begin <= m.begin < max(t.last, t.end + 1) for t in titles)
        and m.strength is not Strength.TITLE
        and (m.units or m.is_area or m.kinds)
    ]
    if not mentions or (titles and not any(m.units for m in mentions)):
        return None
    named = [m for m in mentions if m.units]
    if any(word in DEGREES for word in _bare_words(subject)) and not any(m.is_area for m in named) and titles:
        return None
    if not named:
        return mentions[0]
    best = named[0]
    for mention in named[1:]:
        if _is_below(index, mention, best) or (mention.strength > best.strength and mention.units == best.units):
            best = mention
    return best


def _bare_words(subject: Subject) -> list[str]:
    return [word for at, word in enumerate(subject.name) if at not in subject.taken]


def _is_below(index: MatchIndex, lower: Mention, upper: Mention) -> bool:
    above = {index.units[unit].id for unit in upper.units}
    return any(index.units[unit].parent in above for unit in lower.units)


def _official(subject: Subject, mention: Mention, where: Whereabouts) -> Judgement:
    """The judgement of an account whose name names an organisation."""
    words = subject.name_words(mention)
    if where.elsewhere is not None and where.elsewhere_is_strong and not (where.in_name or where.in_handle):
        return _unrelated(where.elsewhere, code("name_names", words=words))
    if where.elsewhere is not None and _is_in_name(subject, where.elsewhere):
        return _unrelated(where.elsewhere, code("name_names", words=words))
    strength, units = mention.strength, mention.units
    if strength in (Strength.PARTIAL, Strength.MISSPELT, Strength.TITLE):
        full = bio_naming(subject, units)
        if full is not None:
            strength, units = max(Strength.SPELLED, Strength.WITHOUT_KIND), units & full.units
    if strength is Strength.SHORT and len(units) > 1:
        full = bio_naming(subject, units)
        if full is not None:
            units = units & full.units
    if not units:
        if not where.own:
            return _unrelated(code("unit_elsewhere", words=words))
        if where.foreign_parent and mention.is_area and not (where.in_name or where.in_handle):
            return _unrelated(code("unit_elsewhere", words=words))
    return judge_claim(subject, Claim(units, strength, code("name_names", words=words), mention.is_area), where)


def _is_in_name(subject: Subject, elsewhere: Code) -> bool:
    words = str(elsewhere.get("place")).split()
    return bool(words) and all(word in subject.name for word in words)


def _person(
    subject: Subject, where: Whereabouts, name_titles: list[Title], bio_titles: list[Title], leftover: list[str]
) -> Judgement | None:
    """The judgement of an account with titles: an official's own, a title alone, or somebody who held or wants one."""
    titles = [*name_titles, *bio_titles]
    held = [t for t in titles if t.standing is Standing.HELD]
    if not held:
        return _not_held(subject, titles)
    if name_titles and not leftover and name_titles[0].standing is Standing.HELD:
        return _title_alone(subject, where, name_titles[0])
    opening = held[0] in name_titles or held[0].begin <= _OPENING * 4
    if not opening or not (leftover or subject.name):
        return None
    title = next((t for t in held if t.units), held[0])
    if title.is_political and (wanted := candidate_sign(subject)):
        return _unrelated(wanted)
    words = subject.name if title in name_titles else subject.bio
    printed = " ".join(words[title.begin : title.last])
    if where.elsewhere is not None and (where.elsewhere_is_strong or not where.own):
        return _unrelated(where.elsewhere, code("person_title", words=printed))
    claim = Claim(title.units, Strength.FULL, code("person_title", words=printed), is_area=True)
    units = _units_of(subject, claim, where)
    if not units and (title.names_unknown or not where.own):
        return _unrelated(code("unit_elsewhere", words=printed))
    reasons = [code("person_title", words=printed)]
    own = next((phrase for phrase in OWN_ACCOUNT if f" {phrase} " in subject.text), None)
    if own:
        reasons.append(code("says_personal", words=own))
    if leftover or any(word in DEGREES for word in subject.name):
        reasons.append(code("person_name"))
    unit = units[0] if len(units) == 1 else None
    return Judgement(Class.PERSONAL, unit, Verdict.NONE, 80 if unit is not None else 60, (*reasons, *where.own), units)


def _units_of(subject: Subject, claim: Claim, where: Whereabouts) -> tuple[int, ...]:
    index = subject.index
    if len(claim.units) <= 1:
        return tuple(claim.units)
    for named in (where.named_parents, where.parents):
        fitting = [u for u in claim.units if index.number_of.get(index.units[u].parent or "") in named]
        if fitting:
            return tuple(sorted(fitting))
    return tuple(sorted(claim.units))


def _not_held(subject: Subject, titles: list[Title]) -> Judgement:
    names = {
        Standing.FORMER: "title_former",
        Standing.WISHED: "title_wished",
        Standing.KIN: "title_of_kin",
        Standing.DENIED: "title_denied",
    }
    first = titles[0]
    words = subject.bio[first.begin : first.last] or subject.name[first.begin : first.last]
    return _unrelated(code(names[first.standing], words=" ".join(words)))


def _title_alone(subject: Subject, where: Whereabouts, title: Title) -> Judgement:
    """A name that is a title and nothing else: the office's account or the holder's, a human must say."""
    words = " ".join(subject.name[title.begin : title.last])
    if title.is_political:
        sign = bio_sign(subject) or candidate_sign(subject)
        if sign is not None:
            return _unrelated(sign)
        return Judgement(Class.AFFILIATE, None, Verdict.NONE, 0, (code("regency_itself", words=words), *where.own))
    if where.elsewhere is not None and where.elsewhere_is_strong:
        return _unrelated(where.elsewhere)
    if not title.units:
        if title.names_unknown or not where.own:
            return _unrelated(code("unit_elsewhere", words=words))
        return _unrelated(code("no_unit_named"))
    claim = Claim(title.units, Strength.TITLE, code("name_names", words=words), is_area=False)
    full = bio_naming(subject, title.units)
    if full is not None and any(m.strength is Strength.TITLE for m in subject.name_mentions):
        claim = Claim(title.units & full.units, Strength.WITHOUT_KIND, claim.reason, is_area=False)
    return judge_claim(subject, claim, where)


def _unnamed(subject: Subject, where: Whereabouts, leftover: list[str]) -> Judgement:
    """An account whose name names no organisation: the handle may, or the bio of an account that says official."""
    index = subject.index
    regency = _regency(subject, leftover)
    if regency is not None:
        return regency
    sign = bio_sign(subject)
    if sign is not None:
        return _unrelated(sign)
    handle = subject.handle
    official = any(f" {words} " in subject.text for words in OFFICIAL_WORDS)
    bare = index.area_exactly("".join(leftover)) if leftover else frozenset()
    bio = subject.bio_mentions[0] if subject.bio_mentions else None
    opens = bio is not None and (bio.begin <= _OPENING or official)
    if handle.found.strength >= Strength.SPELLED and (
        not leftover or bare & handle.found.units or official or opens or _is_organisation_by_handle(subject, leftover)
    ):
        reason = code("handle_names", words=subject.account.username)
        is_person = (
            bool(leftover)
            and not official
            and not opens
            and not bare
            and not _is_organisation_by_handle(subject, leftover)
        )
        if not is_person and not (where.elsewhere and where.elsewhere_is_strong):
            return judge_claim(subject, Claim(handle.found.units, handle.found.strength, reason, True), where)
    if bio is not None and opens and bio.units and _is_named_by(subject, bio, leftover, bare):
        if where.elsewhere is not None and where.elsewhere_is_strong:
            return _unrelated(where.elsewhere)
        reason = code("bio_names", words=subject.bio_words(bio))
        return judge_claim(subject, Claim(bio.units, bio.strength, reason, bio.is_area), where)
    if bare and official:
        reason = code("name_names", words=" ".join(leftover))
        return judge_claim(subject, Claim(bare, Strength.BARE, reason, is_area=True), where)
    if leftover and bio is not None:
        return _unrelated(code("only_mentions", words=subject.bio_words(bio)))
    return NOTHING_NAMED


def _is_named_by(subject: Subject, bio: Mention, leftover: list[str], bare: frozenset[int]) -> bool:
    """Whether name or handle hold words of the unit that the bio names in full."""
    index = subject.index
    if bare & bio.units:
        return True
    for unit in bio.units:
        names = index.joined_names(unit)
        if any(word in name for word in leftover for name in names if len(word) > 3):
            return True
        if any(name in subject.handle.joined for name in names if len(name) > 3):
            return True
    return False


def _regency(subject: Subject, leftover: list[str]) -> Judgement | None:
    """`Pemkab Kebumen` is the regency itself; `Pemerintah Kebumen` may be any of three."""
    words = subject.name
    if leftover or not any(word in subject.index.place for word in words):
        return None
    if any(word in ("pemkab", "pemda", "kabupaten", "kab") for word in words):
        return Judgement(Class.AFFILIATE, None, Verdict.NONE, 0, (code("regency_itself", words=" ".join(words)),))
    if any(word in ("pemerintah", "pem", "government") for word in words):
        return Judgement(Class.OFFICIAL, None, Verdict.REVIEW, 40, (code("several_bodies", words=" ".join(words)),))
    return None

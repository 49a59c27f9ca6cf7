"""Signs that an account is something else than a unit's or an official's own: parody, party, shop, impostor."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.codes import Code, code
from tui.matching.found import Strength
from tui.matching.lexicon import NEGATIONS
from tui.matching.normalize import fold, words_of
from tui.matching.sign_words import (
    AFFILIATE_PHRASES,
    AFFILIATES,
    FREE_MAIL,
    JOKES,
    MONEY,
    MONEY_PHRASES,
    NOT_OFFICIAL,
    ROLES,
    SIGNS,
    STATE_SCHOOLS,
    WARNINGS,
)
from tui.matching.subject import Subject, is_negated

_CLAUSE = re.compile(r"[.,;|!?\n/]")
_SIGN_OF: Mapping[str, str] = {
    word: sign for sign, words in SIGNS.items() for word in words.split() if not word.endswith("_")
}
_LONG_SIGN = 5
_LONGEST_SIGN = max(map(len, _SIGN_OF))
_OPENING = 4
_NUMBERED_SCHOOL = re.compile(r"(sd|smp|sma|smk|tk)n?\d*")


def not_official_sign(subject: Subject) -> Code | None:
    """A sentence by which the account itself says that it is not official."""
    text = subject.text
    found = next((phrase for phrase in NOT_OFFICIAL if f" {phrase} " in text), None)
    return code("not_official", words=found) if found else None


def name_sign(subject: Subject) -> Code | None:
    """A word in the name, outside the unit's own name, that tells another sort of account."""
    for place, word in enumerate(subject.name):
        sign = _SIGN_OF.get(word)
        if sign and place not in subject.taken and not _is_address(subject, place):
            return code(f"sign_{sign}", words=word)
    return None


def handle_sign(subject: Subject) -> Code | None:
    """The same in the handle: a part of it, or the end of a part that names no unit."""
    if subject.handle.found.strength >= Strength.BARE and subject.handle.rest == subject.handle.joined:
        return None
    for part in subject.handle.parts:
        longest = min(len(part), _LONGEST_SIGN)
        shortest = len(part) if subject.handle.found.units else _LONG_SIGN
        tails = (part[-length:] for length in range(longest, max(shortest, _LONG_SIGN) - 1, -1))
        sign = next((_SIGN_OF[tail] for tail in tails if tail in _SIGN_OF), None)
        if sign:
            return code(f"sign_{sign}", words=part)
    return None


def _is_address(subject: Subject, place: int) -> bool:
    return subject.name[place] in ("mi", "man", "tk", "sd", "pan", "fm") and place == len(subject.name) - 1


def bio_sign(subject: Subject) -> Code | None:
    """The same in the opening words of the bio."""
    for place, word in enumerate(subject.bio[:_OPENING]):
        sign = _SIGN_OF.get(word)
        if sign and not is_negated(subject.bio, place):
            return code(f"sign_{sign}", words=word)
    return None


def parody_sign(subject: Subject) -> Code | None:
    """A word anywhere that says the account jokes."""
    for words in (subject.name, subject.bio):
        for place, word in enumerate(words):
            if word in JOKES and not is_negated(words, place):
                return code("sign_parody", words=word)
    return None


def candidate_sign(subject: Subject) -> Code | None:
    """A word of elections anywhere: somebody who wants the office that the account names."""
    for words in (subject.name, subject.bio):
        for word in words:
            if _SIGN_OF.get(word) == "candidate" or word == "menuju":
                return code("sign_candidate", words=word)
    return None


def impostor_sign(subject: Subject) -> Code | None:
    """A request for money or data, a crypto word, a claim to make: what no office writes of itself."""
    account = subject.account
    if any(word in WARNINGS for word in subject.bio):
        return None
    for clause in _CLAUSE.split(account.description):
        words = words_of(fold(clause))
        text = f" {' '.join(words)} "
        hit = next((word for word in words if word in MONEY), None)
        hit = hit or next((phrase for phrase in MONEY_PHRASES if f" {phrase} " in text), None)
        if hit and not any(word in NEGATIONS for word in words):
            return code("sign_money", words=hit)
    words = [*subject.name, *words_of(fold(account.url))]
    hit = next((word for place, word in enumerate(words) if word in MONEY and place not in subject.taken), None)
    if hit:
        return code("sign_money", words=hit)
    text = f" {' '.join(subject.bio)} "
    mail = next((m for m in FREE_MAIL if f" {m} " in text), None)
    if mail and any(word in ("kirim", "klaim", "bantuan", "hadiah") for word in subject.bio):
        return code("sign_money", words=mail.replace(" ", "."))
    return None


def affiliate_word(subject: Subject) -> str:
    """The word in name, handle or the bio's opening that names a body beside or below a unit; empty if none."""
    own = subject.index.bodies_below
    if subject.bio[:1] == ["ketua"] and not _affiliate_in(subject.name[:1], own):
        return ""
    words = [word for place, word in enumerate(subject.name) if place not in subject.taken]
    found = _affiliate_in(words, own)
    if found:
        return found
    name_names = any(m.units for m in subject.name_mentions)
    if not name_names:
        opening = subject.bio[:_OPENING]
        found = _affiliate_in(opening, own)
        if found and not any(word in ROLES for word in opening):
            return found
    if name_names or any(word in ROLES for word in subject.bio[:_OPENING]):
        return ""
    first = subject.handle.parts[0] if subject.handle.parts else ""
    beginnings = (first, *(first[:length] for length in range(len(first) - 1, _LONG_SIGN - 1, -1)))
    return next((word for word in beginnings if word in AFFILIATES or word in own), "")


def _affiliate_in(words: list[str], own: frozenset[str]) -> str:
    for place, word in enumerate(words):
        joined = "".join(words[place : place + 2])
        if word in AFFILIATES or word in own:
            return word
        if joined in own:
            return " ".join(words[place : place + 2])
        if word in ("sdn", "smpn", "sman", "smkn", "tkn") or (
            word in ("sd", "smp", "sma", "smk", "tk", "sekolah")
            and any(w in STATE_SCHOOLS for w in words[place + 1 : place + 4])
        ):
            return word
        if _NUMBERED_SCHOOL.fullmatch(word) and word[:3] in ("sdn",):
            return "sdn"
    text = f" {' '.join(words)} "
    return next((phrase for phrase in AFFILIATE_PHRASES if f" {phrase} " in text), "")

"""The four fields of a profile: nama, jabatan, HP, telepon, each with the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tui.profile.digits import may_hold_number
from tui.profile.model import NO_FIELDS, Fields, SourceField, Span, Stated
from tui.profile.own import own_profile
from tui.profile.people import UNTITLED, Officer, may_state, officers
from tui.profile.phones import scan
from tui.profile.vocabulary import Vocabulary, vocabulary_of
from tui.profile.words import PARODY, PARTY
from tui.registry.model import Registry
from tui.sources.base import Account

_PARTY = re.compile(PARTY, re.IGNORECASE)
_PARODY = re.compile(PARODY, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# A bio has at most some hundred characters; whoever writes more in one field cannot make reading slow.
_LONGEST = 2000
_CLAUSES = re.compile(r"[.;,|\n]\s")


def extract(account: Account, registry: Registry, unit_kind: str | None = None) -> Fields:
    """What a profile states of the directive's four fields.

    `unit_kind` is the kind of the unit whose account it is, where known: its head then outranks other officers.
    Names and titles are as printed, numbers in E.164; local numbers take the registry's first area code.
    """
    texts = tuple(_texts(account))
    vocabulary = vocabulary_of(registry)
    hp, telepon = _phones(account, texts, registry, vocabulary)
    nama, jabatan, role = _people(account, texts, vocabulary, unit_kind)
    if not (hp or telepon or nama or jabatan):
        return NO_FIELDS
    return Fields(nama, jabatan, hp, telepon, role)


def _texts(account: Account) -> Iterator[tuple[SourceField, str]]:
    """The texts that may state something, most telling first; empty ones left out, endless ones cut."""
    if account.name:
        yield "name", account.name[:_LONGEST]
    if account.description:
        yield "description", account.description[:_LONGEST]
    if account.location:
        yield "location", account.location[:_LONGEST]
    if account.url:
        yield "url", account.url[:_LONGEST]
    if account.pinned_text:
        yield "pinned_text", account.pinned_text[:_LONGEST]


def _phones(
    account: Account, texts: tuple[tuple[SourceField, str], ...], registry: Registry, vocabulary: Vocabulary
) -> tuple[tuple[Stated, ...], tuple[Stated, ...]]:
    """Mobile and office numbers, each once, where it stands first."""
    mobile: dict[str, Stated] = {}
    office: dict[str, Stated] = {}
    for source, text in texts:
        if not may_hold_number(text):
            continue
        before = 0
        for phone in scan(text, registry.place.area_codes):
            clause = text[before : phone.start]
            before = phone.end
            if phone.is_completed and not _is_here(account, vocabulary):
                continue
            is_local = phone.number.startswith(vocabulary.area_prefixes)
            if not is_local and _is_of_elsewhere(clause, account, vocabulary):
                continue
            kept = mobile if phone.is_mobile else office
            kept.setdefault(phone.number, Stated(phone.number, Span(source, phone.start, phone.end)))
    return tuple(mobile.values()), tuple(office.values())


def _is_here(account: Account, vocabulary: Vocabulary) -> bool:
    """Whether nothing says that the account belongs to another place, whose area code would be another."""
    if vocabulary.elsewhere.isdisjoint(_words(f"{account.name} {account.location} {account.description}")):
        return True
    return vocabulary.place in _words(f"{account.name} {account.location} {account.description}")


def _is_of_elsewhere(clause: str, account: Account, vocabulary: Vocabulary) -> bool:
    """Whether the words right before a number give it to another place than the account's own."""
    named = vocabulary.elsewhere & _words(_CLAUSES.split(clause)[-1])
    return bool(named) and named.isdisjoint(_words(f"{account.name} {account.location}"))


def _words(text: str) -> set[str]:
    """The words of a text in lower case."""
    return set(_WORD.findall(text.lower()))


def _people(
    account: Account, texts: tuple[tuple[SourceField, str], ...], vocabulary: Vocabulary, unit_kind: str | None
) -> tuple[Stated | None, Stated | None, Literal["head", "contact"] | None]:
    """Name, title and role of the officer who counts: a named head before anybody else."""
    if not may_state(" ".join(text for _, text in texts), vocabulary):
        return None, None, None
    if _PARTY.search(account.name) or _PARODY.search(f"{account.name} {account.description}"):
        return None, None, None
    found: list[Officer] = []
    for source, text in texts:
        if source != "url":
            found += officers(source, text, vocabulary, unit_kind)
    if not any(officer.is_sure and officer.source == "description" for officer in found):
        own = own_profile(account.name[:_LONGEST], account.description[:_LONGEST], vocabulary, unit_kind)
        if own is not None:
            return _own_fields(account, own)
    if not found:
        return None, None, None
    best = min(found, key=lambda officer: (officer.name is None, officer.rank))
    title_of = best if best.title else next((officer for officer in found if officer.title), None)
    nama = _stated(account, best.source, best.name)
    jabatan = _stated(account, title_of.source, title_of.title) if title_of else None
    rank = best.rank if title_of is None or best.rank != UNTITLED else title_of.rank
    if nama is None:
        return None, jabatan, None
    return nama, jabatan, "head" if rank <= 2 else "contact" if rank != UNTITLED else None


def _own_fields(account: Account, own: Officer) -> tuple[Stated | None, Stated | None, Literal["head"] | None]:
    """Name and title of a profile in a person's name."""
    nama = _stated(account, "name", own.name)
    return nama, _stated(account, own.source, own.title), "head" if own.rank <= 2 else None


def _stated(account: Account, source: SourceField, place: tuple[int, int] | None) -> Stated | None:
    """A value as printed, with its span."""
    if place is None:
        return None
    text: str = getattr(account, source)
    return Stated(text[place[0] : place[1]], Span(source, *place))

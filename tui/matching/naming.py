"""Whether an account names a unit: what the directive asks of name or handle."""

from __future__ import annotations

from msgspec import Struct

from tui.codes import Code, code
from tui.matching.found import Strength
from tui.matching.handles import read_handle
from tui.matching.index import MatchIndex, index_of
from tui.matching.mentions import mentions_in
from tui.matching.normalize import word_spans
from tui.matching.vocabulary import CONJUNCTIONS
from tui.profile.model import SourceField, Span
from tui.registry.model import Registry, Unit
from tui.sources.base import Account

_SHORTEST_NAME = 4


class Naming(Struct, frozen=True):
    """Where the words stand that name the unit, the words as printed, and the reason as a Code."""

    span: Span
    words: str
    reason: Code


def names_unit(registry: Registry, unit: Unit, account: Account) -> Naming | None:
    """Where name, handle or else bio name the unit (the `naming` rule); None where none of them does."""
    index = index_of(registry)
    number = index.number_of[unit.id]
    return (
        _in_text(index, number, "name", account.name)
        or _in_handle(index, number, account.username)
        or _in_text(index, number, "description", account.description)
    )


def _in_text(index: MatchIndex, number: int, source: SourceField, text: str) -> Naming | None:
    spans = word_spans(text)
    words = [word for word, _, _ in spans]
    for mention in mentions_in(index, words, is_name=source == "name"):
        if number in mention.units and mention.strength >= Strength.TITLE:
            return _naming(source, text, spans[mention.begin][1], spans[mention.end - 1][2])
    if source == "name":
        return _bare(index, number, text, spans)
    return None


def _bare(index: MatchIndex, number: int, text: str, spans: list[tuple[str, int, int]]) -> Naming | None:
    """The unit's own name without its kind's word, in one word or several."""
    names = set(index.joined_names(number))
    words = [word for word, _, _ in spans]
    for begin in range(len(words)):
        for end in range(len(words), begin, -1):
            joined = "".join(word for word in words[begin:end] if word not in CONJUNCTIONS)
            if joined in names and joined not in index.place:
                return _naming("name", text, spans[begin][1], spans[end - 1][2])
    return None


def _in_handle(index: MatchIndex, number: int, username: str) -> Naming | None:
    handle = read_handle(index, username)
    names = [name for name in index.joined_names(number) if len(name) >= _SHORTEST_NAME and name not in index.place]
    if (number in handle.found.units and handle.found.strength >= Strength.TITLE) or any(
        name in handle.joined for name in names
    ):
        return _naming("username", username, 0, len(username))
    return None


def _naming(source: SourceField, text: str, start: int, end: int) -> Naming:
    reasons = {"name": "name_names", "username": "handle_names", "description": "bio_names"}
    words = text[start:end]
    return Naming(Span(source, start, end), words, code(reasons[source], words=words))

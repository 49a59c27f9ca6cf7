"""An account as matching reads it: its words by field, what they name, and what was disguised."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.matching.handles import Handle, read_handle
from tui.matching.index import MatchIndex
from tui.matching.lexicon import LANDMARKS, NEGATIONS
from tui.matching.mentions import Mention, mentions_in
from tui.matching.normalize import fold, words_of
from tui.matching.vocabulary import Strength
from tui.sources.base import Account

_BEFORE = 2


@dataclass(slots=True)
class Subject:
    """One account, read: words of name, bio and location, the mentions in each, and the handle."""

    index: MatchIndex
    account: Account
    name: list[str]
    bio: list[str]
    location: list[str]
    handle: Handle
    name_mentions: list[Mention]
    bio_mentions: list[Mention]
    location_mentions: list[Mention]
    taken: set[int] = field(default_factory=set)

    @property
    def named_units(self) -> frozenset[int]:
        """All units that the name mentions."""
        return frozenset(unit for mention in self.name_mentions for unit in mention.units)

    @property
    def text(self) -> str:
        """Name and bio as one run of words, for phrases."""
        return f" {' '.join(self.name)} | {' '.join(self.bio)} "

    def name_words(self, mention: Mention) -> str:
        """The words of a mention in the name."""
        return " ".join(self.name[mention.begin : mention.end])

    def bio_words(self, mention: Mention) -> str:
        """The words of a mention in the bio."""
        return " ".join(self.bio[mention.begin : mention.end])


def subject_of(index: MatchIndex, account: Account) -> Subject:
    """An account, read; mentions that are denied or only say what stands nearby are left out."""
    name = words_of(fold(account.name))
    bio = words_of(fold(account.description))
    if account.pinned_text and not bio:
        bio = words_of(fold(account.pinned_text))
    location = words_of(fold(account.location))
    name_mentions = _asserted(name, mentions_in(index, name))
    subject = Subject(
        index=index,
        account=account,
        name=name,
        bio=bio,
        location=location,
        handle=read_handle(index, account.username),
        name_mentions=name_mentions,
        bio_mentions=_asserted(bio, mentions_in(index, bio)),
        location_mentions=mentions_in(index, location),
    )
    subject.taken = {
        place
        for mention in name_mentions
        if mention.strength > Strength.NONE
        for place in range(mention.begin, mention.end)
    }
    return subject


def _asserted(words: list[str], mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not _is_denied(words, mention.begin)]


def _is_denied(words: list[str], place: int) -> bool:
    before = words[max(0, place - _BEFORE) : place]
    return "bukan" in before or any(word in LANDMARKS for word in before) or before[-1:] == ["tidak"]


def is_negated(words: list[str], place: int, reach: int = 3) -> bool:
    """Whether a word that denies or warns stands shortly before a place."""
    return any(word in NEGATIONS for word in words[max(0, place - reach) : place])

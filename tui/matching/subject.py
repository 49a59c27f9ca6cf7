"""An account as matching reads it: its words by field, what they name, and what was disguised."""

from __future__ import annotations

from msgspec import Struct, field

from tui.matching.found import Strength
from tui.matching.handles import Handle, read_handle
from tui.matching.index import MatchIndex
from tui.matching.lexicon import LANDMARKS, NEGATIONS
from tui.matching.mentions import Mention, mentions_in
from tui.matching.normalize import fold, printed, words_of
from tui.sources.base import Account

_BEFORE = 2
_CUT_LENGTHS = (20, 50)  # what X allowed for a display name before and after 2017
_SHORTEST_CUT = 3


class Subject(Struct):
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

    def name_words(self, begin: int, end: int) -> str:
        """Words of the name as they are printed."""
        return printed(self.account.name, begin, end)

    def bio_words(self, begin: int, end: int) -> str:
        """Words of the bio, or of the pinned text in its place, as they are printed."""
        return printed(self.account.description or self.account.pinned_text, begin, end)


def subject_of(index: MatchIndex, account: Account) -> Subject:
    """An account, read; mentions that are denied or only say what stands nearby are left out."""
    name = words_of(fold(account.name))
    bio = words_of(fold(account.description))
    if account.pinned_text and not bio:
        bio = words_of(fold(account.pinned_text))
    location = words_of(fold(account.location))
    name_mentions = _uncut(index, account, name, _asserted(name, mentions_in(index, name, is_name=True)))
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


def _uncut(index: MatchIndex, account: Account, words: list[str], mentions: list[Mention]) -> list[Mention]:
    """The mentions, an unknown area at the end of a name that fills X's limit read as cut there."""
    last = mentions[-1] if mentions else None
    if last is None or last.units or not last.is_area or last.end < len(words):
        return mentions
    if len(fold(account.name)) not in _CUT_LENGTHS or len(words[-1]) < _SHORTEST_CUT:
        return mentions
    found = index.areas.beginning(words[-1], last.kinds)
    return [*mentions[:-1], Mention(found.units, found.strength, last.begin, last.end, last.kinds, is_area=True)]


def _asserted(words: list[str], mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not _is_denied(words, mention.begin)]


def _is_denied(words: list[str], place: int) -> bool:
    before = words[max(0, place - _BEFORE) : place]
    return "bukan" in before or any(word in LANDMARKS for word in before) or before[-1:] == ["tidak"]


def is_negated(words: list[str], place: int, reach: int = 3) -> bool:
    """Whether a word that denies or warns stands shortly before a place."""
    return any(word in NEGATIONS for word in words[max(0, place - reach) : place])

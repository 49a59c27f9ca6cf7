"""Offices by name: whole phrases, words with one slip, and what their names are clipped to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tui.matching.abbreviations import covered, kind_clips, openings
from tui.matching.found import NOTHING, Found, Strength
from tui.matching.normalize import deletions, is_one_slip, unleet
from tui.matching.vocabulary import CONJUNCTIONS, Office, Phrase, Vocabulary

_SHORTEST_SLIP = 6
_SHORTEST_ALIAS_SLIP = 7
_SHORTEST_STEM = 5
_SHORTEST_DERIVED = 5
_SHORTEST_REST = 3
_SHORTEST_TAIL = 8
_COMMON = 3


class OfficeNames:
    """The names of all offices; `clips` are beginnings of clipped names with the kinds they may stand for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.phrases: dict[str, list[Phrase]] = {}
        self.contents: dict[str, list[Office]] = {}
        self._joined: dict[str, frozenset[int]] = {}
        self._take_phrases(vocabulary.phrases)
        self._take_contents(vocabulary.offices)
        self._known = {word for phrase in vocabulary.phrases for word in phrase.words} | {
            word for office in vocabulary.offices for word in office.content
        }
        self._slips: dict[str, tuple[str, ...]] = {}
        for word in sorted(self._known):
            if len(word) >= (_SHORTEST_ALIAS_SLIP if word in self._joined else _SHORTEST_SLIP):
                alone = (word,)  # the same for all of its forms
                for shorter in deletions(word) | {word}:
                    before = self._slips.get(shorter)
                    self._slips[shorter] = alone if before is None else (*before, word)
        self._sorted = sorted(self._joined)
        self._prefixes = {name[:length] for name in self._joined for length in range(1, len(name))}
        self.clips = _clips_of(vocabulary)
        self._beginnings = {clip[:2] for clip, _ in self.clips} | {
            part[:2] for office in vocabulary.offices for word in office.content[:1] for part in openings(word)
        }
        self._words: dict[str, str] = {}
        self._derived: dict[str, Found] = {}

    def _take_phrases(self, phrases: Iterable[Phrase]) -> None:
        joined: dict[str, set[int]] = {}
        for phrase in phrases:
            self.phrases.setdefault(phrase.words[0], []).append(phrase)
            if phrase.strength is not Strength.PARTIAL:
                joined.setdefault("".join(phrase.words), set()).add(phrase.unit)
        for same in self.phrases.values():
            same.sort(key=lambda phrase: (-len(phrase.words), -phrase.strength, phrase.words, phrase.unit))
        self._joined = {name: frozenset(units) for name, units in joined.items()}

    def _take_contents(self, offices: Iterable[Office]) -> None:
        holders: dict[str, set[int]] = {}
        alike: dict[tuple[str, tuple[str, ...]], set[int]] = {}
        for office in offices:
            if office.content:
                self.contents.setdefault(office.content[0], []).append(office)
                alike.setdefault((office.kind, office.content), set()).add(office.unit)
            for word in office.content:
                holders.setdefault(word, set()).add(office.unit)
        for same in self.contents.values():
            same.sort(key=lambda office: (-len(office.content), office.words, office.unit))
        self.content_holders = {word: frozenset(units) for word, units in holders.items() if len(units) < _COMMON}
        tails: dict[int, tuple[str, ...]] = {}
        for name, units in self._joined.items():
            if len(name) >= _SHORTEST_TAIL:
                for unit in units:
                    tails[unit] = (*tails.get(unit, ()), name)
        self._alike = [
            (kind, content, frozenset(units), tails.get(min(units), ()))
            for (kind, content), units in sorted(alike.items())
        ]

    def may_begin_alias(self, word: str) -> bool:
        """Whether some name of an office, as one word, begins with this word."""
        return word in self._prefixes

    @property
    def joined(self) -> dict[str, frozenset[int]]:
        """All full and short names as one word, with their offices."""
        return self._joined

    def alias(self, joined: str) -> frozenset[int]:
        """The offices that are written so, as one word."""
        return self._joined.get(joined, frozenset())

    def beginning(self, beginning: str) -> frozenset[int]:
        """The offices whose joined short or full name begins so."""
        at = bisect_left(self._sorted, beginning)
        units: set[int] = set()
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            units |= self._joined[self._sorted[at]]
            at += 1
        return frozenset(units)

    def word(self, word: str) -> str:
        """The word of an office's name that a word stands for: itself, with one slip, or with digits for letters."""
        if word in self._known:
            return word
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._nearest(word)
        return known

    def _nearest(self, word: str) -> str:
        plain = unleet(word)
        if plain != word and not word.isdigit() and plain in self._known:
            return plain
        if len(word) < _SHORTEST_SLIP:
            return word
        for part in openings(word)[1:]:
            if len(part) >= _SHORTEST_STEM and part in self.content_holders:
                return part
        near = {found for shorter in deletions(word) | {word} for found in self._slips.get(shorter, ())}
        fitting = [found for found in near if is_one_slip(word, found)]
        return fitting[0] if len(fitting) == 1 else word

    def phrase_end(self, words: list[str], place: int, phrase: tuple[str, ...]) -> int:
        """Where a phrase that begins at a place ends, conjunctions skipped; 0 where it does not stand there."""
        at = place
        for expected in phrase:
            while place < at < len(words) and words[at] in CONJUNCTIONS and expected not in CONJUNCTIONS:
                at += 1
            if at >= len(words) or (words[at] != expected and self.word(words[at]) != expected):
                return 0
            at += 1
        return at

    def may_be_clipped(self, word: str) -> bool:
        """Whether a word is long enough and begins as an office's clipped name does."""
        return len(word) >= _SHORTEST_DERIVED and word[:2] in self._beginnings

    def derived(self, segment: str) -> Found:
        """The offices whose name a segment is clipped from: Dis-duk-capil, Hub-kom-info."""
        known = self._derived.get(segment)
        if known is None:
            known = self._derived[segment] = self._derive(segment)
        return known

    def _derive(self, segment: str) -> Found:
        shares: dict[frozenset[int], float] = {}
        if len(segment) >= _SHORTEST_DERIVED:
            for clip, kinds in self.clips:
                if segment.startswith(clip):
                    self._share(shares, segment[len(clip) :], clip, kinds)
            self._share(shares, segment, "", None)
        is_new = len(segment) >= _SHORTEST_SLIP and segment not in self._known
        if not shares and is_new and (cut := self.beginning(segment)):
            return Found(cut, Strength.PARTIAL)
        most = max(shares.values(), default=0.0)
        if not most:
            return NOTHING
        units = frozenset(unit for same, share in shares.items() if share == most for unit in same)
        return Found(units, Strength.SHORT if most == 1 else Strength.PARTIAL)

    def _share(self, shares: dict[frozenset[int], float], rest: str, clip: str, kinds: frozenset[str] | None) -> None:
        """Notes how much of each office's name the rest of a segment is clipped from."""
        if len(rest) < _SHORTEST_REST:
            return
        is_plain = len(clip) >= _SHORTEST_REST
        for kind, content, units, tails in self._alike:
            if kinds is not None and kind not in kinds:
                continue
            count = covered(rest, content)
            is_whole = count == len(content) and (is_plain or count > 1 or (kinds and len(rest) > _SHORTEST_REST))
            if is_whole or (is_plain and rest.endswith(tails)):
                shares[units] = 1.0
            elif count and is_plain and covered(rest, content, singles=0):
                shares[units] = max(shares.get(units, 0.0), count / len(content))


def _clips_of(vocabulary: Vocabulary) -> list[tuple[str, frozenset[str]]]:
    """Beginnings of clipped office names with the kinds they may stand for, the longest first."""
    clips: dict[str, set[str]] = {}
    for words, kinds in vocabulary.kind_words.items():
        offices = kinds - vocabulary.area_kinds
        if offices and len(words) == 1:
            for clip in kind_clips(words[0]):
                clips.setdefault(clip, set()).update(offices)
    return sorted(((clip, frozenset(kinds)) for clip, kinds in clips.items()), key=lambda c: (-len(c[0]), c[0]))

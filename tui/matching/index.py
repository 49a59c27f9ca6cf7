"""The registry turned over: from words, sounds and one-letter slips to units. Built once, asked for every follower."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from tui.matching.abbreviations import covered, kind_clips, openings
from tui.matching.lexicon import RANKS
from tui.matching.normalize import deletions, fold, sound, unleet, words_of
from tui.matching.vocabulary import CONJUNCTIONS, Office, Phrase, Strength, Vocabulary, vocabulary_of
from tui.registry.model import Registry
from tui.sources.base import Account

_SHORTEST_SLIP = 5
_SHORTEST_WORD_SLIP = 6
_SHORTEST_ALIAS_SLIP = 7
_SHORTEST_DERIVED = 5
_SHORTEST_REST = 3
_COMMON = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Units that some words may stand for, and how plainly."""

    units: frozenset[int]
    strength: Strength


NOTHING = Found(frozenset(), Strength.NONE)


class MatchIndex:
    """Look-ups of one registry; deterministic, and safe to share since only its caches change."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.vocabulary: Vocabulary = vocabulary_of(registry)
        self.place = self.vocabulary.place
        self.units = registry.units
        self.area_kinds = self.vocabulary.area_kinds
        self.kind_words = self.vocabulary.kind_words
        self.parents = {number for number, unit in enumerate(registry.units) if unit.id in registry.children}
        self.number_of = {unit.id: number for number, unit in enumerate(registry.units)}
        self._by_sound: dict[str, set[str]] = {}
        self._by_slip: dict[str, set[str]] = {}
        for name in self.vocabulary.area_names:
            self._by_sound.setdefault(sound(name), set()).add(name)
            if len(name) >= _SHORTEST_SLIP:
                for shorter in deletions(name) | {name}:
                    self._by_slip.setdefault(shorter, set()).add(name)
        headed: dict[str, set[int]] = {}
        for number, headed_unit in enumerate(registry.units):
            headed.setdefault(" ".join(words_of(fold(headed_unit.head_title))), set()).add(number)
        self._headed = {title: frozenset(units) for title, units in headed.items()}
        self._sorted_areas = sorted(self.vocabulary.area_names)
        self._build_offices()
        self._words: dict[str, str] = {}
        self._derived: dict[str, Found] = {}
        joined: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for kind_words, kinds in self.kind_words.items():
            word = "".join(kind_words)
            joined.setdefault(word[:2], []).append((word, frozenset(kinds)))
        self._joined_kinds = {
            beginning: sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])) for beginning, pairs in joined.items()
        }
        by_end: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for pairs in self._joined_kinds.values():
            for pair in pairs:
                by_end.setdefault(pair[0][-2:], []).append(pair)
        self._kinds_by_end = {
            end: sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])) for end, pairs in by_end.items()
        }
        self._joined_titles = sorted(
            (("".join(title), frozenset(kinds)) for title, kinds in self.vocabulary.title_kinds.items()),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )
        names: list[set[str]] = [set() for _ in registry.units]
        for name, units in (*self.vocabulary.area_names.items(), *self.joined.items()):
            for unit in units:
                names[unit].add(name)
        self._names_of = [tuple(sorted(found)) for found in names]
        self._clip_beginnings = {clip[:2] for clip, _ in self.clips} | {
            part[:2] for office in self.vocabulary.offices for word in office.content[:1] for part in openings(word)
        }
        self._kind_slips = self._slips_of_kinds()
        self.longest_kind = max((len(words) for words in self.kind_words), default=1)

    def _build_offices(self) -> None:
        self.phrases: dict[str, list[Phrase]] = {}
        self.contents: dict[str, list[Office]] = {}
        self.joined: dict[str, set[int]] = {}
        for phrase in self.vocabulary.phrases:
            self.phrases.setdefault(phrase.words[0], []).append(phrase)
            if phrase.strength is not Strength.PARTIAL:
                self.joined.setdefault("".join(phrase.words), set()).add(phrase.unit)
        for phrases in self.phrases.values():
            phrases.sort(key=lambda phrase: (-len(phrase.words), -phrase.strength, phrase.words, phrase.unit))
        for office in self.vocabulary.offices:
            if office.content:
                self.contents.setdefault(office.content[0], []).append(office)
        for offices in self.contents.values():
            offices.sort(key=lambda office: (-len(office.content), office.words, office.unit))
        holders: dict[str, set[int]] = {}
        for office in self.vocabulary.offices:
            for word in office.content:
                holders.setdefault(word, set()).add(office.unit)
        self.content_holders = {word: units for word, units in holders.items() if len(units) < _COMMON}
        self.office_words = {word for phrase in self.vocabulary.phrases for word in phrase.words} | set(holders)
        self._word_slips: dict[str, set[str]] = {}
        for word in self.office_words:
            shortest = _SHORTEST_ALIAS_SLIP if word in self.joined else _SHORTEST_WORD_SLIP
            if len(word) >= shortest:
                for shorter in deletions(word) | {word}:
                    self._word_slips.setdefault(shorter, set()).add(word)
        self.clips = self._kind_clips()

    def _slips_of_kinds(self) -> dict[str, frozenset[str]]:
        """Kinds' long words with one letter left out or two that changed places: Kecamtan, Keluarhan."""
        slips: dict[str, frozenset[str]] = {}
        for words, kinds in self.kind_words.items():
            word = words[0]
            if len(words) > 1 or len(word) < _SHORTEST_ALIAS_SLIP:
                continue
            swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
            for slip in deletions(word) | swapped | {word[0] + "a" + word[2:]}:
                if (slip,) not in self.kind_words:
                    slips.setdefault(slip, frozenset(kinds))
        return slips

    def _kind_clips(self) -> list[tuple[str, frozenset[str]]]:
        """Beginnings of clipped office names with the kinds they may stand for, the longest first."""
        clips: dict[str, set[str]] = {}
        for words, kinds in self.kind_words.items():
            offices = kinds - self.area_kinds
            if offices and len(words) == 1:
                for clip in kind_clips(words[0]):
                    clips.setdefault(clip, set()).update(offices)
        return sorted(((clip, frozenset(kinds)) for clip, kinds in clips.items()), key=lambda c: (-len(c[0]), c[0]))

    def may_concern(self, account: Account) -> bool:
        """Whether an account holds any word that could make it more than unrelated; quick, and never wrong for no."""
        return True

    # Areas

    def area(self, name: str, kinds: Iterable[str]) -> Found:
        """The areas of these kinds that a joined name stands for: exactly, else by sound, else with one slip."""
        wanted = frozenset(kinds)
        names = self.vocabulary.area_names
        exact = names.get(name)
        if exact and (units := self._of_kinds(exact, wanted)):
            return Found(units, Strength.FULL)
        other = bool(exact)
        alike = {unit for spelled in self._by_sound.get(sound(name), ()) for unit in names[spelled]}
        if not other and (units := self._of_kinds(alike, wanted)):
            return Found(units, Strength.SPELLED)
        if not other and (units := self._of_kinds(self._slipped(name), wanted)):
            return Found(units, Strength.MISSPELT)
        if exact:
            return Found(frozenset(exact), Strength.OTHER_KIND)
        return NOTHING

    def area_exactly(self, name: str) -> frozenset[int]:
        """The areas of any kind that bear exactly this joined name."""
        return frozenset(self.vocabulary.area_names.get(name, ()))

    def areas_beginning(self, beginning: str, kinds: Iterable[str]) -> Found:
        """The areas whose joined name begins so: for handles cut at their fifteenth character."""
        wanted = frozenset(kinds)
        names = self._sorted_areas
        at = bisect_left(names, beginning)
        units: set[int] = set()
        while at < len(names) and names[at].startswith(beginning):
            units |= self.vocabulary.area_names[names[at]]
            at += 1
        of_kind = self._of_kinds(units, wanted)
        return Found(of_kind, Strength.CUT) if of_kind else NOTHING

    def _of_kinds(self, units: Iterable[int], kinds: frozenset[str]) -> frozenset[int]:
        return frozenset(unit for unit in units if self.units[unit].kind in kinds)

    def _slipped(self, name: str) -> set[int]:
        """Areas whose name differs by one letter: too many, too few, another, or two that changed places."""
        if len(name) < _SHORTEST_SLIP:
            return set()
        candidates = {found for shorter in deletions(name) | {name} for found in self._by_slip.get(shorter, ())}
        return {
            unit
            for spelled in candidates
            if _is_one_slip(name, spelled)
            for unit in self.vocabulary.area_names[spelled]
        }

    # Offices

    def office_word(self, word: str) -> str:
        """The word of an office's name that a word stands for: itself, with one slip, or with digits for letters."""
        if word in self.office_words:
            return word
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._nearest_word(word)
        return known

    def _nearest_word(self, word: str) -> str:
        plain = unleet(word)
        if plain != word and not word.isdigit() and plain in self.office_words:
            return plain
        if len(word) < _SHORTEST_WORD_SLIP:
            return word
        stem = next((part for part in openings(word)[1:] if len(part) > 4 and part in self.content_holders), "")
        if stem:
            return stem
        near = {
            found
            for shorter in deletions(word) | {word}
            for found in self._word_slips.get(shorter, ())
            if _is_one_slip(word, found)
        }
        return near.pop() if len(near) == 1 else word

    def derived(self, segment: str) -> Found:
        """The offices whose name a segment is clipped from: Dis-duk-capil, Hub-kom-info."""
        known = self._derived.get(segment)
        if known is None:
            known = self._derived[segment] = self._derive(segment)
        return known

    def _derive(self, segment: str) -> Found:
        if len(segment) < _SHORTEST_DERIVED:
            return NOTHING
        best: dict[int, float] = {}
        for clip, kinds in [*self.clips, ("", None)]:
            rest = segment[len(clip) :]
            if not segment.startswith(clip) or len(rest) < _SHORTEST_REST:
                continue
            is_plain = len(clip) >= _SHORTEST_REST
            for office in self.vocabulary.offices:
                if not office.content or (kinds is not None and office.kind not in kinds):
                    continue
                count, share = covered(rest, office.content), 0.0
                if count == len(office.content) and (is_plain or count > 1 or (kinds and len(rest) > _SHORTEST_REST)):
                    share = 1.0
                elif count and is_plain and covered(rest, office.content, singles=0):
                    share = count / len(office.content)
                if share:
                    best[office.unit] = max(best.get(office.unit, 0.0), share)
        if not best:
            return NOTHING
        most = max(best.values())
        units = frozenset(unit for unit, share in best.items() if share == most)
        return Found(units, Strength.SHORT if most == 1 else Strength.PARTIAL)

    def alias(self, joined: str) -> frozenset[int]:
        """The offices that are written so, as one word."""
        return frozenset(self.joined.get(joined, ()))

    def alias_beginning(self, beginning: str) -> frozenset[int]:
        """The offices whose joined short or full name begins so."""
        return frozenset(
            unit for joined, units in self.joined.items() if joined.startswith(beginning) for unit in units
        )

    def units_headed(self, title: tuple[str, ...]) -> frozenset[int]:
        """The units whose head bears this title in the registry, or the short form that stands among their names."""
        return self._headed.get(" ".join(title), frozenset())

    def is_title(self, words: tuple[str, ...]) -> bool:
        """Whether these words are an office holder's title."""
        return " ".join(words) in RANKS or words in self.vocabulary.title_kinds

    def kinds_at(self, words: list[str], place: int) -> tuple[frozenset[str], int]:
        """The kinds whose word stands at a place, and how many words it takes; none and 0 where none does."""
        for length in range(min(self.longest_kind, len(words) - place), 0, -1):
            kinds = self.kind_words.get(tuple(words[place : place + length]))
            if kinds:
                return frozenset(kinds), length
        slipped = self._kind_slips.get(words[place]) if place < len(words) else None
        return (slipped, 1) if slipped else (frozenset(), 0)

    def glued_kinds(self, word: str) -> list[tuple[str, frozenset[str]]]:
        """The kinds' words that a longer word begins with, the longest first."""
        found = [(joined, kinds) for joined, kinds in self._joined_kinds.get(word[:2], ()) if word.startswith(joined)]
        return [pair for pair in found if len(pair[0]) < len(word)]

    def kinds_ending(self, word: str) -> list[tuple[str, frozenset[str]]]:
        """The kinds' words that a longer word ends with, the longest first."""
        found = [(joined, kinds) for joined, kinds in self._kinds_by_end.get(word[-2:], ()) if word.endswith(joined)]
        return [pair for pair in found if len(pair[0]) < len(word)]

    def titles_beginning(self, word: str) -> list[tuple[str, frozenset[str]]]:
        """The titles that a longer word begins with, with the kinds that they head, the longest first."""
        return [
            (title, kinds) for title, kinds in self._joined_titles if len(title) < len(word) and word.startswith(title)
        ]

    def joined_names(self, unit: int) -> tuple[str, ...]:
        """All names and short forms of a unit, each as one word."""
        return self._names_of[unit]

    def may_be_clipped(self, word: str) -> bool:
        """Whether a word is long enough and begins as an office's clipped name does."""
        return len(word) >= _SHORTEST_DERIVED and word[:2] in self._clip_beginnings

    def phrase_at(self, words: list[str], place: int, phrase: tuple[str, ...]) -> int:
        """Where a phrase that begins at a place ends, conjunctions skipped; 0 where it does not stand there."""
        at = place
        for expected in phrase:
            while at < len(words) and at > place and words[at] in CONJUNCTIONS and expected not in CONJUNCTIONS:
                at += 1
            if at >= len(words) or (words[at] != expected and self.office_word(words[at]) != expected):
                return 0
            at += 1
        return at


def _is_one_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


_INDEXES: dict[str, MatchIndex] = {}
_KEPT = 4


def index_of(registry: Registry) -> MatchIndex:
    """The index of a registry, built once for each digest."""
    known = _INDEXES.get(registry.digest) if registry.digest else None
    if known is None:
        known = MatchIndex(registry)
        if registry.digest:
            while len(_INDEXES) >= _KEPT:
                _INDEXES.pop(next(iter(_INDEXES)))
            _INDEXES[registry.digest] = known
    return known

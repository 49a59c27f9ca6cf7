"""The words of kinds and of titles, as they stand alone or begin and end longer words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tui.matching.abbreviations import covered
from tui.matching.lexicon import RANKS
from tui.matching.normalize import deletions, fold, words_of
from tui.matching.vocabulary import Vocabulary

Affixed = list[tuple[str, frozenset[str]]]
_SHORTEST_SLIP = 7


class KindWords:
    """The words that name kinds, full and short, with one slip where they are long."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words: Mapping[tuple[str, ...], frozenset[str]] = {
            words: frozenset(kinds) for words, kinds in vocabulary.kind_words.items()
        }
        joined = [("".join(words), kinds) for words, kinds in self.words.items()]
        self._by_beginning = _grouped(joined, _beginning)
        self._by_end = _grouped(joined, _end)
        self._slips = self._slips_of_long_words()
        self._longest = max((len(words) for words in self.words), default=1)
        self._first = {words[0] for words in self.words} | set(self._slips)

    @property
    def slips(self) -> frozenset[str]:
        """Long kinds' words as they are often misspelt."""
        return frozenset(self._slips)

    def is_first(self, word: str) -> bool:
        """Whether some kind's words begin with this one."""
        return word in self._first

    def at(self, words: list[str], place: int) -> tuple[frozenset[str], int]:
        """The kinds whose word stands at a place, and how many words it takes; none and 0 where none does."""
        if place >= len(words) or words[place] not in self._first:
            return frozenset(), 0
        for length in range(min(self._longest, len(words) - place), 0, -1):
            kinds = self.words.get(tuple(words[place : place + length]))
            if kinds:
                return kinds, length
        slipped = self._slips.get(words[place])
        return (slipped, 1) if slipped else (frozenset(), 0)

    def beginning(self, word: str) -> Affixed:
        """The kinds' words that a longer word begins with, the longest first."""
        known = self._by_beginning.get(word[:2], ())
        return [pair for pair in known if len(pair[0]) < len(word) and word.startswith(pair[0])]

    def ending(self, word: str) -> Affixed:
        """The kinds' words that a longer word ends with, the longest first."""
        known = self._by_end.get(word[-2:], ())
        return [pair for pair in known if len(pair[0]) < len(word) and word.endswith(pair[0])]

    def _slips_of_long_words(self) -> dict[str, frozenset[str]]:
        """Long words with one letter left out, two that changed places or another first vowel: Kecamtan, Kacamatan."""
        slips: dict[str, frozenset[str]] = {}
        for words, kinds in self.words.items():
            word = words[0]
            if len(words) > 1 or len(word) < _SHORTEST_SLIP:
                continue
            swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
            for slip in sorted(deletions(word) | swapped | {word[0] + "a" + word[2:]}):
                if (slip,) not in self.words:
                    slips.setdefault(slip, kinds)
        return slips


class TitleWords:
    """The titles of heads and deputies; `heads` and `kinds` give the kinds that a title heads or serves."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.heads: Mapping[tuple[str, ...], frozenset[str]] = {
            title: frozenset(kinds) for title, kinds in vocabulary.heads.items()
        }
        self.kinds: Mapping[tuple[str, ...], frozenset[str]] = {
            title: frozenset(kinds) for title, kinds in vocabulary.title_kinds.items()
        }
        self._by_beginning = _grouped((("".join(title), kinds) for title, kinds in self.kinds.items()), _beginning)
        self.first = {title[0] for title in self.kinds} | {rank.split()[0] for rank in RANKS}
        self._sole = _sole_units(vocabulary)

    def is_title(self, words: tuple[str, ...]) -> bool:
        """Whether these words are an office holder's title."""
        return " ".join(words) in RANKS or words in self.kinds

    def beginning(self, word: str) -> Affixed:
        """The titles that a longer word begins with, with their kinds, the longest first."""
        known = self._by_beginning.get(_beginning(word), ())
        return [pair for pair in known if len(pair[0]) < len(word) and word.startswith(pair[0])]

    def sole_unit(self, title: tuple[str, ...]) -> frozenset[int]:
        """The one unit that has such a head, by its kind or by its own head's title; none where several have."""
        return self._sole.get(title, frozenset())


def _sole_units(vocabulary: Vocabulary) -> dict[tuple[str, ...], frozenset[int]]:
    of_kind: dict[str, list[int]] = {}
    headed: dict[tuple[str, ...], list[int]] = {}
    for number, unit in enumerate(vocabulary.registry.units):
        of_kind.setdefault(unit.kind, []).append(number)
        headed.setdefault(tuple(words_of(fold(unit.head_title))), []).append(number)
    sole = {title: frozenset(units) for title, units in headed.items() if len(units) == 1}
    for title, kinds in vocabulary.heads.items():
        units = [number for kind in sorted(kinds) for number in of_kind.get(kind, ())]
        heads = {number: words_of(fold(vocabulary.registry.units[number].head_title)) for number in units}
        clipped = [number for number, words in heads.items() if covered(title[0], tuple(words)) == len(words) > 1]
        if len(units) == 1:
            sole[title] = frozenset(units)
        elif len(title) == 1 and len(clipped) == 1:
            sole.setdefault(title, frozenset(clipped))
    return sole


def _beginning(word: str) -> str:
    return word[:2]


def _end(word: str) -> str:
    return word[-2:]


def _grouped(pairs: Iterable[tuple[str, frozenset[str]]], key: Callable[[str], str]) -> dict[str, Affixed]:
    groups: dict[str, Affixed] = {}
    for word, kinds in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])):
        groups.setdefault(key(word), []).append((word, kinds))
    return groups

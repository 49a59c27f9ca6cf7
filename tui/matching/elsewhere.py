"""Places that are not the registry's own: names as words, and short codes that only handles carry."""

from __future__ import annotations

from tui.matching.normalize import fold, words_of
from tui.registry.model import Place

_SHORTEST_NAME = 5


class Elsewhere:
    """The place's `elsewhere`: entries in small letters of fewer than five are codes, all others names."""

    def __init__(self, place: Place) -> None:
        named = [name for name in place.elsewhere if len(name) >= _SHORTEST_NAME or name != name.lower()]
        self.names = frozenset(map(joined, named)) - {""}
        self.codes = frozenset(map(joined, place.elsewhere)) - self.names - {""}
        self.first = frozenset(words_of(fold(name))[0] for name in named if joined(name))
        self.longest = max((len(words_of(fold(name))) for name in named), default=1)
        self.own_province = frozenset(map(joined, (place.province, *place.province_words))) - {""}
        at_ends = sorted(name for name in self.names | self.own_province if len(name) >= _SHORTEST_NAME)
        self._lengths = sorted({len(name) for name in at_ends}, reverse=True)
        self._at_ends = frozenset(at_ends)

    def at_an_end(self, text: str) -> str:
        """The longest place's name with which a joined handle ends or begins; empty where there is none."""
        for length in self._lengths:
            for end in (text[-length:], text[:length]):
                if end in self._at_ends:
                    return end
        return ""

    def is_own_province(self, words: list[str]) -> bool:
        """Whether these words begin with the name of the own province."""
        return "".join(words) in self.own_province or (bool(words) and words[0] in self.own_province)


def joined(name: str) -> str:
    """A name as one folded word."""
    return "".join(words_of(fold(name)))

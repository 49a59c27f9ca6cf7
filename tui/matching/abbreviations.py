"""How Indonesian offices shorten their names: initials, and clips of syllables strung together (Dis-duk-capil)."""

from __future__ import annotations

from functools import lru_cache

_AFFIXES = ("peng", "pem", "pen", "per", "ter", "ber", "ke", "pe")
_SHORTEST_CLIP = 2
_LONGEST_CLIP = 8
_SYLLABLE = 3


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words, as in BKD."""
    return "".join(word[0] for word in words)


def kind_clips(word: str) -> tuple[str, ...]:
    """How a kind's word begins a clipped name: Dinas gives dinas, dina, din, di; the longest first."""
    clips = {word, word[:4], word[:3], word[:2]}
    return tuple(sorted((clip for clip in clips if len(clip) >= _SHORTEST_CLIP), key=lambda clip: (-len(clip), clip)))


@lru_cache(maxsize=4096)
def openings(word: str) -> tuple[str, ...]:
    """The parts of a word that a clip may begin with: the word, its root, and the last syllable of either."""
    stems = [word]
    stems.extend(
        word[len(affix) :] for affix in _AFFIXES if word.startswith(affix) and len(word) - len(affix) >= _SYLLABLE
    )
    stems.extend(stem[:-2] for stem in tuple(stems) if stem.endswith("an") and len(stem) > _SYLLABLE + 2)
    endings = [stem[-_SYLLABLE:] for stem in stems if len(stem) > _SYLLABLE]
    return tuple(dict.fromkeys((*stems, *endings)))


def covered(segment: str, words: tuple[str, ...], singles: int = 1) -> int:
    """How many of the words, in order, a segment is strung together from; 0 where it is not.

    Each word that takes part gives a clip of two letters or more; `singles` may give their first letter alone.
    """
    return max(_cover(segment, 0, words, 0, singles), 0)


def _cover(segment: str, begin: int, words: tuple[str, ...], first: int, singles: int) -> int:
    if begin == len(segment):
        return 0
    best = -len(words) - 1
    for place in range(first, len(words)):
        for length, cost in _clips(segment, begin, words[place]):
            if cost > singles:
                continue
            rest = _cover(segment, begin + length, words, place + 1, singles - cost)
            if rest >= 0:
                best = max(best, rest + 1)
    return best


def _clips(segment: str, begin: int, word: str) -> list[tuple[int, int]]:
    """Lengths of the clips of a word that stand in the segment here, each with whether it is a single letter."""
    found: set[tuple[int, int]] = set()
    for part in openings(word):
        length = 0
        while (
            length < min(len(part), _LONGEST_CLIP)
            and begin + length < len(segment)
            and segment[begin + length] == part[length]
        ):
            length += 1
            if length >= _SHORTEST_CLIP:
                found.add((length, 0))
    if word and segment[begin] == word[0]:
        found.add((1, 1))
    return sorted(found)

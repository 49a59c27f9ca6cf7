"""The resources that were billed on one day: a great many ids in a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

MANY = 2000
LONGEST = 19  # digits that surely fit into 64 bits


class Resources(Set[str]):
    """A set of ids that only grows; many ids that are plain numbers are packed, since a day's stay until midnight."""

    def __init__(self) -> None:
        self._loose: set[str] = set()
        self._packed = array("Q")

    def __contains__(self, each: object) -> bool:
        return each in self._loose or (isinstance(each, str) and self._is_packed(each))

    def __iter__(self) -> Iterator[str]:
        yield from map(str, self._packed)
        yield from self._loose

    def __len__(self) -> int:
        return len(self._packed) + len(self._loose)

    def add(self, told: Iterable[str]) -> tuple[str, ...]:
        """Takes more of them; returns those that are new, each once, in their order."""
        distinct = dict.fromkeys(told)
        loose, is_packed = self._loose, self._is_packed
        if self._packed:
            fresh = tuple([each for each in distinct if each not in loose and not is_packed(each)])
        else:
            fresh = tuple([each for each in distinct if each not in loose])
        loose.update(fresh)
        return fresh

    def pack(self) -> None:
        """Packs what came, if it is much: so nothing of the texts that it came with stays in memory."""
        if len(self._loose) < MANY:
            return
        numbers = [each for each in self._loose if _is_number(each)]
        self._loose = self._loose.difference(numbers)
        self._packed = array("Q", sorted([*self._packed, *map(int, numbers)]))

    def _is_packed(self, each: str) -> bool:
        if not self._packed or not _is_number(each):
            return False
        number = int(each)
        place = bisect_left(self._packed, number)
        return place < len(self._packed) and self._packed[place] == number


def _is_number(each: str) -> bool:
    """Whether an id is told by its number alone."""
    return len(each) <= LONGEST and each.isascii() and each.isdecimal() and each[0] != "0"

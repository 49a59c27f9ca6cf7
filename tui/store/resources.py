"""The resources that were billed on one day: a great many ids in a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

MANY = 2000
PARTS = 64
LONGEST = 19  # digits that surely fit into 64 bits


class Resources(Set[str]):
    """A set of ids that only grows; many ids that are plain numbers are packed, since a day's stay until midnight."""

    def __init__(self) -> None:
        self._loose: set[str] = set()
        self._packed: list[array[int]] = []

    def __contains__(self, each: object) -> bool:
        return each in self._loose or (isinstance(each, str) and self._is_packed(each))

    def __iter__(self) -> Iterator[str]:
        for numbers in self._packed:
            yield from map(str, numbers)
        yield from self._loose

    def __len__(self) -> int:
        return sum(map(len, self._packed)) + len(self._loose)

    def add(self, told: Iterable[str]) -> tuple[str, ...]:
        """Takes more of them; returns those that are new, each once, in their order."""
        distinct = dict.fromkeys(told)
        loose, is_packed = self._loose, self._is_packed
        if not self._packed and loose.isdisjoint(distinct):
            fresh = tuple(distinct)
        elif self._packed:
            fresh = tuple([each for each in distinct if each not in loose and not is_packed(each)])
        else:
            fresh = tuple([each for each in distinct if each not in loose])
        loose.update(fresh)
        return fresh

    def pack(self) -> None:
        """Packs what came, if it is much, in steps so small that nobody else waits for one of them."""
        if len(self._loose) < MANY:
            return
        packed, odd = self._packed or [array("Q") for _ in range(PARTS)], set()
        while self._loose:
            each = self._loose.pop()
            if _is_number(each):
                number = int(each)
                packed[number % PARTS].append(number)
            else:
                odd.add(each)
        self._packed, self._loose = [array("Q", sorted(numbers)) for numbers in packed], odd

    def _is_packed(self, each: str) -> bool:
        if not self._packed or not _is_number(each):
            return False
        number = int(each)
        numbers = self._packed[number % PARTS]
        place = bisect_left(numbers, number)
        return place < len(numbers) and numbers[place] == number


def _is_number(each: str) -> bool:
    """Whether an id is told by its number alone."""
    return len(each) <= LONGEST and each.isascii() and each.isdecimal() and each[0] != "0"

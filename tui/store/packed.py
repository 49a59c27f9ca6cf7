"""A great many numbers of 64 bits in eight bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator

PARTS = 64


class PackedNumbers:
    """Numbers of which it is asked whether they are among them, after `sort_in`.

    They lie in parts, each sorted by itself: one sort of all would let no other thread run.
    """

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(PARTS)]

    def add(self, number: int) -> None:
        """Takes one more."""
        self._parts[number % PARTS].append(number)

    def sort_in(self) -> None:
        """Makes those that were added last findable."""
        for place, numbers in enumerate(self._parts):
            self._parts[place] = array("Q", sorted(numbers))

    def __contains__(self, number: int) -> bool:
        numbers = self._parts[number % PARTS]
        place = bisect_left(numbers, number)
        return place < len(numbers) and numbers[place] == number

    def __iter__(self) -> Iterator[int]:
        for numbers in self._parts:
            yield from numbers

    def __len__(self) -> int:
        return sum(map(len, self._parts))

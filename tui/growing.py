"""A set of ids that only grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

MOST_A_PART: Final = 78_000  # CPython lays a set out anew, in twice the room, when it comes to hold 78,644


class GrowingSet(AbstractSet[str]):
    """Ids, of which many come at a time.

    A set that outgrows its room is laid out anew in one go, and nothing else runs meanwhile: some 5 ms for 78,000 ids.
    So one that is nearly full is left as it is, and another one begun.
    """

    def __init__(self) -> None:
        self._parts: list[set[str]] = [set()]

    def take(self, told: Sequence[str]) -> Sequence[str]:
        """Takes more of them; returns those that are new, each once, in their order."""
        fresh = told
        for part in self._parts:
            if not part.isdisjoint(fresh):
                fresh = [each for each in fresh if each not in part]
        if len(self._parts[-1]) + len(fresh) > MOST_A_PART:
            self._parts.append(set())
        last = self._parts[-1]
        before = len(last)
        last.update(fresh)
        return fresh if len(last) - before == len(fresh) else list(dict.fromkeys(fresh))

    def drain(self) -> Iterator[str]:
        """Takes all out again, one by one: to free all at once would let nothing else run."""
        while self._parts:
            part = self._parts.pop()
            while part:
                yield part.pop()
        self._parts.append(set())

    def copy(self) -> GrowingSet:
        """The same ids in a set of its own."""
        copy = GrowingSet()
        copy._parts = [part.copy() for part in self._parts]
        return copy

    def __contains__(self, each: object) -> bool:
        return any(each in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            yield from part

    def __len__(self) -> int:
        return sum(map(len, self._parts))

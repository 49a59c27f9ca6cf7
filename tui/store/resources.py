"""The resources that were billed on one day: a great many ids in a few bytes each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from tui.growing import GrowingSet
from tui.store.packed import PackedNumbers

MANY = 2000
LONGEST = 19  # digits that surely fit into 64 bits


class Resources(AbstractSet[str]):
    """A set of ids that only grows; many ids that are plain numbers are packed, since a day's stay until midnight."""

    def __init__(self) -> None:
        self._loose = GrowingSet()
        self._packed = PackedNumbers()

    def __contains__(self, each: object) -> bool:
        return each in self._loose or (isinstance(each, str) and self._is_packed(each))

    def __iter__(self) -> Iterator[str]:
        yield from map(str, self._packed)
        yield from self._loose

    def __len__(self) -> int:
        return len(self._packed) + len(self._loose)

    def add(self, told: Sequence[str]) -> tuple[str, ...]:
        """Takes more of them; returns those that are new, each once, in their order."""
        if len(self._packed):
            told = [each for each in told if not self._is_packed(each)]
        return tuple(self._loose.take(told))

    def pack(self) -> None:
        """Packs what came, if it is much, in steps so small that nobody else waits for one of them."""
        if len(self._loose) < MANY:
            return
        odd = []
        for each in self._loose.drain():
            if _is_number(each):
                self._packed.add(int(each))
            else:
                odd.append(each)
        self._packed.sort_in()
        self._loose.take(odd)

    def _is_packed(self, each: str) -> bool:
        return _is_number(each) and int(each) in self._packed


def _is_number(each: str) -> bool:
    """Whether an id is told by its number alone."""
    return len(each) <= LONGEST and each.isascii() and each.isdecimal() and each[0] != "0"

"""Finding units by a few letters: a subsequence of a name, an alias or a handle, best first."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cached_property

from tui.registry.model import Registry, Unit

_START, _WORD, _RUN, _GAP = 8, 6, 4, 1


def folded(text: str) -> str:
    """A text as it is compared: without case and accents, everything but letters and digits a space."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c)).split())


def score(needle: str, hay: str) -> int:
    """How well the letters of a folded needle stand in a folded text in their order; 0 where they do not.

    A whole word's beginning weighs most, then letters in a run; each letter passed over costs.
    """
    if not needle or not hay:
        return 0
    at = hay.find(needle)
    if at >= 0:
        is_word = at == 0 or hay[at - 1] == " "
        return (
            1000
            + (200 if is_word else 0)
            + (100 if len(needle) == len(hay) else 0)
            - min(99, at + len(hay) - len(needle))
        )
    total, last = 0, -2
    for letter in needle.replace(" ", ""):
        found = hay.find(letter, last + 1 if last >= 0 else 0)
        if found < 0:
            return 0
        is_word = found == 0 or hay[found - 1] == " "
        total += (_RUN if found == last + 1 else 0) + (_WORD if is_word else 0) + (_START if found == 0 else 0) + 1
        total -= _GAP * min(6, max(0, found - last - 1)) if last >= 0 else 0
        last = found
    return max(1, total)


class Search:
    """A registry's units by the words that name them; folded once, when first asked."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    @cached_property
    def _texts(self) -> Mapping[str, tuple[str, ...]]:
        return {unit.id: tuple(dict.fromkeys(map(folded, self._words(unit)))) for unit in self._registry.units}

    def _words(self, unit: Unit) -> tuple[str, ...]:
        parent = self._registry.by_id.get(unit.parent) if unit.parent else None
        under = () if parent is None else (f"{unit.short} {parent.short}", f"{unit.short} {parent.code}")
        return (unit.name, unit.short, *unit.aliases, *under)

    def find(self, text: str, *, limit: int = 20, handles: Mapping[str, str] | None = None) -> tuple[Unit, ...]:
        """The best units for what was typed, at most `limit`, best first; equal ones in the registry's order.

        `handles` are the handles of linked accounts by unit id, searched as well.
        """
        needle = folded(text)
        if not needle:
            return ()
        found: list[tuple[int, int, Unit]] = []
        for place, unit in enumerate(self._registry.units):
            texts = self._texts[unit.id]
            if handles and unit.id in handles:
                texts = (*texts, folded(handles[unit.id]))
            best = max((score(needle, one) for one in texts), default=0)
            if best:
                found.append((-best, place, unit))
        found.sort(key=lambda one: one[:2])
        return tuple(unit for _best, _place, unit in found[:limit])

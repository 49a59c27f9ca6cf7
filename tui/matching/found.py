"""How plainly words name units."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Strength(IntEnum):
    """How plainly words name a unit, from not at all to its full name with the kind's word."""

    NONE = 0
    OTHER_KIND = 1
    LATER = 2
    PARTIAL = 3
    TITLE = 4
    BARE = 5
    CUT = 6
    MISSPELT = 7
    SPELLED = 8
    WITHOUT_KIND = 9
    SHORT = 10
    FULL = 11


class Found(Struct, frozen=True):
    """Units that some words may stand for, and how plainly."""

    units: frozenset[int]
    strength: Strength


NOTHING = Found(frozenset(), Strength.NONE)

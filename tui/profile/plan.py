"""The Indonesian numbering plan: libphonenumber's metadata, read without the rest of `phonenumbers`.

The whole package takes a megabyte, most of it for parsing and formatting numbers of the world. Of it nothing is read
here but the patterns and lengths of one region.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from msgspec import Struct

PACKAGE = "phonenumbers"
# Whoever is called by a number of any of these kinds can be called.
KINDS = (
    *("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost"),
    *("personal_number", "voip", "pager", "uan", "voicemail"),
)


class Kind(Struct, frozen=True):
    """One kind of number: its pattern, and the lengths that it has, none for any."""

    pattern: re.Pattern[str]
    lengths: frozenset[int]

    def holds(self, digits: str) -> bool:
        """Whether these digits are a number of the kind."""
        return (not self.lengths or len(digits) in self.lengths) and self.pattern.fullmatch(digits) is not None


class Plan(Struct, frozen=True):
    """What all numbers have in common, and their kinds."""

    common: Kind
    kinds: tuple[Kind, ...]

    def holds(self, national: str) -> bool:
        """Whether national digits, whatever zeros they begin with, are a number of the plan."""
        digits = national.lstrip("0") or "0"
        return self.common.holds(digits) and any(kind.holds(digits) for kind in self.kinds)


@lru_cache(maxsize=1)
def indonesian_plan() -> Plan:
    """The plan, read when the first number is judged."""
    with _without_the_rest():
        from phonenumbers.data.region_ID import PHONE_METADATA_ID as REGION

    told = {name: getattr(REGION, name) for name in ("general_desc", *KINDS)}
    kinds = {
        name: Kind(re.compile(each.national_number_pattern), frozenset(each.possible_length))
        for name, each in told.items()
        if each is not None and each.national_number_pattern is not None
    }
    return Plan(kinds["general_desc"], tuple(kinds[name] for name in KINDS if name in kinds))


@contextmanager
def _without_the_rest() -> Iterator[None]:
    """The package as a bare folder, whose modules are imported one by one; afterwards it is as if never imported."""
    found = find_spec(PACKAGE)
    if PACKAGE in sys.modules or found is None or not found.submodule_search_locations:
        yield  # it is here as a whole, or its import says why it is not
        return
    for name, folders in (
        (PACKAGE, [*found.submodule_search_locations]),
        (f"{PACKAGE}.data", [str(Path(folder) / "data") for folder in found.submodule_search_locations]),
    ):
        sys.modules[name] = module = ModuleType(name)
        module.__path__ = folders
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]

"""Which account is which unit, and why."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.matching.model import Class, Match, Matches, Verdict

if TYPE_CHECKING:
    from tui.matching.index import MatchIndex, index_of
    from tui.matching.match import match_all, match_in_slices
    from tui.matching.memo import Memo
    from tui.matching.naming import Naming, names_unit
    from tui.matching.rows import Row, match_rows

_HOMES = {
    "MatchIndex": "tui.matching.index",
    "index_of": "tui.matching.index",
    "match_all": "tui.matching.match",
    "match_in_slices": "tui.matching.match",
    "Memo": "tui.matching.memo",
    "Naming": "tui.matching.naming",
    "names_unit": "tui.matching.naming",
    "Row": "tui.matching.rows",
    "match_rows": "tui.matching.rows",
}

__all__ = [
    "Class",
    "Match",
    "MatchIndex",
    "Matches",
    "Memo",
    "Naming",
    "Row",
    "Verdict",
    "index_of",
    "match_all",
    "match_in_slices",
    "match_rows",
    "names_unit",
]


def __getattr__(name: str) -> object:
    """What works is imported when it is first asked for: the wall paints a Board that others have judged."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

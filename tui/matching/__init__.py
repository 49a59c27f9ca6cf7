"""Which account is which unit, and why."""

from tui.matching.index import MatchIndex, index_of
from tui.matching.match import match_all, match_in_slices
from tui.matching.memo import Memo
from tui.matching.model import Class, Match, Matches, Verdict
from tui.matching.naming import Naming, names_unit
from tui.matching.rows import Row, match_rows

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

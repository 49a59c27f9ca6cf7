"""What every format speaks: a stream of rows, of faults, and of what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from tui.codes import Argument
from tui.errors import SourceError

ARCHIVE: Final = "x_archive"  # the format of a part of an archive


class Uncomputed(str):
    """A cell that is a formula of which the workbook keeps no result; its text is the formula."""

    __slots__ = ()


class UnreadableFileError(SourceError):
    """A file of which nothing could be understood: the input is at fault, not the source."""

    exit_code = 2


class What(StrEnum):
    """What a file can say of itself."""

    FORMAT = "format"
    IS_ESCAPED = "is_escaped"
    SCOPE = "scope"
    TAKEN_AT = "taken_at"
    FOLLOWERS_COUNT = "followers_count"
    UNKNOWN_COLUMN = "unknown_column"
    MORE_FOLLOWS = "more_follows"
    PAGES_BEFORE = "pages_before"
    TOTAL = "total"
    PART = "part"
    COMPLETE = "complete"
    SHEET_LEFT = "sheet_left"
    LIST_LEFT = "list_left"
    COLUMN_LEFT = "column_left"
    CUT = "cut"
    DOCUMENT = "document"
    END_UNKNOWN = "end_unknown"
    TELLS_ERROR = "tells_error"
    STANDS_ALONE = "stands_alone"
    IS_DOUBTFUL = "is_doubtful"


class Said(NamedTuple):
    """One thing the file says of itself. Of most the last word counts; of FORMAT the first, of TAKEN_AT the latest."""

    what: What
    value: object


class Fault(NamedTuple):
    """A record that could not be read: the name of its code, the line where it starts, further arguments."""

    name: str
    line: int
    args: tuple[tuple[str, Argument], ...] = ()


class Row(NamedTuple):
    """One account as found: raw values under the names of Account's fields, where it stands, what its id is called.

    `is_profile_read` is False where the file has no descriptions: an unknown text must not be judged as an empty one.
    """

    line: int
    fields: Mapping[str, object]
    id_column: str = "id"
    is_profile_read: bool = True


Item = Row | Said | Fault
Items = Iterator[Item]

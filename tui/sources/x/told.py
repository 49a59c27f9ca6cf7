"""What went wrong in one read, part by part, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from tui.codes import Code, code
from tui.errors import SourceError
from tui.sources.header import UNREAD
from tui.sources.x.billing import CeilingError


class Part(StrEnum):
    """What a read consists of."""

    FOLLOWERS = "followers"
    UNITS = "units"
    POSTS = "posts"


LACKS: Final = frozenset({"x_plan_lacks", "x_no_endpoint"})
_OF_ONE_PART: Final = frozenset({"x_rate_limited", "x_followers_withheld"})  # each endpoint has its own window


NAMED: Final = 3


class Told(Struct):
    """Errors and notes of one read.

    `is_over` says that nothing more may be asked; `lacks` why X does not offer us a part, told again with every read;
    `ceiling` is why not even the target could be asked for.
    """

    lacks: dict[Part, Code]
    errors: list[Code] = field(default_factory=list)
    notes: list[Code] = field(default_factory=list)
    is_over: bool = False
    ceiling: Code | None = None

    def __post_init__(self) -> None:
        self.notes += self.lacks.values()

    def refused(self, part: Part, error: SourceError, left: int) -> None:
        """Notes why a part of the read ends here, with `left` accounts of it unread."""
        if isinstance(error, CeilingError):
            self.notes.append(
                code(
                    f"x_left_out_{part}",
                    count=left,
                    ceiling=error.code.get("ceiling"),
                    period=error.code.get("period"),
                )
            )
            return
        if error.code.name in LACKS:
            self.lacks[part] = code(f"{error.code.name}_{part}")
            self.notes.append(self.lacks[part])
            return
        self.errors.append(error.code)
        self.is_over = self.is_over or error.code.name not in _OF_ONE_PART

    def missing(self, fields: tuple[str, ...]) -> None:
        """Notes fields that X sent of nobody, though they were asked for."""
        if fields:
            self.notes.append(code("x_fields_missing", fields=", ".join(fields)))

    def unknown(self, handles: Sequence[str]) -> None:
        """Notes handles that were linked by hand and that X finds nobody with."""
        if handles:
            named = ", ".join(f"@{each}" for each in handles[:NAMED])
            self.notes.append(code("x_handles_unknown", handles=named, count=len(handles)))

    def unread(self, count: int) -> None:
        """Notes records that could not be read."""
        self.notes += unread_notes(count)


def unread_notes(count: int) -> tuple[Code, ...]:
    """The note of records that could not be read, if there are any."""
    return (code(UNREAD, count=count),) if count else ()

"""What a file tells of itself and of what is not in it, gathered while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from tui.codes import Argument, Code
from tui.sources.base import Scope, is_count_plausible
from tui.sources.formats.rows import ARCHIVE, Said, What
from tui.sources.values import is_zoneless, parse_count, parse_time, quoted

COLUMNS_NAMED: Final = 12


class Told(Struct):
    """All that was heard so far; `total` is the greatest count of its accounts that the file states."""

    file: str
    format: str = ""
    is_escaped: bool = False
    scope: Scope = Scope.FOLLOWERS
    taken_at: datetime | None = None
    taken_at_raw: object = None
    followers_count: int | None = None
    is_count_unread: bool = False
    zoneless: int = 0
    total: int = 0
    unknown: dict[str, None] = field(default_factory=dict)
    parts: set[int] = field(default_factory=set)
    more_follows: bool = False
    begins_later: bool = False
    tells_error: bool = False
    stands_alone: bool = False
    is_doubtful: bool = False
    says_complete: bool = False
    sheets_left: list[str] = field(default_factory=list)
    lists_left: list[str] = field(default_factory=list)
    columns_left: dict[str, None] = field(default_factory=dict)
    cut_at: int = 0
    documents: int = 0
    is_end_unknown: bool = False
    wonders: dict[str, Code] = field(default_factory=dict)

    def hear(self, said: Said, *, is_first: bool) -> None:
        """Takes in one thing; `is_first` says that no record was read before."""
        value = said.value
        match said.what:
            case What.FORMAT:
                self.format = self.format or str(value)
            case What.IS_ESCAPED:
                self.is_escaped = bool(value)
            case What.SCOPE if isinstance(value, Scope):
                self.scope = value
            case What.TAKEN_AT if value != self.taken_at_raw:
                self._hear_time(value)
            case What.FOLLOWERS_COUNT:
                self.followers_count = parse_count(value)
                if self.followers_count is None and value not in (None, ""):
                    self.is_count_unread = True
                    self.wonder("followers_count_unreadable", value=quoted(value))
            case What.UNKNOWN_COLUMN:
                self.unknown[str(quoted(value))] = None
            case What.DOCUMENT:
                self.documents += 1
            case What.PART if isinstance(value, int):
                self.parts.add(value)
            case What.TOTAL if isinstance(value, int):
                self.total = max(self.total, value)
            case _:
                self._hear_lack(said, is_first)

    def _hear_time(self, value: object) -> None:
        self.taken_at_raw = value
        at = parse_time(value)
        if at is None and value not in (None, ""):
            self.wonder("taken_at_unreadable", value=quoted(value))
        self.zoneless += at is not None and is_zoneless(value)
        # the latest: no account of the file was read after it
        self.taken_at = max(filter(None, (self.taken_at, at)), default=None)

    def _hear_lack(self, said: Said, is_first: bool) -> None:
        """Takes in what speaks for or against the file's being all there is."""
        value = said.value
        match said.what:
            case What.MORE_FOLLOWS:
                self.more_follows = bool(value)
            case What.PAGES_BEFORE if is_first:
                self.begins_later = True
            case What.COMPLETE:
                self.says_complete = True
            case What.TELLS_ERROR:
                self.tells_error = True
            case What.STANDS_ALONE:
                self.stands_alone = True
            case What.IS_DOUBTFUL:
                self.is_doubtful = True
            case What.END_UNKNOWN:
                self.is_end_unknown = True
            case What.LIST_LEFT:
                self.lists_left.append(str(quoted(value)))
            case What.COLUMN_LEFT:
                self.columns_left[str(quoted(value))] = None
            case What.SHEET_LEFT:
                self.sheets_left.append(str(quoted(value)))
            case What.CUT if isinstance(value, int):
                self.cut_at = self.cut_at or value

    def wonder(self, name: str, **args: Argument) -> None:
        """Notes the first of its kind that is not what it should be."""
        self.wonders.setdefault(name, self._note(name, **args))

    @property
    def is_whole(self) -> bool:
        """Whether it was read to its end and tells of nothing that is not in it."""
        left = self.sheets_left or self.lists_left or self.columns_left
        pages_left = self.more_follows or self.begins_later
        return not (self.cut_at or self.tells_error or pages_left or left or self.may_be_cut)

    @property
    def may_be_cut(self) -> bool:
        """Whether it may have ended early and nobody could tell: only a single document has an end of its own."""
        return self.is_end_unknown and self.documents != 1

    @property
    def counts_one(self) -> bool:
        """Whether one account by itself is a list: one without is as likely an error's page."""
        return self.format == ARCHIVE or (self.followers_count == 1 and not self.stands_alone)

    def counts_more_than(self, read: int) -> bool:
        """Whether the file states more accounts than records were read."""
        return self.total > read and not is_count_plausible(read, self.total)

    def notes(self) -> Iterator[Code]:
        """What of this is worth knowing, most important first."""
        yield from self.wonders.values()
        if self.cut_at:
            yield self._note("file_cut", line=self.cut_at)
        if self.may_be_cut:
            yield self._note("feed_without_end")
        if self.more_follows:
            yield self._note("pages_missing")
        if self.begins_later:
            yield self._note("pages_before_missing")
        if self.tells_error:
            yield self._note("file_tells_error")
        if self.lists_left:
            yield self._note("lists_left", lists=", ".join(self.lists_left))
        if self.columns_left:
            yield self._note("columns_left", columns=", ".join(self.columns_left))
        if self.sheets_left:
            yield self._note("sheets_left", sheets=", ".join(self.sheets_left[:COLUMNS_NAMED]))

    def _note(self, name: str, **args: Argument) -> Code:
        return Code(name, (("file", self.file), *args.items()))

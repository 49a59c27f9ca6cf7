"""Delimited text as records: what a quote holds together, and what one that stands there by mistake would swallow."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tui.sources.formats.rows import Fault, Said, What

DELIMITERS: Final = (",", ";", "\t", "|")
# A quote that is never closed would swallow the file: a record longer than this is at fault, not its followers.
_LINES_PER_RECORD: Final = 200
HoldsAccount = Callable[[Sequence[str]], bool]


class Record(NamedTuple):
    """One record of a table: the line where it starts, its cells, whether the file ends without ending that line."""

    line: int
    cells: Sequence[object]
    is_unended: bool = False


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line that stands alone; none where it cannot be parted."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


class _RunawayError(Exception):
    """A record that took too many lines."""


class _Lines:
    """Lines handed to the reader, remembered until the record they belong to is known to be sound."""

    def __init__(self, source: Iterator[str], number: int) -> None:
        self._source = source
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = number
        self.is_exhausted = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _LINES_PER_RECORD:
            raise _RunawayError
        line = self._again.popleft() if self._again else next(self._source, None)
        if line is None:
            self.is_exhausted = True
            raise StopIteration
        self.taken.append(line)
        return line

    def settle(self) -> int:
        """Forgets the lines of a finished record and returns where it started."""
        start = self.number + 1
        self.number += len(self.taken)
        self.taken = []
        return start

    def return_all_but_first(self) -> int:
        """Gives back what a broken record swallowed after its first line, and returns where it started."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.taken = self.taken[:1]
        self.is_exhausted = False
        return self.settle()


def records(
    source: Iterator[str], delimiter: str, number: int, holds_account: HoldsAccount | None = None
) -> Iterator[Record | Fault | Said]:
    """Records by line; a record that cannot be right costs its first line, never those after it.

    One of several lines whose quotes are sound, but of which a line is by itself what `holds_account` knows as a row,
    is a fault as a whole: a row was swallowed, or somebody wrote one into a text so that it would be read as one.
    """
    lines = _Lines(source, number)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_RunawayError, csv.Error):
            yield Fault("record_unreadable", lines.return_all_but_first())
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        if lines.is_exhausted:  # the reader wanted more: a quote is still open, so the file was cut here
            is_last = len(lines.taken) <= 1
            start = lines.return_all_but_first()
            yield Said(What.CUT, start)
            yield Fault("record_cut", start)
            if is_last:
                return
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        if len(lines.taken) > 1 and not _is_well_quoted(lines.taken, delimiter):
            yield Fault("record_unreadable", lines.return_all_but_first())
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        swallowed = _swallowed(lines.taken[1:], delimiter, len(cells), holds_account)
        is_unended = not lines.taken[-1].endswith(("\n", "\r"))
        start = lines.settle()
        if swallowed:
            yield Fault("record_holds_rows", start, (("count", swallowed),))
        elif any(cell.strip() for cell in cells):
            yield Record(start, cells, is_unended)


def _is_well_quoted(taken: Iterable[str], delimiter: str) -> bool:
    """Whether in these lines each quote that closes is followed by a delimiter or the end."""
    try:
        return len(list(csv.reader(taken, delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False


def _swallowed(inner: Iterable[str], delimiter: str, width: int, holds_account: HoldsAccount | None) -> int:
    """How many lines within a record are rows by themselves; a record of another width is no row anyway."""
    if holds_account is None:
        return 0
    return sum(line.count(delimiter) >= width - 1 and holds_account(cells_of(line, delimiter)) for line in inner)

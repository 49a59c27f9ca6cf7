"""Tables with a header: comma, semicolon, tab or bar, as exporters and spreadsheets write them."""

from __future__ import annotations

import csv
import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tui.sources.formats import columns, error_pages, links
from tui.sources.formats.rows import Fault, Items, Row, Said, Uncomputed, What
from tui.sources.values import quoted

DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_WITHIN: Final = 10
_SEPARATOR_LINE: Final = "sep="  # Excel's own hint above the header
# A quote that is never closed would swallow the file: a record longer than this is at fault, not its followers.
_LINES_PER_RECORD: Final = 200


class Record(NamedTuple):
    """One record of a table: the line where it starts, its cells, whether the file ends without ending that line."""

    line: int
    cells: Sequence[object]
    is_unended: bool = False


def header_of(line: str) -> tuple[str, list[str]] | None:
    """The delimiter and the cells of a header line, or None where no delimiter yields a list of accounts."""
    best: tuple[int, int, str, list[str]] | None = None
    for delimiter in DELIMITERS:
        try:
            cells = next(_reader([line], delimiter), [])
        except csv.Error:
            continue
        shape = columns.shape_of(tuple(cells))
        if shape.is_account:
            candidate = (len(shape.own) - len(shape.unknown), len(cells), delimiter, cells)
            best = max(best or candidate, candidate, key=lambda found: found[:2])
    return best[2:] if best else None


def are_posts(lines: Sequence[str]) -> bool:
    """Whether one of these first lines heads a table of posts."""
    shown = (line for line in lines if line.strip() and not is_separator_line(line))
    return any(
        _heads_posts(line, delimiter) for line in itertools.islice(shown, _HEADER_WITHIN) for delimiter in DELIMITERS
    )


def _heads_posts(line: str, delimiter: str) -> bool:
    try:
        return columns.shape_of(tuple(next(_reader([line], delimiter), []))).heads_posts
    except csv.Error:
        return False


def is_separator_line(line: str) -> bool:
    """Whether a line only names the delimiter."""
    return line.strip().lower().startswith(_SEPARATOR_LINE) and len(line.strip()) <= len(_SEPARATOR_LINE) + 1


def header_line(lines: Sequence[str]) -> int:
    """The number of the line that heads a table, 0 where none does: the first, or under a title one of two columns."""
    shown = [(n, line) for n, line in enumerate(lines, start=1) if line.strip() and not is_separator_line(line)]
    for rank, (number, line) in enumerate(shown[:_HEADER_WITHIN]):
        found = header_of(line)
        if found and (rank == 0 or len(columns.shape_of(tuple(found[1])).column_of) > 1):
            return number
    return 0


def read_table(lines: Iterable[str], number: int) -> Items:
    """The accounts of a delimited table whose header is the line of that number."""
    source = iter(lines)
    found = header_of(next(itertools.islice(source, number - 1, number), ""))
    if found:
        delimiter, header = found
        yield from read_records(header, records(source, delimiter, number))


def read_records(header: Sequence[object], records: Iterable[Record | Fault | Said]) -> Items:
    """The accounts of a table whose cells are already apart."""
    own = [str(cell).strip() for cell in header]
    shape = columns.shape_of(tuple(own))
    yield from said_of(shape)
    chosen = {field: own.index(name) for field, name in shape.column_of.items()}
    extra = {name: own.index(shape.own[name]) for name in (*_LINK_CELLS, _TAKEN_AT) if name in shape.own}
    id_column = shape.column_of.get("id", "")
    has_profile = "description" in chosen
    may_tell_errors = error_pages.has_signs(shape)
    for record in records:
        if not isinstance(record, Record):
            yield record
            continue
        cells = record.cells
        if not any(cells[len(own) :]):
            cells = cells[: len(own)]
        if len(cells) < len(own) and record.is_unended:
            yield Said(What.CUT, record.line)
            yield Fault("record_cut", record.line)
            continue
        if len(cells) != len(own):
            yield Fault("row_width", record.line, (("found", len(cells)), ("expected", len(own))))
            continue
        if cells[0] == own[0] and [str(cell).strip() for cell in cells] == own:
            continue  # files put one after another repeat their header
        if _TAKEN_AT in extra and cells[extra[_TAKEN_AT]]:
            yield Said(What.TAKEN_AT, cells[extra[_TAKEN_AT]])
        fields = {field: cells[place] for field, place in chosen.items()}
        fault = _fault_of(record.line, cells, own, chosen, shape if may_tell_errors else None)
        if fault is not None:
            yield fault
            continue
        if extra:
            _expand_links(fields, {name: cells[place] for name, place in extra.items()})
        if shape.exporter == "web_exporter" and isinstance(fields.get("description"), str):
            fields["description"] = str(fields["description"]).replace("\\n", "\n")
        yield Row(record.line, fields, id_column, has_profile)


def _fault_of(
    line: int, cells: Sequence[object], own: Sequence[str], chosen: Mapping[str, int], telling: columns.Shape | None
) -> Fault | None:
    """Why a row as wide as its header is no account, if it is none; `telling` is a shape that a message may have."""
    if telling is not None and error_pages.is_message(dict(zip(own, cells, strict=True)), telling):
        return Fault("record_is_message", line, (("columns", describe(own)),))
    unknown = next((name for name, place in chosen.items() if isinstance(cells[place], Uncomputed)), "")
    if unknown:
        args = (("column", quoted(own[chosen[unknown]])), ("value", quoted(cells[chosen[unknown]])))
        return Fault("cell_not_computed", line, args)
    return None


def said_of(shape: columns.Shape) -> Items:
    """What the names of a file's columns say of it."""
    yield Said(What.FORMAT, shape.exporter)
    yield Said(What.IS_ESCAPED, shape.is_escaped)
    for name in shape.unknown:
        yield Said(What.UNKNOWN_COLUMN, name)


_LINK_CELLS: Final = ("entitiesdescriptionurls", "entitiesurlurls")
_TAKEN_AT: Final = "twarcretrievedat"


def _expand_links(fields: dict[str, object], extra: dict[str, object]) -> None:
    fields["description"] = links.expand(fields.get("description"), extra.get("entitiesdescriptionurls"))
    fields["url"] = links.first_long(extra.get("entitiesurlurls")) or fields.get("url")


def _reader(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter)


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


def records(source: Iterator[str], delimiter: str, number: int) -> Iterator[Record | Fault | Said]:
    """Records by line; a record that cannot be right costs its first line, never those after it."""
    lines = _Lines(source, number)
    reader = _reader(lines, delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_RunawayError, csv.Error):
            yield Fault("record_unreadable", lines.return_all_but_first())
            reader = _reader(lines, delimiter)
            continue
        if lines.is_exhausted:  # the reader wanted more: a quote is still open, so the file was cut here
            is_last = len(lines.taken) <= 1
            start = lines.return_all_but_first()
            yield Said(What.CUT, start)
            yield Fault("record_cut", start)
            if is_last:
                return
            reader = _reader(lines, delimiter)
            continue
        is_unended = not lines.taken[-1].endswith(("\n", "\r"))
        start = lines.settle()
        if any(cell.strip() for cell in cells):
            yield Record(start, cells, is_unended)


def describe(header: Sequence[object]) -> str:
    """The first columns of a table as one short text, for telling that they are foreign."""
    return str(quoted(", ".join(str(cell).strip() for cell in header[:5])))

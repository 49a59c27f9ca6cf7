"""Tables with a header: comma, semicolon, tab or bar, as exporters and spreadsheets write them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tui.sources.formats import columns, handles
from tui.sources.formats.delimited import DELIMITERS, Record, cells_of, records
from tui.sources.formats.headings import Heading, said_of
from tui.sources.formats.rows import Fault, Items, Said, What

_HEADER_WITHIN: Final = 10
_SEPARATOR_LINE: Final = "sep="  # Excel's own hint above the header


def header_of(line: str) -> tuple[str, list[str]] | None:
    """The delimiter and the cells of a header line, or None where no delimiter yields a list of accounts."""
    best: tuple[int, int, str, list[str]] | None = None
    for delimiter in DELIMITERS:
        cells = cells_of(line, delimiter)
        shape = columns.shape_of(tuple(cells))
        if shape.is_account:
            candidate = (len(shape.own) - len(shape.unknown), len(cells), delimiter, cells)
            best = max(best or candidate, candidate, key=lambda found: found[:2])
    return best[2:] if best else None


def are_posts(lines: Sequence[str]) -> bool:
    """Whether one of these first lines heads a table of posts."""
    shown = (line for line in lines if line.strip() and not is_separator_line(line))
    return any(
        columns.shape_of(tuple(cells_of(line, delimiter))).heads_posts
        for line in itertools.islice(shown, _HEADER_WITHIN)
        for delimiter in DELIMITERS
    )


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
        heading = Heading.of(header)
        yield from read_records(heading, records(source, delimiter, number, heading.is_row))


def read_records(heading: Heading, records: Iterator[Record | Fault | Said]) -> Items:
    """The accounts of a table whose cells are already apart."""
    yield from said_of(heading.shape)
    first = list(itertools.islice(records, handles.MANY))
    is_message = heading.message_among(sum(isinstance(each, Record) for each in first))
    width = len(heading.own)
    for record in itertools.chain(first, records):
        if not isinstance(record, Record):
            yield record
            continue
        cells = record.cells
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) < width and record.is_unended:
            yield Said(What.CUT, record.line)
            yield Fault("record_cut", record.line)
        elif len(cells) != width:
            yield Fault("row_width", record.line, (("found", len(cells)), ("expected", width)))
        elif not heading.is_repeated_by(cells):
            yield from heading.items_of(Record(record.line, cells), is_message)

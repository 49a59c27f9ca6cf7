"""Sheets that hold anything but accounts: CSV with any delimiter or XLSX, row by row."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from tui.errors import UsageError
from tui.sources.cleaning import clean_text
from tui.sources.formats import decoding, tables
from tui.sources.formats.delimited import DELIMITERS, Record, cells_of, records
from tui.sources.formats.headings import describe
from tui.sources.formats.rows import Fault, Said, UnreadableFileError
from tui.sources.formats.workbook import sheet_records

SIZE_LIMIT: Final = 32 * 1024 * 1024
_HEAD: Final = 64 * 1024
_ZIP: Final = b"PK\x03\x04"
IsHeader = Callable[[Sequence[object]], bool]


def read_sheet(path: Path, is_header: IsHeader, *, needed: str) -> Iterator[Record | Fault]:
    """The header that `is_header` knows, then each row, as wide as the header, and each fault, with its line.

    `needed` names the columns that a header must have, for telling that they are not there.
    Raises UsageError where the file is not there, may not be read or is too large, UnreadableFileError (exit 2) where
    it is no sheet or has no such header.
    """
    name = clean_text(path.name, limit=200)
    try:
        with path.open("rb") as stream:
            if path.stat().st_size > SIZE_LIMIT:
                raise UsageError("file_too_large", file=name, megabytes=SIZE_LIMIT // 2**20)
            yield from _rows(stream, name, is_header, needed)
    except FileNotFoundError as error:
        raise UsageError("file_missing", file=name) from error
    except OSError as error:
        raise UsageError("file_unreadable", file=name, reason=error.strerror or type(error).__name__) from error


def _rows(stream: BinaryIO, name: str, is_header: IsHeader, needed: str) -> Iterator[Record | Fault]:
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip():
        raise UnreadableFileError("file_empty", file=name)
    try:
        is_packed = head.startswith(_ZIP)
        items = sheet_records(stream, name, is_header) if is_packed else _texts(stream, head, name, is_header)
        found = (item for item in items if not isinstance(item, Said))  # a cut is said, and is a fault too
        header = next(found)
    except UnreadableFileError as error:
        if error.code.name != "columns_foreign":
            raise
        raise UnreadableFileError("sheet_foreign", **dict(error.code.args), needed=needed) from error
    if isinstance(header, Record):
        yield header
        yield from _as_wide(found, len(header.cells))


def _texts(stream: BinaryIO, head: bytes, name: str, is_header: IsHeader) -> Iterator[Record | Fault | Said]:
    """The header and the rows of a delimited text."""
    encoding = decoding.encoding_of(head)
    if not encoding:
        raise UnreadableFileError("file_binary", file=name)
    start = decoding.start_of(head, encoding)
    lines = decoding.lines_of(stream, encoding, name, has_bare_returns="\r" in start and "\n" not in start)
    for number, line in enumerate(lines, start=1):
        if not line.strip() or tables.is_separator_line(line):
            continue
        found = _header_of(line, is_header)
        if found is None:
            raise UnreadableFileError("columns_foreign", file=name, columns=describe([line.strip()]))
        delimiter, cells = found
        yield Record(number, cells)
        yield from records(lines, delimiter, number)
        return
    raise UnreadableFileError("file_empty", file=name)


def _header_of(line: str, is_header: IsHeader) -> tuple[str, list[str]] | None:
    """The delimiter that makes most cells of a header line, with the cells."""
    best: tuple[str, list[str]] | None = None
    for delimiter in DELIMITERS:
        cells = cells_of(line, delimiter)
        if is_header(cells) and (best is None or len(cells) > len(best[1])):
            best = delimiter, cells
    return best


def _as_wide(items: Iterator[Record | Fault], width: int) -> Iterator[Record | Fault]:
    """Rows filled up with empty cells; one that was cut off, or has cells beyond the header, is a fault."""
    for item in items:
        if isinstance(item, Fault):
            yield item
            continue
        cells = list(item.cells)
        while len(cells) > width and cells[-1] in ("", None):
            cells.pop()
        if item.is_unended and len(cells) < width:
            yield Fault("record_cut", item.line)
        elif len(cells) > width:
            yield Fault("row_width", item.line, (("found", len(cells)), ("expected", width)))
        else:
            yield Record(item.line, list(itertools.chain(cells, [""] * (width - len(cells)))))

"""XLSX: the first sheet that holds a list of accounts; others that do are named."""

from __future__ import annotations

import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from tui.sources.formats import columns
from tui.sources.formats.rows import Items, Said, UnreadableFileError, What
from tui.sources.formats.tables import Record, describe, read_records

UNPACKED_LIMIT: Final = 256 * 1024 * 1024
_EXACT: Final = 10**15  # a workbook's numbers are doubles and are shown with 15 digits
# What the unpacking, the XML and openpyxl's own reading raise where the bytes are not what they should be.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)
_HEADER_WITHIN: Final = 10


def read_workbook(stream: BinaryIO, name: str) -> Items:
    """The accounts of a workbook. Raises UnreadableFileError where it is none, is damaged or holds no such list."""
    posts = False

    def heads_accounts(cells: Sequence[object]) -> bool:
        nonlocal posts
        shape = columns.shape_of(tuple(map(str, cells)))
        posts = posts or shape.heads_posts
        return shape.is_account

    found = sheet_records(stream, name, heads_accounts)
    try:
        header = next(found)
    except UnreadableFileError as error:
        if posts and error.code.name == "columns_foreign":
            raise UnreadableFileError("file_of_posts", file=name) from error
        raise
    if not isinstance(header, Record):
        return
    yield Said(What.FORMAT, "workbook")
    for item in read_records(header.cells, found):
        if not (isinstance(item, Said) and item.what is What.FORMAT and item.value == columns.PLAIN):
            yield item


def sheet_records(
    stream: BinaryIO, name: str, is_header: Callable[[Sequence[object]], bool]
) -> Generator[Record | Said, None, None]:
    """The header and the rows under it, of the first sheet that has such a header; then which others have rows, too.

    Raises UnreadableFileError where it is no workbook, is damaged or has none.
    """
    import openpyxl

    _check_size(stream, name)
    seen = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl's remarks on styles that it does not know
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        sheets = iter(book.worksheets)
        for sheet in sheets:
            found = _header(sheet.iter_rows(max_row=_HEADER_WITHIN, values_only=True), is_header)
            if isinstance(found, str):
                seen = seen or found
                continue
            line, header = found
            yield Record(line, header)
            yield from _records(_under(sheet, line, len(header)), line, len(header))
            yield from (Said(What.SHEET_LEFT, other.title) for other in sheets if _is_filled(other, is_header))
            return
    except _DAMAGED as error:
        raise UnreadableFileError("file_damaged", file=name) from error
    raise UnreadableFileError("columns_foreign", file=name, columns=seen)


def _is_filled(sheet: Any, is_header: Callable[[Sequence[object]], bool]) -> bool:
    """Whether there is a row under such a header."""
    found = _header(sheet.iter_rows(max_row=_HEADER_WITHIN, values_only=True), is_header)
    if isinstance(found, str):
        return False
    line, header = found
    return any(_trimmed(row) for row in _under(sheet, line, len(header)))


def _under(sheet: Any, line: int, width: int) -> Iterator[tuple[object, ...]]:
    """The rows under a header, to one cell beyond its width: a sheet that is formatted to its last corner is vast."""
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(min_row=line + 1, max_col=width + 1, values_only=True)
    return rows


def _check_size(stream: BinaryIO, name: str) -> None:
    """Refuses what is no workbook, and what would unpack to more than a list of accounts can need."""
    try:
        with zipfile.ZipFile(stream) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            names = set(packed.namelist())
    except _DAMAGED as error:
        raise UnreadableFileError("file_damaged", file=name) from error
    if "content.xml" in names:
        raise UnreadableFileError("file_is_opendocument", file=name)
    if "xl/workbook.xml" not in names:
        raise UnreadableFileError("file_packed", file=name)
    if size > UNPACKED_LIMIT:
        raise UnreadableFileError("file_too_large", file=name, megabytes=UNPACKED_LIMIT // 2**20)
    stream.seek(0)


def _header(
    rows: Iterator[tuple[object, ...]], is_header: Callable[[Sequence[object]], bool]
) -> tuple[int, list[object]] | str:
    """The line and cells of the header, or the cells of the first line that might have been one."""
    seen = ""
    for line, row in enumerate(rows, start=1):
        cells = _trimmed(row)
        if is_header(cells):
            return line, cells
        seen = seen or describe(cells)
    return seen


def _trimmed(row: tuple[object, ...]) -> list[object]:
    """The cells up to the last that is not empty."""
    cells = ["" if cell is None else cell for cell in row]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _records(rows: Iterator[tuple[object, ...]], line: int, width: int) -> Iterator[Record]:
    """The rows under the header, each as wide as it, without the empty ones."""
    for number, row in enumerate(rows, start=line + 1):
        cells = [_cell(value) for value in _trimmed(row)]
        if cells:
            yield Record(number, cells + [""] * (width - len(cells)))


def _cell(value: object) -> object:
    """A cell's value; a whole number with more digits than a workbook keeps is the float that it was stored as."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        return float(value)
    return value

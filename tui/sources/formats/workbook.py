"""XLSX: the first sheet that holds a list of accounts; others that do are named."""

from __future__ import annotations

import itertools
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from tui.sources.formats import columns, handles
from tui.sources.formats.delimited import Record
from tui.sources.formats.headings import Heading, describe
from tui.sources.formats.rows import Items, Said, Uncomputed, UnreadableFileError, What
from tui.sources.formats.tables import read_records
from tui.sources.values import FORMULA_TEXT

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
_LINES_LOOKED_AT: Final = 50
_CELLS_LOOKED_AT: Final = 50
IsHeader = Callable[[Sequence[object]], bool]
IsRow = Callable[[Sequence[object]], bool]
_FORMULA: Final = re.compile(rb"<(?:\w{1,20}:)?f[ >/]")
_PIECE: Final = 1024 * 1024
_OVERLAP: Final = 24
_TEXT: Final = "str"  # the type of a formula's result that is a text, be it empty


def read_workbook(stream: BinaryIO, name: str) -> Items:
    """The accounts of a workbook. Raises UnreadableFileError where it is none, is damaged or holds no such list."""
    posts = False

    def heads_accounts(cells: Sequence[object]) -> bool:
        nonlocal posts
        shape = columns.shape_of(tuple(map(str, cells)))
        posts = posts or shape.heads_posts
        return shape.is_account

    found = sheet_records(stream, name, heads_accounts, lambda header: Heading.of(header).names_account)
    try:
        header = next(found)
    except UnreadableFileError as error:
        if error.code.name != "columns_foreign":
            raise
        if posts:
            raise UnreadableFileError("file_of_posts", file=name) from error
        listed = _lists(stream, name)
        if not listed:
            raise
        yield from _read_lists(listed)
        return
    if not isinstance(header, Record):
        return
    yield Said(What.FORMAT, "workbook")
    yield Said(What.DOCUMENT, True)
    for item in read_records(Heading.of(header.cells), found):
        if not (isinstance(item, Said) and item.what is What.FORMAT and item.value == columns.PLAIN):
            yield item


def _lists(stream: BinaryIO, name: str) -> dict[str, list[str]]:
    """The lines of the sheets that are plain lists, by title; none where a formula may stand for a name."""
    try:
        if _has_formulas(stream):
            return {}
        sheets = _opened(stream, data_only=True).worksheets
        lines = {sheet.title: _lines(sheet.iter_rows(values_only=True)) for sheet in sheets}
    except _DAMAGED as error:
        raise UnreadableFileError("file_damaged", file=name) from error
    return {title: each for title, each in lines.items() if handles.is_list(each[:_LINES_LOOKED_AT])}


def _lines(rows: Iterator[tuple[object, ...]]) -> list[str]:
    return [" ".join(str(_cell(cell)).strip() for cell in row if cell is not None) for row in rows]


def _read_lists(listed: Mapping[str, list[str]]) -> Items:
    """The accounts of the first of these lists, and that there are others."""
    (_title, lines), *others = listed.items()
    yield Said(What.FORMAT, "workbook")
    yield Said(What.DOCUMENT, True)
    yield from handles.read_list(lines)
    yield from (Said(What.SHEET_LEFT, title) for title, _lines in others)


def sheet_records(
    stream: BinaryIO, name: str, is_header: IsHeader, knowing: Callable[[Sequence[object]], IsRow] | None = None
) -> Generator[Record | Said, None, None]:
    """The header and the rows under it, of the first sheet that has such a header; then which others have rows, too.

    `knowing` gives for that header what knows its rows where none stands above them.
    Raises UnreadableFileError where it is no workbook, is damaged or has none.
    """
    _check_size(stream, name)
    seen = ""
    try:
        sheets = _opened(stream, data_only=True).worksheets
        for sheet in sheets:
            found = _header(sheet.iter_rows(max_row=_HEADER_WITHIN, values_only=True), is_header)
            if isinstance(found, str):
                seen = seen or found
                continue
            line, header = found
            yield Record(line, header)
            formulas = _Formulas(stream, sheet.title, line, len(header))
            rows = _under(sheet, line, len(header), has_formulas=formulas.has_any)
            yield from _records(rows, line, len(header), formulas)
            is_row = knowing(header) if knowing else None
            others = (other for other in sheets if other is not sheet)
            yield from (Said(What.SHEET_LEFT, other.title) for other in others if _is_filled(other, is_header, is_row))
            return
    except _DAMAGED as error:
        raise UnreadableFileError("file_damaged", file=name) from error
    if not seen:
        raise UnreadableFileError("file_empty", file=name)
    raise UnreadableFileError("columns_foreign", file=name, columns=seen)


def _opened(stream: BinaryIO, *, data_only: bool) -> Any:
    """The workbook with the results of its formulas, or with the formulas."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl's remarks on styles that it does not know
        book = openpyxl.load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a sheet says of its own extent may be old, and rows beyond it would be lost
    return book


class _Formulas:
    """The formulas of the rows under a header, asked for in order; the sheet is read again only where it has any."""

    def __init__(self, stream: BinaryIO, title: str, line: int, width: int) -> None:
        self._rows: Iterator[tuple[object, ...]] = iter(())
        self.has_any = _has_formulas(stream)
        if self.has_any:
            sheet = _opened(stream, data_only=False)[title]
            self._rows = sheet.iter_rows(min_row=line + 1, max_col=width, values_only=True)
        self._next = line + 1

    def shown(self, number: int, row: tuple[object, ...]) -> tuple[object, ...]:
        """The cells of a row; one without a value shows its formula, if it has one."""
        formulas = next(itertools.islice(self._rows, number - self._next, None), ())
        self._next = number + 1
        texts = [str(getattr(value, "text", value)) for value in formulas]
        texts += [""] * (len(row) - len(texts))
        return tuple(
            _formula(text) if cell is None and text.startswith("=") else cell
            for cell, text in zip(row, texts, strict=False)
        )


def _formula(text: str) -> str:
    """A formula; one that only keeps a text from being rounded says what it stands for."""
    return text if FORMULA_TEXT.fullmatch(text) else Uncomputed(text)


def _has_formulas(stream: BinaryIO) -> bool:
    with zipfile.ZipFile(stream) as packed:
        for entry in packed.namelist():
            if not entry.endswith(".xml"):
                continue
            with packed.open(entry) as part:
                before = b""
                while piece := part.read(_PIECE):
                    if _FORMULA.search(before + piece):
                        return True
                    before = piece[-_OVERLAP:]
    return False


def _is_filled(sheet: Any, is_header: IsHeader, is_row: IsRow | None) -> bool:
    """Whether there is a row under such a header, or `is_row` knows one without, or there are handles by themselves."""
    found = _header(sheet.iter_rows(max_row=_HEADER_WITHIN, values_only=True), is_header)
    if not isinstance(found, str):
        line, header = found
        return any(_trimmed(row) for row in _under(sheet, line, len(header), has_formulas=False))
    if is_row is None:
        return False
    shown = sheet.iter_rows(max_row=_LINES_LOOKED_AT, max_col=_CELLS_LOOKED_AT, values_only=True)
    rows = [cells for row in shown if (cells := _trimmed(row))]
    marked = sum(any(handles.is_marked(str(cell).strip()) for cell in row) for row in rows)
    return any(map(is_row, rows)) or (marked > 1 and 2 * marked >= len(rows))


def _under(sheet: Any, line: int, width: int, *, has_formulas: bool) -> Iterator[tuple[object, ...]]:
    """The rows under a header, to one cell beyond its width: a sheet that is formatted to its last corner is vast.

    Where there are formulas, the result of one that is the empty text is told from none.
    """
    rows = sheet.iter_rows(min_row=line + 1, max_col=width + 1, values_only=not has_formulas)
    yield from (tuple(map(_value, row)) for row in rows) if has_formulas else rows


def _value(cell: Any) -> object:
    return "" if cell.value is None and cell.data_type == _TEXT else cell.value


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


def _header(rows: Iterator[tuple[object, ...]], is_header: IsHeader) -> tuple[int, list[object]] | str:
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


def _records(rows: Iterator[tuple[object, ...]], line: int, width: int, formulas: _Formulas) -> Iterator[Record]:
    """The rows under the header, each as wide as it, without the empty ones."""
    for number, row in enumerate(rows, start=line + 1):
        is_lacking = formulas.has_any and None in row[:width]
        cells = [_cell(value) for value in _trimmed(formulas.shown(number, row) if is_lacking else row)]
        if cells:
            yield Record(number, cells + [""] * (width - len(cells)))


def _cell(value: object) -> object:
    """A cell's value; a whole number with more digits than a workbook keeps is the float that it was stored as."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        return float(value)
    return value

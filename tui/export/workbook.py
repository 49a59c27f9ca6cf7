"""The Board's table as XLSX, for those who print and colour: every cell is text, the statuses are coloured."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from tui.board.model import Board, Status
from tui.export.tables import Row, one_line, table
from tui.registry.model import Registry
from tui.view.palette import SCHEMES
from tui.wording import _
from tui.wording.terms import status_word

STATUS_COLUMN = "G"
# The most that a cell of Excel holds; openpyxl does not check it for text given as such.
LONGEST_CELL = 32_767
WIDEST_COLUMN = 60


def as_xlsx(board: Board, registry: Registry, *, with_phones: bool = False, notes: Iterable[str] = ()) -> bytes:
    """The table as XLSX; the notes stand on a sheet of their own."""
    from openpyxl import Workbook

    cells = table(board, registry, with_phones=with_phones)
    book = Workbook()
    book.properties.creator = "Pantau SKPD"
    sheet: Any = book.active
    sheet.title = _("Unit")
    fill_sheet(sheet, cells)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    _colour_statuses(sheet, len(cells))
    remarks: Any = book.create_sheet(_("Catatan"))
    fill_sheet(remarks, [(_("Catatan"),), *((note,) for note in notes)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_sheet(sheet: Any, rows: list[Row]) -> None:
    """Writes rows as text under a bold heading, with columns as wide as they need."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            # Given as text, a leading = is no formula and a long id keeps its digits.
            cell.value, cell.data_type = one_line(text)[:LONGEST_CELL], "s"
            cell.number_format = "@"
            if number == 1:
                cell.font = Font(bold=True)
    for column, cells in enumerate(zip(*rows, strict=True), 1):
        width = min(WIDEST_COLUMN, max(len(cell) for cell in cells) + 2)
        sheet.column_dimensions[get_column_letter(column)].width = width


def _colour_statuses(sheet: Any, last_row: int) -> None:
    from openpyxl.formatting import rule as rules
    from openpyxl.styles import Font, PatternFill

    is_equal: Any = rules.CellIsRule
    place = f"{STATUS_COLUMN}2:{STATUS_COLUMN}{max(2, last_row)}"
    for status in Status:
        shade = SCHEMES["light"].shades[status]
        fill = PatternFill(bgColor=shade.tint[1:], fill_type="solid")
        font = Font(color=shade.accent[1:], bold=True)
        word = f'"{status_word(status)}"'
        sheet.conditional_formatting.add(place, is_equal(operator="equal", formula=[word], fill=fill, font=font))

"""The tables: a row a unit, nothing that a spreadsheet would run, and the same discretion as everywhere."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.exports_board import PHONE, invented_board, invented_registry, invented_states, unit_account
from tui.export.tables import FORMULA_STARTS, as_csv, harmless, headings, table
from tui.export.workbook import STATUS_COLUMN, as_xlsx


def table_of(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_csv_has_a_heading_and_a_row_for_each_unit() -> None:
    cells = table_of(as_csv(invented_board(), invented_registry()))
    assert tuple(cells[0]) == headings()
    assert [row[1] for row in cells[1:]] == [unit.id for unit in invented_registry().units]
    dpu = dict(zip(cells[0], cells[2], strict=True))
    assert dpu["Status"] == "BELUM LENGKAP"
    assert dpu["Akun"] == "dpukbm"
    assert dpu["Sejak"] == "2015-08-16 19:00"
    assert (dpu["nama"], dpu["nomor HP"]) == ("terpenuhi", "belum")
    assert dpu["Yang perlu dilengkapi"] == "jabatan dan nomor HP"
    assert cells[5][headings().index("Induk")] == "Kecamatan Ambal"


def test_lines_end_as_rfc_4180_says() -> None:
    data = as_csv(invented_board(), invented_registry())
    assert data.count(b"\r\n") == data.count(b"\n") == 7


def test_the_tables_mask_numbers_and_hide_private_handles() -> None:
    board, registry = invented_board(), invented_registry()
    for text in ("\n".join(map("|".join, table(board, registry))), as_csv(board, registry).decode()):
        assert PHONE not in text
        assert "sutrisno_rekaan" not in text.casefold()
        assert "desa_blengor_unofficial" not in text
    assert PHONE in as_csv(board, registry, with_phones=True).decode()


@pytest.mark.parametrize("start", [*FORMULA_STARTS, " =", "\ufeff@", "\n="])
def test_a_cell_that_could_be_a_formula_is_quoted_row_31(start: str) -> None:
    assert harmless(f"{start}1+1").startswith("'")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_whatever_an_account_is_called_the_table_keeps_its_rows_and_columns(name: str) -> None:
    account = unit_account("dinkeskbm", name)
    board = invented_board(replace(invented_states()[0], account=account))
    cells = table_of(as_csv(board, invented_registry()))
    assert {len(row) for row in cells} == {len(headings())}
    assert len(cells) == 7
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)


def test_each_row_of_a_reconstruction_says_so() -> None:
    cells = table_of(as_csv(invented_board(is_reconstruction=True), invented_registry()))
    assert cells[0][-1] == "Sifat data"
    assert all(row[-1].startswith("REKONSTRUKSI") for row in cells[1:])


def sheet_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_cell_of_the_workbook_is_text_and_statuses_are_coloured() -> None:
    hostile = replace(invented_states()[0], account=unit_account("dinkeskbm", "=1+1\x0b\uffff", "1002003004005006007"))
    book = sheet_of(as_xlsx(invented_board(hostile), invented_registry(), notes=("=catatan",)))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in sheet[1]] == list(headings())
    assert sheet[f"{STATUS_COLUMN}1"].value == "Status"
    assert sheet["K2"].value == "=1+1  "
    assert sheet["L2"].value == "1002003004005006007"
    assert sheet.freeze_panes == "D2"
    (coloured,) = sheet.conditional_formatting
    assert str(coloured.sqref) == "G2:G7"
    assert len(coloured.rules) == 10
    assert book.worksheets[1]["A2"].data_type == "s"


def test_the_workbook_masks_numbers_too() -> None:
    sheet = sheet_of(as_xlsx(invented_board(), invented_registry())).worksheets[0]
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert PHONE not in text
    assert "0812-••••-7890" in text

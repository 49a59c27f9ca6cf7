"""Cells of a workbook that are not what they seem: formulas that nobody computed, dates without a zone."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.sources.test_sheets import rows_of
from tui.cli.main import main
from tui.errors import UsageError
from tui.sources.previews import preview


def book(path: Path, *rows: list[Any]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_an_id_that_is_a_formula_without_its_result_is_named_by_its_cell_and_skipped(tmp_path: Path) -> None:
    rows: list[list[object]] = [["a", "=1+1", "Dinas A"], ["b", "12", "Dinas B"], ["c", None, "Dinas C"]]
    shown = preview(book(tmp_path / "a.xlsx", ["username", "ID", "Nama Akun"], *rows), complete=True)
    assert [each.id for each in shown.readings[0].accounts] == ["12", "@c"]
    (fault,) = shown.faults
    assert (fault.name, fault.get("line"), fault.get("column"), fault.get("value")) == (
        "cell_not_computed",
        2,
        "ID",
        "=1+1",
    )


def test_a_formula_that_only_keeps_an_id_from_being_rounded_is_that_id(tmp_path: Path) -> None:
    shown = preview(book(tmp_path / "a.xlsx", ["id", "username"], ['="723389637071249410"', "a"]))
    assert [each.id for each in shown.readings[0].accounts] == ["723389637071249410"]


def test_a_formula_in_a_column_that_says_nothing_here_costs_no_row(tmp_path: Path) -> None:
    shown = preview(book(tmp_path / "a.xlsx", ["No", "id", "username"], ["=ROW()-1", "11", "a"]))
    assert (shown.understood, shown.skipped) == (1, 0)


def test_a_description_that_was_not_computed_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    rows = [["11", "a", '="Camat "&D2'], ["12", "b", ""]]
    shown = preview(book(tmp_path / "a.xlsx", ["id", "username", "description"], *rows))
    assert [(fault.name, fault.get("column")) for fault in shown.faults] == [("cell_not_computed", "description")]
    assert [each.id for each in shown.readings[0].accounts] == ["12"]


def test_a_formula_whose_result_is_empty_is_an_empty_cell(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", ["id", "username", "description"], ["11", "a", '=IF(A2="","x","")'], ["12", "b", "=A1"]
    )
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'<c r="C2">', b'<c r="C2" t="str">')
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    shown = preview(path)
    assert [(each.id, each.description) for each in shown.readings[0].accounts] == [("11", "")]
    assert [fault.get("line") for fault in shown.faults] == [3]


def test_a_workbook_of_nothing_but_formulas_says_what_to_do(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["id", "username"], ["=A1", "=B1"])
    with pytest.raises(UsageError, match="cell_not_computed"):
        preview(path)


def test_a_sheet_of_anything_shows_a_formula_that_was_not_computed(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["unit", "id"], ["a", "=1+1"], ["b", None])
    assert rows_of(path)[1:] == [(2, ["a", "=1+1"]), (3, ["b", ""])]


def test_a_ruling_in_a_formula_that_was_not_computed_keeps_its_sheet_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    followers = tmp_path / "pengikut.csv"
    followers.write_text("id,username\n9001,kec_klirong\n")
    rows = [["33.05.05", "kec_klirong", '="surat "&1', "Sari (rekaan)"], ["33.05.07", "kec_ambal", "surat", "Sari"]]
    sheet = book(tmp_path / "tautan.xlsx", ["unit", "handle", "basis", "by"], *rows)
    words = ["link", str(sheet), "--source", f"file:{followers}", "--state", str(tmp_path / "keadaan")]
    assert main(words) == 2
    assert 'baris 2: rumus ="surat "&1 belum dihitung' in capsys.readouterr().err


@pytest.mark.parametrize("is_workbook", [True, False])
def test_times_without_a_zone_are_utc_in_tables_and_workbooks_alike_and_that_is_said(
    tmp_path: Path, is_workbook: bool
) -> None:
    at = datetime(2015, 8, 15, 4, 34, 49)
    zoned = "Sat Aug 15 04:34:49 +0000 2015"
    if is_workbook:
        rows: list[list[object]] = [["1", "a", at], ["2", "b", "2015-08-15T04:34:49Z"], ["3", "c", None]]
        path = book(tmp_path / "a.xlsx", ["id", "username", "created_at"], *rows)
    else:
        path = tmp_path / "a.csv"
        path.write_text(f"id,username,created_at\n1,a,{at}\n2,b,{zoned}\n3,c,\n4,d,1439613289\n")
    shown = preview(path)
    assert [each.created_at for each in shown.readings[0].accounts][:2] == [at.replace(tzinfo=UTC)] * 2
    assert [(note.name, note.get("count")) for note in shown.notes] == [("times_without_zone", 1)]


def test_a_document_taken_at_a_time_without_a_zone_says_so_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"taken_at": "2015-08-18 19:00", "accounts": [{"id": "1"}]}')
    shown = preview(path)
    assert shown.readings[0].taken_at == datetime(2015, 8, 18, 19, tzinfo=UTC)
    assert [note.name for note in shown.notes] == ["times_without_zone"]


@pytest.mark.parametrize("extent", ["A1", "A1:B2", "A1:XFD1048576"])
def test_what_a_sheet_says_of_its_own_extent_hides_no_row(tmp_path: Path, extent: str) -> None:
    whole = book(tmp_path / "a.xlsx", ["username", "name"], *([f"unit{n}", "Dinas"] for n in range(5)))
    stale = tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(stale, "w") as written:
        for entry in read.namelist():
            data = read.read(entry)
            if entry.endswith("sheet1.xml"):
                data, count = re.subn(rb'<dimension ref="[^"]*"', f'<dimension ref="{extent}"'.encode(), data)
                assert count == 1
            written.writestr(entry, data)
    accounts = preview(stale, complete=True).readings[0].accounts
    assert [each.username for each in accounts] == [f"unit{n}" for n in range(5)]

"""Sheets of anything: rows with their lines, whatever program wrote them; a broken one is told, never a crash."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tui.errors import PantauError
from tui.sources.formats.delimited import Record
from tui.sources.formats.rows import Fault
from tui.sources.formats.sheets import read_sheet
from tui.sources.previews import preview


def heads(cells: Sequence[object]) -> bool:
    return "unit" in map(str, cells)


def rows_of(path: Path) -> list[tuple[int, list[object]] | str]:
    """Each record as line and cells, each fault by its name."""
    return [
        (item.line, list(item.cells)) if isinstance(item, Record) else f"{item.name} {item.line}"
        for item in read_sheet(path, heads, needed="unit")
    ]


def test_rows_keep_their_lines_and_are_as_wide_as_the_header(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('sep=;\n\nunit;akun;dasar\na;b\n\nc;"d\ne";f;;\ng;h;i;j\nk;l', encoding="utf-8-sig")
    assert rows_of(file) == [
        (3, ["unit", "akun", "dasar"]),
        (4, ["a", "b", ""]),
        (6, ["c", "d\ne", "f"]),
        "row_width 8",
        "record_cut 9",
    ]


def test_a_workbook_gives_the_same_rows_with_long_ids_as_they_were_stored(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["catatan"])
    second = book.create_sheet("tautan")
    second.append([])
    for row in (["unit", "id"], ["a", "1234567890123456789"], ["b", 1234567890123456789], ["c"]):
        second.append(row)
    file = tmp_path / "a.xlsx"
    book.save(file)
    assert rows_of(file) == [
        (2, ["unit", "id"]),
        (3, ["a", "1234567890123456789"]),
        (4, ["b", pytest.approx(1.2345678901234568e18)]),
        (5, ["c", ""]),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "file_empty"),
        (b"  \n", "file_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "file_binary"),
        (b"PK\x03\x04rusak", "file_damaged"),
        (b"nama,akun\na,b\n", "sheet_foreign"),
        (b"\xef\xbb\xbf\n\n", "file_empty"),
    ],
)
def test_what_is_no_sheet_is_told(tmp_path: Path, data: bytes, fault: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(data)
    with pytest.raises(PantauError) as refused:
        rows_of(file)
    assert (refused.value.code.name, refused.value.exit_code) == (fault, 2)


def test_a_sheet_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for path, fault in ((tmp_path / "a", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(PantauError) as refused:
            rows_of(path)
        assert (refused.value.code.name, refused.value.exit_code) == (fault, 2)


@given(st.binary(max_size=300), st.sampled_from([b"", b"unit,akun\n", b"unit;akun\r\n", b"PK\x03\x04"]))
@settings(max_examples=80, deadline=None)
def test_no_bytes_bring_a_sheet_down(tmp_path_factory: pytest.TempPathFactory, data: bytes, before: bytes) -> None:
    file = tmp_path_factory.mktemp("sheet") / "a"
    file.write_bytes(before + data)
    found: list[Record | Fault] = []
    refused = None
    try:
        found = list(read_sheet(file, heads, needed="unit"))
    except PantauError as error:
        refused = error
    assert bool(found) is (refused is None or refused.exit_code != 2)
    widths = {len(item.cells) for item in found if isinstance(item, Record)}
    assert len(widths) == (1 if found else 0)


def test_a_workbook_of_another_kind_of_list_is_foreign(tmp_path: Path) -> None:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["nama", "akun"])
    book.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    with pytest.raises(PantauError) as refused:
        rows_of(tmp_path / "a.xlsx")
    assert refused.value.code.as_json()["code"] == "sheet_foreign"


@pytest.mark.parametrize("title", ["", "sep=;\n", "Daftar pengikut (rekaan);;;\n\n", ";;;\nDiunduh 18 Agustus;;;\n"])
def test_a_title_above_the_header_of_a_table_is_passed_and_lines_keep_their_numbers(tmp_path: Path, title: str) -> None:
    path = tmp_path / "pengikut.csv"
    path.write_text(f"{title}id;username;name;description\n11;a_rekaan;A;\nx;b_rekaan;B;\n")
    shown = preview(path)
    assert [each.username for each in shown.readings[0].accounts] == ["a_rekaan"]
    assert [fault.get("line") for fault in shown.faults] == [title.count("\n") + 3]


def test_a_workbook_formatted_to_its_last_corner_is_read_as_far_as_it_says_something(tmp_path: Path) -> None:
    path = tmp_path / "luas.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Pengikut")
    for row in (["id", "username"], ["11", "a_rekaan"], ["12", "b_rekaan", "di luar judul"]):
        sheet.append(row)
    sheet.cell(1_048_576, 16_384).number_format = "0.00"
    book.save(path)
    shown = preview(path)  # 16,384 cells in each of a million empty rows would take minutes
    assert [each.username for each in shown.readings[0].accounts] == ["a_rekaan"]
    assert [(fault.name, fault.get("line")) for fault in shown.faults] == [("row_width", 3)]


def test_empty_cells_beyond_the_header_cost_no_row(tmp_path: Path) -> None:
    path = tmp_path / "pengikut.csv"
    path.write_text("id,username\n11,a_rekaan,\n12,b_rekaan,,,\n13,c_rekaan,,lebih\n")
    shown = preview(path)
    assert [each.username for each in shown.readings[0].accounts] == ["a_rekaan", "b_rekaan"]
    assert [(fault.name, fault.get("line")) for fault in shown.faults] == [("row_width", 4)]

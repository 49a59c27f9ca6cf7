"""Workbooks whose accounts stand on several sheets, or under no heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tui.errors import UsageError
from tui.sources.previews import Preview, preview

FIRST = [["id", "username"], ["3300000001", "rekaan_a"], ["3300000002", "rekaan_b"]]


def seen(tmp_path: Path, *sheets: list[list[object]]) -> Preview:
    made = Workbook()
    for number, rows in enumerate(sheets):
        sheet = made.active if number == 0 else made.create_sheet(f"Lembar {number + 1}")
        assert sheet is not None
        for cells in rows:
            sheet.append(cells)
    made.save(tmp_path / "pengikut.xlsx")
    return preview(tmp_path / "pengikut.xlsx", complete=True)


@pytest.mark.parametrize(
    "second",
    [
        [["3300000003", "rekaan_c"]],
        [["lanjutan"], [3300000003, "rekaan_c"]],
        [["Nomor", "Sosial media"], ["1", "@rekaan_c"], ["2", "@rekaan_d"]],
        [["@rekaan_c"], ["@rekaan_d"]],
    ],
    ids=["no heading", "a title", "an unknown heading", "handles by themselves"],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_a_sheet_that_goes_on_without_a_known_heading_is_missed_aloud(
    tmp_path: Path, second: list[list[object]], is_first: bool
) -> None:
    first: list[list[object]] = [list(cells) for cells in FIRST]
    shown = seen(tmp_path, *((second, first) if is_first else (first, second)))
    assert (shown.understood, shown.is_whole, shown.complete) == (2, False, False)
    assert [note.name for note in shown.notes] == ["sheets_left"]


@pytest.mark.parametrize(
    "second",
    [
        [["Ringkasan"], ["Jumlah pengikut", 313], ["Kecamatan", 26]],
        [["Petunjuk"], ["Salin akun dari @bupatirekaan ke lembar pertama."], ["Lalu simpan."], ["@humas_rekaan"]],
        [["Kode", "Desa"], ["3305012001", "Desa Rekaan Satu"]],
        [["Jumlah", "313"], ["2015", "tetap"]],
        [],
    ],
    ids=["sums", "prose", "codes of villages", "short numbers", "nothing"],
)
def test_a_sheet_of_anything_else_is_nothing_missed(tmp_path: Path, second: list[list[object]]) -> None:
    shown = seen(tmp_path, [list(cells) for cells in FIRST], second)
    assert (shown.understood, shown.complete, shown.notes) == (2, True, ())


def test_a_sheet_of_handles_without_a_heading_is_a_plain_list(tmp_path: Path) -> None:
    shown = seen(tmp_path, [["Ringkasan"]], [["@rekaan_a"], [], ["@rekaan_b", "Camat"]], [["@rekaan_c"], ["@rekaan_d"]])
    assert [each.id for each in shown.readings[0].accounts] == ["@rekaan_a", "@rekaan_b"]
    assert [(note.name, note.get("sheets")) for note in shown.notes] == [("sheets_left", "Lembar 3")]
    assert (shown.format, shown.complete) == ("workbook", False)


def test_handles_that_a_formula_gives_are_no_list_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        seen(tmp_path, [["@rekaan_a"], ['="@rekaan_b"'], ["@rekaan_c"]])
    assert caught.value.code.name == "columns_foreign"

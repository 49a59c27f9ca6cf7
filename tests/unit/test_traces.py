"""Which snapshots hold an account: found in every form of file, never touched. Everybody is invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tui.export.traces import Traces, files_naming, traces_of

HANDLES, NAMES = frozenset({"kec_ambal"}), frozenset({'Kec. "Ambal" & Rekan'})


def snapshot(out: Path, name: str, files: dict[str, bytes]) -> Path:
    folder = out / name
    folder.mkdir(parents=True)
    for file, data in {"manifest.json": b'{"kec_ambal": 1}', **files}.items():
        (folder / file).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("unit.csv", b"1,KEC_Ambal,x"),
        ("catatan.md", b"akun @kec_ambal."),
        ("papan.json", b'{"name":"Kec. \\"Ambal\\" & Rekan"}'),
        ("papan.svg", b'<text>Kec. "Ambal" &amp; Rekan</text>'),
        ("unit.csv", b'1,"Kec. ""Ambal"" & Rekan"'),
    ],
)
def test_a_handle_or_a_name_is_found_however_it_is_written(tmp_path: Path, file: str, data: bytes) -> None:
    folder = snapshot(tmp_path, "2015/satu", {file: data})
    snapshot(tmp_path, "dua", {file: b"kec_ambalresmi xkec_ambal"})
    assert traces_of(tmp_path, HANDLES, NAMES) == Traces(holding=(folder,))


def test_a_workbook_is_unpacked_and_pictures_are_told_apart(tmp_path: Path) -> None:
    folder = snapshot(tmp_path, "lembar", {"papan.png": b"kec_ambal"})
    with zipfile.ZipFile(folder / "unit.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", "<t>kec_ambal</t>")
    pictures = snapshot(tmp_path, "gambar", {"papan.png": b"\x89PNG"})
    snapshot(tmp_path, "rusak", {"unit.xlsx": b"kec_ambal"})
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "catatan.md").write_bytes(b"kec_ambal")
    assert traces_of(tmp_path, HANDLES, NAMES) == Traces(holding=(folder,), pictures_only=(pictures,))


def test_an_account_without_words_and_a_folder_that_is_not_there_leave_no_trace(tmp_path: Path) -> None:
    snapshot(tmp_path, "satu", {"papan.png": b""})
    assert traces_of(tmp_path, frozenset({""}), frozenset({"a", ""})) == Traces()
    assert traces_of(tmp_path / "tidak_ada", HANDLES, NAMES) == Traces()


def test_files_that_name_a_handle_are_counted(tmp_path: Path) -> None:
    for name, data in (("a", b'"kec_ambal"'), ("b", b"kec_ambalresmi"), ("c", b"@Kec_Ambal")):
        (tmp_path / name).write_bytes(data)
    assert files_naming(sorted(tmp_path.iterdir()), HANDLES) == 2
    assert files_naming(sorted(tmp_path.iterdir()), frozenset()) == 0

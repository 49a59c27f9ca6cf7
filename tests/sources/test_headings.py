"""Headings as Indonesian offices and the Indonesian X write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.sources.previews import Preview, preview

ID = "3312345678"


def seen(tmp_path: Path, text: str) -> Preview:
    path = tmp_path / "pengikut.csv"
    path.write_text(text)
    return preview(path, complete=True)


@pytest.mark.parametrize(
    "heading",
    ["Nama Pengguna", "Akun Twitter", "Username Twitter", "Akun X", "Handle Twitter", "nama_pengguna"],
)
def test_a_handle_is_known_by_its_indonesian_heading(tmp_path: Path, heading: str) -> None:
    shown = seen(tmp_path, f"{heading},Bio\n@kec_rekaan,Resmi\n")
    assert [(each.username, each.description) for each in shown.readings[0].accounts] == [("kec_rekaan", "Resmi")]
    assert "columns_unknown" not in [note.name for note in shown.notes]


@pytest.mark.parametrize("heading", ["ID Pengguna", "ID Akun", "ID Twitter"])
def test_an_id_is_known_by_its_indonesian_heading(tmp_path: Path, heading: str) -> None:
    assert [each.id for each in seen(tmp_path, f"{heading},Akun\n{ID},kec_rekaan\n").readings[0].accounts] == [ID]


@pytest.mark.parametrize("heading", ["Nama", "Nama Lengkap", "Nama Tampilan", "Nama Akun"])
def test_a_name_is_known_by_its_indonesian_heading(tmp_path: Path, heading: str) -> None:
    shown = seen(tmp_path, f"Nama Pengguna,{heading}\nkec_rekaan,Kecamatan Rekaan\n")
    assert [each.name for each in shown.readings[0].accounts] == ["Kecamatan Rekaan"]


def test_what_an_office_tells_of_an_account_is_read_by_its_indonesian_headings(tmp_path: Path) -> None:
    text = "Akun X,Biografi,Lokasi,Situs Web,Pengikut,Mengikuti\nkec_rekaan,Resmi,Rekaan,https://rekaan.example,12,3\n"
    account = seen(tmp_path, text).readings[0].accounts[0]
    told = (account.description, account.location, account.url, account.followers_count, account.following_count)
    assert told == ("Resmi", "Rekaan", "https://rekaan.example", 12, 3)

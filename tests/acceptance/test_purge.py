"""`pantau purge` and what `pantau doctor` says of the log afterwards. All people and accounts are invented."""

from __future__ import annotations

import pytest

from tests.acceptance.commands import Desk
from tests.acceptance.conftest import FOLLOWERS


def test_purge_leaves_no_text_of_the_account_in_the_state_and_touches_no_snapshot(desk: Desk) -> None:
    out = desk.folder / "potret"
    source = f"file:{desk.folder / 'pengikut.csv'}"
    told = desk.run("snapshot", "--out", str(out / "satu"), "--formats", "xlsx,csv,json", "--source", source)
    assert told.code == 0, told.err
    before = {file: file.read_bytes() for file in (out / "satu").iterdir()}
    told = desk.run("purge", "@KEC_KLIRONG", "--out", str(out))
    assert (told.code, told.err) == (0, "")
    assert "x:9001" in told.out
    assert str(out / "satu") in told.out
    assert {file: file.read_bytes() for file in (out / "satu").iterdir()} == before
    held = [file for file in desk.state.rglob("*") if file.is_file() and b"Contoh Rekaan" in file.read_bytes()]
    assert held == []
    assert any(b"Toko Jaya" in file.read_bytes() or b"9002" in file.read_bytes() for file in desk.state.rglob("*.json"))
    assert desk.run("purge", "kec_klirong").code == 2
    assert desk.run("purge", "9001").code == 0


def test_doctor_proves_the_log_also_after_a_purge_and_tells_where_it_was_changed(desk: Desk) -> None:
    assert desk.run("link", "Kecamatan Ayah", "kec_ayah", "--by", "Sari (rekaan)", "--basis", "surat 12").code == 0
    assert desk.run("purge", "@kec_klirong").code == 0
    healthy = desk.run("doctor")
    assert (healthy.code, "Keadaan file: 2 catatan log, rantainya terbukti utuh" in healthy.out) == (0, True)
    (tail,) = desk.state.rglob("tail.json")
    tail.write_bytes(tail.read_bytes().replace(b'_at":"20', b'_at":"19'))
    told = desk.run("doctor")
    assert (told.code, told.err) == (1, "")
    assert "Rantai catatan" in told.out


def test_purge_names_what_holds_the_account_under_its_earlier_handle_or_its_id_alone(desk: Desk) -> None:
    out, held = desk.folder / "potret", {}
    for name, text in {"nama-lama.md": "@kec_klirong (rekaan)", "nomor.csv": "x,9001,", "lain.md": "90011"}.items():
        held[name] = out / name.partition(".")[0]
        held[name].mkdir(parents=True)
        (held[name] / name).write_text(text)
        (held[name] / "manifest.json").write_text("{}")
    quoting = FOLLOWERS + "9004,kec_ayah,Kecamatan Ayah,Tetangga @kec_klirong (rekaan),Kebumen,x\n"
    assert desk.run("import", desk.file("lagi.csv", quoting), "--yes", "--complete").code == 0
    renamed = quoting.replace("9001,kec_klirong,", "9001,klirong_baru,")
    assert desk.run("import", desk.file("baru.csv", renamed), "--yes", "--complete").code == 0
    told = desk.run("purge", "@klirong_baru", "--out", str(out))
    assert (told.code, told.err) == (0, "")
    assert [str(folder) in told.out for folder in held.values()] == [True, True, False]
    assert "teks akun lain" in told.out


def test_purge_knows_an_account_by_the_handle_that_it_had(desk: Desk) -> None:
    renamed = FOLLOWERS.replace("9001,kec_klirong,", "9001,klirong_baru,")
    assert desk.run("import", desk.file("baru.csv", renamed), "--yes", "--complete").code == 0
    assert "x:9001" in desk.run("purge", "@kec_klirong").out


@pytest.mark.parametrize("account", ["tidak_ada", "123456", "x:", "@", "mastodon:9001"])
def test_purge_of_an_unknown_account_is_bad_usage(desk: Desk, account: str) -> None:
    told = desk.run("purge", account)
    assert (told.code, told.out, len(told.complaints)) == (2, "", 1)


def test_purge_of_a_handle_reaches_the_account_by_its_id_and_by_its_handle_alone(desk: Desk) -> None:
    assert desk.run("import", desk.file("daftar.txt", "@kec_klirong\n@toko_jaya99\n"), "--yes").code == 0
    told = desk.run("purge", "@kec_klirong")
    assert (told.code, told.err) == (0, "")
    assert "x:9001" in told.out
    assert "x:@kec_klirong" in told.out
    assert "menjadi pengenalnya" in told.out
    assert "teks akun lain" not in told.out
    assert [file for file in desk.state.rglob("*") if file.is_file() and b"Contoh Rekaan" in file.read_bytes()] == []
    again = desk.run("import", desk.file("lagi.csv", FOLLOWERS), "--yes", "--complete")
    assert again.code == 0
    assert "x:9001" in desk.run("purge", "@kec_klirong").out


def test_purge_reaches_the_handle_that_was_linked_before_its_account_was_read(desk: Desk) -> None:
    assert desk.run("link", "Kecamatan Ayah", "@Ayah_Kab", "--by", "Sari (rekaan)", "--basis", "surat 12").code == 0
    read = FOLLOWERS + "9004,ayah_kab,Kecamatan Ayah,Kec. Ayah Kab. Kebumen (rekaan),Kebumen,x\n"
    assert desk.run("import", desk.file("lagi.csv", read), "--yes", "--complete").code == 0
    told = desk.run("purge", "ayah_kab")
    assert (told.code, told.err) == (0, "")
    held = [file.name for file in desk.state.rglob("content/*") if b"ayah_kab" in file.read_bytes().lower()]
    assert held == []
    assert "masih disebut" not in told.out
    assert "2 keputusan" in told.out, "the link, and whom it was found to mean"

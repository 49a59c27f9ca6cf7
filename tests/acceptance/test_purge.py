"""`pantau purge` and what `pantau doctor` says of the log afterwards. All people and accounts are invented."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.acceptance.commands import Desk
from tests.acceptance.conftest import FOLLOWERS

AYAH = ("Kecamatan Ayah", "@Ayah_Kab", "--by", "Sari (rekaan)", "--basis", "surat 12")
SHEET = "unit,network,handle,id,basis,by\n"


def naming(desk: Desk, word: str) -> list[str]:
    """The files of the state that hold a word, whatever they are."""
    files = (file for file in desk.state.rglob("*") if file.is_file())
    return sorted(file.name for file in files if word.encode().lower() in file.read_bytes().lower())


def counted(told: str) -> int:
    """How many files of the state a purge says still name the account."""
    found = re.search(r"masih disebut di (\d+) berkas", told)
    return int(found[1]) if found else 0


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


def test_purge_knows_an_account_of_no_unit_by_the_handle_that_it_had(desk: Desk) -> None:
    renamed = FOLLOWERS.replace("toko_jaya99", "toko_baru77")
    assert desk.run("import", desk.file("baru.csv", renamed), "--yes", "--complete").code == 0
    assert naming(desk, "toko_jaya99") != []
    told = desk.run("purge", "@Toko_Jaya99")
    assert (told.code, told.err) == (0, "")
    assert "x:9002 dihapus" in told.out
    assert (naming(desk, "toko_jaya99"), naming(desk, "toko_baru77")) == ([], [])
    assert desk.run("purge", "toko_jaya99").code == 2, "nothing knows it any more"


def test_purge_of_a_handle_that_two_accounts_had_names_both_and_touches_none(desk: Desk) -> None:
    for number, (shop, farmer) in enumerate([("toko_baru77", "toko_jaya99"), ("toko_baru77", "wong_tani")]):
        renamed = FOLLOWERS.replace("toko_jaya99", shop).replace("wonglanang", farmer)
        assert desk.run("import", desk.file(f"{number}.csv", renamed), "--yes", "--complete").code == 0
    before = naming(desk, "toko_jaya99")
    told = desk.run("purge", "toko_jaya99")
    assert (told.code, told.out, len(told.complaints)) == (2, "", 1)
    assert ("x:9002" in told.err, "x:9003" in told.err, naming(desk, "toko_jaya99") == before) == (True, True, True)


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


@pytest.mark.parametrize("words", ["@ayah_kab", "Ayah_Kab"])
def test_purge_reaches_a_handle_that_nothing_but_a_ruling_names(desk: Desk, words: str) -> None:
    assert desk.run("link", *AYAH).code == 0
    assert {"recent.json", "face.bin", "decisions.json"} <= set(naming(desk, "ayah_kab"))
    for removed, kept in (("@Ayah_Kab dihapus", "Tidak ada lagi"), ("Tidak ada lagi teks akun @Ayah_Kab", "dihapus")):
        told = desk.run("purge", words)
        assert (told.code, told.err) == (0, "")
        assert removed in told.out
        assert kept not in told.out
        assert "1 keputusan petugas tentang akun ini tetap tersimpan" in told.out
        assert "papan menyebutnya lagi" in told.out
        assert naming(desk, "ayah_kab") == ["decisions.json"]
        assert counted(told.out) == 0
    assert "rantainya terbukti utuh" in desk.run("doctor").out
    assert "@Ayah_Kab" in desk.run("decisions").out


def test_purge_reaches_an_account_of_which_a_ruling_knows_the_id_alone(desk: Desk) -> None:
    rows = desk.file("tautan.csv", SHEET + "Kecamatan Ayah,x,ayah_kab,9009,surat 12,Sari (rekaan)\n")
    assert desk.run("link", rows).code == 0
    for words, removed in (("9009", "x:9009 dihapus"), ("@ayah_kab", "Tidak ada lagi teks akun x:9009")):
        told = desk.run("purge", words)
        assert (told.code, told.err) == (0, "")
        assert removed in told.out
        assert naming(desk, "ayah_kab") == ["decisions.json"]


def test_purge_of_a_linked_account_leaves_its_handle_in_the_rulings_alone_and_may_be_asked_again(desk: Desk) -> None:
    assert desk.run("link", *AYAH).code == 0
    read = FOLLOWERS + "9004,ayah_kab,Kecamatan Ayah,Kec. Ayah Kab. Kebumen (rekaan),Kebumen,x\n"
    assert desk.run("import", desk.file("lagi.csv", read), "--yes", "--complete").code == 0
    gone = "Tidak ada lagi teks akun x:9004"
    for words, removed in (("ayah_kab", "x:9004 dihapus"), ("@ayah_kab", gone), ("9004", gone)):
        told = desk.run("purge", words)
        assert "2 keputusan" in told.out
        assert (told.code, told.err) == (0, "")
        assert removed in told.out
        assert naming(desk, "ayah_kab") == ["decisions.json", "decisions.json.prev"]
        assert naming(desk, "Kec. Ayah Kab") == []


def test_purge_reaches_the_handle_in_the_state_of_a_source_that_never_read_its_account(desk: Desk) -> None:
    (kept,) = desk.state.glob("*/file")
    assert desk.run("link", *AYAH).code == 0
    shutil.copytree(kept, kept.with_name("web"))
    read = FOLLOWERS + "9004,ayah_kab,Kecamatan Ayah,Kec. Ayah Kab. Kebumen (rekaan),Kebumen,x\n"
    assert desk.run("import", desk.file("lagi.csv", read), "--yes", "--complete").code == 0
    told = desk.run("purge", "@ayah_kab")
    assert "x:9004 dihapus dari keadaan file" in told.out
    assert "x:9004 dihapus dari keadaan web" in told.out
    assert set(naming(desk, "ayah_kab")) == {"decisions.json", "decisions.json.prev"}


def test_purge_counts_every_file_that_still_names_the_account(desk: Desk) -> None:
    quoting = FOLLOWERS + "9004,kec_ayah,Kecamatan Ayah,Kec. Ayah Kab. Kebumen tetangga @kec_klirong,Kebumen,x\n"
    assert desk.run("import", desk.file("lagi.csv", quoting), "--yes", "--complete").code == 0
    state = next(desk.state.glob("*/file"))
    (state / "catatan.bin").write_bytes(b"\x92\xabkec_klirong\xff")
    told = desk.run("purge", "@kec_klirong")
    assert told.code == 0
    assert counted(told.out) == len(naming(desk, "kec_klirong"))

"""The operator's desk from the shell: import, link, decisions, purge. All people and accounts are invented."""

from __future__ import annotations

import csv
import io
import re
import resource
import shutil
import signal
from pathlib import Path

import pytest

from tests.acceptance.commands import Desk
from tests.acceptance.conftest import FOLLOWERS
from tui.export.ruling_sheet import ruling_rows
from tui.registry import bundled_registry, load_registry
from tui.store import Store

REGISTRY = load_registry(bundled_registry())
AMBAL, KLIRONG, AYAH = "33.05.07", "33.05.05", "33.05.01"
BY = ("--by", "Sari (rekaan)", "--basis", "surat rekaan 12")


def rulings(desk: Desk) -> list[dict[str, str]]:
    """The rulings on disk, as their own sheet tells them."""
    with Store.open(desk.state, REGISTRY, "file", read_only=True) as store:
        heading, *rows = ruling_rows(store.load().decisions, REGISTRY)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_import_tells_what_it_understood_and_stores_nothing_without_consent(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.file("pengikut.csv", FOLLOWERS)
    told = desk.run("import", file, "--taken-at", "2015-08-17T20:00+07:00")
    assert told.code == 2
    assert len(told.complaints) == 1
    assert re.search(r"\b3 akun", told.out)
    assert "bukan-id" in told.out
    assert "warna" in told.out
    assert "17 Agu 2015 20.00 WIB (--taken-at)" in told.out
    assert not desk.state.exists()


def test_import_stores_a_reading_that_a_later_command_finds(desk: Desk) -> None:
    told = desk.run("poll", "--json", "--source", f"file:{desk.folder / 'pengikut.csv'}", "--complete")
    assert told.code == 0
    assert '"username":"kec_klirong"' in told.out.replace('": "', '":"')


def test_import_warns_that_an_older_file_takes_the_place_of_newer_data(desk: Desk) -> None:
    older = ("import", desk.file("lama.csv", FOLLOWERS), "--taken-at", "2015-08-10T20:00+07:00")
    assert "akan menggantikannya" in desk.run(*older).out
    assert "akan menggantikannya" not in desk.run("import", desk.file("baru.csv", FOLLOWERS)).out


@pytest.mark.parametrize("name", ["tidak_ada.csv", "kosong.csv", "gambar.csv"])
def test_import_of_what_is_no_list_is_one_line_and_leaves_no_state(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path)
    if name == "kosong.csv":
        desk.file(name, "")
    elif name == "gambar.csv":
        (desk.folder / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    told = desk.run("import", str(desk.folder / name), "--yes")
    assert told.code == 2
    assert len(told.complaints) == 1
    assert not desk.state.exists()


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")]
)
def test_a_sheet_of_links_is_read_in_every_common_form_and_only_once(desk: Desk, delimiter: str, encoding: str) -> None:
    rows = (
        ("Unit", "Jaringan", "Akun", "Dasar", "Oleh"),
        (KLIRONG, "twitter", "@toko_jaya99", "surat rekaan 12", "Sari (rekaan)"),
        ("Kecamatan Ambal", "x", "https://twitter.com/kec_ambal_baru", "telepon", "Séri (rekaan)"),
    )
    file = desk.file("tautan.csv", "".join(delimiter.join(row) + "\r\n" for row in rows), encoding)
    assert desk.run("link", file).code == 0
    first = rulings(desk)
    assert [(row["unit"], row["handle"], row["id"]) for row in first] == [
        (KLIRONG, "toko_jaya99", "9002"),
        (AMBAL, "kec_ambal_baru", ""),
    ]
    assert first[1]["by"] == "Séri (rekaan)"
    assert desk.run("link", file).code == 0
    assert rulings(desk) == first


def test_every_fault_of_a_sheet_is_named_with_its_line_and_nothing_is_saved(desk: Desk) -> None:
    assert desk.run("link", KLIRONG, "@kec_klirong", *BY).code == 0
    before = rulings(desk)
    lines = [
        "unit,network,handle,id,basis,by",
        f"{AYAH},x,kec_ayah,,surat,Sari (rekaan)",  # sound
        "Kecamatan Klrong,x,a,,surat,Sari (rekaan)",  # unknown unit
        f"{AMBAL},x,kec_ayah,,surat,Sari (rekaan)",  # the account of line 2
        f"{AYAH},x,kec_ayah_dua,,surat,Sari (rekaan)",  # the unit of line 2
        f"{KLIRONG},x,kec_lain,,surat,Sari (rekaan)",  # linked before
        f"{AMBAL},x,kec_klirong,,surat,Sari (rekaan)",  # account linked before
        f"{AMBAL},x,bukan akun,,surat,",  # no handle, nobody
        f"{AMBAL},x,,1.15E+17,surat,Sari (rekaan)",  # rounded
        f"{AMBAL},mastodon,kec_ambal,,surat,Sari (rekaan)",  # no id
        f"{AMBAL},x,,,surat,Sari (rekaan)",  # no account
        f"{AMBAL},x,kec_ambal,,,Sari (rekaan)",  # no basis
        f"{AMBAL},x,kec_ambal,,a,Sari (rekaan),lebih",  # too wide
    ]
    told = desk.run("link", desk.file("tautan.csv", "\n".join(lines) + "\n"))
    assert told.code == 2
    named = [int(found[1]) for line in told.complaints if (found := re.search(r"\.csv baris (\d+): ", line))]
    assert sorted(set(named)) == list(range(3, 14))
    assert named.count(8) == 2
    assert "Kecamatan Klirong" in told.err
    assert len(told.complaints) == len(named) + 1
    assert rulings(desk) == before


def test_rulings_of_every_kind_travel_to_another_desk_as_csv_and_as_xlsx(
    desk: Desk, imported: Desk, tmp_path: Path
) -> None:
    lines = [
        "kind,unit,handle,id,field,value,basis,by,at",
        f"link,{KLIRONG},toko_jaya99,,,,surat,Sari (rekaan),2015-08-18T10:00+07:00",
        "reject,,wonglanang,9003,,,,Sari (rekaan),2015-08-18T10:01+07:00",
        f"exempt,{AYAH},,,,yes,'=surat,Sari (rekaan),2015-08-18 10:02",
        f"field,{KLIRONG},,,hp,pass,dilihat,Sari (rekaan),",
        f"timing,{KLIRONG},,,,late,berita,Sari (rekaan),",
        f"contacted,{AMBAL},,,,telepon,Pak Rekaan,Sari (rekaan),",
        f"note,{AMBAL},,,,-menunggu HP 0812 0000 1111,,Sari (rekaan),",
    ]
    assert desk.run("link", desk.file("semua.csv", "\n".join(lines))).code == 0
    made = rulings(desk)
    assert [row["kind"] for row in made] == ["link", "reject", "exempt", "field", "timing", "contacted", "note"]
    assert made[2]["at"].startswith("2015-08-18T10:02:00+07:00")
    assert "0812 0000 1111" not in made[6]["value"]
    for form in ("csv", "xlsx"):
        sheet = desk.folder / f"bawa.{form}"
        assert desk.run("decisions", "--with-phones", "--out", str(sheet)).code == 0
        assert sheet.stat().st_mode & 0o077 == 0
        if form == "csv":
            assert next(iter(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig")))))["handle"] == "toko_jaya99"
        assert desk.run("link", str(sheet)).code == 0
        assert rulings(desk) == made
        (tmp_path / form).mkdir()
        other = Desk(tmp_path / form)
        shutil.copytree(imported.state, other.state)
        told = other.run("link", str(sheet))
        assert told.code == 0, told.err
        assert rulings(other) == made


SAID = {
    "id": (
        f"1 · 18 Agu 2015 10.00 WIB · akun ditautkan · {KLIRONG} Kecamatan Klirong · @toko_jaya99 (x:9002)",
        "2 · 18 Agu 2015 10.01 WIB · akun dinyatakan bukan akun unit ini · @wonglanang (x:9003)",
        f"3 · 18 Agu 2015 10.02 WIB · nomor HP: terpenuhi · {KLIRONG} Kecamatan Klirong · oleh Sari (rekaan)",
        f"4 · 18 Agu 2015 10.03 WIB · waktu: sesudah tenggat · {KLIRONG} Kecamatan Klirong",
        f"5 · 18 Agu 2015 10.04 WIB · catatan: HP 0812 •••• 1111 · {AMBAL} Kecamatan Ambal",
    ),
    "en": (
        f"1 · 18 Aug 2015 10.00 WIB · account linked · {KLIRONG} Kecamatan Klirong · @toko_jaya99 (x:9002)",
        "2 · 18 Aug 2015 10.01 WIB · account ruled not to be this unit's · @wonglanang (x:9003)",
        f"3 · 18 Aug 2015 10.02 WIB · mobile number: met · {KLIRONG} Kecamatan Klirong · by Sari (rekaan)",
        f"4 · 18 Aug 2015 10.03 WIB · timing: after the deadline · {KLIRONG} Kecamatan Klirong",
        f"5 · 18 Aug 2015 10.04 WIB · note: HP 0812 •••• 1111 · {AMBAL} Kecamatan Ambal",
    ),
}


def test_rulings_are_printed_in_the_words_and_times_of_the_wall(desk: Desk) -> None:
    lines = [
        "kind,unit,handle,id,field,value,basis,by,at",
        f"link,{KLIRONG},toko_jaya99,,,,surat,Sari (rekaan),2015-08-18T10:00+07:00",
        "reject,,wonglanang,9003,,,,Sari (rekaan),2015-08-18T10:01+07:00",
        f"field,{KLIRONG},,,hp,pass,dilihat,Sari (rekaan),2015-08-18T10:02+07:00",
        f"timing,{KLIRONG},,,,late,berita,Sari (rekaan),2015-08-18T10:03+07:00",
        f"note,{AMBAL},,,,HP 0812 0000 1111,,Sari (rekaan),2015-08-18T10:04+07:00",
    ]
    assert desk.run("link", desk.file("semua.csv", "\n".join(lines))).code == 0
    for language, said in SAID.items():
        told = desk.run("decisions", "--lang", language).out.splitlines()
        assert [line.strip()[: len(start)] for line, start in zip(told, said, strict=True)] == list(said)


def test_a_single_link_says_what_it_conflicts_with(desk: Desk) -> None:
    assert desk.run("link", "Kecamatan Klirong", "@kec_klirong", *BY).code == 0
    assert desk.run("link", KLIRONG, "kec_klirong", *BY).code == 0
    for words in ((AMBAL, "kec_klirong"), (KLIRONG, "kec_lain"), ("Kec. Tak Ada Sama Sekali", "a"), (AMBAL, "a b")):
        told = desk.run("link", *words, *BY)
        assert (told.code, len(told.complaints)) == (2, 1)
    assert desk.run("link", AMBAL, "kec_ambal").code == 2
    forgotten = desk.run("link", "Kecamatan Ambal", *BY)
    assert (forgotten.code, len(forgotten.complaints)) == (2, 1)
    assert "Kecamatan Ambal" in forgotten.err
    assert len(rulings(desk)) == 1


def test_a_disk_that_is_full_loses_no_ruling_and_saves_all_or_none(desk: Desk) -> None:
    assert desk.run("link", KLIRONG, "kec_klirong", *BY).code == 0
    before = rulings(desk)
    names = [f"{AMBAL},x,kec_{'a' * 12},,{'dasar ' * 600},Sari (rekaan)"]
    names += [f"{AYAH},x,kec_ayah,,{'dasar ' * 600},Sari (rekaan)"]
    file = desk.file("tautan.csv", "unit,network,handle,id,basis,by\n" + "\n".join(names) + "\n")
    limit = 4_000  # bytes that a file may grow to, less than both rulings together need

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    # The signal that a full disk sends here by default ends the process; heeded, the write fails as on a full disk.
    done = desk.run_code("import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)", "link", file, before=full)
    assert (done.code, len(done.complaints)) == (4, 1), done.err
    assert rulings(desk) == before
    assert desk.run("link", file).code == 0
    assert len(rulings(desk)) == len(before) + 2


@pytest.mark.parametrize("renames", range(3))
def test_a_kill_at_any_write_keeps_all_rulings_of_a_sheet_or_none(desk: Desk, renames: int) -> None:
    rows = [f"{AMBAL},kec_ambal,surat,Sari (rekaan)", f"{AYAH},kec_ayah,surat,Sari (rekaan)"]
    file = desk.file("tautan.csv", "unit,handle,basis,by\n" + "\n".join(rows) + "\n")
    killed = desk.run_code(KILLING.format(renames=renames), "link", file)
    assert killed.code == -signal.SIGKILL
    assert len(rulings(desk)) in (0, 2)
    assert desk.run("link", file).code == 0
    assert [row["unit"] for row in rulings(desk)] == [AMBAL, AYAH]


# Dies at a rename, once so many went before it.
KILLING = """
import os, signal
left, replace = [{renames}], os.replace
def dying(*paths, **options):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return replace(*paths, **options)
os.replace = dying
"""


def test_two_kinds_of_state_ask_which_is_meant(desk: Desk) -> None:
    (desk.state / "kebumen-2015" / "x").mkdir()
    told = desk.run("decisions")
    assert (told.code, len(told.complaints)) == (2, 1)
    assert "file, x" in told.err


def test_contacts_are_read_only_from_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.home / ".config" / "pantau-skpd" / "contacts.csv"
    missing = desk.run("contacts", KLIRONG)
    assert (missing.code, len(missing.complaints)) == (2, 1)
    assert str(file) in missing.err
    file.parent.mkdir(parents=True)
    file.write_text(f"unit;nama;telepon;saluran\n{KLIRONG};Bu Rekaan;'0812 0000 1111;WA\nKec. Tak Ada;A;1;\n")
    file.chmod(0o640)
    open_to_others = desk.run("contacts", KLIRONG)
    assert (open_to_others.code, open_to_others.out, len(open_to_others.complaints)) == (2, "", 1)
    file.chmod(0o600)
    told = desk.run("contacts", "Kecamatan Klirong")
    assert (told.code, told.out) == (0, "Kecamatan Klirong · Bu Rekaan · 0812 0000 1111 · WA\n")
    assert [" baris 3: " in line for line in told.complaints] == [True]
    assert desk.run("contacts", AMBAL).code == 1
    assert not desk.state.exists()

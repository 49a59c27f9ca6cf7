"""Where real data are kept and no source is named: every command tells of them, and none plays the reconstruction."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.acceptance.commands import Desk

BANNER = "REKONSTRUKSI · profil dan waktu sebagian besar rekaan · bukan data langsung"


def kept(desk: Desk) -> dict[str, bytes]:
    """Every file of the state, but for what is only remembered."""
    return {
        str(file.relative_to(desk.state)): file.read_bytes()
        for file in desk.state.rglob("*")
        if file.is_file() and file.name not in ("registry.bin", "lock")
    }


def test_a_snapshot_without_a_source_saves_what_is_kept_and_changes_nothing(desk: Desk) -> None:
    before, out = kept(desk), desk.folder / "potret"
    told = desk.run("snapshot", "--out", str(out), "--formats", "json,md")
    assert (told.code, told.err) == (0, "")
    board = json.loads((out / "papan.json").read_bytes())
    assert board["source"]["spec"].startswith("file:")
    assert "kec_klirong" in (out / "papan.json").read_text("utf-8")
    assert "REKONSTRUKSI" not in told.out + (out / "catatan.md").read_text("utf-8")
    assert kept(desk) == before


def test_a_poll_without_a_source_names_the_one_of_the_kept_data_and_reads_nothing(desk: Desk) -> None:
    before = kept(desk)
    told = desk.run("poll")
    assert (told.code, told.out, len(told.complaints)) == (2, "", 1)
    assert "pantau poll --source file:" in told.err
    assert kept(desk) == before


def test_doctor_says_that_the_kept_data_are_shown(desk: Desk) -> None:
    told = desk.run("doctor")
    assert told.code == 0
    assert "rekonstruksi" not in told.out
    assert "belum diatur, papan menampilkan data tersimpan dari file:" in told.out


def test_doctor_says_of_every_number_what_it_counts(desk: Desk) -> None:
    told = desk.run("doctor").out
    assert re.search(r"Keadaan file: \d+ catatan log, ", told)
    assert re.search(r"Ruang diska kosong: \d+ MiB", told)


@pytest.mark.parametrize("command", [("snapshot", "--formats", "json"), ("poll",), ("doctor",), ("decisions",)])
def test_no_command_chooses_between_the_data_of_two_sources(command: tuple[str, ...], desk: Desk) -> None:
    (desk.state / "kebumen-2015" / "x").mkdir()
    told = desk.run(*command)
    assert told.code == (1 if command[0] == "doctor" else 2)
    assert "file, x" in told.out + told.err
    assert not list(desk.state.glob("*/replay"))


@pytest.mark.parametrize("command", [("snapshot", "--formats", "json"), ("poll",), ("decisions",)])
def test_data_of_another_registry_are_never_covered_by_the_reconstruction(command: tuple[str, ...], desk: Desk) -> None:
    (desk.state / "kebumen-2015").rename(desk.state / "lain-2015")
    told = desk.run(*command)
    assert (told.code, told.out, len(told.complaints)) == (2, "", 1)
    assert "--source replay" in told.err


@pytest.mark.parametrize("command", [("snapshot", "--formats", "json"), ("poll",), ("poll", "--source", "replay")])
def test_a_reconstruction_says_so_and_its_caption_is_no_complaint(command: tuple[str, ...], tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = desk.run(*command)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0] == BANNER


def test_a_reconstruction_as_json_says_so_beside_the_json(tmp_path: Path) -> None:
    told = Desk(tmp_path).run("poll", "--json")
    assert (told.code, told.err) == (0, f"{BANNER}\n")
    assert json.loads(told.out)["source"]["spec"] == "replay"

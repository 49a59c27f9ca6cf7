"""Snapshots: whole or not at all, in a folder that no outside text names, and never over an older one."""

from __future__ import annotations

import contextlib
import csv
import errno
import hashlib
import json
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.unit.exports_board import NOW, PHONE, invented_board, invented_registry, invented_states
from tests.unit.test_export_note import ruled
from tui.board.model import Board
from tui.errors import StateError, UsageError
from tui.export.snapshot import FORMATS, checked_formats, save_snapshot
from tui.registry.model import Registry
from tui.view.model import View

QUICK = ("svg", "csv", "json", "md")


def saved(folder: Path | None, board: Board | None = None, registry: Registry | None = None, **options: object) -> Path:
    wishes: dict[str, object] = {"formats": QUICK, "now": NOW, **options}
    return save_snapshot(board or invented_board(), registry or invented_registry(), View(), folder=folder, **wishes)  # type: ignore[arg-type]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_format_is_saved_and_the_manifest_holds_each_file_s_digest(tmp_path: Path) -> None:
    folder = saved(tmp_path / "hasil", formats=FORMATS, size=(80, 24))
    assert folder == tmp_path / "hasil"
    assert names(folder) == {
        "dinding.svg", "dinding.png", "semua-unit.svg", "semua-unit.png", "unit.csv", "unit.xlsx",
        "papan.json", "catatan.md", "catatan.txt", "manifest.json",
    }  # fmt: skip
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert set(manifest["files"]) == names(folder) - {"manifest.json"}
    for name, told in manifest["files"].items():
        data = (folder / name).read_bytes()
        assert told == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert manifest["taken_at"] == "2015-08-18T19:00:00+07:00"
    assert names(tmp_path) == {"hasil"}


def test_the_default_place_is_named_after_the_minute_and_a_second_one_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    base = tmp_path / "Pantau-SKPD"
    assert saved(None, formats=("json",)) == base / "2015-08-18_19.00_WIB"
    assert saved(None, formats=("json",)) == base / "2015-08-18_19.00_WIB (2)"
    assert saved(None, formats=("json",), now=NOW.astimezone(ZoneInfo("UTC"))) == base / "2015-08-18_19.00_WIB (3)"
    assert saved(None, formats=("json",), now=NOW + timedelta(minutes=1)) == base / "2015-08-18_19.01_WIB"


def test_another_base_may_be_given(tmp_path: Path) -> None:
    assert saved(None, base=tmp_path / "b", formats=("csv",)) == tmp_path / "b" / "2015-08-18_19.00_WIB"


def test_a_folder_that_holds_something_keeps_it_and_gets_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "penting.txt").write_text("jangan hilang")
    folder = saved(tmp_path)
    assert folder.parent == tmp_path
    assert names(tmp_path) == {"penting.txt", "2015-08-18_19.00_WIB"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert saved(tmp_path / "kosong") == tmp_path / "kosong"
    assert "papan.json" in names(tmp_path / "kosong")


def test_no_outside_text_stands_in_a_path(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    registry = invented_registry()
    hostile = replace(registry, directive=replace(registry.directive, zone_label="../../W I\x1bB", title="../x"))
    folder = saved(tmp_path, registry=hostile)
    assert folder == tmp_path / "2015-08-18_19.00_WIB"


def test_only_the_formats_asked_for_are_saved(tmp_path: Path) -> None:
    assert names(saved(tmp_path / "a", formats=("csv",))) == {"unit.csv", "manifest.json"}
    assert names(saved(tmp_path / "b", formats=("svg",))) == {"dinding.svg", "semua-unit.svg", "manifest.json"}


def test_an_unknown_format_is_refused_with_the_known_ones_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        saved(tmp_path / "a", formats=("svg", "pdf\x1b[31m"))
    assert caught.value.code.get("format") == "pdf??31m"
    assert caught.value.code.get("known") == "svg, png, csv, json, xlsx, md, txt"
    assert names(tmp_path) == set()


def test_formats_are_taken_as_people_write_them_but_not_none_at_all() -> None:
    assert checked_formats((" SVG", "png ", "svg", "")) == ("svg", "png")
    for nothing in ((), ("", " ")):
        with pytest.raises(UsageError) as caught:
            checked_formats(nothing)
        assert caught.value.code.name == "format_missing"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, "snapshot_disk_full"), (errno.EDQUOT, "snapshot_disk_full"), (errno.EIO, "snapshot_not_writable")],
)
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: str
) -> None:
    calls = []

    def fail(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StateError) as caught:
        saved(tmp_path / "hasil")
    assert caught.value.code.name == expected
    assert str(tmp_path / "hasil") == caught.value.code.get("folder")
    assert names(tmp_path) == set()


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("isi")
    with pytest.raises(StateError) as caught:
        saved(tmp_path / "berkas" / "di dalam")
    assert caught.value.code.name == "snapshot_not_writable"
    assert (tmp_path / "berkas").read_text() == "isi"


def test_a_picture_that_cannot_be_drawn_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "tidak ada"))
    with pytest.raises(StateError) as caught:
        saved(tmp_path / "hasil", formats=("png", "csv"))
    assert caught.value.code.name == "picture_not_drawn"
    assert names(tmp_path) == set()


def test_the_next_export_corrects_what_an_earlier_one_said(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    earlier = replace(invented_board(), taken_at=NOW - timedelta(hours=5))
    saved(tmp_path, earlier, now=NOW - timedelta(hours=5))
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "papan.json").write_bytes(b"{")
    later = saved(tmp_path, invented_board(ruled()))
    assert "KOREKSI: Kec. Alian semula BELUM ADA, mestinya PATUH" in (later / "catatan.md").read_text()
    assert "KOREKSI" not in (saved(tmp_path) / "catatan.md").read_text()


def test_numbers_stand_in_no_file_unless_asked_for_and_then_the_folder_is_private(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a")
    assert not any(PHONE.encode() in path.read_bytes() for path in plain.iterdir())
    private = saved(tmp_path / "b", with_phones=True)
    assert PHONE.encode() in (private / "papan.json").read_bytes()
    assert private.stat().st_mode & 0o077 == 0


def test_no_private_handle_stands_in_any_file(tmp_path: Path) -> None:
    for path in saved(tmp_path / "a", formats=("svg", "csv", "json", "md", "txt")).iterdir():
        text = path.read_text("utf-8-sig").casefold()
        assert "sutrisno_rekaan" not in text, path.name
        assert "desa_blengor_unofficial" not in text, path.name


def test_a_reconstruction_says_so_in_every_file_for_people(tmp_path: Path) -> None:
    folder = saved(tmp_path / "a", invented_board(is_reconstruction=True), formats=("svg", "csv", "md", "txt"))
    for name in ("catatan.md", "catatan.txt", "unit.csv", "manifest.json", "dinding.svg", "semua-unit.svg"):
        assert "REKONSTRUKSI" in (folder / name).read_text("utf-8-sig"), name


def test_the_same_board_gives_the_same_files(tmp_path: Path) -> None:
    first, second = saved(tmp_path / "a"), saved(tmp_path / "b")
    for name in names(first):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_two_threads_in_the_same_minute_get_a_folder_each(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    threads = [threading.Thread(target=saved, args=(tmp_path,), kwargs={"formats": ("csv",)}) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    folders = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert len(folders) == 4
    for folder in folders:
        with (folder / "unit.csv").open(encoding="utf-8-sig", newline="") as lines:
            assert len(list(csv.reader(lines))) == len(invented_states()) + 1


SAVER = """
import sys
from pathlib import Path
from tests.unit.exports_board import NOW, invented_board, invented_registry
from tui.export.snapshot import save_snapshot
from tui.view.model import View
while True:
    save_snapshot(
        invented_board(), invented_registry(), View(), base=Path(sys.argv[1]), formats=("csv", "json", "md"), now=NOW
    )
"""


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_kill_leaves_only_whole_snapshots(tmp_path: Path, count: int) -> None:
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", SAVER, str(tmp_path)], cwd=root)
    try:
        while len([path for path in tmp_path.iterdir() if path.name[0] != "."]) < count:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.003)
                pytest.fail("the saver ended by itself")
    finally:
        process.kill()
        process.wait()
    shown = [path for path in tmp_path.iterdir() if path.name[0] != "."]
    for folder in shown:
        told = json.loads((folder / "manifest.json").read_bytes())["files"]
        assert {path.name for path in folder.iterdir()} == {*told, "manifest.json"}
        for name, entry in told.items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"]


def test_what_a_kill_left_is_swept_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    old, young, foreign = (tmp_path / f".pantau-{name}" for name in ("0" * 16, "1" * 16, "milik-orang"))
    for folder in (old, young, foreign):
        folder.mkdir()
    for folder in (old, foreign):
        os.utime(folder, (0, 0))
    saved(tmp_path, formats=("csv",))
    assert names(tmp_path) == {young.name, foreign.name, "2015-08-18_19.00_WIB"}

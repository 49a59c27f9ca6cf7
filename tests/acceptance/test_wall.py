"""The wall as a newcomer meets it: in a real terminal, by real keys, on real files."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.acceptance.terminal import COMMAND, Terminal, clean_environment

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
MOMENT = "replay@2015-08-18T19:00:00+07:00"


def test_the_story_s_instant_stands_on_one_page_and_is_walked_by_keys(tmp_path: Path) -> None:
    with Terminal(["--source", MOMENT], tmp_path) as wall:
        wall.wait_for_text("REKONSTRUKSI", "terbaca 313 dari 313", "29 dari 61", "hal. 1/1")
        wall.wait_for_text("Setda", "Bappeda", "Kutowinangun", "Plarangan", "Karangsambung")
        wall.press("/", *"ambal", "Enter")
        wall.wait_for_text("Kecamatan Ambal · Camat")
        wall.press("Enter")
        wall.wait_for_text("MENGAPA", "diminta surat edaran")
        wall.leave("MENGAPA")
        wall.wait_for_text("DINAS, BADAN, KANTOR")
        wall.press("d")
        wall.wait_for_text("29 punya akun")
        wall.press("d", "?")
        wall.wait_for_text("BANTUAN")
        wall.leave("BANTUAN")
        wall.press("q")
        wall.wait_for_text("Keluar dari Pantau SKPD?")
        wall.press("y")
        assert wall.wait_until_closed() == 0


def test_english_is_the_second_language(tmp_path: Path) -> None:
    with Terminal(["--lang", "en", "--source", MOMENT], tmp_path) as wall:
        wall.wait_for_text("COMPLIANT", "NOT YET", "PAST THE DEADLINE")


def test_a_storm_of_sizes_leaves_the_same_screen(tmp_path: Path) -> None:
    with Terminal(["--source", MOMENT], tmp_path) as wall:
        wall.wait_for_text("terbaca 313 dari 313", "hal. 1/1")
        wall.press("j")
        wall.wait_for_text("Sekretariat Daerah Kabupaten Kebumen")
        wall.wait_for_silence()
        before = tiles(wall)
        for size in ((80, 24), (20, 5), (3, 2), (120, 40), (1, 1), (300, 90), (240, 67)):
            wall.resize(*size)
            wall.read_some(0.1)
        wall.wait_for(lambda _: tiles(wall) == before)
        wall.resize(80, 24)
        wall.wait_for_text("hal. 1/4")


def tiles(wall: Terminal) -> str:
    """The rows between header and ticker, which no second changes."""
    lines = wall.text.splitlines()
    end = next((number for number, line in enumerate(lines) if "PERISTIWA TERAKHIR" in line), 0)
    return "\n".join(lines[5:end])


def test_a_file_s_rows_show_on_their_tiles_within_two_seconds_of_the_change(tmp_path: Path) -> None:
    copy = tmp_path / "pengikut.csv"
    shutil.copy(GOLD, copy)
    with Terminal(["--source", f"file:{copy}", "--complete"], tmp_path) as wall:
        wall.wait_for_text("terbaca 173", "KECAMATAN", "hal. 1/1")
        wall.wait_for_text("@kec_ayahkbm")
        changed(copy, lambda row: {**row, "username": "kecayah_kbm"} if row["username"] == "kec_ayahkbm" else row)
        wall.wait_for_text("@kecayah_kbm", within=LIMIT)
        new = {"id": "3429000001", "username": "kec_kuwarasan_k", "name": "Kec. Karangsambung"}
        changed(copy, lambda row: None if row["username"] == "kecayah_kbm" else row)
        wall.press("/", *"Kecamatan Ayah", "Enter", "Enter")
        wall.wait_for_text("tidak tampak lagi di daftar pengikut sejak", within=LIMIT)
        wall.press("Esc")
        assert new["id"] not in copy.read_text()


# Two seconds by the requirement; the rest is for a machine that runs other tests beside this one.
LIMIT = 2.0 * 3


def changed(path: Path, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
    """Rewrites a CSV row by row, as an editor does: beside it, then in its place."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or [])
        rows = [row for row in (change(dict(old)) for old in reader) if row is not None]
    beside = path.with_suffix(".baru")
    with beside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    beside.replace(path)


def test_a_state_found_unreadable_after_the_first_paint_ends_the_wall_with_one_plain_line(tmp_path: Path) -> None:
    source = tmp_path / "followers.csv"
    shutil.copy(GOLD, source)
    options = ["--source", f"file:{source}", "--complete", "--state", str(tmp_path / "state")]
    with Terminal(["poll", *options], tmp_path) as poll:
        assert poll.wait_until_closed() == 0
    (checkpoint,) = (tmp_path / "state").glob("*/file/checkpoints/*.json")
    checkpoint.write_text(checkpoint.read_text().replace('"version":1', '"version":9', 1))
    with Terminal(options, tmp_path) as wall:
        assert wall.wait_until_closed() == 4
        assert "pantau: " in wall.text
        assert "versi" in wall.text
        assert "Traceback" not in wall.text


def test_without_a_source_the_kept_data_are_shown_and_nothing_stands_in_their_place(tmp_path: Path) -> None:
    state = ["--state", str(tmp_path / "keadaan")]
    source = f"file:{GOLD}"
    command = [*COMMAND, "poll", "--source", source, *state]
    subprocess.run(command, env=clean_environment(tmp_path), check=True, capture_output=True, timeout=60)
    with Terminal(state, tmp_path) as wall:
        wall.wait_for_text("terbaca 173", " lalu ·", "@kec_ayahkbm", f"untuk membaca lagi: pantau --source {source}")
        assert "REKONSTRUKSI" not in wall.text
        wall.press("/", *"ambal", "Enter")
        wall.wait_for_text("Kecamatan Ambal · Camat")
        wall.press("a", "r", "?")
        wall.wait_for_text("BANTUAN")
        assert "Tautkan akun" not in wall.text
        wall.leave("BANTUAN")
        subprocess.run(command, env=clean_environment(tmp_path), check=True, capture_output=True, timeout=60)
        wall.press("q")
        wall.wait_for_text("Keluar dari Pantau SKPD?")
        wall.press("y")
        assert wall.wait_until_closed() == 0

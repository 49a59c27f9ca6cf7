"""A fault of the product itself, in processes of their own: one line, an exit code, and nothing that it held."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.commands import Desk
from tests.acceptance.terminal import Terminal
from tui.cli.main import main
from tui.errors import UnexpectedError

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
SECRET = "rahasia"
RAISING = f"""
def fails(*_, **__):
    alamat = "https://contoh.id/?token={SECRET}"
    raise RuntimeError("{SECRET} " + alamat)
"""
BROKEN_SOURCE = f"""{RAISING}
from tui.sources.files import FileSource
FileSource.read = fails
"""
BROKEN_REGISTRY = f"""{RAISING}
import tui.cli.session
tui.cli.session.find_registry = fails
"""
SOURCE = ("--source", f"file:{GOLD}", "--complete")


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (BROKEN_SOURCE, ("poll", *SOURCE)),
        (BROKEN_SOURCE, ("poll", *SOURCE, "--lang", "en")),
        (BROKEN_REGISTRY, ("cost",)),
        (BROKEN_REGISTRY, ("snapshot", *SOURCE)),
        (BROKEN_REGISTRY, SOURCE),
    ],
)
def test_a_fault_in_a_command_is_one_line_that_says_where_and_not_what_it_held(
    first: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    told = Desk(tmp_path).run_code(first, *words)
    assert told.code == UnexpectedError.exit_code == 5
    (line,) = told.complaints
    assert line.startswith("pantau: ")
    assert "RuntimeError" in line
    assert ".py:" in line
    assert ("Please report" if "en" in words else "Mohon laporkan") in line
    assert SECRET not in told.out + told.err


def test_a_developer_may_ask_for_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("pesan")

    monkeypatch.setattr("tui.cli.session.find_registry", fails)
    words = ["cost", "--state", str(tmp_path)]
    for asked, is_told in (("1", True), ("0", False), ("", False)):
        monkeypatch.setenv("PANTAU_TRACEBACK", asked)
        assert main(words) == 5
        err = capsys.readouterr().err
        assert ("RuntimeError: pesan" in err) is is_told
        assert ("Traceback" in err) is is_told
        assert err.splitlines()[-1].startswith("pantau: ")


WALL = ("--source", f"file:{GOLD}", "--complete")


def test_the_wall_outlives_a_fault_in_its_source(tmp_path: Path) -> None:
    first = f"""{RAISING}
from tui.sources.files import FileSource
reads = iter((FileSource.read, fails))
whole = FileSource.read
FileSource.read = lambda *a, **k: next(reads, whole)(*a, **k)
"""
    with Terminal(WALL, tmp_path, first=first) as wall:
        wall.wait_for_text("terbaca 173", "hal. 1/1")
        wall.press("r")
        wall.wait_for_text("Kesalahan tak terduga dalam pantau (RuntimeError di poller.py:", "@kec_ayahkbm")
        assert SECRET.encode() not in wall.everything
        wall.press("r")
        wall.wait_for(lambda text: "Kesalahan tak terduga" not in text)
        wall.press("q")
        wall.wait_for_text("Keluar dari Pantau SKPD?")
        wall.press("y")
        assert wall.wait_until_closed() == 0


@pytest.mark.parametrize(
    "broken",
    [
        "from tui.app import PantauApp\nPantauApp.on_reading_requested = fails",
        "from tui.app import PantauApp\nPantauApp._price = fails",
        "from tui.app import PantauApp\nPantauApp._make_poller = fails",
        "from tui.screens.wall import WallScreen\nWallScreen.on_reading_started = fails",
        "import tui.widgets.tile_grid as grid\ngrid.TileGrid.render_lines = fails",
    ],
)
def test_a_fault_in_the_wall_itself_ends_it_with_one_plain_line(broken: str, tmp_path: Path) -> None:
    with Terminal(WALL, tmp_path, first=f"{RAISING}\n{broken}") as wall:
        wall.press("r")
        assert wall.wait_until_closed() == 5
        left = wall.everything.decode().rpartition("\x1b[?1049l")[2]  # what stands where the shell stood
        (line,) = re.sub(r"\x1b\[[^a-z]*[a-z]", "", left).splitlines()
        assert line.startswith("pantau: Kesalahan tak terduga dalam pantau (RuntimeError di ")
        assert SECRET.encode() not in wall.everything
        assert b"Traceback" not in wall.everything

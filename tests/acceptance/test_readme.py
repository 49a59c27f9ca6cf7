"""Every command that the README prints runs, in the order in which it prints them."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.acceptance.terminal import Terminal
from tui.cli.main import main

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "tests" / "data" / "formats"
RUN = "uv run pantau"
SHEET = "unit,akun,dasar,oleh\nKecamatan Ayah,kec_ayah_keb,formulir,Sari (rekaan)\n"
FOLLOWERS = "id,username,name,description\n9001,kec_klirong,Kecamatan Klirong,rekaan\n"


def commands() -> list[list[str]]:
    """The arguments of each `pantau` in the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line.partition(" #")[0].rpartition("&& ")[2].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line.removeprefix(RUN)) for line in lines if line.startswith(RUN)]


def test_the_commands_are_found() -> None:
    assert ["import", "arsip-x", "--yes"] in commands()
    assert [] in commands()
    assert len(commands()) >= 8


def test_every_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FORMATS / "x_archive", tmp_path / "arsip-x")
    (tmp_path / "pengikut.csv").write_text(FOLLOWERS, encoding="utf-8")
    (tmp_path / "laporan.csv").write_text(SHEET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for words in commands():
        if not words or words[0].startswith("--"):
            with Terminal(words, tmp_path, 120, 40) as wall:
                wall.wait_for_text("PANTAU SKPD", "hal. 1/")
        else:
            assert main(words) == 0, words

"""A takeover arrives on a running wall, survives a restart, is told by the exports, and ends by the operator's word."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from standin.process import standing
from tests.acceptance.terminal import Terminal
from tests.acceptance.test_x_poll import settings_file
from tests.unit.board_story import FULL
from tui.cli.main import main

UNIT = {"username": "kec_klirong", "name": "Kecamatan Klirong", "description": FULL, "location": "Kebumen"}
TAKER = {**UNIT, "description": f"{FULL} kebumenkab.go.id"}


def tell(url: str, **told: object) -> None:
    request = Request(f"{url}/control", json.dumps(told).encode(), {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        assert answer.status == 200


def test_a_handle_that_passes_to_another_account_alarms_until_somebody_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags: list[str] = []
    with standing("--followers", "5") as url:
        tell(url, arrivals=[UNIT])
        flags += ["--settings", settings_file(tmp_path, url, "ceiling_day = 3"), "--state", str(tmp_path / "state")]
        with Terminal(flags, tmp_path) as wall:
            wall.wait_for_text("terbaca 6 dari 6", "@kec_klirong", "patuh 1")
            tell(url, profiles={"kec_klirong": {"username": "klirong_lama"}}, arrivals=[TAKER])
            wall.press("r")
            wall.wait_for_text("Baca sekarang?")
            wall.press("Enter")
            wall.wait_for_text("▲ 1 perlu diperiksa", "PERIKSA · PATUH", "@klirong_lama")
            assert "patuh 1" in wall.text, "an alarm is no status"
            wall.press("d")
            wall.wait_for(lambda text: "▲ 1 perlu diperiksa" in text and "PERIKSA · PATUH" not in text)
            wall.press("d")
            wall.wait_for_text("PERIKSA · PATUH")
            wall.press("/")
            wall.type_line("klirong")
            wall.press("Enter")
            wall.wait_for_text("Ini dugaan, bukan putusan", "PERIKSA  @kec_klirong", "menunggu dicek")
        assert main(["snapshot", *flags, "--source", "x", "--out", str(tmp_path / "potret"), "--formats", "json"]) == 0
    (exported,) = (tmp_path / "potret").rglob("papan.json")
    unit = next(one for one in json.loads(exported.read_bytes())["units"] if one["id"] == "33.05.05")
    assert unit["reasons"][-1]["code"] == "handle_taken"
    with Terminal(flags, tmp_path) as wall:
        wall.wait_for_text("PERIKSA · PATUH")
    basis = ["--by", "Petugas (rekaan)", "--basis", "telepon kantor"]
    assert main(["link", "33.05.05", "klirong_lama", *flags, "--source", "x", *basis]) == 0
    capsys.readouterr()
    with Terminal(flags, tmp_path) as wall:
        wall.wait_for_text("@klirong_lama", "PATUH")
        assert "PERIKSA" not in wall.text

"""Paths that cannot be: longer than a name may be, or below a plain file. Each is one line, in every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.main import main

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
LONG = "x" * 300


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's settings or tokens reaches the commands."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berkas").write_text("bukan folder")


FILES = [
    ("import {}", 2),
    ("check {}", 2),
    ("match {}", 3),
    ("link {}", 2),
    ("poll --source file:{}", 3),
    (f"decisions --source file:{GOLD} --out {{}}.csv", 4),
    (f"snapshot --source file:{GOLD} --out {{}}", 4),
    ("check --registry {}", 2),
    ("cost --settings {}", 2),
]


@pytest.mark.parametrize("path", [LONG, f"berkas/{LONG}", f"{LONG}/a"])
@pytest.mark.parametrize(("command", "code"), FILES)
def test_a_name_that_no_file_can_have_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, code: int, path: str
) -> None:
    assert main([*command.format(path).split(), "--state", str(tmp_path / "keadaan")]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("state", [LONG, "berkas", "berkas/x"])
@pytest.mark.parametrize(
    "command", ["poll --source file:{}", "link {} a", "link {}", "decisions", "import {} --yes", "purge a", "--kiosk"]
)
def test_a_state_that_no_folder_can_be_is_one_line(
    capsys: pytest.CaptureFixture[str], command: str, state: str
) -> None:
    assert main([*command.format(GOLD).split(), "--state", state]) in (2, 4)
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("state", [LONG, "berkas", "berkas/x"])
def test_doctor_says_of_a_state_that_no_folder_can_be_that_it_needs_attention(
    capsys: pytest.CaptureFixture[str], state: str
) -> None:
    assert main(["doctor", "--state", state]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if f"Folder keadaan: {state}" in line]
    assert [line.startswith("[perlu perhatian]") for line in told] == [True]


def test_doctor_says_of_a_state_that_can_be_made_that_it_is_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor", "--state", str(tmp_path / "baru" / "keadaan")])
    assert "[baik] Folder keadaan" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["cost", "cost --source x"])
def test_the_cost_of_a_state_that_no_folder_can_be_is_told_or_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("PANTAU_TOKEN_X_BEARER", "rekaan")
    code = main([*words.split(), "--state", LONG])
    told = capsys.readouterr()
    assert (code, len((told.out + told.err).splitlines())) == ((0, 1) if words == "cost" else (4, 1))

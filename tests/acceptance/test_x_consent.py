"""X's terms ask a government for a written basis: without it nothing is asked, with it who and when are kept."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.board_story import registry
from tui.cli.main import main
from tui.sources.lasting import Consent
from tui.store import Store


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No name is found; which ones were looked for."""
    asked: list[str] = []

    def nowhere(host: object, *_: object, **__: object) -> list[object]:
        asked.append(str(host))
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    return asked


def run(folder: Path, command: str, **settings: str) -> int:
    """A command by settings of their own, on the state that all of them share."""
    file = folder / "settings.toml"
    told = {"source": "x", "token_x_bearer": "a", "x_url": "https://tidak-ada.invalid", "ceiling_day": "5", **settings}
    file.write_text("".join(f'{key} = "{value}"\n' for key, value in told.items()), encoding="utf-8")
    file.chmod(0o600)
    return main([command, "--settings", str(file), "--state", str(folder / "state")])


def kept(folder: Path) -> list[tuple[str, str]]:
    return [(each.basis, each.by) for each in consents(folder)]


def consents(folder: Path) -> tuple[Consent, ...]:
    with Store.open(folder / "state", registry(), "x", read_only=True) as store:
        return store.consents.all()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, "XIV.C"), ({"x_terms_basis": "surat 1"}, "x_terms_by"), ({"x_terms_by": "Sari (rekaan)"}, "XIV.C")],
)
def test_without_basis_and_name_nothing_is_asked_and_nothing_kept(
    tmp_path: Path, nobody: list[str], capsys: pytest.CaptureFixture[str], settings: dict[str, str], expected: str
) -> None:
    assert run(tmp_path, "poll", **settings) == 3
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert expected in told[0]
    assert (nobody, kept(tmp_path)) == ([], [])
    assert run(tmp_path, "doctor", **settings) == 1
    assert expected in capsys.readouterr().out
    assert nobody == [], "nor does the doctor ask"


def test_every_basis_is_kept_once_with_its_name_and_time_and_doctor_tells_all_of_them(
    tmp_path: Path, nobody: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    began = datetime.now(UTC)
    first = {"x_terms_basis": "surat 1 (rekaan)", "x_terms_by": "Sari (rekaan)"}
    second = {"x_terms_basis": "kontrak 2 (rekaan)", "x_terms_by": "Sari (rekaan)"}
    third = {**second, "x_terms_by": "Budi (rekaan)"}
    assert run(tmp_path, "doctor", **first) == 1
    assert "DNS" in capsys.readouterr().out
    assert kept(tmp_path) == [], "whether X answers is no use of what it holds"
    for settings in (first, first, second, third, first):
        assert run(tmp_path, "poll", **settings) == 3
        assert "DNS" in capsys.readouterr().err
    assert nobody
    assert kept(tmp_path) == [tuple(each.values()) for each in (first, second, third, first)]
    times = [each.at for each in consents(tmp_path)]
    assert began <= times[0] <= times[1] <= times[2] <= times[3] <= datetime.now(UTC)
    capsys.readouterr()
    assert run(tmp_path, "doctor", **third) == 1
    told = capsys.readouterr().out
    assert "Dasar pemakaian X: kontrak 2 (rekaan), oleh Budi (rekaan)" in told
    assert told.count("X dibaca sejak") == 4

"""`pantau cost` and `pantau doctor`: what they say of money and consent, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.cli.main import main
from tui.errors import StateError
from tui.registry import bundled_registry, load_registry
from tui.settings import Ceilings, Tokens
from tui.sources.x import probe
from tui.store import Store
from tui.store.ledger import StoredLedger

REGISTRY = load_registry(bundled_registry())
GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"


@pytest.fixture(autouse=True)
def _private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def settings_file(folder: Path, text: str) -> str:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return str(file)


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def billed_today(store: Store) -> StoredLedger:
    """A ledger in which one user was billed today."""
    ledger = store.ledger(Ceilings())
    ledger.settle(ledger.reserve(today(), "user", 1, 10_000), today(), ["1"])
    return ledger


def test_cost_tells_what_stands_in_the_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = settings_file(tmp_path, 'source = "x"\ntoken_x_bearer = "rahasia"\nceiling_day = "5"\n')
    with Store.open(tmp_path / "state", REGISTRY, "x") as store:
        ledger = store.ledger(Ceilings())
        ledger.settle(ledger.reserve("2000-01-01", "user", 1, 10_000), "2000-01-01", ["1"])
        ledger.flush()
    assert main(["cost", "--settings", file, "--state", str(tmp_path / "state"), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "$0.010" in out
    assert "$5.000" in out
    assert "2026-08-13" in out
    assert "rahasia" not in out


def test_cost_is_told_beside_a_wall_that_holds_the_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = settings_file(tmp_path, 'source = "x"\ntoken_x_bearer = "rahasia"\n')
    with Store.open(tmp_path / "state", REGISTRY, "x") as store:
        billed_today(store).reserve(today(), "follower", 5, 10_000)
        assert main(["cost", "--settings", file, "--state", str(tmp_path / "state")]) == 0
    out = capsys.readouterr().out
    assert "Terpakai hari ini (UTC): $0,010" in out
    assert "Belum pasti hari ini: $0,050" in out


def test_cost_remembers_an_x_that_only_a_flag_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = settings_file(tmp_path, 'token_x_bearer = "rahasia"\n')
    with Store.open(tmp_path / "state", REGISTRY, "x") as store:
        billed_today(store).flush()
    flags = ["--settings", file, "--state", str(tmp_path / "state")]
    assert main(["cost", *flags]) == 0
    assert "Terpakai hari ini (UTC): $0,010" in capsys.readouterr().out
    assert main(["cost", *flags, "--source", "replay"]) == 0
    assert "$" not in capsys.readouterr().out


def test_a_ledger_that_is_only_looked_at_reserves_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "state", REGISTRY, "x", read_only=True) as store, pytest.raises(StateError):
        store.ledger(Ceilings()).reserve("2000-01-01", "user", 1, 10_000)
    assert not (tmp_path / "state").exists()


def test_a_source_without_a_price_has_no_cost(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--source", "replay"]) == 0
    assert "$" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "exit_code", "expected"),
    [
        ('source = "replay"', 0, "replay"),
        ('source = "x"', 1, "PANTAU_TOKEN_X_BEARER"),
        ('source = "x"\ntoken_x_bearer = "rahasia"\nceiling_day = 5', 1, "XIV.C"),
        ('source = "x"\ntoken_x_bearer = "rahasia"\nx_terms_basis = "surat 1"\nceiling_day = 5', 1, "x_terms_by"),
        ('source = "x"\ntoken_x_bearer = "rahasia"\nx_terms_basis = "surat 1"\nx_terms_by = "Sari"', 1, "ceiling_day"),
        (
            'source = "x"\ntoken_x_bearer = "rahasia"\nx_terms_basis = "surat 1"\nx_terms_by = "Sari"\nceiling_day = 5',
            0,
            "surat 1",
        ),
        ('source = "x"\ntoken_x_bearer = "rahasia"\nx_url = "http://127.0.0.1:9"\nceiling_day = 5', 0, "127.0.0.1:9"),
        ('source = "file:tidak-ada.csv"', 1, "tidak-ada.csv"),
        (f'source = "file:{GOLD}"', 0, "173 akun dipahami"),
        (f'source = "file:{__file__}"', 1, "bukan daftar akun"),
        ('source = "ftp://x"', 1, "ftp://x"),
    ],
)
def test_doctor_names_what_needs_attention(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    exit_code: int,
    expected: str,
) -> None:
    asked: list[Tokens] = []

    async def proven(tokens: Tokens, _transport: object) -> bool:
        asked.append(tokens)
        return True

    monkeypatch.setattr(probe, "probe", proven)
    assert (
        main(["doctor", "--settings", settings_file(tmp_path, text), "--state", str(tmp_path / "state")]) == exit_code
    )
    out = capsys.readouterr().out
    assert bool(asked) is ("x_terms_by =" in text or "x_url" in text), "X is asked only by somebody's word"
    assert expected in out
    assert "rahasia" not in out

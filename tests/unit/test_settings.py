"""Settings: a flag wins over the environment, that over the file, that over the default."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.cli.main import main
from tui.cli.session import registry_of
from tui.errors import UsageError
from tui.settings import Ceilings, Settings, at_home, default_settings_file, load_settings


def written(folder: Path, text: str, mode: int = 0o644) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def refused(flags: dict[str, object], environ: dict[str, str], file: Path | None) -> UsageError:
    with pytest.raises(UsageError) as caught:
        load_settings(flags, environ, file)
    return caught.value


def test_nothing_said_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = load_settings({}, {})
    assert settings == Settings()
    assert settings.lang == "id"
    assert settings.out == Path.home() / "Pantau-SKPD"
    assert default_settings_file() == tmp_path / "pantau-skpd" / "settings.toml"


def test_the_users_own_file_is_read_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    default_settings_file().parent.mkdir()
    default_settings_file().write_text('lang = "en"', encoding="utf-8")
    assert load_settings({}, {}).lang == "en"


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'source = "file:a.csv"\nnetwork = "x"\nlang = "en"\n')
    environ = {"PANTAU_SOURCE": "replay", "PANTAU_NETWORK": "bluesky", "HOME": "/elsewhere"}
    settings = load_settings({"source": "x", "network": None}, environ, file)
    assert (settings.source, settings.network, settings.lang) == ("x", "bluesky", "en")


def test_the_environment_may_name_the_file_and_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, 'network = "x"')
    settings = load_settings({}, {"PANTAU_SETTINGS": str(file), "PANTAU_NETWORK": ""})
    assert settings.network == "x"


def test_paths_in_the_file_start_at_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'registry = "r.json"\nsource = "file:data/f.csv"\nstate = "~/s"\n')
    settings = load_settings({"out": "shots"}, {}, file)
    assert settings.registry == tmp_path / "r.json"
    assert settings.source == f"file:{tmp_path / 'data' / 'f.csv'}"
    assert settings.state == Path.home() / "s"
    assert settings.out == Path("shots")


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("complete", "ya", True),
        ("kiosk", "0", False),
        ("ascii", True, True),
        ("interval", "15m", timedelta(minutes=15)),
        ("interval", 90, timedelta(seconds=90)),
        ("interval", timedelta(hours=2), timedelta(hours=2)),
        ("taken_at", "2015-08-17T20:00+00:00", datetime(2015, 8, 17, 20, tzinfo=UTC)),
        ("registry", Path("r.json"), Path("r.json")),
        ("x_terms_basis", " 045/123/2026 ", "045/123/2026"),
    ],
)
def test_values_are_understood(key: str, value: object, expected: object) -> None:
    assert getattr(load_settings({key: value}, {}), key) == expected


def test_ceilings_are_exact_micro_dollars(tmp_path: Path) -> None:
    file = written(tmp_path, 'ceiling_day = 1.10\nceiling_month = "$29.999999"\n')
    assert load_settings({}, {}, file).ceilings == Ceilings(1_100_000, 29_999_999)


@pytest.mark.parametrize(
    ("key", "value", "name"),
    [
        ("lang", "jv", "setting_not_language"),
        ("kiosk", "mungkin", "setting_not_flag"),
        ("taken_at", "2015-08-17T20:00", "setting_not_time"),
        ("taken_at", "kemarin", "setting_not_time"),
        ("taken_at", "9999-12-31T23:59:59-12:00", "setting_not_time"),
        ("taken_at", "0001-01-01T00:00:00+14:00", "setting_not_time"),
        ("taken_at", "1999-12-31T23:59:59+00:00", "setting_not_time"),
        ("interval", "0s", "setting_not_duration"),
        ("interval", "sejam", "setting_not_duration"),
        ("interval", "99999999d", "setting_not_duration"),
        ("ceiling_day", "-1", "setting_not_amount"),
        ("ceiling_day", "0.0000001", "setting_not_amount"),
        ("ceiling_month", "NaN", "setting_not_amount"),
        ("ceiling_month", "banyak", "setting_not_amount"),
        ("network", "x\x1b[31m", "setting_not_text"),
        ("network", 5, "setting_not_text"),
        ("registry", "", "setting_not_path"),
        ("source", "file:", "setting_not_source"),
        ("source", " ", "setting_not_source"),
    ],
)
def test_a_value_that_says_nothing_is_refused_with_its_place(key: str, value: object, name: str) -> None:
    error = refused({key: value}, {}, None)
    assert (error.code.name, error.exit_code) == (name, 2)
    assert error.code.get("key") == key
    assert error.code.get("place") == f"--{key.replace('_', '-')}"


def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    file = written(tmp_path, 'sorce = "x"')
    error = refused({}, {}, file)
    assert error.code.as_json() == {"code": "setting_unknown", "key": "sorce", "nearest": "source", "place": str(file)}
    assert refused({}, {"PANTAU_SORUCE": "x"}, None).code.get("nearest") == "PANTAU_SOURCE"
    assert refused({"zzzz": "x"}, {}, None).code.name == "setting_unknown_at_all"


def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path) -> None:
    assert refused({}, {}, tmp_path / "none.toml").code.name == "settings_missing"
    assert refused({}, {}, tmp_path).code.name == "settings_unreadable"
    broken = written(tmp_path, 'lang = "id"\nsource =\n')
    assert refused({}, {}, broken).code.as_json() == {"code": "settings_not_toml", "file": str(broken), "line": 2}
    broken.write_bytes(b"\xff\xfe\x00")
    assert refused({}, {}, broken).code.name == "settings_not_toml"


def test_a_file_with_a_token_must_be_its_owners_alone(tmp_path: Path) -> None:
    text = 'token_x_bearer = "rahasia"'
    error = refused({}, {}, written(tmp_path, text, 0o640))
    assert error.code.name == "settings_not_private"
    settings = load_settings({}, {}, written(tmp_path, text, 0o600))
    assert settings.tokens.x_bearer == "rahasia"


def test_a_token_is_never_shown() -> None:
    settings = load_settings({}, {"PANTAU_TOKEN_FEED": "rahasia"})
    assert settings.tokens.feed == "rahasia"
    assert "rahasia" not in repr(settings)
    error = refused({}, {"PANTAU_TOKEN_X_BEARER": "raha\x07sia"}, None)
    assert "raha" not in str(error)


@pytest.mark.parametrize(("interval", "stale_after"), [(360, 720), (30, 120)])
def test_the_interval_that_the_operator_set_is_the_one_of_the_readings(
    tmp_path: Path, interval: int, stale_after: int
) -> None:
    settings = load_settings({"state": tmp_path}, {"PANTAU_INTERVAL": f"{interval}m"})
    directive = registry_of(settings).directive
    assert directive.interval == timedelta(minutes=interval)
    assert directive.stale_after == timedelta(minutes=stale_after)


@pytest.mark.parametrize(("command", "exit_code"), [("import", 2), ("match", 3), ("link", 2)])
def test_the_home_of_somebody_unknown_is_a_path_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, exit_code: int
) -> None:
    assert at_home("~/x") == Path.home() / "x"
    assert at_home("~tidak_ada_rekaan/x") == Path("~tidak_ada_rekaan/x")
    assert main([command, "~tidak_ada_rekaan/x.csv", "--state", str(tmp_path)]) == exit_code
    assert len(capsys.readouterr().err.splitlines()) == 1

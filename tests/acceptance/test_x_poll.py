"""`pantau poll`, `cost` and `doctor` pointed at a stand-in of X in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import urlopen

import pytest

from standin.process import standing
from standin.server import BEARER
from standin.world import FIRST_ID
from tests.acceptance.control import books, fault, tell
from tests.acceptance.terminal import Terminal
from tui.cli.main import main
from tui.registry import bundled_registry


def settings_file(folder: Path, url: str, more: str = "") -> str:
    file = folder / "settings.toml"
    file.write_text(f'source = "x"\ntoken_x_bearer = "{BEARER}"\nx_url = "{url}"\n{more}\n', encoding="utf-8")
    file.chmod(0o600)
    return str(file)


def test_two_polls_of_a_day_cost_what_one_does_and_cost_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with standing("--followers", "40") as url:
        flags = ["--settings", settings_file(tmp_path, url, "ceiling_day = 3"), "--state", str(tmp_path / "state")]
        for _ in range(2):
            assert main(["poll", *flags]) == 0
            assert "40" in capsys.readouterr().out
        assert main(["cost", *flags]) == 0
        assert "$0.410" in capsys.readouterr().out
        assert main(["doctor", *flags]) == 0
        with urlopen(f"{url}/control") as answer:
            told = json.load(answer)
    assert (told["billed"], told["violations"]) == (410_000, [])
    assert BEARER not in capsys.readouterr().out


def test_a_ceiling_below_one_profile_ends_the_poll_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with standing("--followers", "4") as url:
        flags = ["--settings", settings_file(tmp_path, url, 'ceiling_day = "0.009"'), "--state", str(tmp_path / "s")]
        assert main(["poll", *flags]) == 3
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_cost_names_no_total_before_the_number_of_followers_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with standing("--followers", "40") as url:
        flags = ["--settings", settings_file(tmp_path, url), "--state", str(tmp_path / "state")]
        assert main(["cost", *flags]) == 0
        assert "$0.010 dan $0.010 untuk tiap pengikut" in capsys.readouterr().out
        little = ["--settings", settings_file(tmp_path, url, "ceiling_day = 0.02"), "--state", str(tmp_path / "state")]
        assert main(["poll", *little]) == 0
        assert main(["cost", *flags]) == 0
        assert "paling banyak: $0.410" in capsys.readouterr().out


def test_cost_knows_in_a_new_run_that_the_target_reads_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = "\n".join(f'token_x_{name} = "k"' for name in ("consumer_key", "consumer_secret", "access_secret"))
    with standing("--followers", "40") as url:
        own = f'{keys}\ntoken_x_access = "{FIRST_ID}-rekaan"\nx_owns_app = true'
        flags = ["--settings", settings_file(tmp_path, url, own), "--state", str(tmp_path / "state")]
        assert main(["poll", *flags]) == 0
        assert main(["cost", *flags]) == 0
        assert "paling banyak: $0.050" in capsys.readouterr().out


def test_without_consent_a_poll_of_the_real_x_ends_before_it_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["--settings", settings_file(tmp_path, "https://tidak-ada.invalid"), "--state", str(tmp_path / "s")]
    assert main(["poll", *flags]) == 3
    assert "XIV.C" in capsys.readouterr().err


@pytest.mark.parametrize("between", ["nothing", "a purge", "an edit of the registry"])
def test_no_command_takes_the_targets_handle_in_other_hands_for_the_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], between: str
) -> None:
    with standing("--followers", "3", "--units", "1") as url:
        flags = ["--settings", settings_file(tmp_path, url), "--state", str(tmp_path / "state")]
        link = ("link", "Kecamatan Klirong", "unit000000", "--by", "Sari (rekaan)", "--basis", "surat rekaan 12")
        assert main([*link, *flags]) == 0
        assert main(["poll", *flags]) == 0
        if between == "a purge":
            assert main(["purge", "unit000000", *flags]) == 0
        if between == "an edit of the registry":
            told = json.loads(bundled_registry().read_text(encoding="utf-8"))
            told["directive"]["title"] += " (rekaan)"
            (tmp_path / "registry.json").write_text(json.dumps(told), encoding="utf-8")
            flags += ["--registry", str(tmp_path / "registry.json")]
        taker = {"username": "bupatikbm", "name": "Akun Lain (rekaan)"}
        tell(url, profiles={"bupatikbm": {"username": "bupati_lama"}}, arrivals=[taker])
        before = books(url)["billed"]
        capsys.readouterr()
        for command in ("poll", "poll", "snapshot"):
            assert main([command, *flags]) == 3
            assert "kini milik akun lain" in capsys.readouterr().err
        assert books(url)["billed"] == before + 10_000, "who bears the handle now, and nobody else"


def test_the_wall_shows_what_was_read_what_it_cost_and_keeps_it_when_x_goes_away(tmp_path: Path) -> None:
    flags: list[str] = []
    with standing("--followers", "40") as url:
        flags += ["--settings", settings_file(tmp_path, url, "ceiling_day = 3"), "--state", str(tmp_path / "state")]
        with Terminal(flags, tmp_path) as wall:
            wall.wait_for_text("terbaca 40", "$0.41")
    with Terminal(flags, tmp_path) as wall:
        wall.wait_for_text("terbaca 40")
        wall.wait_for_text("X tidak dapat dihubungi")
        assert "terbaca 40" in wall.text, "the last good data stay"


def test_a_wall_that_opens_on_kept_data_names_the_price_before_its_first_reading_ends(tmp_path: Path) -> None:
    with standing("--followers", "40") as url:
        flags = ["--settings", settings_file(tmp_path, url), "--state", str(tmp_path / "state")]
        assert main(["poll", *flags]) == 0
        fault(url, "hang", route="user")
        with Terminal(flags, tmp_path) as wall:
            wall.wait_for_text("hari ini $0.410", "sedang membaca", within=25)  # X would be given up after thirty
            wall.press("r")
            wall.wait_for_text("Pembacaan ini paling banyak $0.410")

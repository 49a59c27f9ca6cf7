"""Doctor reads what a reading would read: the same file, in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.main import main


@pytest.mark.parametrize(("network", "mark"), [("mastodon", "baik"), ("x", "perlu perhatian")])
def test_doctor_reads_a_file_on_the_network_that_a_reading_takes_it_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, network: str, mark: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PANTAU_NETWORK", network)
    file = tmp_path / "pengikut.csv"
    file.write_text("username,name\nkec.rekaan@contoh.example,Kecamatan Rekaan\n")
    words = ["--source", f"file:{file}", "--state", str(tmp_path / "keadaan")]
    main(["doctor", *words])
    told = [line for line in capsys.readouterr().out.splitlines() if "Berkas" in line or "pengikut.csv:" in line]
    assert [line.startswith(f"[{mark}]") for line in told] == [True]
    assert (main(["poll", *words]) == 0) is (mark == "baik")

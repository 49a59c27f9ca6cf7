"""Doctor reads what a reading would read, in the same way: the same file, the same feed; X it asks for nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from standin.process import standing
from standin.server import BEARER
from standin.signatures import ACCESS_SECRET, CONSUMER_KEY, CONSUMER_SECRET, access_token
from standin.world import FIRST_ID
from tests.acceptance.control import books, tell
from tests.sources.feed_server import Dripping, Script, answer, serving_by
from tui.cli import doctor_source
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


@pytest.mark.parametrize(("flags", "exit_code"), [((), 0), (("--complete",), 1)])
def test_doctor_says_that_a_file_is_not_the_whole_list_it_is_called(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    flags: tuple[str, ...],
    exit_code: int,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "pengikut.csv"
    file.write_text("id,username,name\n1,rekaan,Rekaan\n2,dua,Dua\n1.2E+18,lain,Lain\n")
    words = ["doctor", "--source", f"file:{file}", "--state", str(tmp_path / "keadaan"), *flags]
    assert main(words) == exit_code
    assert ("daftar ini belum dianggap lengkap" in capsys.readouterr().out) is bool(flags)


NAMED = ["good", "a row skipped", "an error told", "refused", "not there", "an error", "a page", "dripping"]
FEEDS = [
    (Script(answer()), 0, "[baik] Sumber menjawab: 1 akun dipahami"),
    (Script(answer(body=b"id,username\n1,a\n1.2E+18,b\n")), 0, "sudah dibulatkan"),
    (Script(answer(body=b'{"error": "x", "data": [{"id": "1"}, {"id": "2"}]}')), 1, "ada yang gagal"),
    (Script(answer(401)), 1, "menolak (401)"),
    (Script(answer(404)), 1, "tidak ditemukan (404)"),
    (Script(answer(body=b'{"error": "Unauthorized", "user": "admin"}')), 1, "pesan server"),
    (Script(answer(body=b"<html>")), 1, "halaman web"),
    (Dripping(answer(body=b"x" * 10_000)), 1, "belum menjawab dalam batas waktu"),
]


@pytest.mark.parametrize(
    ("script", "exit_code", "words"),
    FEEDS,
    ids=NAMED,
)
async def test_doctor_asks_a_feed_as_a_reading_would(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    script: Script,
    exit_code: int,
    words: str,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    if isinstance(script, Dripping):
        monkeypatch.setattr(doctor_source, "PATIENCE", 0.3)
    async with serving_by(script):
        source = script.url("/daftar.csv?kunci=rahasia")
        told = await asyncio.to_thread(main, ["doctor", "--source", source, "--state", str(tmp_path / "keadaan")])
    out = capsys.readouterr().out
    (line,) = (line for line in out.splitlines() if words in line)
    assert (told, line.startswith("[baik] ")) == (exit_code, not exit_code)
    assert "rahasia" not in out


async def test_doctor_says_that_nobody_answers_at_a_dead_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    script = Script(answer())
    async with serving_by(script):
        source = script.url()
    monkeypatch.setattr(doctor_source, "PATIENCE", 0.3)
    assert await asyncio.to_thread(main, ["doctor", "--source", source, "--state", str(tmp_path / "keadaan")]) == 1
    assert "[perlu perhatian] " in capsys.readouterr().out


APP = f'token_x_bearer = "{BEARER}"'
USER = "\n".join(
    f'token_x_{name} = "{token}"'
    for name, token in {
        "consumer_key": CONSUMER_KEY,
        "consumer_secret": CONSUMER_SECRET,
        "access": access_token(str(FIRST_ID)),
        "access_secret": ACCESS_SECRET,
    }.items()
)
SPENT = {"kind": "answer", "route": "usage", "status": 402, "body": '{"title": "CreditsDepleted"}'}
ANSWERS: list[tuple[str, dict[str, object], int, str]] = [
    (APP, {}, 0, "[baik] X menjawab dan menerima token"),
    ('token_x_bearer = "AAAAsalah"', {}, 1, "menolak token (401)"),
    (USER, {}, 0, "[baik] X menjawab; token terbukti pada pembacaan pertama"),
    (USER.replace("token_x_access_secret = ", "token_x_access_secret = 'salah'  # "), {}, 1, "menolak token (401)"),
    (APP, SPENT, 1, "Kredit X habis (402)"),
    (APP, {"kind": "answer", "route": "usage", "status": 404, "body": ""}, 0, "token terbukti pada pembacaan pertama"),
    (APP, {"kind": "answer", "route": "usage", "status": 503, "body": "busy"}, 1, "503"),
    (APP, {"kind": "answer", "route": "usage", "body": "<html>portal</html>"}, 1, "alamat X bukan X"),
    (APP, {"kind": "answer", "route": "usage", "body": ""}, 1, "alamat X bukan X"),
    (APP, {"kind": "drop", "route": "usage", "times": 2}, 1, "terputus"),
]


@pytest.mark.parametrize(("tokens", "trouble", "exit_code", "words"), ANSWERS)
def test_doctor_tries_x_and_its_token_and_nobody_is_billed(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    tokens: str,
    trouble: dict[str, object],
    exit_code: int,
    words: str,
) -> None:
    settings = tmp_path / "settings.toml"
    with standing("--followers", "4") as url:
        if trouble:
            tell(url, faults=[trouble])
        settings.write_text(f'source = "x"\nx_url = "{url}"\nceiling_day = 3\n{tokens}\n')
        settings.chmod(0o600)
        told = main(["doctor", "--settings", str(settings), "--state", str(tmp_path / "keadaan")])
        assert (books(url)["billed"], books(url)["violations"]) == (0, [])
    out = capsys.readouterr().out
    assert words in out
    assert "Batas biaya X: sehari $3,000, sebulan tanpa batas" in out
    assert told == exit_code

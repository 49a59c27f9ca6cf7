"""The commands as they are run: what they print, what they leave, how they end."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.terminal import COMMAND, clean_environment

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
MOMENT = "replay@2015-08-18T19:00:00+07:00"


def pantau(*arguments: str, home: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Runs one command to its end."""
    environment = {**clean_environment(home), **variables}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=environment, timeout=120, check=False)


def test_poll_at_the_story_s_instant_prints_the_same_bytes_twice(tmp_path: Path) -> None:
    runs = [pantau("poll", "--source", MOMENT, "--json", "--state", str(tmp_path / n), home=tmp_path) for n in "ab"]
    assert [run.returncode for run in runs] == [0, 0]
    assert runs[0].stdout == runs[1].stdout
    board = json.loads(runs[0].stdout)
    assert board["source"]["followers_count"] == 313
    assert len(board["units"]) == 521
    assert sum(board["counts"].values()) == 521
    assert sum(1 for unit in board["units"] if unit["account"]) == 29
    assert not re.search(rb"08\d\d[ .-]?\d{4}", runs[0].stdout), "phone numbers are masked"


def test_match_prints_a_line_a_follower_with_its_reasons(tmp_path: Path) -> None:
    run = pantau("match", str(GOLD), home=tmp_path)
    assert run.returncode == 0
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rows) == 173
    assert all(row["reasons"] for row in rows)
    assert set(rows[0]) == {"id", "username", "class", "unit", "decision", "score", "reasons", "fields"}
    assert not [row for row in rows if row["class"] == "personal" and row["decision"] == "accept"]


def test_snapshot_saves_every_file_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "potret"
    run = pantau("snapshot", "--source", MOMENT, "--out", str(out), "--formats", "svg,png,csv,json", home=tmp_path)
    assert run.returncode == 0, run.stderr
    assert str(out) in run.stdout.decode()
    assert {path.suffix for path in out.iterdir()} >= {".svg", ".png", ".csv", ".json"}


BROKEN = {
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 8,
    "foreign.csv": b"nama;umur\nBudi (rekaan);40\n",
    "rounded.csv": b"id,username,name\n1.23E+18,kec_ambal,Kecamatan Ambal\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_clear_line_and_no_traceback(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    run = pantau("poll", "--source", f"file:{path}", home=tmp_path)
    assert run.returncode in (2, 3), run.stdout
    assert one_line(run)


def test_a_half_written_file_gives_what_it_holds_and_says_that_it_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "separuh.jsonl"
    path.write_bytes(b'{"data":[{"id":"1","username":"a","name":"b"}],"meta":{"resu')
    run = pantau("poll", "--source", f"file:{path}", "--complete", "--json", home=tmp_path)
    assert run.returncode == 0
    assert "terputus" in run.stderr.decode()
    board = json.loads(run.stdout)
    assert board["source"]["complete"] is False, "what was cut is not complete, whatever the operator says"


USAGE = [
    (("poll", "--source", "burung:merpati"), 2),
    (("poll", "--source", "replay@kemarin"), 2),
    (("poll", "--source", "file:/tidak/ada.csv"), 3),
    (("match", "/tidak/ada.csv"), 3),
    (("--kiosk",), 2),
    (("terbang",), 2),
    (("poll", "--lang", "jw"), 2),
    (("link", "bukan-unit", "kec_ambal", "--by", "Rekaan", "--basis", "surat", "--source", f"file:{GOLD}"), 2),
    (("snapshot", "--source", MOMENT, "--formats", "gif"), 2),
]


@pytest.mark.parametrize(("arguments", "code"), USAGE, ids=lambda value: str(value)[:40])
def test_bad_usage_is_one_clear_line_with_its_exit_code(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    run = pantau(*arguments, home=tmp_path)
    assert run.returncode in ((2, 3) if code == 3 else (code,)), run.stderr
    assert one_line(run)


def test_a_state_that_is_no_folder_ends_with_exit_code_4(tmp_path: Path) -> None:
    (tmp_path / "keadaan").write_text("bukan folder")
    run = pantau("poll", "--source", f"file:{GOLD}", "--state", str(tmp_path / "keadaan"), home=tmp_path)
    assert run.returncode == 4
    assert one_line(run)


def one_line(run: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether stderr is exactly one line of ours."""
    lines = run.stderr.decode().splitlines()
    return len(lines) == 1 and lines[0].startswith("pantau: ") and "Traceback" not in lines[0]


def test_hostile_names_are_shown_as_text_everywhere(tmp_path: Path) -> None:
    names = ["[/foo]", "[@click=app.quit]x[/]", "\x1b[31mmerah", "a\u202eb", "a\u200bb", "=HYPERLINK(1)", "\x00nol"]
    rows = [f'{n},kec_ambal{n},"{name}",Kec. Ambal Kebumen' for n, name in enumerate(names, 900)]
    path = tmp_path / "jahat.csv"
    path.write_text("id,username,name,description\n" + "\n".join(rows) + "\n", encoding="utf-8")
    run = pantau("poll", "--source", f"file:{path}", "--complete", "--json", home=tmp_path)
    assert run.returncode == 0, run.stderr
    assert b"\x1b" not in run.stdout
    assert b"Traceback" not in run.stderr


def test_registry_faults_are_all_named_with_path_and_line(tmp_path: Path) -> None:
    source = json.loads((Path(__file__).parents[2] / "registry.json").read_text("utf-8"))
    source["units"][3]["kind"] = "dinass"
    source["units"][4]["parent"] = "tidak-ada"
    source["units"][6]["id"] = source["units"][5]["id"]
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(source, indent=1), encoding="utf-8")
    run = pantau("check", str(path), home=tmp_path)
    assert run.returncode == 1
    told = run.stdout.decode()
    assert "dinas" in told
    assert "tidak-ada" in told
    assert len(told.splitlines()) >= 3


def test_the_three_saved_instants_read_back_equal_what_was_shown_then(tmp_path: Path) -> None:
    from tests.unit.board_story import registry
    from tui.export.board_json import board_as_json
    from tui.store import Store

    state = tmp_path / "keadaan"
    moments = ["2015-08-10T09:00:00+07:00", "2015-08-15T12:00:00+07:00", "2015-08-17T23:00:00+07:00"]
    shown = {}
    for moment in moments:
        run = pantau("poll", "--source", f"replay@{moment}", "--json", home=tmp_path)
        assert run.returncode == 0
        shown[moment] = json.loads(run.stdout)
    assert pantau("poll", "--source", MOMENT, "--state", str(state), home=tmp_path).returncode == 0
    with Store.open(state, registry(), "replay", read_only=True) as store:
        numbers = {at.isoformat(): number for number, at in store.instants()}
        for moment in moments:
            board = store.board_at(numbers[moment])
            read_back = json.loads(board_as_json(board, registry()))
            for then in (read_back, shown[moment]):
                then["source"].pop("spec")
            assert read_back == shown[moment]

"""A mass change that is held is told by every command that shows the verdicts before it."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.commands import ROOT, Desk

GOLD = ROOT / "tests" / "data" / "gold" / "followers.csv"
NOBODY = "id,username,name,description\n99999,rekaan_satu,Rekaan Satu,Akun rekaan\n99998,rekaan_dua,Rekaan Dua,Rekaan\n"
WORDS = "unit memburuk sekaligus sejak"


def test_import_and_poll_say_that_the_verdicts_shown_are_those_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    whole = ("import", str(GOLD), "--complete", "--yes", "--taken-at", "2015-08-16T00:00+07:00")
    assert WORDS not in desk.run(*whole).out
    emptied = desk.file("kosong.csv", NOBODY)
    imported = desk.run("import", emptied, "--complete", "--yes")
    assert imported.code == 0
    assert WORDS in imported.out
    polled = desk.run("poll", "--source", f"file:{emptied}", "--complete", "--json")
    assert any(WORDS in line for line in polled.complaints)

"""What an import stores is what it showed, whatever becomes of the file while the operator reads."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.commands import Desk

SEEN = "id,username,name,description\n1,kec_rekaan,Kecamatan Rekaan,Akun rekaan\n"
CHANGED = SEEN + "2,penyusup,Penyusup Rekaan,Tidak pernah diperlihatkan\n"
ANSWERS = """
import builtins, os, pathlib, sys
sys.stdin.isatty = lambda: True
def answer(prompt):
    {meanwhile}
    return "y"
builtins.input = answer
"""


def stored(desk: Desk) -> str:
    """All that the state's files hold, as text."""
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in desk.state.rglob("*") if file.is_file())


def test_a_file_that_changes_while_the_question_stands_is_stored_as_it_was_shown(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.file("pengikut.csv", SEEN)
    meanwhile = f"pathlib.Path({path!r}).write_text({CHANGED!r})"
    told = desk.run_code(ANSWERS.format(meanwhile=meanwhile), "import", path)
    assert (told.code, told.err) == (0, "")
    assert "Dipahami    : 1 akun" in told.out
    assert "terbaca 1 akun" in told.out
    assert "penyusup" not in stored(desk)


def test_a_file_that_is_gone_before_the_answer_is_stored_as_it_was_shown(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.file("pengikut.csv", SEEN)
    told = desk.run_code(ANSWERS.format(meanwhile=f"os.remove({path!r})"), "import", path)
    assert (told.code, told.err) == (0, "")
    assert "kec_rekaan" in stored(desk)


def test_what_was_imported_is_told_like_a_reading_of_the_file_itself(tmp_path: Path) -> None:
    imported, polled = Desk(tmp_path / "a"), Desk(tmp_path / "b")
    path = imported.file("pengikut.csv", SEEN)
    first = imported.run("import", path, "--yes", "--complete")
    second = polled.run("poll", "--source", f"file:{path}", "--complete")
    assert (first.code, second.code) == (0, 0)
    assert first.out.splitlines()[-len(second.out.splitlines()) :] == second.out.splitlines()

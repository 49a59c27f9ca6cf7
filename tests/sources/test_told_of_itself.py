"""What a file tells of itself and cannot be understood is said, and never taken for nothing having been told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.sources.previews import Preview, preview

TWO = [{"id": "11", "username": "a_rekaan"}, {"id": "12", "username": "b_rekaan"}]


def seen(tmp_path: Path, **head: object) -> Preview:
    path = tmp_path / "pengikut.json"
    path.write_text(json.dumps({**head, "accounts": TWO}))
    return preview(path, complete=True)


@pytest.mark.parametrize(
    "count", ["2.500", "dua", "-1", -1, 2.5e400, True, [2], {"total": 2}, "2500 pengikut"], ids=str
)
def test_a_count_that_is_not_understood_is_said_and_bears_out_nothing(tmp_path: Path, count: object) -> None:
    shown = seen(tmp_path, followers_count=count)
    (note,) = shown.notes
    assert (note.name, note.get("file")) == ("followers_count_unreadable", "pengikut.json")
    assert str(note.get("value")).isprintable()
    assert (shown.understood, shown.is_whole, shown.complete) == (2, True, False)


@pytest.mark.parametrize("count", [2, "2", 2.0, None, ""])
def test_a_count_that_is_understood_or_not_told_needs_no_word(tmp_path: Path, count: object) -> None:
    shown = seen(tmp_path, followers_count=count)
    assert (shown.notes, shown.complete) == ((), True)


@pytest.mark.parametrize("time", ["20 Nov 2026 08.00", "9999-12-31T23:59:59-12:00", 5, ["2026-11-20"], "\x1b[31m"])
def test_a_time_that_is_not_understood_is_said_and_the_file_is_as_old_as_it_is(tmp_path: Path, time: object) -> None:
    shown = seen(tmp_path, taken_at=time)
    assert [(note.name, note.get("file")) for note in shown.notes] == [("taken_at_unreadable", "pengikut.json")]
    assert str(shown.notes[0].get("value")).isprintable()
    assert shown.complete


@pytest.mark.parametrize("time", ["2026-11-20T08:00:00+07:00", "", None])
def test_a_time_that_is_understood_or_not_told_needs_no_word(tmp_path: Path, time: object) -> None:
    assert seen(tmp_path, taken_at=time).notes == ()


def test_a_manifest_that_is_not_understood_is_said_as_well(tmp_path: Path) -> None:
    (tmp_path / "follower.js").write_text('window.YTD.follower.part0 = [ {"follower": {"accountId": "11"}} ]')
    told = {
        "archiveInfo": {"generationDate": "kemarin"},
        "dataTypes": {"follower": {"files": [{"count": "2.500"}]}},
    }
    (tmp_path / "manifest.js").write_text(f"window.__THAR_CONFIG = {json.dumps(told)}")
    shown = preview(tmp_path, complete=True)
    assert {"taken_at_unreadable", "followers_count_unreadable"} <= {note.name for note in shown.notes}
    assert not shown.complete

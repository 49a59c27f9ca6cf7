"""A column `ID` that only counts the rows: what it holds is no account's id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.sources.previews import Preview, preview

NAMES = [f"kec_{n}_rekaan" for n in range(1, 9)]


def seen(tmp_path: Path, rows: list[tuple[object, str]], *, is_json: bool = False) -> Preview:
    path = tmp_path / "pengikut.csv"
    if is_json:
        path.write_text(json.dumps([{"id": number, "username": name} for number, name in rows]))
    else:
        path.write_text("ID;Username\n" + "".join(f"{number};{name}\n" for number, name in rows))
    return preview(path, complete=True)


def keys(shown: Preview) -> list[str]:
    return [each.id for each in shown.readings[0].accounts]


@pytest.mark.parametrize("is_json", [False, True], ids=["table", "JSON"])
@pytest.mark.parametrize("start", [0, 1], ids=["from 0", "from 1"])
def test_a_running_number_is_no_id(tmp_path: Path, start: int, is_json: bool) -> None:
    shown = seen(tmp_path, list(enumerate(NAMES, start)), is_json=is_json)
    assert keys(shown) == [f"@{name}" for name in NAMES]
    assert (shown.complete, shown.skipped, [note.name for note in shown.notes]) == (True, 0, ["ids_are_numbers"])
    assert shown.notes[0].get("column") == ("id" if is_json else "ID")


def test_numbers_that_begin_again_for_each_group_cost_nobody(tmp_path: Path) -> None:
    shown = seen(tmp_path, [*enumerate(NAMES[:3], 1), *enumerate(NAMES[3:], 1)])
    assert sorted(keys(shown)) == sorted(f"@{name}" for name in NAMES)
    assert (shown.understood, [note.name for note in shown.notes]) == (8, ["ids_are_numbers"])


@pytest.mark.parametrize("zero", ["0", 0, "00"])
def test_a_zero_is_no_id(tmp_path: Path, zero: object) -> None:
    shown = seen(tmp_path, [(zero, name) for name in NAMES])
    assert (keys(shown), shown.complete, shown.notes) == ([f"@{name}" for name in NAMES], True, ())


def test_who_has_a_number_and_no_name_is_skipped(tmp_path: Path) -> None:
    shown = seen(tmp_path, [*enumerate(NAMES, 1), (9, "")])
    assert (shown.understood, shown.skipped, shown.complete) == (8, 1, False)
    assert [fault.name for fault in shown.faults] == ["record_without_id"]


@pytest.mark.parametrize(
    "rows",
    [
        [(n * 37 + 12, name) for n, name in enumerate(NAMES)],
        [(3300000000 + n, name) for n, name in enumerate(NAMES)],
        list(enumerate(NAMES[:3], 1)),
    ],
    ids=["small, as the oldest are", "in a row, and long", "too few to tell"],
)
def test_an_id_that_counts_nothing_is_one(tmp_path: Path, rows: list[tuple[object, str]]) -> None:
    shown = seen(tmp_path, rows)
    assert (keys(shown), shown.notes) == ([str(number) for number, _ in rows], ())


def test_an_account_that_was_renamed_between_two_pages_stays_one(tmp_path: Path) -> None:
    shown = seen(tmp_path, [(3300000001, "lama_rekaan"), (3300000002, "lain_rekaan"), (3300000001, "baru_rekaan")])
    assert (keys(shown), [note.name for note in shown.notes]) == (["3300000001", "3300000002"], ["records_repeated"])

"""Kills and power cuts: no unreadable store, nothing acknowledged lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store import world
from tui.errors import StateError
from tui.followers import fold
from tui.store import Store

KILLS = 200
PLACE = world.registry(3)


def folder_of(tmp_path: Path) -> Path:
    return tmp_path / PLACE.id / "x"


def saved_twice(tmp_path: Path, *, is_sealed: bool = False) -> None:
    """Two readings; before the second one a checkpoint where that is asked for."""
    read, followers, board, owners = world.first(PLACE, 3)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        if is_sealed:
            store.seal()
        read = world.reading((world.account(0), world.account(1, name="Desa Lain")), 1)
        followers = fold(followers, read)
        store.save(read, followers, world.board(PLACE, followers, owners, board))
        if is_sealed:
            store.seal()


def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.killer", str(tmp_path), str(KILLS), "17"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"kills {KILLS} records ")
    assert int(lines[0].split()[-1]) >= KILLS


@pytest.mark.parametrize("garbage", [b"", b"\0" * 4096, b'{"schema":{"1":{"version":1}},"records":{"1":{"n', b"[]"])
def test_a_tail_that_a_power_cut_left_unreadable_gives_the_one_before_and_says_so(
    tmp_path: Path, garbage: bytes
) -> None:
    saved_twice(tmp_path)
    (folder_of(tmp_path) / "tail.json").write_bytes(garbage)
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert saved.through == 1
        assert [(notice.name, notice.get("file")) for notice in saved.notices] == [
            ("store_previous_generation", "tail.json")
        ]
        assert saved.board is not None
        assert store.verify() == 1
        read = world.reading((world.account(2),), 2)
        followers = fold(saved.followers, read)
        assert store.save(read, followers, replace(saved.board, taken_at=read.taken_at))
    with Store.open(tmp_path, PLACE, "x") as store:
        assert (store.load().through, store.load().notices, store.verify()) == (2, (), 2)


def test_texts_that_a_power_cut_left_unreadable_cost_their_words_and_no_more(tmp_path: Path) -> None:
    saved_twice(tmp_path)
    for name in ("recent.json", "recent.json.prev"):
        (folder_of(tmp_path) / "content" / name).write_bytes(b"\0")
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert {notice.name for notice in saved.notices} == {"store_text_unreadable", "store_text_missing"}
        assert saved.through == 2
        assert saved.board is not None
        assert saved.board.by_unit["desa-0"].profile is None
        assert store.verify() == 2


def test_a_checkpoint_that_cannot_be_read_gives_the_one_before_and_the_log_after_it(tmp_path: Path) -> None:
    saved_twice(tmp_path, is_sealed=True)
    with Store.open(tmp_path, PLACE, "x") as store:
        whole = store.load()
    newest = max((folder_of(tmp_path) / "checkpoints").glob("*.json"))
    newest.write_bytes(newest.read_bytes()[:100])
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert [notice.name for notice in saved.notices] == ["store_previous_generation"]
        assert world.plain_board(saved.board) == world.plain_board(whole.board)
        assert world.plain_followers(saved.followers) == world.plain_followers(whole.followers)


def test_decisions_that_cannot_be_read_are_an_error_and_never_silently_lost(tmp_path: Path) -> None:
    saved_twice(tmp_path)
    (folder_of(tmp_path) / "decisions.json").write_bytes(b"{")
    with pytest.raises(StateError) as caught:
        Store.open(tmp_path, PLACE, "x")
    assert caught.value.code.name == "store_unreadable"
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("version", ["0", "2", '"x"'])
def test_a_file_of_another_version_is_one_clear_error(tmp_path: Path, version: str) -> None:
    saved_twice(tmp_path)
    tail = folder_of(tmp_path) / "tail.json"
    tail.write_bytes(tail.read_bytes().replace(b'"version":1', f'"version":{version}'.encode()))
    with pytest.raises(StateError) as caught:
        Store.open(tmp_path, PLACE, "x")
    assert caught.value.code.name == "store_other_version"
    assert caught.value.code.get("file") == str(tail)


def test_a_disk_that_fails_keeps_what_was_saved_and_the_next_save_makes_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, followers, board, owners = world.first(PLACE, 3)
    second = world.reading((world.account(0, name="Desa Lain"),), 1)
    after = fold(followers, second)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
            with pytest.raises(StateError) as caught:
                store.save(second, after, world.board(PLACE, after, owners, board))
        assert (caught.value.code.name, caught.value.exit_code) == ("store_not_writable", 4)
        assert store.load().through == 1
        newest = world.board(PLACE, after, owners, board)
        assert store.save(second, after, newest)
    with Store.open(tmp_path, PLACE, "x") as store:
        assert world.plain_board(store.load().board) == world.plain_board(newest)
        assert store.load().notices == ()


def test_a_kill_between_link_and_rename_never_lets_the_next_write_touch_the_newest_generation(tmp_path: Path) -> None:
    saved_twice(tmp_path)
    tail = folder_of(tmp_path) / "tail.json"
    previous = folder_of(tmp_path) / "tail.json.prev"
    previous.unlink()
    os.link(tail, previous)
    whole = tail.read_bytes()
    with Store.open(tmp_path, PLACE, "x") as store, tail.open("rb") as newest:
        saved = store.load()
        assert saved.board is not None
        store.save_board(replace(saved.board, last_decision=7))
        assert newest.read() == whole
        assert previous.read_bytes() == whole
        assert store.load().through == 3

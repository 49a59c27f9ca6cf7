"""Followers of whom only a judgement is kept: told once for all that are alike, and each of them comes back."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from msgspec.structs import replace

from tests.store import world
from tui.codes import code
from tui.followers import Follower, Followers, Settled
from tui.store import Store

PLACE = world.registry()
NOBODYS = Settled("unrelated", None, "none", 0, (code("no_unit_named"),))
QUOTING = Settled("personal", None, "none", 20, (code("title_only", words="Kepala Desa Rekaan"),))


def settled(follower: Follower, judged: Settled) -> Follower:
    return replace(follower, account=None, settled=judged)


def saved(folder: Path, people: int, *, is_sealed: bool) -> Followers:
    """So many people settled alike, and one whose judgement quotes its text."""
    read, followers, board, _ = world.first(PLACE, people + 1)
    first, *others = followers.by_key.values()
    changed = {each.key: settled(each, NOBODYS) for each in others} | {first.key: settled(first, QUOTING)}
    followers = followers.with_accounts(changed)
    bare = tuple(replace(each, account=None, profile=None, candidates=(), personal=()) for each in board.units)
    with Store.open(folder, PLACE, "x") as store:
        store.save(read, followers, replace(board, units=bare))
        if is_sealed:
            store.seal()
    return followers


@pytest.mark.parametrize("is_sealed", [False, True])
def test_those_who_are_alike_are_told_once_and_all_come_back(tmp_path: Path, is_sealed: bool) -> None:
    followers = saved(tmp_path, 40, is_sealed=is_sealed)
    with Store.open(tmp_path, PLACE, "x") as store:
        assert world.plain_followers(store.load().followers) == world.plain_followers(followers)
        (file,) = store.folder.glob("checkpoints/*.json" if is_sealed else "tail.json")
    assert file.read_bytes().count(b"no_unit_named") == 1
    assert b"Kepala Desa Rekaan" not in file.read_bytes()


def test_a_purge_takes_the_name_of_one_and_leaves_the_others_theirs(tmp_path: Path) -> None:
    followers = saved(tmp_path, 4, is_sealed=True)
    *_, gone = followers.by_key
    with Store.open(tmp_path, PLACE, "x") as store:
        store.load()
        left = store.purge(gone).followers
    assert left.by_key[gone].username == ""
    assert left.by_key[gone].settled == NOBODYS
    assert {k: each for k, each in left.by_key.items() if k != gone} == {
        k: each for k, each in followers.by_key.items() if k != gone
    }


def test_a_row_for_each_as_it_was_written_before_is_still_read(tmp_path: Path) -> None:
    followers = saved(tmp_path, 3, is_sealed=False)
    with Store.open(tmp_path, PLACE, "x") as store:
        folder = store.folder
    tail = folder / "tail.json"
    tables = orjson.loads(tail.read_bytes())
    (record,) = tables["records"].values()
    told = record["followers"]
    (row,) = told.pop("alike")
    told["followers"] |= {key: {**row["follower"], "name": name} for key, name in row["names"].items()}
    tail.write_bytes(orjson.dumps(tables))
    with Store.open(tmp_path, PLACE, "x") as store:
        assert world.plain_followers(store.load().followers) == world.plain_followers(followers)

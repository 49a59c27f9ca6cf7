"""Records encoded part by part: the same bytes as in one go, or no chain would prove itself any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from tests.store import world
from tui.store import Store
from tui.store.encoding import FEW, json_bytes

LEAF = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=4)
JSON = st.recursive(
    LEAF, lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=4), part, max_size=4), max_leaves=30
)


@given(JSON, st.integers(0, 5))
def test_parts_are_seen_by_nobody(value: Any, depth: int) -> None:
    assert json_bytes(value, depth) == orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def test_what_is_long_is_encoded_in_one_go() -> None:
    value = {"b": list(range(FEW + 1)), "a": {str(each): {"z": 1, "y": [2]} for each in range(FEW + 1)}}
    assert json_bytes(value) == orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def test_a_record_on_disk_is_what_its_digest_was_taken_of(tmp_path: Path) -> None:
    place = world.registry(3)
    with Store.open(tmp_path, place, "x") as store:
        read, followers, board, _ = world.first(place, 3)
        store.save(read, followers, board)
        store.save_board(board, followers)
        raw = (store.folder / "tail.json").read_bytes()
        (row,) = orjson.loads(raw)["records"].values()
    with Store.open(tmp_path, place, "x") as store:
        assert store.verify() == 1
        assert json_bytes(row) in raw
        assert store.load().followers.by_key.keys() == followers.by_key.keys()

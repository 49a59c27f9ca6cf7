"""Records encoded part by part: the same bytes as in one go, or no chain would prove itself any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import world
from tui.store import Store
from tui.store.encoding import A_PIECE, Encoded, json_bytes, json_chunks, json_pieces

LEAF = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=4)
JSON = st.recursive(
    LEAF,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=4), part, max_size=4),
    max_leaves=30,
)


LONG = st.lists(LEAF, min_size=A_PIECE + 1, max_size=2 * A_PIECE + 5)
WIDE = st.dictionaries(st.integers().map(str), LEAF, min_size=A_PIECE + 1, max_size=2 * A_PIECE + 5)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.dictionaries(st.text(max_size=4), JSON | LONG | WIDE, max_size=4) | JSON | LONG, st.integers(0, 5))
def test_pieces_are_seen_by_nobody(value: Any, depth: int) -> None:
    assert json_bytes(value, depth) == orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    assert b"".join(json_chunks(value, depth)) == orjson.dumps(value)


def test_a_long_list_comes_in_pieces_however_deep_it_lies() -> None:
    value = {"followers": {"alike": [{"follower": {}, "keys": ["x" * 1000] * 256}]}}
    assert max(map(len, json_pieces(value))) < 70_000


def test_what_is_encoded_stands_as_it_is_and_in_no_copy() -> None:
    data = orjson.dumps(["y" * (1 << 20)])
    rows = {str(number): Encoded(data) for number in range(3)}
    assert b"".join(json_chunks({"t": rows}, 2)) == orjson.dumps({"t": {key: orjson.loads(data) for key in rows}})
    assert sum(chunk is data for chunk in json_chunks({"t": rows}, 2)) == 3
    many = {str(number): Encoded(b"[1]") for number in range(A_PIECE + 1)}
    assert json_bytes({"t": many}) == orjson.dumps({"t": {key: [1] for key in sorted(many)}})


@pytest.mark.parametrize("value", [{"a": object()}, ["\ud800"], {"\ud800": 1}])
def test_what_is_no_json_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        json_bytes(value)


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

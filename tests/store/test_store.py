"""The store: what was saved is what is loaded, today, later and long after."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store import world
from tui.board.model import Board, SourceHealth, UnitState
from tui.board.step import read_again, step_between
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.store import Store

PLACE = world.registry()


def same(one: tuple[Followers, Board | None], other: tuple[Followers, Board | None]) -> None:
    assert world.plain_followers(one[0]) == world.plain_followers(other[0])
    assert world.plain_board(one[1]) == world.plain_board(other[1])


def test_a_new_folder_holds_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert (saved.board, saved.through, saved.notices) == (None, 0, ())
        assert store.needs_sealing


@pytest.mark.parametrize("is_sealed", [False, True])
def test_what_was_saved_is_loaded_again(tmp_path: Path, is_sealed: bool) -> None:
    read, followers, board, _ = world.first(PLACE, 3)
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.save(read, followers, board)
        if is_sealed:
            store.seal()
            assert not store.needs_sealing
        same((store.load().followers, store.load().board), (followers, board))
    with Store.open(tmp_path, PLACE, "x") as store:
        saved = store.load()
        assert (saved.through, saved.notices) == (1, ())
        same((saved.followers, saved.board), (followers, board))


def test_the_same_reading_saved_again_is_nothing_new(tmp_path: Path) -> None:
    read, followers, board, owners = world.first(PLACE, 3)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        again = fold(followers, read)
        assert not store.save(read, followers, board)
        assert not store.save(read, again, world.board(PLACE, again, owners, board))
        assert not store.save_board(replace(board, taken_at=world.START))
        assert store.load().through == 1


def boards_of(draw_states: list[list[UnitState]], followers: list[Followers]) -> list[Board]:
    boards: list[Board] = []
    for states, after in zip(draw_states, followers, strict=True):
        units = tuple(replace(state, unit=f"desa-{n}") for n, state in enumerate(states))
        before = boards[-1].units if boards else None
        if before is not None:
            units = tuple(
                read_again(old, after) if n % 2 else new for n, (old, new) in enumerate(zip(before, units, strict=True))
            )
        boards.append(
            Board(
                taken_at=world.START,
                registry_digest="ab12",
                source=SourceHealth(spec="x"),
                units=units,
                groups=(),
                counts={},
                step=step_between(before, units, after) if before is not None else None,
            )
        )
    return boards


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_any_chain_of_readings_is_read_back_as_it_was(data: st.DataObject) -> None:
    readings = data.draw(st.lists(world.readings, min_size=1, max_size=5))
    length = len(readings)
    settled = [data.draw(st.dictionaries(world.keys, world.settled, max_size=2)) for _ in readings]
    states = [data.draw(st.lists(world.states, min_size=4, max_size=4)) for _ in readings]
    sealed = data.draw(st.sets(st.integers(0, length)))
    is_told = data.draw(st.booleans())
    chain: list[Followers] = [NO_FOLLOWERS]
    for read, judged in zip(readings, settled, strict=False):
        after = fold(chain[-1], read)
        known = {
            key: replace(after.by_key[key], account=None, settled=mark)
            for key, mark in judged.items()
            if key in after.by_key
        }
        after = after.with_accounts(known) if known else after
        chain.append(after if is_told else replace(after, step=None))
    boards = boards_of(states, chain[1:])
    with TemporaryDirectory() as name:
        shown = []
        with Store.open(Path(name), PLACE, "x") as store:
            for n, (read, followers, board) in enumerate(zip(readings, chain[1:], boards, strict=True)):
                if store.save(read, followers, board):
                    shown.append((store.load().through, board))
                if n in sealed:
                    store.seal()
        with Store.open(Path(name), PLACE, "x") as store:
            saved = store.load()
            assert saved.notices == ()
            assert store.verify() == saved.through
            same((saved.followers, saved.board), (chain[-1], boards[-1]))
            for number, board in shown:
                assert world.plain_board(store.board_at(number)) == world.plain_board(board)

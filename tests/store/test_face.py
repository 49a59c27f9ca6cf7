"""The face: the last Board at a glance, never one that is not the last, and gone with the text that must go."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store import world
from tui.board.model import Board
from tui.codes import Code
from tui.errors import StateError
from tui.followers import fold
from tui.store import Store
from tui.store import face as face_module
from tui.store.face import FaceFile
from tui.store.held import HeldFolder

PLACE = world.registry(6)


def face_in(tmp_path: Path) -> Path:
    return tmp_path / PLACE.id / "x" / "face.bin"


def saved_board(tmp_path: Path) -> Board:
    """The Board of a first reading, saved and let go."""
    read, followers, board, _ = world.first(PLACE, 3)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
    return board


def glance(tmp_path: Path) -> Board | None:
    with HeldFolder(tmp_path, PLACE, "x") as held:
        return held.face()


def test_at_a_glance_the_board_is_what_reading_all_gives(tmp_path: Path) -> None:
    board = saved_board(tmp_path)
    with HeldFolder(tmp_path, PLACE, "x") as held:
        seen = held.face()
        whole = held.store().load().board
        assert whole is not None
        assert world.plain_board(seen) == world.plain_board(whole) == world.plain_board(board)
        assert held.shows(whole)
        assert not held.shows(replace(whole, last_decision=7))


def test_there_is_no_face_before_anything_was_saved(tmp_path: Path) -> None:
    assert glance(tmp_path) is None
    assert glance(tmp_path) is None
    assert not face_in(tmp_path).exists()


def test_a_board_that_was_saved_and_never_let_go_is_not_hidden_by_an_older_face(tmp_path: Path) -> None:
    board = saved_board(tmp_path)
    kept = face_in(tmp_path).read_bytes()
    read, followers, _, owners = world.first(PLACE, 3)
    after = fold(followers, world.reading(tuple(read.accounts[:2]), 1))
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(world.reading(tuple(read.accounts[:2]), 1), after, world.board(PLACE, after, owners, board))
    face_in(tmp_path).write_bytes(kept)  # as a kill would have left it
    assert glance(tmp_path) is None


def test_a_ruling_that_no_board_heeds_yet_makes_the_face_count_for_nothing(tmp_path: Path) -> None:
    saved_board(tmp_path)
    (tmp_path / PLACE.id / "x" / "decisions.json").write_text("{}")
    assert glance(tmp_path) is None


def test_whatever_became_of_the_face_a_start_is_only_slower(tmp_path: Path) -> None:
    board = saved_board(tmp_path)
    whole = face_in(tmp_path).read_bytes()
    for broken in (b"", b"\0" * 64, whole[: len(whole) // 2], whole[:-1], b"\xc1" + whole):
        face_in(tmp_path).write_bytes(broken)
        with HeldFolder(tmp_path, PLACE, "x") as held:
            assert held.face() is None
            assert world.plain_board(held.store().load().board) == world.plain_board(board)
    face_in(tmp_path).unlink()
    face_in(tmp_path).mkdir()
    assert glance(tmp_path) is None


def test_the_face_of_another_version_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved_board(tmp_path)
    monkeypatch.setattr(face_module, "__version__", "0.0.0")
    assert glance(tmp_path) is None


def test_only_the_owner_may_look_at_the_face(tmp_path: Path) -> None:
    saved_board(tmp_path)
    assert stat.S_IMODE(face_in(tmp_path).stat().st_mode) == 0o600


def test_purged_text_goes_from_the_face_at_once_and_does_not_come_back(tmp_path: Path) -> None:
    saved_board(tmp_path)
    left = face_in(tmp_path).with_suffix(".tmp")  # of a write that was cut short
    left.write_bytes(face_in(tmp_path).read_bytes())
    assert b"Kades Budi Rekaan 0" in face_in(tmp_path).read_bytes()
    with Store.open(tmp_path, PLACE, "x") as store:
        store.purge(world.account(0).key)
        assert not face_in(tmp_path).exists()
        assert not left.exists()
    assert not face_in(tmp_path).exists(), "rulings within a Board name whom they are about"
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.load().board is not None
    told = face_in(tmp_path).read_bytes()
    assert b"Kades Budi Rekaan 0" not in told
    assert b"Kades Budi Rekaan 1" in told


@settings(max_examples=40, deadline=None)
@given(codes=world.many_codes, name=world.texts, count=st.none() | st.just(10**30))
def test_what_can_be_painted_at_a_glance_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, codes: tuple[Code, ...], name: str, count: int | None
) -> None:
    _, _, board, _ = world.first(PLACE, 3)
    profile = world.account(0, name=name, followers_count=count)
    odd = replace(board.units[0], reasons=codes, profile=profile)
    board = replace(board, units=(odd, *board.units[1:]), step=None)
    folder = tmp_path_factory.mktemp("face")
    FaceFile(folder).write(board)
    is_writable = count is None and not any("\ud800" in str(part) for part in (name, codes))
    seen = FaceFile(folder).read()
    if is_writable or seen is not None:
        assert world.plain_board(seen) == world.plain_board(board)


def test_a_second_instance_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with HeldFolder(tmp_path, PLACE, "x"):
        with pytest.raises(StateError) as caught:
            HeldFolder(tmp_path, PLACE, "x")
        assert (caught.value.code.name, caught.value.exit_code) == ("store_held", 4)
    with HeldFolder(tmp_path, PLACE, "x") as held:
        held.store()
        with pytest.raises(StateError):
            Store.open(tmp_path, PLACE, "x")
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.load().board is None


def test_a_state_that_cannot_be_read_stays_held_until_it_is_let_go(tmp_path: Path) -> None:
    saved_board(tmp_path)
    tail = tmp_path / PLACE.id / "x" / "tail.json"
    tail.write_bytes(tail.read_bytes().replace(b'"version":1', b'"version":9', 1))
    with HeldFolder(tmp_path, PLACE, "x") as held:
        for _ in range(2):
            with pytest.raises(StateError) as caught:
                held.store()
            assert caught.value.code.name == "store_other_version"
        with pytest.raises(StateError) as caught:
            HeldFolder(tmp_path, PLACE, "x")
        assert caught.value.code.name == "store_held"
    with HeldFolder(tmp_path, PLACE, "x") as again:
        assert again.face() is None

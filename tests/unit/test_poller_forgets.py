"""What the poller forgets by itself: the text of accounts that are gone, within a day of the network's answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.unit.board_story import KLIRONG, account
from tests.unit.test_poller_waits import NOW, REGISTRY, Script
from tui.board import Board
from tui.clock import FixedClock
from tui.codes import code
from tui.compliance import Status
from tui.errors import SourceError
from tui.known import Known
from tui.poller import Poller, Reports
from tui.sources.base import AccountKey, Fate, Post, Reading, Scope
from tui.store import Store

KEY = AccountKey("x", "1")


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_the_text_of_a_gone_account_is_removed_within_a_day_and_the_chain_still_verifies(tmp_path: Path) -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    answer = Reading(NOW + timedelta(hours=1), "script", Scope.KNOWN, fates=((KEY, Fate.GONE),), is_whole=True)
    source = Script((first,), (answer,))
    reports = Reports(lambda _: None, lambda: None, lambda *_: None)
    with Store.open(tmp_path, REGISTRY, "x") as store:
        poller = Poller(REGISTRY, source, store, Known(), reports)
        await poller.read_once()
        await poller.read_once()
        await poller.tick()
        assert poller.known.followers.by_key[KEY].account is not None, "not at once: an answer can be mistaken"
        assert isinstance(source.clock, FixedClock)
        source.clock.set(NOW + timedelta(hours=20))
        await poller.tick()
        assert poller.known.followers.by_key[KEY].account is None
        assert poller.known.board is not None
        assert poller.known.board.by_unit[KLIRONG].status is Status.LOST
        assert store.verify() > 0
    assert b"Contoh Rekaan" not in all_bytes(tmp_path)


async def test_what_an_import_kept_of_a_gone_account_goes_as_well_also_when_it_came_later(tmp_path: Path) -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    answer = Reading(NOW + timedelta(hours=1), "script", Scope.KNOWN, fates=((KEY, Fate.GONE),), is_whole=True)
    reports = Reports(lambda _: None, lambda: None, lambda *_: None)

    async def imported() -> None:
        with Store.open(tmp_path, REGISTRY, "file") as store:
            await Poller(REGISTRY, Script((first,)), store, Known(), reports).read_once()

    await imported()
    with Store.open(tmp_path, REGISTRY, "x") as store:
        source = Script((first,), (answer,))
        poller = Poller(REGISTRY, source, store, Known(), reports)
        await poller.read_once()
        await poller.read_once()
        assert isinstance(source.clock, FixedClock)
        source.clock.set(NOW + timedelta(hours=20))
        with Store.open(tmp_path, REGISTRY, "file"):
            await poller.tick()
        assert b"Contoh Rekaan" in all_bytes(tmp_path), "a state in use is left to the next time"
        await poller.tick()
        assert b"Contoh Rekaan" not in all_bytes(tmp_path)
        await imported()
        await poller.tick()
        assert b"Contoh Rekaan" in all_bytes(tmp_path), "it came by a later import"
        source.clock.set(NOW + timedelta(hours=26))
        await poller.tick()
        assert b"Contoh Rekaan" not in all_bytes(tmp_path)
    with Store.open(tmp_path, REGISTRY, "file") as store:
        saved = store.load()
        assert saved.notices == (code("store_text_missing", count=saved.notices[0].get("count")),)
        assert store.verify() == 2


async def test_a_reading_without_a_screen_forgets_as_well(tmp_path: Path) -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    answer = Reading(NOW + timedelta(hours=1), "script", Scope.KNOWN, fates=((KEY, Fate.GONE),), is_whole=True)
    reports = Reports(lambda _: None, lambda: None, lambda *_: None)
    with Store.open(tmp_path, REGISTRY, "x") as store:
        poller = Poller(REGISTRY, Script((first,), (answer,)), store, Known(), reports)
        await poller.read_once()
        await poller.read_once()
        followers, board = poller.known.followers, poller.known.board
    with Store.open(tmp_path, REGISTRY, "x") as store:
        later = Script(SourceError("source_vanished"))
        assert isinstance(later.clock, FixedClock)
        later.clock.set(NOW + timedelta(hours=20))
        store.load()
        poller = Poller(REGISTRY, later, store, Known(followers, board=board), reports)
        await poller.read_once()
        assert poller.known.followers.by_key[KEY].account is None
        assert store.verify() > 0
    assert b"Contoh Rekaan" not in all_bytes(tmp_path)


async def test_a_failure_that_is_over_is_over_for_the_next_run_too(tmp_path: Path) -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    source = Script((first,), SourceError("feed_status", status=503), ())
    reports = Reports(lambda _: None, lambda: None, lambda *_: None)
    with Store.open(tmp_path, REGISTRY, "x") as store:
        poller = Poller(REGISTRY, source, store, Known(), reports)
        await poller.read_once()
        assert isinstance(source.clock, FixedClock)
        source.clock.set(NOW + timedelta(hours=20))
        await poller.read_once()
        assert store.load().followers.failure is not None, "units became unread meanwhile, which was saved"
        await poller.read_once()
    with Store.open(tmp_path, REGISTRY, "x") as store:
        saved = store.load()
        assert saved.board is not None
        assert (saved.followers.failure, saved.board.source.errors) == (None, ())


async def test_what_stopped_the_source_is_told_also_after_a_text_was_removed(tmp_path: Path) -> None:
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    answer = Reading(NOW + timedelta(hours=1), "script", Scope.KNOWN, fates=((KEY, Fate.SUSPENDED),), is_whole=True)
    source = Script((first,), (answer,), SourceError("x_no_credits", stop=1))
    shown: list[Board] = []
    with Store.open(tmp_path, REGISTRY, "x") as store:
        poller = Poller(REGISTRY, source, store, Known(), Reports(shown.append, lambda: None, lambda *_: None))
        for _ in range(3):
            await poller.read_once()
        stopped = shown[-1]
        assert [error.name for error in stopped.source.errors] == ["x_no_credits"]
        assert isinstance(source.clock, FixedClock)
        source.clock.set(NOW + timedelta(hours=20))
        await poller.tick()
        assert shown[-1] is not stopped
        assert shown[-1].by_unit[KLIRONG].profile is None
        assert shown[-1].source == stopped.source
        assert all(state.is_stale for state in shown[-1].units)


@pytest.mark.parametrize("is_said_by", ["mark", "refusal"])
async def test_the_posts_of_an_account_that_is_protected_now_are_removed_and_its_profile_stays(
    tmp_path: Path, is_said_by: str
) -> None:
    post = Post("x", "7", "1", "Kiriman rekaan yang dikunci", NOW)
    first = Reading(NOW, "script", Scope.FOLLOWERS, (account(),), is_whole=True, complete=True)
    posts = Reading(NOW, "script", Scope.POSTS, posts=(post,), is_whole=True)
    at = NOW + timedelta(hours=1)
    if is_said_by == "mark":
        answer = Reading(at, "script", Scope.KNOWN, (replace(account(), protected=True),), is_whole=True)
    else:
        answer = Reading(at, "script", Scope.POSTS, fates=((KEY, Fate.PROTECTED),), is_whole=True)
    reports = Reports(lambda _: None, lambda: None, lambda *_: None)
    with Store.open(tmp_path, REGISTRY, "x") as store:
        poller = Poller(REGISTRY, Script((first, posts), (answer,)), store, Known(), reports)
        await poller.read_once()
        assert poller.known.followers.posts[KEY] == (post,)
        await poller.tick()
        assert poller.known.followers.posts[KEY] == (post,)
        await poller.read_once()
        await poller.tick()
        assert KEY not in poller.known.followers.posts
        assert poller.known.followers.by_key[KEY].account is not None
        assert poller.known.board is not None
        assert poller.known.board.by_unit[KLIRONG].status is Status.LOST
        assert store.verify() > 0
    assert b"dikunci" not in all_bytes(tmp_path)

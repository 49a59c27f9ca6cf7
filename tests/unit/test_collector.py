"""When the cycle collector goes its rounds, and what it does not go over: a round holds every thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.test_poller_waits import REGISTRY, Script, reading
from tui.errors import SourceError
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.known import Known
from tui.memory import begin_rounds, collector_at_rest
from tui.poller import Poller, Reports
from tui.sources.base import Account, Reading, Scope

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """As it was, afterwards."""
    yield
    gc.unfreeze()
    gc.enable()


class Watching(Script):
    """A source that notes whether the collector goes its rounds while it is read."""

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The next answer."""
        self.rounds = [*getattr(self, "rounds", []), gc.isenabled()]
        return await super().read(asked=asked)


def folded(times: int) -> Followers:
    people = tuple(Account("x", str(number), f"rekaan_{number}", "Rekaan") for number in range(50))
    followers = NO_FOLLOWERS
    for hour in range(times):
        read = Reading(AT + timedelta(hours=hour), "x", Scope.FOLLOWERS, people, is_whole=True, complete=True)
        followers = fold(followers, read)
    return followers


@pytest.mark.parametrize("followers", [folded(1), folded(2), folded(1).with_accounts({})], ids=["new", "again", "with"])
def test_it_does_not_go_over_the_followers(followers: Followers) -> None:
    (by_key,) = gc.get_referents(followers.by_key)
    assert isinstance(by_key, dict)
    key, follower = next(iter(by_key.items()))
    assert [gc.is_tracked(each) for each in (by_key, key, follower)] == [False, False, False]


@pytest.mark.parametrize("first", [SourceError("x_server_fault"), reading()], ids=["fails", "reads"])
async def test_it_rests_while_a_source_is_read_and_begins_after_the_first_read(
    first: SourceError | tuple[Reading, ...],
) -> None:
    gc.disable()  # as the command line does at the start
    source = Watching(first, reading(hour=1))
    poller = Poller(REGISTRY, source, None, Known(), Reports(lambda _: None, lambda: None, lambda _, __: None))
    for _ in range(2):
        await poller.read_once()
        assert gc.isenabled()
    assert source.rounds == [False, False]
    assert gc.get_freeze_count() > 0


def test_who_lets_it_rest_leaves_it_as_it_was() -> None:
    for is_enabled in (True, False):
        (gc.enable if is_enabled else gc.disable)()
        with collector_at_rest():
            with collector_at_rest():
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert gc.isenabled() is is_enabled
    begin_rounds()
    assert gc.isenabled()

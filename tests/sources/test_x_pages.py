"""Pages as they really come: in either dialect, short, or with a record that has lost its shape."""

from __future__ import annotations

from pathlib import Path

from standin.world import World
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.sources.x.profiles import account_of
from tui.sources.x.wire import Metrics, User


async def test_the_newer_dialect_is_understood_as_well(tmp_path: Path) -> None:
    world = World(followers=1)
    post = world.people[world.followers[0]].write("halo", NOW)
    async with desk(tmp_path, world) as at:
        at.break_with("dialect", route="followers")
        (reading, *_) = await at.read()
        assert (reading.accounts[0].latest_post_id, reading.accounts[0].post_count) == (post, 1)


async def test_one_record_without_its_shape_costs_itself_and_is_billed_like_any(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.break_with("break", route="followers")
        (reading,) = await at.read()
        assert (len(reading.accounts), reading.complete) == (4, False)
        assert names(reading.notes) == ["x_records_unread"]
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()


async def test_short_pages_are_normal(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=1500)) as at:
        at.break_with("short", route="followers")
        (reading,) = await at.read()
        assert not reading.complete
        assert reading.is_whole
        assert len(reading.accounts) < 1500


def test_a_users_figures_are_its_own() -> None:
    metrics = Metrics(followers_count=1, following_count=2, post_count=3, tweet_count=4)
    account = account_of(User("7", "rekaan", public_metrics=metrics, description="a"))
    assert (account.followers_count, account.following_count, account.post_count) == (1, 2, 3)

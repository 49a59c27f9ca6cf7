"""Posts that were deleted: what X's answers tell of them, and that nothing of them is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standin.world import Person, World
from tests.sources.x_desk import DAY, NOW, Desk, desk, names
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.sources.base import AccountKey, Memory, Reading
from tui.sources.x.timelines import most_posts


def written(world: World, count: int) -> Person:
    """A unit's account with that many posts, an hour apart."""
    unit = world.people[world.units[0]]
    for number in range(count):
        unit.write(f"kabar {number}", NOW - timedelta(hours=count - number), number)
    return unit


class Reader:
    """A unit's account that is read again and again, and what is kept of it."""

    def __init__(self, unit: Person) -> None:
        self.key = AccountKey("x", unit.id)
        self.followers: Followers = NO_FOLLOWERS

    @property
    def kept(self) -> list[str]:
        return [post.text for post in self.followers.posts.get(self.key, ())]

    @property
    def memory(self) -> Memory:
        posts = self.followers.posts.get(self.key, ())
        return Memory({self.key: posts[0].id if posts else None})

    async def read(self, at: Desk) -> tuple[Reading, ...]:
        """One read, after which it knows what was brought."""
        at.memory = self.memory
        readings = await at.read()
        for reading in readings:
            self.followers = fold(self.followers, reading)
        return readings


def texts(*numbers: int) -> list[str]:
    return [f"kabar {number}" for number in numbers]


@pytest.mark.parametrize(
    ("what", "deleted", "left", "asked", "price"),
    [
        ("the newest", [3], texts(2, 1, 0), 1, 0),
        ("the two newest", [3, 2], texts(1, 0), 1, 0),
        ("the newest and one in the middle", [3, 1], texts(2, 0), 1, 0),
        ("all of them", [3, 2, 1, 0], [], 1, 0),
        ("none", [], texts(3, 2, 1, 0), 0, 0),
    ],
)
async def test_a_deleted_post_is_kept_no_longer(
    tmp_path: Path, what: str, deleted: list[int], left: list[str], asked: int, price: int
) -> None:
    world = World(followers=0, units=1)
    unit = written(world, 4)
    async with desk(tmp_path, world) as at:
        reader = Reader(unit)
        for turn in range(4):
            assert [names(reading.errors) for reading in await reader.read(at) if reading.errors] == []
            if turn == 0:
                assert reader.kept == texts(3, 2, 1, 0)
                unit.posts = [post for post in unit.posts if post["text"] not in texts(*deleted)]
                before = at.standin.bill.total()
            at.later(minutes=50)
        assert reader.kept == left, what
        assert at.routes.count("tweets") == 1 + asked, "and nobody asks again"
        assert at.standin.bill.total() == before + price == at.ledger.spent(DAY)[0]


async def test_older_posts_than_the_answer_reaches_stay(tmp_path: Path) -> None:
    world = World(followers=0, units=1)
    unit = written(world, 4)
    async with desk(tmp_path, world) as at:
        reader = Reader(unit)
        for turn in range(4):
            await reader.read(at)
            for number in range(4 + turn * 4, 8 + turn * 4) if turn < 2 else ():
                unit.write(f"kabar {number}", at.clock.now(), number)
            if turn == 2:
                assert reader.kept == texts(*range(11, -1, -1))
                unit.posts = [post for post in unit.posts if post["text"] not in texts(11, 9, 2)]
            at.later(minutes=50)
        assert reader.kept == texts(10, 8, 7, 6, 5, 4, 3, 2, 1, 0), "of the oldest nobody was asked"


@pytest.mark.parametrize("kind", ["break", "withheld"])
async def test_an_answer_with_a_gap_proves_no_deletion(tmp_path: Path, kind: str) -> None:
    world = World(followers=0, units=1)
    unit = written(world, 4)
    async with desk(tmp_path, world) as at:
        reader = Reader(unit)
        await reader.read(at)
        unit.posts = unit.posts[1:]
        if kind == "break":
            at.break_with("break", route="tweets")
        else:
            body = '{"errors": [{"type": "https://api.x.com/2/problems/not-authorized-for-resource", "value": "7"}]}'
            at.break_with("answer", route="tweets", body=body)
        assert {reading.covered for reading in await reader.read(at)} == {()}
        assert reader.kept[0] == "kabar 3"


@pytest.mark.parametrize("body", ["{}", '{"meta": {"result_count": 0, "next_token": "REKAAN00STANDIN000000005T0000"}}'])
async def test_an_answer_that_ends_nowhere_proves_no_deletion(tmp_path: Path, body: str) -> None:
    world = World(followers=0, units=1)
    unit = written(world, 4)
    async with desk(tmp_path, world) as at:
        at.memory = Memory({AccountKey("x", unit.id): unit.posts[0]["id"]})
        unit.posts = unit.posts[1:]
        at.break_with("answer", route="tweets", body=body)
        readings = await at.read()
        assert all(reading.covered == () for reading in readings)


def test_reading_anew_costs_no_more_than_what_the_plan_counts_for_news() -> None:
    assert most_posts(["1"], 0) >= most_posts([], 1)

"""What a read of X asks for, and what it does not need to ask."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standin.world import World
from tests.sources.x_desk import NOW, desk, names
from tui.sources.base import AccountKey, Fate, PostKind, Scope


async def test_the_first_read_asks_for_the_target_and_walks_through_all_followers(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=1200)) as at:
        (reading,) = await at.read()
        assert at.routes == ["user", "followers", "followers"]
        assert (len(reading.accounts), reading.followers_count) == (1200, 1200)
        assert reading.scope is Scope.FOLLOWERS
        assert reading.is_whole
        assert reading.complete
        assert reading.accounts[0].name == "Dinas Rekaan 0"
        assert reading.accounts[0].followers_count == 10


async def test_a_count_that_stands_still_costs_one_profile_and_no_walk(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.read()
        at.later(minutes=20)
        (reading,) = await at.read()
        assert at.routes == ["user", "followers", "users"], "who is known is asked for by id"
        assert reading.scope is Scope.KNOWN


@pytest.mark.parametrize("reason", ["moved", "asked", "old"])
async def test_a_walk_is_due_when_the_count_moved_when_asked_and_when_the_last_is_old(
    tmp_path: Path, reason: str
) -> None:
    async with desk(tmp_path) as at:
        await at.read()
        if reason == "moved":
            at.standin.world.followers.append(at.standin.world.add("baru", "Kecamatan Baru").id)
        at.later(minutes=61 if reason == "old" else 1)
        reading, *_ = await at.read(asked=reason == "asked")
        assert reading.scope is Scope.FOLLOWERS
        assert len(reading.accounts) == (6 if reason == "moved" else 5)


async def test_units_that_the_walk_brought_are_not_read_twice_and_others_a_hundred_a_call(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3, units=150)) as at:
        at.know([*at.standin.world.units, *at.standin.world.followers])
        followers, known = await at.read()
        assert at.routes == ["user", "followers", "users", "users"]
        assert [len(each.get("ids", "").split(",")) for each in at.asked[2:]] == [100, 50]
        assert len(known.accounts) == 150
        assert known.complete
        assert len(followers.accounts) == 3


async def test_units_only_reads_no_private_person(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=9, units=2), units_only=True) as at:
        at.know(at.standin.world.units)
        (known,) = await at.read(asked=True)
        assert at.routes == ["users"]
        assert known.scope is Scope.KNOWN
        assert [account.username for account in known.accounts] == ["unit000000", "unit000001"]


async def test_accounts_linked_by_hand_are_read_by_their_handles(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=1, units=1)) as at:
        at.know([], "unit000000")
        _, known = await at.read()
        assert at.asked[-1]["usernames"] == "unit000000"
        assert known.accounts[0].id == at.standin.world.units[0]


async def test_posts_are_asked_for_only_where_the_newest_is_another(tmp_path: Path) -> None:
    world = World(followers=0, units=3)
    first, second, third = (world.people[each] for each in world.units)
    old = first.write("lama", NOW - timedelta(days=2))
    new = first.write("Terima kasih &amp;lt;3 https://t.co/x", NOW - timedelta(hours=1),
                      entities={"urls": [{"start": 24, "end": 38, "url": "https://t.co/x",
                                          "expanded_url": "https://kebumenkab.go.id/"}]})  # fmt: skip
    second.write("tetap", NOW - timedelta(days=1))
    third.write("rahasia", NOW)
    third.protected = True
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        at.know_posts({first.id: old, second.id: second.posts[0]["id"]})
        *_, posts = await at.read()
        assert at.routes.count("tweets") == 1
        assert at.asked[-1]["since_id"] == old
        assert posts.scope is Scope.POSTS
        assert [(post.id, post.text) for post in posts.posts] == [(new, "Terima kasih &lt;3 https://kebumenkab.go.id/")]
        assert posts.posts[0].like_count == 3
        at.later(minutes=1)
        await at.read()
        assert at.routes.count("tweets") == 1


async def test_a_reply_tells_by_its_ids_how_long_the_answer_took(tmp_path: Path) -> None:
    world = World(followers=0, units=2)
    citizen, unit = (world.people[each] for each in world.units)
    question = citizen.write("Kapan buka?", NOW - timedelta(hours=5))
    reference = [{"type": "replied_to", "id": question}]
    unit.write("Pukul 07.30", NOW - timedelta(hours=3), referenced_tweets=reference)
    unit.write("RT", NOW - timedelta(hours=2), referenced_tweets=[{"type": "retweeted", "id": question}])
    async with desk(tmp_path, world) as at:
        at.know([unit.id])
        *_, posts = await at.read()
        assert [(post.kind, post.answered_after) for post in posts.posts] == [
            (PostKind.REPOST, None),
            (PostKind.REPLY, 7200),
        ]


async def test_what_became_of_an_account_is_told_by_x_alone(tmp_path: Path) -> None:
    world = World(followers=0, units=3)
    world.people[world.units[0]].fate = "suspended"
    world.people[world.units[1]].fate = "gone"
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        _, known = await at.read()
        assert dict(known.fates) == {
            AccountKey("x", world.units[0]): Fate.SUSPENDED,
            AccountKey("x", world.units[1]): Fate.GONE,
        }
        assert [account.id for account in known.accounts] == [world.units[2]]
        assert known.complete
        assert names(known.errors) == []

"""The rows of the public bug reports that are about what X sends: ids, times, links, names, numbers of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from standin.world import Person, World
from tests.sources.x_desk import NOW, Desk, desk, names
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.sources.base import Account, AccountKey, Reading
from tui.view.cells import cell_len

REPORTS = 31


class Odd(Person):
    """A person of whom X tells something otherwise than of the others."""

    def __init__(self, like: Person, **told: Any) -> None:
        super().__init__(like.id, like.username, like.name, like.description)
        self.told = told

    def shown(self) -> dict[str, Any]:
        """As ever, with what is odd; what is None is not told at all."""
        return {key: value for key, value in {**super().shown(), **self.told}.items() if value is not None}


async def read_one(folder: Path, **told: Any) -> Account:
    """The one follower of whom X tells that, over the socket and through the client."""
    world = World(followers=1)
    (only,) = world.followers
    world.people[only] = Odd(world.people[only], **told)
    async with desk(folder, world) as at:
        (reading,) = await at.read()
        assert reading.complete
        return reading.accounts[0]


async def test_row_12_a_walk_that_dies_on_its_second_page_unfollows_nobody(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=2100), is_judged=False) as at:
        (whole,) = await at.read()
        assert whole.complete
        at.break_with("answer", route="followers", after=1, status=503)
        (broken, *_) = await at.read(asked=True)
        assert (len(broken.accounts), broken.is_whole, names(broken.errors)) == (1000, False, ["x_server_fault"])
        followers = fold(fold(NO_FOLLOWERS, whole), broken)
        assert len(followers.by_key) == 2100
        assert {each.absent_since for each in followers.by_key.values()} == {None}
        assert {each.missing_since for each in followers.by_key.values()} == {None}


async def test_row_14_who_locks_the_account_stays_in_the_lists_and_is_asked_for_no_posts(tmp_path: Path) -> None:
    world = World(followers=1, units=1)
    for each in (*world.followers, *world.units):
        world.people[each].write("lama", NOW)
        world.people[each].fate = "protected"
    async with desk(tmp_path, world) as at:
        at.know([*world.followers, *world.units])
        followers, known = await at.read()
        assert [each.protected for each in (*followers.accounts, *known.accounts)] == [True, True]
        assert (followers.complete, at.routes.count("tweets")) == (True, 0)


async def test_row_16_a_hundred_and_one_names_are_two_calls(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=0, units=101)) as at:
        at.know([], *(at.standin.world.people[each].username for each in at.standin.world.units))
        *_, known = await at.read()
        assert [len(each["usernames"].split(",")) for each in at.asked if "usernames" in each] == [100, 1]
        assert len(known.accounts) == 101


async def test_row_18_an_account_of_which_only_the_name_came_is_not_read_and_counts_nothing(tmp_path: Path) -> None:
    bare = dict.fromkeys(("description", "location", "url", "created_at", "protected", "public_metrics"))
    account = await read_one(tmp_path, **bare)
    assert (account.followers_count, account.post_count, account.created_at, account.protected) == (None,) * 4
    assert not account.is_profile_read


@pytest.mark.parametrize("fields", [("description",), ("name",), ("username",), ("name", "username")], ids=", ".join)
@pytest.mark.parametrize("is_swept", [True, False])
async def test_row_18_a_text_that_x_sends_of_nobody_is_not_an_empty_one(
    tmp_path: Path, fields: tuple[str, ...], *, is_swept: bool
) -> None:
    async with desk(tmp_path, World(followers=3, units=2), is_judged=False) as at:
        at.know(at.standin.world.units)
        known = followers_after(NO_FOLLOWERS, await at.read())
        route, passed = ("followers", 0) if is_swept else ("users", 1)  # the first one asks for the target
        at.break_with("strip", route=route, after=passed, fields=fields)
        readings = await at.read(asked=True)
        after = followers_after(known, readings)
    ids = at.standin.world.followers if is_swept else at.standin.world.units
    for each in ids:
        follower, before = after.by_key[AccountKey("x", each)], known.by_key[AccountKey("x", each)]
        assert (follower.account, follower.read_at) == (before.account, before.read_at)
    note = next(note for note in readings[-1].notes if note.name == "x_fields_missing")
    assert note.get("fields") == ", ".join(fields)


async def test_row_18_a_text_that_x_sends_of_others_is_an_empty_one(tmp_path: Path) -> None:
    world = World(followers=1001)
    last = world.people[world.followers[-1]]
    last.description = ""
    async with desk(tmp_path, world, is_judged=False) as at:
        (reading,) = await at.read()
    assert (reading.accounts[-1].id, reading.accounts[-1].is_profile_read) == (last.id, True), "alone on its page"


async def test_row_18_a_text_that_x_sends_of_nobody_on_a_later_page_is_not_an_empty_one(tmp_path: Path) -> None:
    world = World(followers=1100)
    async with desk(tmp_path, world, is_judged=False) as at:
        at.break_with("strip", route="followers", after=1, fields=("description",))
        (reading,) = await at.read()
    assert [each.is_profile_read for each in reading.accounts] == [True] * 1000 + [False] * 100
    note = next(note for note in reading.notes if note.name == "x_fields_missing")
    assert note.get("fields") == "description"


def followers_after(followers: Followers, readings: Iterable[Reading]) -> Followers:
    for reading in readings:
        followers = fold(followers, reading)
    return followers


@pytest.mark.parametrize("told", ["2015-08-18T12:00:00Z", "2015-08-18T12:00:00.000Z", "2015-08-18T19:00:00+07:00"])
async def test_row_19_times_that_come_in_any_form_are_the_same_instant(tmp_path: Path, told: str) -> None:
    account = await read_one(tmp_path, created_at=told)
    assert account.created_at == datetime(2015, 8, 18, 12, tzinfo=UTC)


async def test_row_20_a_link_that_x_expands_is_written_out_and_another_left(tmp_path: Path) -> None:
    text = "Situs https://t.co/a dan https://t.co/b"
    urls = [{"start": 6, "end": 20, "url": "https://t.co/a", "expanded_url": "https://kebumenkab.go.id/"}]
    whole = await read_one(tmp_path, description=text, entities={"description": {"urls": urls}})
    assert whole.description == "Situs https://kebumenkab.go.id/ dan https://t.co/b"


@pytest.mark.parametrize("entities", [{}, {"description": {}}, {"url": {}}, None])
async def test_row_20_entities_without_links_break_nothing(tmp_path: Path, entities: dict[str, Any] | None) -> None:
    account = await read_one(tmp_path, description="Situs https://t.co/a", entities=entities)
    assert account.description == "Situs https://t.co/a"


async def test_row_21_what_x_escapes_is_undone_once(tmp_path: Path) -> None:
    assert (await read_one(tmp_path, description="a &amp;lt; b")).description == "a &lt; b"


async def test_row_22_ids_stay_text_to_their_last_digit(tmp_path: Path) -> None:
    world = World(followers=1)
    (only,) = world.followers
    person = world.people.pop(only)
    person.id = "723389637071249410"
    world.people[person.id] = person
    world.followers = [person.id]
    newest = person.write("halo", datetime(2026, 11, 25, 1, tzinfo=UTC))
    async with desk(tmp_path, world) as at:
        (reading,) = await at.read()
        assert (reading.accounts[0].id, reading.accounts[0].latest_post_id) == ("723389637071249410", newest)
        at.know([person.id])
        await at.read()
        assert asked_ids(at) == {world.target.id, "723389637071249410"}


def asked_ids(at: Desk) -> set[str]:
    return {each["id"] for (route, _), each in zip(at.standin.requests, at.asked, strict=True) if route == "tweets"} | {
        each["ids"] for each in at.asked if "ids" in each
    }


@pytest.mark.parametrize("name", ["[/foo]", "Dinas [Kominfo]", "[@click=app.quit]x[/]", '=HYPERLINK("http://x","y")'])
async def test_rows_24_31_a_name_that_could_be_markup_or_a_formula_arrives_as_it_is(tmp_path: Path, name: str) -> None:
    assert (await read_one(tmp_path, name=name)).name == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[31mDinas", "\N{REPLACEMENT CHARACTER}[31mDinas"),
        ("Dinas\u202egnaraK", "DinasgnaraK"),
        ("Dinas\u200b", "Dinas"),
        ("\u200b", ""),
        ("Dinas \U0001f468\u200d\U0001f469\u200d\U0001f467", None),
        ("\U0001f1ee\U0001f1e9 Dinas", None),
    ],
)
async def test_row_25_signs_that_shift_borders_are_gone_or_as_wide_as_they_look(
    tmp_path: Path, name: str, shown: str | None
) -> None:
    account = await read_one(tmp_path, name=name)
    if shown is not None:
        assert account.name == shown
        assert dict(account.altered).get("name", "") != ""
    assert not re.search("[\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]", account.name)
    assert cell_len(account.name) == sum(map(cell_len, account.name))


async def test_row_28_newest_posts_that_x_tells_of_nobody_are_missed_aloud(tmp_path: Path) -> None:
    world = World(followers=3)
    async with desk(tmp_path, world) as at:
        (quiet,) = await at.read()
        assert quiet.notes == ()
        world.people[world.followers[0]].write("halo", NOW)
        at.break_with("strip", route="followers", fields=("most_recent_tweet_id",))
        (loud,) = await at.read(asked=True)
        assert [note.get("fields") for note in loud.notes] == ["most_recent_tweet_id"]


async def test_row_29_an_endpoint_that_may_not_be_there_is_never_asked(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3, units=2)) as at:
        at.know(at.standin.world.units)
        for _ in range(2):
            await at.read(asked=True)
        assert set(at.routes) == {"user", "followers", "users"}


def test_every_report_that_applies_has_a_test_named_after_its_row() -> None:
    told = re.compile(r"def test_\w*?rows?((?:_\d+)+)")
    found: set[int] = set()
    for file in Path(__file__).parents[1].rglob("test_*.py"):
        for rows in told.findall(file.read_text(encoding="utf-8")):
            numbers = [int(each) for each in rows.strip("_").split("_")]
            assert all(one < other for one, other in pairwise(numbers)), (file, rows)
            found.update(numbers)
    assert found >= set(range(1, REPORTS + 1))

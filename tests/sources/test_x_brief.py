"""A page of followers read for its ids alone: the same people, the same bill and the same next page as read whole."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standin.world import World
from tests.sources.test_x_lookup import REFUSED
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.followers import NO_FOLLOWERS, fold
from tui.sources.base import LateAccounts, Scope
from tui.sources.header import header_of
from tui.sources.x.brief import FollowersPage, followers_page
from tui.sources.x.uncertain import UncertainError
from tui.sources.x.walked import FEW
from tui.sources.x.wire import users_page

ODD = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just([]), st.just({}))
RECORD = st.one_of(
    ODD,
    st.fixed_dictionaries(
        {"id": st.one_of(st.integers(0, 99).map(str), st.sampled_from(["", " 7", "x", "9" * 25]), ODD)},
        optional={
            "username": st.one_of(st.sampled_from(["a", "b"]), ODD),
            "name": ODD,
            "created_at": st.one_of(st.just("2015-08-01T03:01:00Z"), ODD),
            "public_metrics": st.one_of(st.just({"followers_count": 1}), ODD),
        },
    ),
)
PAGE = st.one_of(
    ODD,
    st.fixed_dictionaries(
        {},
        optional={
            "data": st.one_of(st.lists(RECORD, max_size=5), ODD),
            "errors": st.one_of(st.lists(st.one_of(ODD, st.just({"value": "7"})), max_size=2), ODD),
            "meta": st.one_of(st.just({"next_token": "t"}), st.just({}), ODD),
        },
    ),
)
BROKEN = st.sampled_from([b"", b"\xff", b"\\ud83d", b'"', b"}", b"\x01", b"\n", b"\x00"])


def whole(body: bytes) -> tuple[set[str], list[str], str | None] | None:
    """The billed, the people in their order and where the next page is, of a page that is read whole."""
    try:
        page, unread = users_page(body)
    except UncertainError:
        return None
    people = [user.id for user in page.data]
    return {*people, *unread}, people, page.meta.next_token if page.meta else None


def brief(body: bytes) -> tuple[set[str], list[str], str | None] | None:
    """The same by the short way."""
    try:
        page = followers_page(body)
    except UncertainError:
        return None
    return set(page.billed()), list(page.ids), page.next_token


@settings(max_examples=1000, deadline=None)
@given(PAGE, BROKEN, st.integers(0, 300))
def test_a_page_is_billed_and_followed_as_if_it_was_read_whole(told: object, broken: bytes, place: int) -> None:
    body = json.dumps(told).encode()
    for each in (body, body[:place] + broken + body[place:]):
        assert brief(each) == whole(each)


@settings(max_examples=500, deadline=None)
@given(st.lists(RECORD, max_size=6), st.sets(st.integers(0, 99).map(str)))
def test_those_who_are_wanted_are_read_whole(records: list[object], wanted: set[str]) -> None:
    page = followers_page(json.dumps({"data": records}).encode())
    assert page.users_of(wanted) == [user for user in page.users() if user.id in wanted]
    assert page.users_of(()) == []


def test_nobodys_profile_is_read_for_the_ids() -> None:
    body = b'{"data": [{"id": "7", "name": 5}, {"id": "8", "name": "Kecamatan Rekaan"}]}'
    assert followers_page(body) == FollowersPage(body, ["7", "8"], [], None, None)


async def test_records_without_their_shape_among_very_many_are_told_by_who_goes_through_them(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=FEW + 100)) as at:
        at.break_with("break", route="followers")
        (reading,) = await at.read()
        assert isinstance(reading.accounts, LateAccounts)
        assert reading.complete
        assert reading.notes == (), "nobody has looked yet"
        header = fold(NO_FOLLOWERS, reading).latest
        assert header is not None
        assert names(header.notes) == ["x_records_unread"]
        assert header.notes[0].get("count") == sum(not account.is_profile_read for account in reading.accounts)
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()


@pytest.mark.parametrize("followers", [313, FEW + 100])
@pytest.mark.parametrize("units", [0, 1], ids=["the list alone", "with what follows it"])
async def test_where_nearly_every_record_has_lost_its_shape_nobody_is_proven_missing(
    tmp_path: Path, followers: int, units: int
) -> None:
    world = World(followers=followers, units=units)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        at.break_with("reshape", route="followers", times=99)
        listed, *others = await at.read()
        header = fold(NO_FOLLOWERS, listed).last[Scope.FOLLOWERS]
        assert all(header_of(each).complete for each in others), "whom it was asked for by id was read"
        assert (header.accounts_read, header.is_whole, header.complete) == (followers, True, False)
        assert "x_records_unread" in names(header.notes)
        assert fold(NO_FOLLOWERS, listed).last_complete == {}
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()


@pytest.mark.parametrize("followers", [313, FEW + 100])
async def test_posts_without_their_shape_say_nothing_against_the_list(tmp_path: Path, followers: int) -> None:
    world = World(followers=followers)
    unit = world.people[world.followers[0]]
    for number in range(8):
        unit.write(f"kabar {number}", NOW - timedelta(hours=number), number)
    async with desk(tmp_path, world) as at:
        at.know([unit.id])
        at.break_with("reshape", route="tweets")
        (listed,) = await at.read()
        header = fold(NO_FOLLOWERS, listed).last[Scope.FOLLOWERS]
        assert (names(header.notes), header.complete) == (["x_records_unread"], True)


@pytest.mark.parametrize("followers", [313, FEW + 100])
async def test_what_else_was_unreadable_does_not_hide_that_the_list_was(tmp_path: Path, followers: int) -> None:
    async with desk(tmp_path, World(followers=followers)) as at:
        at.know(["991"])
        at.break_with("reshape", route="followers", times=99)
        at.break_with("answer", route="users", **REFUSED)
        (listed,) = await at.read()
        header = fold(NO_FOLLOWERS, listed).last[Scope.FOLLOWERS]
        assert {note.get("count") for note in header.notes if note.name == "x_records_unread"} == {1, followers}
        assert not header.complete


async def test_they_are_told_by_the_last_reading_too_where_others_follow_the_list(tmp_path: Path) -> None:
    world = World(followers=FEW + 100, units=1)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        at.break_with("break", route="followers")
        listed, units = await at.read()
        assert isinstance(listed.accounts, LateAccounts)
        assert units.scope is Scope.KNOWN
        assert names(units.notes) == ["x_records_unread"]
        assert units.notes[0].get("count") == sum(not account.is_profile_read for account in listed.accounts)

"""Pages as they really come: in either dialect, short, or with a record that has lost its shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from standin.world import World
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.sources.base import AccountKey, Fate, Scope
from tui.sources.x.brief import followers_page
from tui.sources.x.profiles import account_of, fates_of
from tui.sources.x.uncertain import UncertainError
from tui.sources.x.wire import NONSENSE_WAIT, Metrics, Problem, User, problem_of, tweets_page, user_page, users_page


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
        assert (len(reading.accounts), reading.complete) == (5, True), "who it is can be read, and its profile is not"
        assert [account.is_profile_read for account in reading.accounts] == [False, True, True, True, True]
        assert names(reading.notes) == ["x_records_unread"]
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()


HALF_A_PAIR = '"name": "Camat \\ud83d"'


@pytest.mark.parametrize("route", ["followers", "users", "user"])
async def test_half_a_pair_of_surrogates_costs_one_sign_and_no_page(tmp_path: Path, route: str) -> None:
    world = World(followers=2, units=2)
    who = {"followers": world.followers[:1], "users": world.units[:1], "user": [world.target.id]}[route]
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        odd = f'{{"id": "{who[0]}", "username": "{world.people.get(who[0], world.target).username}", {HALF_A_PAIR}}}'
        body = f'{{"data": {odd if route == "user" else f"[{odd}]"}, "meta": {{"result_count": 1}}}}'
        at.break_with("answer", route=route, body=body)
        readings = await at.read()
        accounts = [account for reading in readings for account in reading.accounts]
        assert all(not reading.errors for reading in readings)
        if route != "user":
            assert "Camat \ufffd" in [account.name for account in accounts]
        assert at.ledger.spent(DAY)[1] == 0, "nothing is uncertain"


GOOD = '{"id": "7", "username": "kec_rekaan", "name": "Kecamatan Rekaan"}'
ODD_PAGES = [
    ('{"data": null, "meta": {"next_token": "t"}}', [], "t", 0),
    (f'{{"data": [{GOOD}], "errors": null}}', ["7"], None, 0),
    (f'{{"data": [{GOOD}, null], "errors": null, "meta": null}}', ["7"], None, 1),
    (f'{{"data": [{GOOD.replace("Rekaan", chr(1) + "Rekaan")}], "meta": {{"next_token": "t"}}}}', ["7"], "t", 0),
    (f'{{"data": [{GOOD.replace(" Rek", chr(10) + "Rek")}, {{"id": "8"}}]}}', ["7", "8"], None, 0),
]


@pytest.mark.parametrize(("body", "ids", "token", "unread"), ODD_PAGES)
def test_an_empty_list_told_as_nothing_or_a_raw_control_costs_no_page(
    body: str, ids: list[str], token: str | None, unread: int
) -> None:
    page = followers_page(body.encode())
    assert (list(page.ids), page.next_token, len(page.unread or ())) == (ids, token, unread)
    assert [user.id for user in page.users()] == ids
    assert all(account_of(user).name.isprintable() for user in page.users())


@pytest.mark.parametrize("body", ['{"data": null, "errors": null}', '{"data": null}'])
def test_a_user_or_posts_told_as_nothing_are_none(body: str) -> None:
    assert (user_page(body.encode()).data, user_page(body.encode()).errors or []) == (None, [])
    page, unread = tweets_page(body.encode())
    assert (page.data, page.errors, unread) == ([], [], ())


def test_records_that_look_alike_and_tell_no_id_are_billed_each() -> None:
    lost = '{"id": 5, "name": "?"}'
    pages = [f'{{"data": [{lost}, {lost}], "meta": {{"next_token": "{token}"}}}}'.encode() for token in ("a", "b")]
    billed = [mark for body in pages for mark in followers_page(body).billed()]
    assert len(set(billed)) == 4
    assert followers_page(pages[0]).billed() == followers_page(pages[0]).billed(), "the same page is billed once a day"
    posts = [mark for body in pages for mark in tweets_page(body)[1]]
    assert len(set(posts)) == 4


async def test_nonsense_is_not_asked_for_again_within_seconds_since_it_may_cost(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.break_with("garbage")
        assert (await at.refused()).get("retry_in") == NONSENSE_WAIT


@pytest.mark.parametrize(
    ("record", "marks", "users"),
    [
        ('{"id": "7", "username": "rekaan", "name": null}', ("7",), [("7", "rekaan")]),
        ('{"id": "7", "username": 5}', ("7",), [("7", "")]),
    ],
)
def test_what_is_left_of_a_record_is_who_it_is(record: str, marks: tuple[str, ...], users: list[object]) -> None:
    page, unread = users_page(f'{{"data": [{record}]}}'.encode())
    assert (unread, [(user.id, user.username) for user in page.data]) == (marks, users)


@pytest.mark.parametrize("record", ['{"id": 7}', '{"id": "x", "name": 5}', "5", '{"username": "rekaan"}', "null"])
def test_a_record_that_names_nobody_leaves_the_same_mark_each_time(record: str) -> None:
    body = f'{{"data": [{record}]}}'.encode()
    (page, (mark,)), again = users_page(body), users_page(body)
    assert (page.data, again[1]) == ([], (mark,))
    assert not mark.isdecimal() or len(mark) == 16


def test_what_x_says_of_an_account_is_heard_though_some_of_it_is_no_text() -> None:
    told = '"resource_id": null, "value": "7", "type": "x/resource-not-found", "detail": "suspended", "status": 404'
    page, _ = users_page(f'{{"errors": [{{{told}}}, 5, null]}}'.encode())
    assert fates_of(page.errors) == ((AccountKey("x", "7"), Fate.SUSPENDED),)


@pytest.mark.parametrize("meta", ['{"next_token": 5}', "[]", '"x"'])
def test_a_list_whose_next_page_cannot_be_told_has_not_ended(meta: str) -> None:
    with pytest.raises(UncertainError):
        users_page(f'{{"data": [], "meta": {meta}}}'.encode())


NESTED = b"[" * 50_000 + b"]" * 50_000


@pytest.mark.parametrize("read", [users_page, tweets_page, user_page, followers_page])
@pytest.mark.parametrize("body", [NESTED, b'{"data": ' + NESTED + b"}", b'{"x": ' + NESTED + b', "data": []}'])
def test_what_is_nested_without_end_is_nonsense_and_no_crash(read: Callable[[bytes], object], body: bytes) -> None:
    with pytest.raises(UncertainError) as caught:
        read(body)
    assert caught.value.code.name == "x_nonsense"


def test_an_error_that_is_nested_without_end_says_nothing() -> None:
    assert problem_of(b'{"title": "Forbidden", "errors": ' + NESTED + b"}") == Problem()


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


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        ({"resource_type": "user", "parameter": "ids", "resource_id": "7"}, {"7": Fate.GONE}),
        ({"parameter": "id", "value": "7"}, {"7": Fate.GONE}),
        ({"resource_type": "tweet", "parameter": "referenced_tweets.id", "resource_id": "7"}, {}),
        ({"resource_type": "post", "resource_id": "7"}, {}),
        ({"resource_type": "user", "parameter": "usernames", "resource_id": "7"}, {}),
        ({"resource_type": "user", "parameter": "username", "value": "7"}, {}),
    ],
)
def test_only_what_x_says_of_a_user_by_its_id_is_a_fate(problem: dict[str, str], expected: dict[str, Fate]) -> None:
    told = {"type": "https://api.twitter.com/2/problems/resource-not-found", "title": "Not Found Error", **problem}
    page, _ = tweets_page(json.dumps({"errors": [told]}).encode())
    assert dict(fates_of(page.errors)) == {AccountKey("x", key): fate for key, fate in expected.items()}


async def test_who_came_while_a_walk_was_broken_off_is_read_by_the_next_one(tmp_path: Path) -> None:
    world = World(followers=2500)
    async with desk(tmp_path, world) as at:
        at.break_with("answer", route="followers", after=1, status=503)
        await at.read()
        newcomer = world.add("kec_rekaan_baru", "Kecamatan Rekaan Baru")
        world.followers.insert(0, newcomer.id)  # X shows the newest first, before where the walk goes on
        at.later(minutes=1)
        (taken_up,) = await at.read()
        assert newcomer.id not in {each.id for each in taken_up.accounts}
        at.later(minutes=1)
        (again,) = await at.read()
        assert (again.scope, newcomer.id in {each.id for each in again.accounts}) == (Scope.FOLLOWERS, True)


@pytest.mark.parametrize(("minutes", "is_begun_anew"), [(-1, False), (0, True), (1, True), (3, False)])
async def test_a_walk_is_not_taken_up_over_a_deadline(tmp_path: Path, minutes: int, is_begun_anew: bool) -> None:
    """What stood there before would count as read after it."""
    deadline = NOW + timedelta(minutes=minutes, seconds=1)
    async with desk(tmp_path, World(followers=1500), deadlines=(deadline,)) as at:
        at.break_with("answer", route="followers", after=1, status=503)
        await at.read()
        at.later(minutes=2)
        (second,) = await at.read()
        assert (len(second.accounts), second.complete) == (1500, True)
        assert at.routes.count("followers") == (4 if is_begun_anew else 3)

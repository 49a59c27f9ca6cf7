"""What the stand-in of X refuses, as X's own document does, and that its refusals are what that document promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web

from standin.contract import Contract, ContractError
from standin.server import BEARER, StandIn
from standin.world import World

TARGET = World("bupatikbm", 0, 0).target.id
NAMES = ",".join(f"rekaan_{number}" for number in range(101))
IDS = ",".join(map(str, range(1, 102)))
ONE, MANY, BY = "/2/users/by/username/", "/2/users", "/2/users/by"
FOLLOWERS, POSTS = f"/2/users/{TARGET}/followers", f"/2/users/{TARGET}/tweets"

REFUSED = [
    *(f"{ONE}{name}" for name in ("dinas.rekaan", "rekaan-dua", "r" * 16)),
    *(f"{ONE}bupatikbm?{query}" for query in ("user.fields=", "user.fields=umur", "user.fields=id,id", "x=1")),
    f"{ONE}bupatikbm?user.fields=post_count",
    *(f"{MANY}{query}" for query in ("", "?ids=", "?ids=abc", "?ids=1,,2", "?ids=1,%202", f"?ids={IDS}")),
    *(f"{MANY}?{query}" for query in (f"ids={'9' * 20}", "usernames=rekaan", "ids=1&ids=2")),
    *(f"{BY}{query}" for query in ("", "?usernames=", f"?usernames={NAMES}", "?usernames=rekaan-dua")),
    *(f"{FOLLOWERS}?max_results={size}" for size in ("", "0", "1001", "-1", "x", "5.0", "%205", "5_0", "%2B5", "1e2")),
    f"{FOLLOWERS}?max_results=5&max_results=6",
    *(f"{FOLLOWERS}?{query}" for query in ("next_token=KFQ7D80IT44HGZZZ", "post.fields=id", "pagination_token=pendek")),
    *(f"{FOLLOWERS}?pagination_token=REKAAN00STANDIN0{rest}" for rest in ("", "-0000005T0000", "00000005Tx")),
    "/2/users/abc/followers",
    *(f"{POSTS}?max_results={size}" for size in ("4", "101")),
    *(f"{POSTS}?{query}" for query in ("since_id=abc", "exclude=quotes", "tweet.fields=umur")),
    *(f"{POSTS}?start_time={at}" for at in ("kemarin", "2026-13-01T00:00:00Z", "2026-11-25", "2026-11-25T00:00:00")),
]
UNPLAYED = [
    f"{ONE}bupatikbm?expansions=pinned_tweet_id",
    *(f"{POSTS}?{query}" for query in ("exclude=replies", "start_time=2026-11-25T00:00:00Z", "until_id=5")),
]


async def answered(path: str, method: str = "GET", token: str = BEARER) -> tuple[int, StandIn]:
    """The status of one answer of a new stand-in, and the stand-in afterwards."""
    standin = StandIn(World("bupatikbm", 12, 0))
    runner = web.AppRunner(standin.app())
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        url, headers = f"http://{host}:{port}{path}", {"Authorization": f"Bearer {token}"}
        async with aiohttp.request(method, url, headers=headers) as response:
            return response.status, standin
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("path", REFUSED)
async def test_what_the_document_does_not_allow_is_refused_and_costs_nothing(path: str) -> None:
    status, standin = await answered(path)
    assert (status, standin.bill.total(), standin.violations) == (400, 0, [])


@pytest.mark.parametrize("path", UNPLAYED)
async def test_what_x_takes_and_the_stand_in_does_not_play_is_never_left_unheeded(path: str) -> None:
    status, standin = await answered(path)
    assert (status, standin.bill.total()) == (501, 0)


@pytest.mark.parametrize(
    ("method", "token", "status", "cost"),
    [("GET", BEARER, 200, 120_000), ("GET", "rekaan", 401, 0), ("HEAD", BEARER, 405, 0), ("POST", BEARER, 405, 0)],
)
async def test_only_a_good_get_is_answered_and_billed(method: str, token: str, status: int, cost: int) -> None:
    told, standin = await answered(FOLLOWERS, method, token)
    assert (told, standin.bill.total()) == (status, cost)


async def test_what_an_app_has_used_is_told_for_nothing() -> None:
    status, standin = await answered("/2/usage/tweets")
    assert (status, standin.bill.total(), standin.violations) == (200, 0, [])


@pytest.mark.parametrize(
    "body",
    [{"title": "Unauthorized"}, {"title": 1, "type": "about:blank"}, {"code": "88", "message": "x"}, [], "x"],
)
def test_an_error_that_the_document_does_not_promise_is_a_fault_of_the_stand_in(body: object) -> None:
    with pytest.raises(ContractError):
        Contract().check_error(body)


@pytest.mark.parametrize(("user", "route", "limit"), [("", "user", 300), ("9", "user", 900), ("9", "tweets", 900)])
def test_an_app_and_a_user_have_windows_of_their_own(user: str, route: str, limit: int) -> None:
    windows = StandIn().windows
    at = datetime(2026, 11, 25, 3, 14, 59, tzinfo=UTC)
    answers = [windows.count(route, at, user) for _ in range(limit + 1)]
    assert [is_let for is_let, _ in answers] == [True] * limit + [False]
    assert answers[0][1]["x-rate-limit-remaining"] == str(limit - 1)
    assert windows.count(route, at, "another")[0]
    assert windows.count(route, at + timedelta(seconds=1), user)[0], "a new quarter of an hour"

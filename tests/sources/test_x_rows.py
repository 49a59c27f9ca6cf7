"""The public bug reports about X's API and its clients that touch a monitor of followers, row by row.

Rows 24 to 26 and 31 are about screens and spreadsheets, 22 and 30 about files, 29 about an endpoint that is not asked.
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from standin.answers import unauthorized
from standin.world import World, stamp
from tests.sources.test_x_faults import BODIES
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.codes import Code
from tui.sources.base import AccountKey, Fate, Scope
from tui.sources.x.posts import post_of
from tui.sources.x.profiles import account_of
from tui.sources.x.sweep import MOST_BARREN
from tui.sources.x.wire import Link, Links, Tweet, User, UserEntities, users_page


def refuse(status: int, body: object = None, **headers: str) -> dict[str, object]:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"status": status, "body": "" if body is None else json.dumps(body), "headers": told}


async def test_row_01_a_plan_without_followers_leaves_the_units(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3, units=2)) as at:
        at.know(at.standin.world.units)
        at.break_with("answer", route="followers", times=9, **refuse(403, BODIES["plan"]))
        *_, known = await at.read()
        assert names(known.notes) == ["x_plan_lacks_followers"]
        assert known.errors == ()
        assert len(known.accounts) == 2
        await at.read()
        assert at.routes.count("followers") == 1
        await at.read(asked=True)
        assert at.routes.count("followers") == 2


async def test_row_02_the_end_of_a_window_is_told(tmp_path: Path) -> None:
    reset = str(int((NOW + timedelta(seconds=90)).timestamp()))
    async with desk(tmp_path) as at:
        at.break_with("answer", **refuse(429, BODIES["window"], x_rate_limit_reset=reset))
        assert 90 <= int((await at.refused()).get("retry_in")) <= 92


async def test_row_03_a_window_without_an_end_has_a_wait_of_our_own(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.break_with("answer", **refuse(429))
        assert int((await at.refused()).get("retry_in")) >= 60


async def test_row_04_a_monthly_cap_is_no_window(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.break_with("answer", **refuse(429, BODIES["cap"], x_rate_limit_remaining="39999"))
        refusal = await at.refused()
        assert (refusal.name, refusal.get("stop")) == ("x_cap_reached", 1)


async def test_row_05_no_credits_stops_the_read_where_it_is(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3, units=2)) as at:
        at.know(at.standin.world.units)
        at.standin.bill.credits = 10_000
        assert (await at.refused()).get("stop") == 1
        assert at.routes == ["user", "followers"]
        assert at.ledger.spent(DAY) == (10_000, 0)


@pytest.mark.parametrize("seconds", [-30, 86_400])
async def test_row_06_a_wrong_clock_makes_no_endless_wait(tmp_path: Path, seconds: int) -> None:
    reset = str(int((NOW + timedelta(seconds=seconds)).timestamp()))
    async with desk(tmp_path) as at:
        at.break_with("answer", **refuse(429, x_rate_limit_reset=reset))
        assert 1 <= int((await at.refused()).get("retry_in")) <= 16 * 60 + 1


@pytest.mark.parametrize(
    ("minutes", "told"), [(10, [("x_clock_slow", 10)]), (-90, [("x_clock_fast", 90)]), (1, []), (-1, [])]
)
async def test_row_06_a_wrong_clock_is_told(tmp_path: Path, minutes: int, told: list[tuple[str, int]]) -> None:
    async with desk(tmp_path) as at:
        at.standin.now = NOW + timedelta(minutes=minutes)
        (reading,) = await at.read()
        assert [(note.name, note.get("minutes")) for note in reading.notes] == told


async def test_row_07_a_reset_that_moves_on_makes_the_wait_grow(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        waits = []
        for number in range(3):
            reset = str(int((NOW + timedelta(seconds=60 * number + 30)).timestamp()))
            at.break_with("answer", **refuse(429, x_rate_limit_reset=reset))
            waits.append(int((await at.refused()).get("retry_in")))
        assert waits[0] < waits[1] < waits[2]


async def test_row_08_the_next_page_is_asked_for_by_its_right_name(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=1001)) as at:
        (reading,) = await at.read()
        assert reading.complete
        assert {"pagination_token"} <= set(at.asked[-1])
        assert "next_token" not in at.asked[-1]


async def test_row_09_an_empty_page_with_a_token_is_not_the_end(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3)) as at:
        at.break_with("empty", route="followers")
        (reading,) = await at.read()
        assert (len(reading.accounts), reading.complete) == (3, True)


@pytest.mark.parametrize(
    ("kind", "pages", "expected"),
    [
        ("repeat", MOST_BARREN + 1, "x_pages_barren"),
        ("empty", MOST_BARREN, "x_pages_barren"),
        ("loop", 2, "x_cursor_loops"),
    ],
)
async def test_row_10_a_cursor_that_leads_nowhere_ends_as_an_incomplete_reading(
    tmp_path: Path, kind: str, pages: int, expected: str
) -> None:
    async with desk(tmp_path, World(followers=3)) as at:
        at.break_with(kind, route="followers", times=99)
        (reading,) = await at.read()
        assert at.routes.count("followers") == pages
        assert (reading.is_whole, reading.complete) == (False, False)
        assert Code(expected, (("pages", pages), ("read", len(reading.accounts)))) in reading.notes
        assert at.ledger.spent(DAY)[0] == at.standin.bill.total()


async def test_row_11_counted_and_not_listed_is_told_with_both_numbers(tmp_path: Path) -> None:
    world = World(followers=313)
    for each in world.followers[:3]:
        world.people[each].fate = "suspended"
    async with desk(tmp_path, world) as at:
        (reading,) = await at.read()
        assert (len(reading.accounts), reading.followers_count, reading.complete) == (310, 313, True)
    hidden = World(followers=50)
    hidden.told_count = 60
    (tmp_path / "other").mkdir()
    async with desk(tmp_path / "other", hidden) as at:
        (reading,) = await at.read()
        assert (reading.is_whole, reading.complete) == (True, False)
        assert Code("followers_count_differs", (("read", 50), ("told", 60))) in reading.notes


async def test_row_12_a_walk_that_dies_is_incomplete_and_the_absent_are_looked_up(tmp_path: Path) -> None:
    world = World(followers=3)
    gone = world.followers[2]
    async with desk(tmp_path, world) as at:
        at.know([gone])
        await at.read()
        world.followers.remove(gone)
        world.people[gone].fate = "suspended"
        followers, known = await at.read()
        assert len(followers.accounts) == 2
        assert known.fates == ((AccountKey("x", gone), Fate.SUSPENDED),)


async def test_row_13_suspended_and_deleted_are_told_apart_by_the_words(tmp_path: Path) -> None:
    world = World(followers=0, units=2)
    world.people[world.units[0]].fate, world.people[world.units[1]].fate = "suspended", "gone"
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        _, known = await at.read()
        assert [fate for _, fate in known.fates] == [Fate.SUSPENDED, Fate.GONE]


async def test_row_14_a_protected_timeline_is_told_and_asked_for_once(tmp_path: Path) -> None:
    world = World(followers=0, units=1)
    unit = world.people[world.units[0]]
    unit.write("lama", NOW)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        at.break_with("answer", route="tweets", body=json.dumps(unauthorized(unit.id)))
        *_, posts = await at.read()
        assert posts.scope is Scope.POSTS
        assert posts.fates == ((AccountKey("x", unit.id), Fate.PROTECTED),)
        await at.read()
        assert at.routes.count("tweets") == 1


async def test_row_15_one_impossible_name_does_not_cost_the_others(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=0, units=3)) as at:
        at.know([], "unit000000", "dinas.kominfo", "unit000001")
        *_, known = await at.read()
        assert [account.username for account in known.accounts] == ["unit000000", "unit000001"]
        assert names(known.notes) == ["x_handles_impossible"]
        at.break_with("answer", route="users_by", **refuse(400, {"title": "Invalid Request"}))
        *_, known = await at.read()
        assert [account.username for account in known.accounts] == ["unit000000", "unit000001"]


async def test_row_16_a_hundred_and_one_are_two_calls(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=0, units=101)) as at:
        at.know(at.standin.world.units)
        *_, known = await at.read()
        assert at.routes.count("users") == 2
        assert len(known.accounts) == 101


async def test_row_17_an_account_is_its_id_whatever_it_is_called(tmp_path: Path) -> None:
    world = World(followers=2)
    first, second = (world.people[each] for each in world.followers)
    async with desk(tmp_path, world) as at:
        (before,) = await at.read()
        first.username, second.username = "namabaru", first.username
        (after,) = await at.read(asked=True)
        assert [account.id for account in after.accounts] == [account.id for account in before.accounts]
        assert [account.username for account in after.accounts] == ["namabaru", before.accounts[0].username]


async def test_row_18_what_x_did_not_send_is_unknown_and_not_nought(tmp_path: Path) -> None:
    bare = account_of(User("7", "rekaan", "Rekaan"))
    assert (bare.followers_count, bare.post_count, bare.protected, bare.is_profile_read) == (None, None, None, False)
    async with desk(tmp_path) as at:
        at.break_with("strip", route="followers", fields=("public_metrics", "created_at"))
        (reading,) = await at.read()
        assert reading.accounts[0].followers_count is None
        note = next(note for note in reading.notes if note.name == "x_fields_missing")
        assert note.get("fields") == "created_at, public_metrics"


@pytest.mark.parametrize("text", ["2015-08-18T12:00:00Z", "2015-08-18T12:00:00.000Z", "2015-08-18T19:00:00+07:00"])
def test_row_19_times_are_aware_in_every_form(text: str) -> None:
    page, _ = users_page(f'{{"data": [{{"id": "7", "username": "rekaan", "created_at": "{text}"}}]}}'.encode())
    assert account_of(page.data[0]).created_at == datetime(2015, 8, 18, 12, tzinfo=UTC)


def test_row_20_links_are_written_out_where_x_tells_them_and_left_where_it_does_not() -> None:
    text = "Situs https://t.co/a dan https://t.co/b"
    entities = UserEntities(
        description=Links([Link("https://t.co/a", "https://kebumenkab.go.id/"), Link("https://t.co/b")])
    )
    user = User("7", "rekaan", description=text, entities=entities)
    assert account_of(user).description == "Situs https://kebumenkab.go.id/ dan https://t.co/b"
    assert account_of(User("7", "rekaan", description=text, entities=UserEntities())).description == text


def test_row_21_posts_are_unescaped_once() -> None:
    post = post_of(Tweet("723389637071249410", "a &amp;lt; b", created_at=stamp(NOW)), "7")
    assert post.text == "a &lt; b"
    assert post.id == "723389637071249410"


async def test_row_23_one_session_for_the_sources_life_and_none_after_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.read()
        session = at.source._transport._session
        at.later(hours=24)
        at.break_with("hang", route="users")
        reading = asyncio.create_task(at.read())
        while at.routes.count("users") < 1:  # noqa: ASYNC110 - the stand-in has no bell
            await asyncio.sleep(0)
        assert at.source._transport._session is session
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        await at.source.close()
        assert session is not None
        assert session.closed
        assert at.ledger.spent("2026-11-26") == (0, 10_000)


async def test_row_27_trouble_is_known_by_its_status_whatever_the_body(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        plain = {"Content-Type": "text/plain"}
        at.break_with("answer", status=503, body="upstream connect error", headers=plain)
        assert (await at.refused()).name == "x_server_fault"


async def test_row_28_the_newest_post_tells_whether_to_ask_up_down_or_not_at_all(tmp_path: Path) -> None:
    world = World(followers=0, units=1)
    unit = world.people[world.units[0]]
    older = unit.write("lama", NOW - timedelta(days=1))
    newer = unit.write("baru", NOW)
    async with desk(tmp_path, world) as at:
        at.know(world.units)
        at.know_posts({unit.id: newer})
        await at.read()
        assert at.routes.count("tweets") == 0
        unit.posts = [post for post in unit.posts if post["id"] == older]
        await at.read()
        assert at.routes.count("tweets") == 1
        unit.posts = []
        await at.read()
        assert at.routes.count("tweets") == 1

"""What the stand-in is told: all of it is done, or it is refused and nothing is. All people are invented."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from standin.books import KINDS, Fault
from standin.misbehaviour import CHANGES, INVALID, misbehaved
from standin.server import StandIn
from standin.world import World

NEW = {"username": "kec_ambal", "name": "Kecamatan Ambal (rekaan)"}
SOUND = {
    "calm": True,
    "forget": True,
    "credits": 5,
    "followers_count": 99,
    "now": "2026-11-26T10:00:00+07:00",
    "faults": [{"kind": "hang"}],
    "fates": {"rekaan000000": "suspended"},
    "profiles": {"rekaan000001": {"name": "Nama Baru (rekaan)"}},
    "arrivals": [NEW],
    "departures": ["rekaan000002"],
    "posts": {"rekaan000001": [{"text": "kabar (rekaan)"}]},
}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"warna": 1}, "warna"),
    ({"fault": [{"kind": "hang"}]}, "faults"),
    ({"faults": {"kind": "hang"}}, "faults"),
    ({"faults": "hang"}, "faults"),
    ({"faults": ["hang"]}, "faults"),
    ({"faults": [{"kind": "hang"}, {"kind": "hank"}]}, "die_billed"),
    ({"faults": [{"route": "user"}]}, "kind"),
    ({"faults": [{"kind": "hang", "rute": "user"}]}, "route"),
    ({"faults": [{"kind": "hang", "route": "tweet"}]}, "users_by"),
    ({"faults": [{"kind": "hang", "times": "2"}]}, "times"),
    ({"faults": [{"kind": "hang", "times": 0}]}, "times"),
    ({"faults": [{"kind": "hang", "after": -1}]}, "after"),
    ({"faults": [{"kind": "answer", "status": 42}]}, "status"),
    ({"faults": [{"kind": "answer", "headers": {"x": 1}}]}, "headers"),
    ({"faults": [{"kind": "strip", "fields": "name"}]}, "fields"),
    ({"credits": "5"}, "credits"),
    ({"credits": -1}, "credits"),
    ({"credits": True}, "credits"),
    ({"followers_count": "9"}, "followers_count"),
    ({"followers_count": -1}, "followers_count"),
    ({"followers_count": 1.5}, "followers_count"),
    ({"now": "kemarin"}, "now"),
    ({"now": "2026-11-26T10:00:00"}, "now"),
    ({"now": 7}, "now"),
    ({"calm": "ya"}, "calm"),
    ({"forget": 1}, "forget"),
    ({"fates": ["rekaan000000"]}, "fates"),
    ({"fates": {"rekaan000000": "dead"}}, "protected"),
    ({"fates": {"rekaan000000": "gone", "tak_ada": "gone"}}, "tak_ada"),
    ({"profiles": {"rekaan000000": {"name": "Lain", "umur": "7"}}}, "umur"),
    ({"profiles": {"rekaan000000": {"name": 7}}}, "profiles"),
    ({"profiles": {"rekaan000000": {"username": "rekaan000003"}}}, "taken"),
    ({"profiles": {"rekaan000000": {"username": "dinas.rekaan"}}}, "dinas.rekaan"),
    ({"arrivals": [NEW, {**NEW, "username": "lain", "umur": "7"}]}, "umur"),
    ({"arrivals": [{"username": "lain"}]}, "name"),
    ({"arrivals": [{**NEW, "name": None}]}, "arrivals"),
    ({"arrivals": [{**NEW, "username": "dinas.rekaan"}]}, "dinas.rekaan"),
    ({"arrivals": NEW}, "arrivals"),
    ({"departures": ["rekaan000003", "tak_ada"]}, "tak_ada"),
    ({"departures": ["rekaan000003", "rekaan000003"]}, "rekaan000003"),
    ({"departures": "rekaan000003"}, "departures"),
    ({"posts": {"rekaan000001": [{"text": "satu"}, {"at": "2026-11-26T10:00:00Z"}]}}, "text"),
    ({"posts": {"rekaan000001": [{"text": "satu"}, {"text": "dua", "at": "kemarin"}]}}, "kemarin"),
    ({"posts": {"rekaan000001": [{"text": "satu", "at": "2026-11-26T10:00:00"}]}}, "at"),
    ({"posts": {"rekaan000001": [{"text": 7}]}}, "text"),
    ({"posts": {"rekaan000001": [{"text": "satu", "umur": 7}]}}, "umur"),
    ({"posts": {"rekaan000001": [{"text": "satu", "number": 7}]}}, "number"),
    ({"posts": {"rekaan000001": [{"text": "satu", "referenced_tweets": "7"}]}}, "7"),
    ({"posts": {"rekaan000001": {"text": "satu"}}}, "posts"),
    ({"posts": {"rekaan000001": [{"text": "satu"}], "tak_ada": [{"text": "satu"}]}}, "tak_ada"),
]


@asynccontextmanager
async def standing() -> AsyncIterator[tuple[StandIn, str]]:
    """A stand-in with something in its books, and where it is told how to behave."""
    standin = StandIn(World("bupatikbm", 5, 0), now=datetime(2026, 11, 25, 3, tzinfo=UTC))
    standin.bill.add("2026-11-25", "user", ["1"])
    standin.windows.count("user", standin.time())
    standin.faults.waiting.append(Fault("drop", times=3))
    runner = web.AppRunner(standin.app())
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield standin, f"http://{host}:{port}/control"
    finally:
        await runner.cleanup()


async def told(url: str, body: bytes, content: str = "application/json") -> tuple[int, dict[str, Any]]:
    """The status and the body of the answer to one telling."""
    async with aiohttp.request("POST", url, data=body, headers={"Content-Type": content}) as response:
        return response.status, await response.json()


def whole(standin: StandIn) -> str:
    """All that it can be told."""
    world, faults = standin.world, [asdict(fault) for fault in standin.faults.waiting]
    people = [asdict(person) for person in world.people.values()]
    books = (standin.bill, standin.windows.counts, standin.now)
    return repr((people, world.followers, world.told_count, faults, books))


async def test_what_it_is_told_is_done_all_at_once() -> None:
    async with standing() as (standin, url):
        assert await told(url, json.dumps(SOUND).encode()) == (200, {"ok": True})
        world = standin.world
        assert (standin.bill.total(), standin.bill.credits, standin.windows.counts) == (0, 5, {})
        assert [fault.kind for fault in standin.faults.waiting] == ["hang"]
        assert standin.now == datetime(2026, 11, 26, 3, tzinfo=UTC)
        assert [world.people[each].username for each in world.followers] == [
            "rekaan000000",
            "rekaan000001",
            "rekaan000003",
            "rekaan000004",
            "kec_ambal",
        ]
        named = {person.username: person for person in world.people.values()}
        assert (named["rekaan000000"].fate, named["rekaan000001"].name) == ("suspended", "Nama Baru (rekaan)")
        assert [post["text"] for post in named["rekaan000001"].posts] == ["kabar (rekaan)"]
        assert world.told_count == 99
        assert (await told(url, b'{"credits": null, "followers_count": null}'))[0] == 200
        limits: list[int | None] = [standin.bill.credits, world.told_count]
        assert limits == [None, None]


@pytest.mark.parametrize(("wrong", "named"), WRONG, ids=[json.dumps(wrong)[:60] for wrong, _ in WRONG])
async def test_what_is_wrong_is_named_and_nothing_of_what_stands_beside_it_is_done(
    wrong: dict[str, Any], named: str
) -> None:
    async with standing() as (standin, url):
        before = whole(standin)
        status, answer = await told(url, json.dumps({**SOUND, **wrong}).encode())
        assert status == 400
        assert named in answer["error"]
        assert whole(standin) == before
        assert standin.violations == []


@pytest.mark.parametrize(
    "body", [b"", b"hang", b"{", b"[]", b"null", b"7", b'"calm"', b'{"calm": NaN}', b"\xff\xfe", b"[" * 100_000]
)
@pytest.mark.parametrize("content", ["application/json", "application/json; charset=rekaan"])
async def test_what_is_no_object_of_json_is_refused(body: bytes, content: str) -> None:
    async with standing() as (standin, url):
        before = whole(standin)
        status, answer = await told(url, body, content)
        assert (status, list(answer)) == (400, ["error"])
        assert whole(standin) == before


async def test_what_nobody_knows_is_told_with_what_is_known() -> None:
    async with standing() as (_, url):
        _, unknown = await told(url, b'{"warna": 1, "bentuk": 2}')
        assert all(name in unknown["error"] for name in ("bentuk", "warna", *SOUND))
        _, unknown = await told(url, b'{"faults": [{"kind": "hank"}]}')
        assert all(kind in unknown["error"] for kind in ("hank", *KINDS))


def test_every_misbehaviour_that_is_played_can_be_told() -> None:
    assert CHANGES.keys() | INVALID <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "page",
    [
        {},
        {"data": {"id": "1", "name": "Rekaan"}},
        {"data": [{"id": "1", "name": "Rekaan"}]},
        {"data": [{"id": "1", "name": "Rekaan"}], "meta": {"result_count": 1}},
        {"data": [], "meta": {"result_count": 0}},
        {"errors": [{"title": "Not Found Error"}]},
    ],
    ids=["nothing", "one", "some", "a page", "an empty page", "errors"],
)
def test_every_misbehaviour_can_be_told_of_every_answer(kind: str, page: dict[str, Any]) -> None:
    assert isinstance(misbehaved(page, Fault(kind, fields=("name",)), 1), dict)

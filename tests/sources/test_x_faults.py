"""Every way in which X can fail has its own Code, its own wait, and never costs what was not billed."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from standin.world import World
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.errors import SourceError, UsageError
from tui.settings import Ceilings, Settings, Tokens
from tui.sources.base import Scope
from tui.sources.x.faults import LONGEST_WAIT, LONGEST_WINDOW, Window, fault_of
from tui.sources.x.source import XSource
from tui.sources.x.transport import TALKATIVE, Limits, checked
from tui.store.ledger import StoredLedger

BODIES = {
    "credits": {"account_id": 10**18, "title": "CreditsDepleted", "detail": "no credits",
                "type": "https://api.twitter.com/2/problems/credits"},
    "spend": {"title": "SpendCapReached", "detail": "spend cap", "reset_date": "2026-12-13",
              "type": "https://api.x.com/2/problems/credits"},
    "spend_undated": {"title": "SpendCapReached", "type": "https://api.x.com/2/problems/credits"},
    "plan": {"client_id": "1", "detail": "attached to a Project", "title": "Client Forbidden",
             "reason": "client-not-enrolled", "type": "https://api.twitter.com/2/problems/client-forbidden"},
    "cap": {"title": "UsageCapExceeded", "period": "Monthly", "scope": "Product", "detail": "cap",
            "type": "https://api.twitter.com/2/problems/usage-capped"},
    "window": {"errors": [{"code": 88, "message": "Rate limit exceeded"}]},
    "other": {"title": "Forbidden", "type": "about:blank", "detail": "\x1b[31mno\x1b[0m"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "body", "expected", "is_stop"),
    [
        (401, "{}", "x_token_refused", True),
        (402, json.dumps(BODIES["credits"]), "x_no_credits", True),
        (402, "", "x_no_credits", True),
        (403, json.dumps(BODIES["spend"]), "x_spend_cap_until", False),
        (403, json.dumps(BODIES["spend_undated"]), "x_spend_cap", True),
        (403, json.dumps(BODIES["plan"]), "x_plan_lacks", False),
        (403, json.dumps(BODIES["other"]), "x_forbidden", True),
        (404, "", "x_no_endpoint", False),
        (429, json.dumps(BODIES["cap"]), "x_cap_reached", True),
        (429, json.dumps(BODIES["window"]), "x_rate_limited", False),
        (429, "", "x_rate_limited", False),
        (500, '{"title": "Internal Error", "type": "about:blank"}', "x_server_fault", False),
        (502, "<html>Bad gateway</html>", "x_server_fault", False),
        (503, "upstream connect error", "x_server_fault", False),
        (503, "", "x_server_fault", False),
        (302, "", "x_unexpected", False),
        (400, '{"title": "Invalid Request"}', "x_request_refused", False),
    ],
)
async def test_every_refusal_has_its_own_code_and_costs_nothing(
    tmp_path: Path, status: int, body: str, expected: str, is_stop: bool
) -> None:
    async with desk(tmp_path) as at:
        at.break_with("answer", status=status, body=body, headers={"Location": "http://127.0.0.1:1/"})
        refusal = await at.refused()
        assert refusal.name == expected
        assert bool(refusal.get("stop")) is is_stop
        assert all(str(value).isprintable() for _, value in refusal.args)
        assert at.ledger.spent(DAY) == (0, 0)
        assert (await at.read())[0].complete


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("garbage", "x_nonsense"), ("html", "x_nonsense"), ("null", "x_nonsense"), ("drop", "x_broken_off"),
     ("cut", "x_broken_off"), ("hang", "x_timeout")],
)  # fmt: skip
async def test_what_was_asked_and_not_answered_stays_reserved(tmp_path: Path, kind: str, expected: str) -> None:
    limits = Limits(silence=0.2, total=0.2) if kind == "hang" else None
    async with desk(tmp_path, limits=limits) as at:
        at.break_with(kind, route="user", times=2)  # a connection that broke is tried once more below us
        assert (await at.refused()).name == expected
        assert at.ledger.spent(DAY) == (0, 10_000)
        assert at.standin.bill.total() <= 10_000


async def test_nobody_there_and_no_such_name_cost_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nowhere(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert await refusal_at(closed, tmp_path) == "x_unreachable"
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", nowhere)
    assert await refusal_at("https://tidak-ada.invalid", tmp_path) == "x_name_not_found"


async def refusal_at(url: str, folder: Path) -> str:
    ledger = StoredLedger(folder, Ceilings())
    source = XSource(
        "bupatikbm",
        Settings(tokens=Tokens(x_bearer="a"), x_url=url, x_terms_basis="surat 1", x_terms_by="Sari"),
        ledger,
    )
    with pytest.raises(SourceError) as caught:
        await source.read()
    await source.close()
    assert ledger.spent_in_month("") == (0, 0)
    return caught.value.code.name


@pytest.mark.parametrize(
    "url",
    ["http://api.x.com", "https://user:secret@api.x.com", "https://api.x.com/2", "ftp://x", "https://", "https://x:p"],
)
def test_the_token_goes_only_to_a_safe_address(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (Tokens(), "x_token_missing"),
        (Tokens(x_access="1-a"), "x_token_incomplete"),
        (Tokens(x_bearer="a b"), "x_token_invalid"),
        (Tokens(x_bearer="a\nb"), "x_token_invalid"),
    ],
)
def test_a_token_that_cannot_work_is_refused_at_once(tmp_path: Path, tokens: Tokens, expected: str) -> None:
    with pytest.raises(UsageError) as caught:
        XSource("bupatikbm", Settings(tokens=tokens), StoredLedger(tmp_path, Ceilings()))
    assert caught.value.code.name == expected


async def test_no_token_is_ever_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("tweepy", "aiohttp"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET)
    async with desk(tmp_path) as at:
        await at.read()
    assert "rekaanBearer" not in caplog.text
    assert "Bearer" not in caplog.text


@pytest.mark.parametrize(
    ("reset", "least", "most"),
    [
        (90, 90, 92),
        (-30, 1, 2),
        (86_400, LONGEST_WINDOW, LONGEST_WINDOW + 1),
        (None, 60, 61),
    ],
)
def test_the_wait_for_a_window_is_clamped(reset: int | None, least: int, most: int) -> None:
    told = "" if reset is None else str(int((NOW + timedelta(seconds=reset)).timestamp()))
    assert least <= Window().wait(told, NOW) <= most


def test_a_clock_that_is_wrong_here_is_seen_through() -> None:
    window = Window()
    ours = NOW + timedelta(hours=3)
    window.hear("Wed, 25 Nov 2026 03:00:00 GMT", ours)
    told = str(int((NOW + timedelta(seconds=90)).timestamp()))
    assert 90 <= window.wait(told, ours) <= 92


def test_refusals_in_a_row_make_the_wait_grow_up_to_an_hour() -> None:
    window = Window()
    waits = []
    for number in range(8):
        reset = str(int((NOW + timedelta(seconds=60 * (number + 1))).timestamp()))
        refusal = fault_of(429, reset, b"", "/2/users", window, NOW)
        waits.append(int(refusal.code.get("retry_in")))
    assert waits == sorted(waits)
    assert waits[2] > 4 * waits[0]
    assert waits[-1] == LONGEST_WAIT + 1


async def test_a_walk_that_broke_off_is_told_and_taken_up_where_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=2500)) as at:
        at.break_with("answer", route="followers", after=1, status=503)
        (first,) = await at.read()
        assert (len(first.accounts), first.is_whole, first.complete) == (1000, False, False)
        assert names(first.errors) == ["x_server_fault"]
        at.later(minutes=1)
        (second,) = await at.read()
        assert (len(second.accounts), second.complete) == (2500, True)
        assert [each.get("pagination_token", "")[16:24] for each in at.asked if "max_results" in each] == [
            "", "00001000", "00001000", "00002000",
        ]  # fmt: skip


async def test_a_window_that_is_used_up_for_followers_leaves_the_units(tmp_path: Path) -> None:
    async with desk(tmp_path, World(followers=3, units=2)) as at:
        at.know(at.standin.world.units)
        at.standin.windows.limits["followers"] = 0
        (known,) = await at.read()
        assert (known.scope, len(known.accounts)) == (Scope.KNOWN, 2), "what brought nobody is no reading of followers"
        assert names(known.errors) == ["x_rate_limited"]
        assert int(known.errors[0].get("retry_in")) <= LONGEST_WINDOW + 1


@pytest.mark.parametrize("sort", ["not-authorized-for-resource", "resource-not-found"])
async def test_followers_that_x_keeps_to_itself_are_no_empty_list(tmp_path: Path, sort: str) -> None:
    world = World(followers=3, units=2)
    problem = {"resource_id": world.target.id, "type": f"https://api.x.com/2/problems/{sort}", "detail": "\x1bno"}
    async with desk(tmp_path, world) as at:
        await at.read()
        at.know(world.units)
        spent = at.ledger.spent(DAY)
        at.break_with("answer", route="followers", body=json.dumps({"errors": [problem]}))
        (known,) = await at.read(asked=True)
        assert (known.scope, len(known.accounts), known.fates) == (Scope.KNOWN, 2, ())
        assert names(known.errors) == ["x_followers_withheld"]
        assert "\x1b" not in str(known.errors[0].get("detail"))
        assert at.ledger.spent(DAY) == (spent[0] + 20_000, 0)


@pytest.mark.parametrize("body", ["{}", '{"meta": {"result_count": 0}}'])
async def test_nobody_where_there_are_followers_is_no_walk_to_the_end(tmp_path: Path, body: str) -> None:
    async with desk(tmp_path) as at:
        at.break_with("answer", route="followers", body=body)
        (reading,) = await at.read()
        assert (reading.is_whole, reading.complete) == (False, False)
        assert names(reading.notes) == ["followers_count_differs"]


async def test_a_target_that_cannot_be_an_account_is_no_answer(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.break_with("answer", route="user", body='{"data": {"id": "abc", "username": "x", "name": "y"}}')
        assert (await at.refused()).name == "x_nonsense"


async def test_a_target_that_x_does_not_show_is_told(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.standin.world.target.fate = "suspended"
        assert (await at.refused()).name == "x_target_missing"

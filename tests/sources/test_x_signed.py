"""Reads with a user's tokens: signed over the very URL that is asked, by X's clock, and billed as who asks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standin.signatures import (
    ACCESS_SECRET,
    CONSUMER_KEY,
    CONSUMER_SECRET,
    Signatures,
    access_token,
    encoded,
    signature,
)
from standin.world import World
from tests.sources.x_desk import DAY, NOW, desk, names
from tui.settings import Tokens
from tui.sources.base import Scope

ADDRESS = "https://api.x.com/2/users/2000000000000001/followers"
QUERY = [("max_results", "1000"), ("user.fields", "created_at,description")]
USER = "2000000000000001"


def tokens_of(world: World, **others: str) -> Tokens:
    own = {
        "x_consumer_key": CONSUMER_KEY,
        "x_consumer_secret": CONSUMER_SECRET,
        "x_access": access_token(world.target.id),
        "x_access_secret": ACCESS_SECRET,
    }
    return Tokens(**{**own, **others})


@pytest.mark.parametrize(
    ("path", "parameters", "secret", "expected"),
    [
        (
            "request_token",
            {
                "oauth_callback": "http://localhost:3005/the_dance/process_callback?service_provider_id=11",
                "oauth_nonce": "QP70eNmVz8jvdPevU3oJD2AfF7R7odC2XJcn4XlZJqk",
                "oauth_timestamp": "1272323042",
            },
            "",
            "8wUi7m5HFQy76nowoCThusfgB+Q=",
        ),
        (
            "access_token",
            {
                "oauth_nonce": "9zWH6qe0qG7Lc1telCn7FhUbLyVdjEaL3MO5uHxn8",
                "oauth_timestamp": "1272323047",
                "oauth_token": "8ldIZyxQeVrFZXFOZH5tAwj6vzJYuLQpl0WUEYtWc",
                "oauth_verifier": "pDNg57prOHapMbhv25RNf75lVRd6JDsni1AJJIDYoTY",
            },
            "x6qpRnlEmW9JbQn4PQVVeVG8ZLPEx6A0TOebgwcuA",
            "PUw/dHA4fnlJYM6RhXk5IU/0fCc=",
        ),
    ],
)
def test_the_stand_in_reckons_signatures_as_the_examples_of_x_do(
    path: str, parameters: dict[str, str], secret: str, expected: str
) -> None:
    common = {
        "oauth_consumer_key": "GDdmIQH6jhtmLUypg82g",
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_version": "1.0",
    }
    secrets = ("MCD8BKwGdgPHvAuvgvz4EQpqDAtx89grbuNMRd7Eh98", secret)
    told = {**common, **parameters}.items()
    assert signature("post", f"https://api.twitter.com/oauth/{path}", told, secrets) == expected


def header(**changes: str) -> str:
    """A signed header, of which something was changed before it was signed; `signed` is another address."""
    address, secret = changes.pop("signed", ADDRESS), changes.pop("secret", ACCESS_SECRET)
    told = {
        "oauth_consumer_key": CONSUMER_KEY,
        "oauth_nonce": "rekaan",
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(int(NOW.timestamp())),
        "oauth_token": access_token(USER),
        "oauth_version": "1.0",
        **changes,
    }
    told["oauth_signature"] = signature("GET", address, [*told.items(), *QUERY], (CONSUMER_SECRET, secret))
    return "OAuth " + ", ".join(f'{name}="{encoded(value)}"' for name, value in told.items())


@pytest.mark.parametrize(
    ("changes", "is_good"),
    [
        ({}, True),
        ({"oauth_timestamp": str(int((NOW - timedelta(minutes=4)).timestamp()))}, True),
        ({"oauth_timestamp": str(int((NOW - timedelta(minutes=6)).timestamp()))}, False),
        ({"oauth_timestamp": str(int((NOW + timedelta(minutes=6)).timestamp()))}, False),
        ({"oauth_timestamp": "kemarin"}, False),
        ({"oauth_nonce": ""}, False),
        ({"oauth_signature_method": "PLAINTEXT"}, False),
        ({"oauth_version": "2.0"}, False),
        ({"oauth_consumer_key": "lain"}, False),
        ({"oauth_token": access_token("9")}, False),
        ({"secret": "lain"}, False),
        ({"signed": ADDRESS.replace("api.x.com", "api.twitter.com")}, False),
        ({"signed": ADDRESS.replace("https", "http")}, False),
        ({"signed": f"{ADDRESS}/"}, False),
    ],
)
def test_the_stand_in_takes_only_a_signature_over_just_this_request(changes: dict[str, str], *, is_good: bool) -> None:
    assert Signatures().is_good(header(**changes), "GET", ADDRESS, QUERY, USER, NOW) is is_good


@pytest.mark.parametrize("told", ["OAuth ", "OAuth oauth_signature", 'OAuth realm="a",,=', "OAuth \u0434=\u0434"])
def test_what_is_no_signature_is_not_good(told: str) -> None:
    assert not Signatures().is_good(told, "GET", ADDRESS, QUERY, USER, NOW)


def test_a_signature_is_good_once_and_for_its_own_query_and_method() -> None:
    signatures = Signatures()
    assert not signatures.is_good(header(), "GET", ADDRESS, [*QUERY, ("pagination_token", "A")], USER, NOW)
    assert not signatures.is_good(header(), "POST", ADDRESS, QUERY, USER, NOW)
    assert signatures.is_good(header(), "GET", ADDRESS, QUERY, USER, NOW)
    assert not signatures.is_good(header(), "GET", ADDRESS, QUERY, USER, NOW)


async def test_owned_reads_are_recognized_and_priced_where_the_operator_says_whose_app_it_is(tmp_path: Path) -> None:
    world = World(followers=5)
    async with desk(tmp_path, world, tokens=tokens_of(world), owns_app=True) as at:
        at.standin.app_owner = world.target.id
        await at.read()
        assert at.standin.bill.total() == 10_000 + 5 * 1_000
        assert at.ledger.spent(DAY) == (at.standin.bill.total(), 0)
        assert at.source.is_owned


async def test_a_user_token_without_that_word_is_priced_in_full_and_says_so(tmp_path: Path) -> None:
    world = World(followers=5)
    async with desk(tmp_path, world, tokens=tokens_of(world)) as at:
        (reading,) = await at.read()
        assert reading.scope is Scope.FOLLOWERS
        assert at.ledger.spent(DAY) == (60_000, 0)
        assert "x_may_be_owned" in names(reading.notes)


async def test_every_question_that_is_asked_bears_a_good_signature(tmp_path: Path) -> None:
    world = World(followers=1001, units=2)
    first = world.people[world.units[0]]
    old = first.write("lama", NOW - timedelta(days=1))
    first.write("baru", NOW)
    async with desk(tmp_path, world, tokens=tokens_of(world)) as at:
        at.know([first.id], world.people[world.units[1]].username)
        at.know_posts({first.id: old})
        readings = await at.read()
        assert at.routes == ["user", "followers", "followers", "users", "users_by", "tweets"]
        assert names(readings[-1].errors) == []
        assert readings[-1].posts[0].text == "baru"


@pytest.mark.parametrize("others", [{"x_consumer_secret": "lain"}, {"x_access_secret": "lain"}, {"x_access": "9-lain"}])
async def test_a_signature_by_other_secrets_is_refused(tmp_path: Path, others: dict[str, str]) -> None:
    world = World(followers=5)
    async with desk(tmp_path, world, tokens=tokens_of(world, **others)) as at:
        assert (await at.refused()).name == "x_token_refused"
        assert at.routes == ["user"]


@pytest.mark.parametrize("hours", [-3, 3])
async def test_a_clock_that_is_wrong_here_costs_one_question_more_and_no_reading(tmp_path: Path, hours: int) -> None:
    world = World(followers=5)
    async with desk(tmp_path, world, tokens=tokens_of(world)) as at:
        at.standin.now = NOW + timedelta(hours=hours)
        (reading,) = await at.read()
        assert reading.complete
        assert at.routes == ["user", "user", "followers"]


async def test_a_request_that_broke_and_was_sent_again_is_no_refused_token(tmp_path: Path) -> None:
    world = World(followers=5)
    async with desk(tmp_path, world, tokens=tokens_of(world)) as at:
        at.break_with("cut", route="user")
        refusal = await at.refused()
        assert (refusal.name, refusal.get("stop")) == ("x_broken_off", "")
        assert at.ledger.spent(DAY) == (0, 10_000)
        assert (await at.read())[0].complete

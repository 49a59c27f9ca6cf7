"""A feed that leads elsewhere, and what is secret about one: nothing leaves for where it is not meant."""

from __future__ import annotations

import asyncio
import logging
import socket

import httpx
import pytest

from tests.sources.feed_server import BODY, answer, failed, feed, serving
from tui.errors import SourceError, UsageError
from tui.sources import addresses
from tui.sources.addresses import Way
from tui.sources.feed import FeedSource

SECRET = "rahasia-sekali"


async def test_a_redirect_on_the_same_origin_is_followed_with_the_credentials() -> None:
    moved = answer(302, b"", Location="/there.csv")
    async with serving(moved, answer()) as script, feed(script.url(), secret=SECRET) as source:
        await source.read()
    assert script.asked[1].startswith("GET /there.csv ")
    assert all(f"Bearer {SECRET}" in each for each in script.asked)


async def test_a_redirect_to_another_origin_needs_leave_and_gets_no_credentials() -> None:
    async with serving(answer()) as other, serving(answer(302, b"", Location=other.url("/x"))) as script:
        async with feed(script.url()) as source:
            assert (await failed(source)).code.name == "feed_redirect_refused"
        assert other.asked == []
        async with feed(script.url(), allow_private_redirects=True, secret=SECRET) as source:
            await source.read()
    assert len(other.asked) == 1
    assert "authorization" not in other.asked[0].lower()


TARGETS = [
    "http://example.com/a",
    "https://127.0.0.1/a",
    "https://10.0.0.1/a",
    "https://[::1]/a",
    "https://169.254.169.254/latest",
    "https://localhost/a",
    "file:///etc/passwd",
    "https://u:p@example.com/a",
    "//[broken",
]


@pytest.mark.parametrize("target", TARGETS)
async def test_a_redirect_into_a_private_network_or_off_https_is_refused(target: str) -> None:
    with pytest.raises(SourceError, match="feed_redirect_refused"):
        await addresses.redirected(Way("https://example.org/feed"), target, allow_private=False)


async def test_a_refused_redirect_that_names_no_host_is_told_by_what_it_names() -> None:
    with pytest.raises(SourceError) as caught:
        await addresses.redirected(Way("https://example.org/feed"), "file:///etc/passwd", allow_private=False)
    assert caught.value.code.get("host") == "file:"


PUBLIC, PRIVATE = "93.184.216.34", "127.0.0.1"


def resolving_to(monkeypatch: pytest.MonkeyPatch, *addresses_in_turn: str) -> None:
    """From now on names lead to these addresses, one after the other."""
    left = list(addresses_in_turn)

    async def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (left.pop(0) if len(left) > 1 else left[0], port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", look_up)
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


async def test_a_redirect_to_https_on_a_public_host_is_followed_to_the_address_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolving_to(monkeypatch, PUBLIC, PRIVATE)
    asked: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        moved = {1: "https://lain.example/b", 2: "/c"}.get(len(asked))
        return (
            httpx.Response(302, headers={"location": moved})
            if moved
            else httpx.Response(200, stream=httpx.ByteStream(BODY))
        )

    async with feed("https://umpan.example/a", secret=SECRET) as source:
        source._client = httpx.AsyncClient(transport=httpx.MockTransport(respond))
        await source.read()
    first, *others = asked
    assert (first.url.host, "sni_hostname" in first.extensions) == ("umpan.example", False)
    assert first.headers["authorization"] == f"Bearer {SECRET}"
    assert [str(each.url) for each in others] == [f"https://{PUBLIC}/b", f"https://{PUBLIC}/c"]
    for each in others:
        assert (each.headers["host"], each.extensions["sni_hostname"]) == ("lain.example", "lain.example")
        assert "authorization" not in each.headers


async def test_a_name_that_leads_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, PRIVATE)
    with pytest.raises(SourceError, match="feed_redirect_refused"):
        await addresses.redirected(Way("https://example.org/feed"), "https://lain.example/b", allow_private=False)


async def test_where_a_proxy_connects_the_name_goes_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, PUBLIC)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    way = await addresses.redirected(Way("https://example.org/feed"), "https://lain.example/b", allow_private=False)
    assert way == Way("https://lain.example/b")


async def test_redirects_without_end_are_an_error() -> None:
    async with serving(answer(302, b"", Location="/again")) as script, feed(script.url()) as source:
        assert (await failed(source)).code.name == "feed_redirects_endless"
    assert len(script.asked) == 6


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://example.com/feed", "feed_address_not_https"),
        ("ftp://example.com/feed", "feed_address_invalid"),
        ("https://", "feed_address_invalid"),
        ("https://[broken", "feed_address_invalid"),
        ("https://example.com:port/", "feed_address_invalid"),
        (f"https://orang:{SECRET}@example.com/feed", "feed_address_with_password"),
        ("https://example.com/a b", "feed_address_invalid"),
    ],
)
def test_an_address_that_is_not_safe_is_a_usage_error(url: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        FeedSource(url, secret="")
    assert caught.value.code.name == name
    assert SECRET not in str(caught.value)


def test_a_secret_that_cannot_stand_in_a_header_is_a_usage_error() -> None:
    with pytest.raises(UsageError) as caught:
        FeedSource("https://example.com/feed", secret=f"{SECRET}\nX: y")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("secret", "header"), [(SECRET, f"Bearer {SECRET}"), (f"orang:{SECRET}", "Basic b3Jhbmc6cmFoYXNpYS1zZWthbGk=")]
)
async def test_secrets_stand_in_no_log_and_no_message(
    caplog: pytest.LogCaptureFixture, secret: str, header: str
) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"/feed?key={SECRET}"
    async with serving(answer(), answer(500, b"")) as script, feed(script.url(path), secret=secret) as source:
        (reading,) = await source.read()
        error = await failed(source)
        told = [caplog.text, str(error), repr(source.info), reading.source, str(reading.notes)]
    assert f"key={SECRET}" in script.asked[0]
    assert f"authorization: {header}".lower() in script.asked[0].lower()
    assert not [each for each in told if SECRET in each or "b3Jhbmc6" in each]


async def test_a_feed_announces_no_changes() -> None:
    async with feed("https://example.com/feed") as source:
        assert [each async for each in source.changes()] == []

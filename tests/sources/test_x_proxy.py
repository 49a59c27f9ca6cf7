"""The way to X through a proxy: named by the environment alone, and at fault in its own words."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.sources.test_x_faults import refusal_at
from tests.sources.x_desk import desk

X = "https://tidak-ada.invalid"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxy_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@asynccontextmanager
async def proxy(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Where a proxy listens that gives that answer and breaks off, and what it was asked."""
    asked: list[bytes] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    finally:
        server.close()
        await server.wait_closed()


@pytest.mark.parametrize(
    "entry", ["default login rekaan password rahasia", "machine tidak-ada.invalid login a password b"]
)
async def test_a_netrc_of_the_machine_is_none_of_x_s_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    (tmp_path / ".netrc").write_text(f"{entry}\n", "utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    async with proxy(b"HTTP/1.1 503 Busy\r\n\r\n") as (address, asked):
        monkeypatch.setenv("HTTPS_PROXY", f"http://{address}")
        assert await refusal_at(X, tmp_path) == "x_proxy_refused"
        assert b"uthorization" not in asked[0]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "x_proxy_refused"),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nbusy", "x_proxy_refused"),
        (b"", "x_proxy_unreachable"),
        (b"hello\r\n\r\n", "x_proxy_unreachable"),
        (b"HTTP/1.1 200 OK\r\n\r\n", "x_proxy_unreachable"),
    ],
)
@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"])
async def test_a_proxy_that_does_not_let_us_through_is_told_as_such_and_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, answer: bytes, expected: str
) -> None:
    async with proxy(answer) as (address, asked):
        monkeypatch.setenv(name, f"http://rekaan:rahasia%40@{address}/")
        assert await refusal_at(X, tmp_path) == expected
        assert asked[0].startswith(b"CONNECT tidak-ada.invalid:443 ")
        assert base64.b64encode(b"rekaan:rahasia@") in asked[0]
        monkeypatch.setenv(name, address)
        assert await refusal_at(X, tmp_path) == expected, "a name and a port alone are a proxy as well"


async def test_a_proxy_that_is_not_there_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{taken.getsockname()[1]}")
        assert await refusal_at(X, tmp_path) == "x_proxy_unreachable"


@pytest.mark.parametrize(
    "told",
    [
        "socks5://127.0.0.1:1080",
        "https://127.0.0.1:1",
        "http://",
        "http://127.0.0.1:x",
        "http://127.0.0.1:99999",
        "http://a%3Ab:c@127.0.0.1:1",
        "http://a:\u0434@127.0.0.1:1",
        "//127.0.0.1:1",
    ],
)
async def test_a_proxy_that_cannot_be_one_stops_the_reading_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", told)
    assert await refusal_at(X, tmp_path) == "x_proxy_invalid"


@pytest.mark.parametrize("exempt", ["tidak-ada.invalid", ".invalid", "localhost,invalid", "*", "tidak-ada.invalid:443"])
async def test_who_is_exempt_from_the_proxy_is_asked_straight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exempt: str
) -> None:
    async def nowhere(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", nowhere)
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", exempt)
    assert await refusal_at(X, tmp_path) == "x_name_not_found"


async def test_an_api_on_this_machine_is_asked_without_a_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    async with desk(tmp_path) as at:
        assert (await at.read())[0].complete

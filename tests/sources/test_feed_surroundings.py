"""A feed on a machine that is not as it should be: proxies, certificates, no room. Nothing of that is a crash."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from tests.sources.feed_server import BODY, answer, failed, feed, serving
from tui.sources import bodies
from tui.wording import sentence

PROXIES = [
    "socks5://orang:rahasia@127.0.0.1:9",
    "socks://127.0.0.1:9",
    "ftp://127.0.0.1:9",
    "http://[rusak",
    "http://",
    "://",
    "http://a b:9",
    "http://127.0.0.1:99999",
    "http://rekaan\x07:9",
]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)


@pytest.mark.parametrize("proxy", PROXIES, ids=ascii)
@pytest.mark.parametrize("variable", ["ALL_PROXY", "https_proxy"])
async def test_a_proxy_that_cannot_be_used_is_named_by_its_variable_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, variable: str, proxy: str
) -> None:
    monkeypatch.setenv(variable, proxy)
    async with feed("https://umpan.invalid/feed.csv") as source:
        error = await failed(source)
    assert (error.code.name, error.code.get("variable"), error.code.get("stop")) == (
        "feed_proxy_unusable",
        variable.upper(),
        1,
    )
    assert "rahasia" not in str(error) + sentence(error.code)


async def test_a_pattern_of_hosts_without_a_proxy_is_not_all_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "localhost, *.contoh.example")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    async with feed("https://umpan.invalid/feed.csv") as source:
        assert (await failed(source)).code.name == "feed_proxy_unusable"


@pytest.mark.parametrize("hosts", ["localhost,[::1]", "rekaan\x07", "http://a:x"], ids=ascii)
async def test_hosts_without_a_proxy_that_are_none_are_told(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    monkeypatch.setenv("NO_PROXY", hosts)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    async with feed("https://umpan.invalid/feed.csv") as source:
        error = await failed(source)
    assert (error.code.name, error.code.get("stop")) == ("feed_no_proxy_unusable", 1)


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "127.0.0.1:1", "http://orang:rahasia@127.0.0.1:1"])
async def test_a_proxy_that_does_not_answer_is_a_feed_that_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    async with feed("https://umpan.invalid/feed.csv") as source:
        assert (await failed(source)).code.name == "feed_unreachable"


async def test_a_proxy_is_never_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    async with serving(answer()) as script, feed(script.url()) as source:
        assert len(await source.read()) == 1


async def test_certificates_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bukan.pem").write_text("bukan sertifikat")
    for name in ("bukan.pem", "tidak_ada.pem"):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
        async with feed("https://umpan.invalid/feed.csv") as source:
            error = await failed(source)
        assert (error.code.name, error.code.get("stop")) == ("feed_certificates_unreadable", 1)


async def test_a_large_answer_without_room_for_it_is_told_with_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bodies, "_IN_MEMORY", 1000)
    body = BODY + b"2,b,B,\n" * 1000
    for folder in ("/dev/full/x", str(tmp_path / "tidak_ada")):
        monkeypatch.setattr(tempfile, "tempdir", folder)
        async with serving(answer(body=body)) as script, feed(script.url()) as source:
            error = await failed(source)
        assert (error.code.name, len(script.asked)) == ("feed_without_room", 1)
        assert error.code.get("folder") == folder


async def test_a_disk_that_fills_up_is_told_also_when_the_file_cannot_even_be_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "_IN_MEMORY", 1000)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *_, **__: open("/dev/full", "w+b"))  # noqa: PTH123, SIM115
    async with serving(answer(body=BODY + b"2,b,B,\n" * 1000)) as script, feed(script.url()) as source:
        error = await failed(source)
    assert (error.code.name, error.code.get("reason")) == ("feed_without_room", os.strerror(errno.ENOSPC))

"""A feed over several runs of the command: asked by the marks of an earlier one, and never at the price of a text."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.sources.feed_server import Script, answer, serving
from tests.unit.board_story import FULL
from tui.cli.main import main
from tui.registry import bundled_registry

UNIT, OTHER = "Kecamatan Klirong", "Kecamatan Ambal"
BODY = (
    "id,username,name,description,location\n"
    f'9001,kec_klirong,Kecamatan Klirong,"{FULL}",Kebumen\n'
    "9002,toko_jaya99,Toko Jaya Rekaan,jual pulsa rekaan,Kebumen\n"
).encode()
STAMP = format_datetime(datetime.now(UTC) - timedelta(minutes=5), usegmt=True)
WHOLE = answer(body=BODY, ETag='"a1"', Last_Modified=STAMP)
UNDATED = answer(body=BODY, ETag='"a1"')
SAME = answer(304, b"")
BY = ("--by", "Sari (rekaan)", "--basis", "surat rekaan 12")


class Feed:
    """A script of answers, and the command that reads it on one state."""

    def __init__(self, script: Script, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.script = script
        self._flags = ["--source", script.url(), "--state", str(state)]
        self._capsys = capsys

    async def run(self, *words: str) -> str:
        """One run to its good end; what it printed."""
        assert await asyncio.to_thread(main, [*words, *self._flags]) == 0
        return self._capsys.readouterr().out

    async def poll(self, *words: str) -> dict[str, object]:
        """One reading; of the Board what a feed decides."""
        board = json.loads(await self.run("poll", "--json", *words))
        units = {each["name"]: each for each in board["units"]}
        return {
            "source": {key: board["source"][key] for key in ("read_at", "complete", "accounts_read", "errors")},
            "unit": (units[UNIT]["status"], units[UNIT]["account"], units[UNIT]["fields"]),
            "other": (units[OTHER]["status"], (units[OTHER]["account"] or {}).get("name")),
        }

    @property
    def is_marked(self) -> list[bool]:
        """Of each request, whether it was asked by the marks of an answer before."""
        return ["if-none-match" in each.lower() for each in self.script.asked]


async def test_an_unchanged_feed_is_not_fetched_again_by_the_next_run_and_its_data_are_as_old_as_they_were(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(WHOLE, SAME) as script:
        feed = Feed(script, tmp_path, capsys)
        first = await feed.poll()
        assert await feed.poll() == first
        assert await feed.poll() == first
        assert feed.is_marked == [False, True, True]
        assert f"if-modified-since: {STAMP}".lower() in script.asked[1].lower()


async def test_a_feed_without_an_age_is_fetched_again_by_the_next_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(UNDATED) as script:
        feed = Feed(script, tmp_path, capsys)
        await feed.poll()
        await feed.poll()
        assert feed.is_marked == [False, False]


async def test_another_way_of_reading_it_asks_for_the_whole_feed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(WHOLE) as script:
        feed = Feed(script, tmp_path, capsys)
        assert (await feed.poll())["source"]["complete"] is False  # type: ignore[index]
        assert (await feed.poll("--complete"))["source"]["complete"] is True  # type: ignore[index]
        assert feed.is_marked == [False, False]


async def test_a_text_that_is_wanted_and_not_kept_makes_the_next_run_ask_for_the_whole_feed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(WHOLE, SAME, WHOLE, SAME) as script:
        feed = Feed(script, tmp_path, capsys)
        await feed.poll()
        await feed.poll()
        await feed.run("link", OTHER, "toko_jaya99", *BY)
        assert (await feed.poll())["other"] == ("incomplete", "Toko Jaya Rekaan")
        assert (await feed.poll())["other"] == ("incomplete", "Toko Jaya Rekaan")
        assert feed.is_marked == [False, True, False, True]


@pytest.mark.parametrize("between", ["a purge", "an edit of the registry"])
async def test_what_must_be_judged_anew_makes_the_next_run_ask_for_the_whole_feed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], between: str
) -> None:
    edited = tmp_path / "registry.json"
    told = json.loads(bundled_registry().read_text(encoding="utf-8"))
    told["directive"]["title"] += " (rekaan)"
    edited.write_text(json.dumps(told), encoding="utf-8")
    async with serving(WHOLE) as script:
        feed = Feed(script, tmp_path / "state", capsys)
        first = await feed.poll()
        if between == "a purge":
            await feed.run("purge", "kec_klirong")
        assert await feed.poll(*(["--registry", str(edited)] if between != "a purge" else [])) == first
        assert feed.is_marked == [False, False]

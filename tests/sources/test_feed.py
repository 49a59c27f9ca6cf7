"""A feed over real sockets on loopback: unchanged, slow, broken, huge, misleading and secret."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.sources.feed_server import BODY, NOW, Dripping, Silent, Waits, answer, failed, feed, serving, serving_by
from tui.sources.bodies import Limits
from tui.sources.feed import ATTEMPTS

GOLD = (Path(__file__).parents[1] / "data" / "gold" / "followers.csv").read_bytes()


async def test_a_feed_is_any_list_that_files_can_be() -> None:
    async with serving(answer(body=GOLD)) as script, feed(script.url(), complete=True) as source:
        (reading,) = await source.read()
    assert (len(reading.accounts), reading.is_whole, reading.complete) == (173, True, True)
    assert (reading.source, source.info.kind) == (script.url(), "https")


async def test_a_packed_answer_is_unpacked() -> None:
    body = gzip.compress(GOLD)
    async with serving(answer(body=body, Content_Encoding="gzip")) as script, feed(script.url()) as source:
        (reading,) = await source.read()
    assert len(reading.accounts) == 173


async def test_an_unchanged_feed_is_asked_by_its_marks_and_gives_the_last_reading() -> None:
    stamp = format_datetime(datetime(2015, 8, 17, 1, 2, 3, tzinfo=UTC), usegmt=True)
    good = answer(ETag='"a1"', Last_Modified=stamp)
    async with serving(good, answer(304, b"")) as script, feed(script.url()) as source:
        first = await source.read()
        second = await source.read()
    assert first == second
    assert first[0].taken_at == datetime(2015, 8, 17, 1, 2, 3, tzinfo=UTC)
    assert 'if-none-match: "a1"' in script.asked[1].lower()
    assert f"if-modified-since: {stamp}".lower() in script.asked[1].lower()


async def test_an_undated_feed_is_as_old_as_its_answer_also_when_unchanged() -> None:
    clock = Waits()
    async with serving(answer(ETag='"a1"'), answer(304, b"")) as script, feed(script.url(), clock=clock) as source:
        assert (await source.read())[0].taken_at == NOW
        clock.at = datetime(2015, 8, 18, 13, 0, tzinfo=UTC)
        assert (await source.read())[0].taken_at == clock.at


@pytest.mark.parametrize("stamp", ["Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "kemarin"])
async def test_a_feed_that_names_an_absurd_time_is_as_old_as_its_answer(stamp: str) -> None:
    async with serving(answer(Last_Modified=stamp)) as script, feed(script.url()) as source:
        assert (await source.read())[0].taken_at == NOW


async def test_a_feed_whose_server_is_ahead_of_us_is_as_old_as_its_answer_and_says_so() -> None:
    stamp = format_datetime(datetime(2015, 12, 1, tzinfo=UTC), usegmt=True)
    clock = Waits()
    script_of = (answer(Last_Modified=stamp, ETag='"a1"'), answer(304, b""))
    async with serving(*script_of) as script, feed(script.url(), clock=clock) as source:
        (first,) = await source.read()
        clock.at = datetime(2015, 8, 18, 13, 0, tzinfo=UTC)
        (second,) = await source.read()
    assert (first.taken_at, second.taken_at) == (NOW, clock.at)
    assert [note.name for note in first.notes] == ["taken_at_ahead"]


async def test_a_mark_that_cannot_be_sent_back_is_not_sent_back() -> None:
    async with serving(answer(ETag='"\u00e9"'), answer()) as script, feed(script.url()) as source:
        await source.read()
        await source.read()
    assert "if-none-match" not in script.asked[1].lower()


REFUSALS = [
    (401, "feed_denied", 1),
    (403, "feed_denied", 1),
    (404, "feed_missing", 1),
    (400, "feed_status", 1),
    (500, "feed_status", ATTEMPTS),
    (503, "feed_status", ATTEMPTS),
    (429, "feed_status", ATTEMPTS),
    (304, "feed_status", 1),
    (206, "feed_status", 1),
]


@pytest.mark.parametrize(("status", "name", "tries"), REFUSALS)
async def test_each_refusal_has_its_own_code_and_only_passing_ones_are_tried_again_row_27(
    status: int, name: str, tries: int
) -> None:
    body = b"" if status == 304 else b"upstream connect error"
    async with serving(answer(status, body)) as script, feed(script.url()) as source:
        error = await failed(source)
    assert (error.code.name, len(script.asked), error.exit_code) == (name, tries, 3)


async def test_waits_grow_and_an_answer_after_trouble_is_good() -> None:
    clock = Waits()
    trouble = answer(503, b"")
    async with serving(trouble, trouble, answer()) as script, feed(script.url(), clock=clock) as source:
        assert len(await source.read()) == 1
    assert clock.waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        ("7", [7.0]),
        (format_datetime(datetime(2015, 8, 18, 12, 0, 9, tzinfo=UTC), usegmt=True), [9.0]),
        (format_datetime(datetime(2015, 8, 18, 11, 0, tzinfo=UTC), usegmt=True), [0.0]),
        ("soon", [1.0]),
    ],
)
async def test_the_wait_that_a_server_asks_for_is_kept_rows_2_3_6(told: str, waits: list[float]) -> None:
    clock = Waits()
    async with (
        serving(answer(429, b"", Retry_After=told), answer()) as script,
        feed(script.url(), clock=clock) as source,
    ):
        await source.read()
    assert clock.waits == waits


@pytest.mark.parametrize(
    ("told", "retry_in", "tries"),
    [("3600", 3600, 1), ("20", 20, ATTEMPTS), ("999999", 24 * 3600, 1), ("0", None, ATTEMPTS), ("", None, ATTEMPTS)],
    ids=["an hour", "within patience", "absurdly long", "at once", "nothing said"],
)
async def test_a_wait_longer_than_patience_is_left_to_the_next_reading_row_6(
    told: str, retry_in: int | None, tries: int
) -> None:
    clock = Waits()
    async with serving(answer(429, b"", Retry_After=told)) as script, feed(script.url(), clock=clock) as source:
        error = await failed(source)
    assert (len(script.asked), len(clock.waits)) == (tries, tries - 1)
    assert dict(error.code.args).get("retry_in") == retry_in


async def test_a_closed_port_is_unreachable() -> None:
    async with serving(answer()) as script:
        url = script.url()
    async with feed(url) as source:
        assert (await failed(source)).code.name == "feed_unreachable"


@pytest.mark.parametrize("limits", [Limits(silence=0.05), Limits(total=0.05)], ids=["between bytes", "in all"])
async def test_a_server_that_falls_silent_is_a_time_out(limits: Limits) -> None:
    async with serving_by(Silent(answer()[:-10])) as script, feed(script.url(), limits=limits) as source:
        assert (await failed(source)).code.name == "feed_timeout"


@pytest.mark.parametrize(
    ("limits", "tries"),
    [(Limits(total=0.1), 1), (Limits(silence=0.1, pace=1e6), ATTEMPTS)],
    ids=["all tries together have one limit", "too slow to be waited for"],
)
async def test_a_server_that_drips_holds_nobody_up(limits: Limits, tries: int) -> None:
    body = BODY + b"2,rekaan_dua,Dua,\n" * 100
    async with serving_by(Dripping(answer(body=body))) as script, feed(script.url(), limits=limits) as source:
        error = await failed(source)
    assert (error.code.name, len(script.asked)) == ("feed_timeout", tries)


async def test_a_server_that_is_slow_but_brings_what_it_has_is_read() -> None:
    limits = Limits(silence=0.1, pace=1.0)
    async with serving_by(Dripping(answer())) as script, feed(script.url(), limits=limits) as source:
        assert len((await source.read())[0].accounts) == 1


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "rahasia\tsekali"])
async def test_a_packing_that_was_not_asked_for_is_named_and_never_read_as_text(encoding: str) -> None:
    async with serving(answer(Content_Encoding=encoding)) as script, feed(script.url(), complete=True) as source:
        error = await failed(source)
    assert (error.code.name, len(script.asked)) == ("feed_packed", 1)
    assert str(error.code.get("encoding")).isprintable()


@pytest.mark.parametrize("encoding", ["identity", "GZIP", ""])
async def test_a_packing_that_was_asked_for_is_taken(encoding: str) -> None:
    body = gzip.compress(BODY) if encoding == "GZIP" else BODY
    async with serving(answer(body=body, Content_Encoding=encoding)) as script, feed(script.url()) as source:
        assert len((await source.read())[0].accounts) == 1


BROKEN: list[tuple[str, bytes, str]] = [
    ("a body cut short", answer()[:-10], "feed_unreachable"),
    ("no HTTP at all", b"hello\r\n\r\n", "feed_unreachable"),
    ("a wrong packing", answer(Content_Encoding="gzip"), "feed_unreachable"),
    ("a web page", answer(body=b"<html>login</html>"), "file_is_page"),
    ("nothing", answer(body=b""), "file_empty"),
    ("too much", answer(body=BODY + b"2,b,B,\n" * 1000), "feed_too_large"),
]


@pytest.mark.parametrize(("raw", "name"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
async def test_an_answer_that_is_no_list_is_a_source_error(raw: bytes, name: str) -> None:
    async with serving(raw) as script, feed(script.url(), limits=Limits(size=2000)) as source:
        assert (await failed(source)).code.name == name


async def test_a_bad_answer_after_a_good_one_leaves_the_marks_of_the_good_one() -> None:
    good = answer(ETag='"a1"')
    async with serving(good, answer(body=b"<html>"), answer(304, b"")) as script, feed(script.url()) as source:
        before = await source.read()
        await failed(source)
        assert await source.read() == before
    assert 'if-none-match: "a1"' in script.asked[2].lower()

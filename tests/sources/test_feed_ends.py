"""Where an answer ends: one that broke off in its packing, whose end nobody told, or after which further pages come."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.feed_server import answer, failed, feed, serving
from tui.sources.answers import relations
from tui.sources.bodies import Limits, Unpacking

ROWS = b"id,username\n" + b"".join(b"33000%05d,rekaan_%d\n" % (n, n) for n in range(400))
SAMPLES = Path(__file__).parents[1] / "data" / "formats"


def raw_deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {"deflate": zlib.compress, "deflate without envelope": raw_deflated}
PACKED = {
    "gzip": ("gzip", gzip.compress(ROWS)),
    "gzip in two members": ("gzip", gzip.compress(ROWS[:3000]) + gzip.compress(ROWS[3000:])),
    "gzip with something after it": ("gzip", gzip.compress(ROWS) + b"\0\0\0"),
    "deflate": ("deflate", zlib.compress(ROWS)),
    "deflate without envelope": ("deflate", raw_deflated(ROWS)),
}


def endless(body: bytes, **headers: str) -> bytes:
    """An answer that ends with its connection."""
    lines = ["HTTP/1.1 200 X", "Connection: close", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.mark.parametrize(("packing", "body"), PACKED.values(), ids=PACKED)
@pytest.mark.parametrize("has_length", [True, False])
async def test_a_packed_answer_is_whole_also_where_only_its_packing_tells_its_end(
    packing: str, body: bytes, has_length: bool
) -> None:
    told = answer(body=body, Content_Encoding=packing) if has_length else endless(body, Content_Encoding=packing)
    async with serving(told) as script, feed(script.url(), complete=True) as source:
        (reading,) = await source.read()
    assert (len(reading.accounts), reading.complete, reading.notes) == (400, True, ())


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
@pytest.mark.parametrize("left", [1, 4, 9, 600])
@pytest.mark.parametrize("has_length", [True, False])
async def test_an_answer_that_broke_off_in_its_packing_is_no_answer(packing: str, left: int, has_length: bool) -> None:
    body = PACKED[packing][1][:-left]
    told = answer(body=body, Content_Encoding=packing) if has_length else endless(body, Content_Encoding=packing)
    async with serving(told, answer(body=ROWS)) as script, feed(script.url(), complete=True) as source:
        (reading,) = await source.read()
    assert (len(script.asked), len(reading.accounts)) == (2, 400)


async def test_what_unpacks_to_more_than_a_feed_may_be_is_refused_before_it_is_there() -> None:
    body = gzip.compress(bytes(64 * 2**20))
    limits = Limits(size=2 * 2**20)
    async with (
        serving(answer(body=body, Content_Encoding="gzip")) as script,
        feed(script.url(), limits=limits) as source,
    ):
        assert (await failed(source)).code.name == "feed_too_large"


@given(st.lists(st.binary(max_size=400), max_size=4), st.sampled_from(list(PACKED)), st.integers(1, 300))
def test_unpacking_in_any_pieces_gives_what_was_packed(texts: list[bytes], how: str, size: int) -> None:
    body = b"".join(texts)
    if how == "gzip in two members":
        packed = b"".join(map(gzip.compress, texts)) or gzip.compress(b"")
    else:
        packed = PACK.get(how, gzip.compress)(body) + (b"\x1fx\0" if how == "gzip with something after it" else b"")
    unpacking = Unpacking(PACKED[how][0])
    got = b"".join(piece for at in range(0, len(packed), size) for piece in unpacking.pieces(packed[at : at + size]))
    assert (got, unpacking.is_at_end) == (body, True)


def test_a_piece_that_unpacks_to_much_comes_in_bounded_ones() -> None:
    pieces = list(Unpacking("gzip").pieces(gzip.compress(bytes(5 * 2**20 + 1))))
    assert sum(map(len, pieces)) == 5 * 2**20 + 1
    assert max(map(len, pieces)) <= 2**20


DOCUMENT = json.dumps([{"id": f"33000{n:05}", "username": f"rekaan_{n}"} for n in range(3)]).encode()
LINES = b"".join(b'{"id": "33000%05d", "username": "rekaan_%d"}\n' % (n, n) for n in range(3))


@pytest.mark.parametrize(
    ("body", "is_certain"),
    [
        (ROWS, False),
        (LINES, False),
        (b"@rekaan_a\n@rekaan_b\n", False),
        (DOCUMENT, True),
        (b'{"followers": ' + DOCUMENT + b"}", True),
        (b'{"data": ' + DOCUMENT + b'}\n{"data": ' + DOCUMENT + b"}\n", False),
        ((SAMPLES / "workbook.xlsx").read_bytes(), True),
        ((SAMPLES / "x_archive" / "data" / "follower.js").read_bytes(), True),
    ],
    ids=["table", "JSON lines", "handles", "JSON", "JSON in one line", "pages in lines", "workbook", "archive's part"],
)
async def test_where_nobody_tells_the_end_only_what_has_one_of_its_own_is_whole(body: bytes, is_certain: bool) -> None:
    async with serving(endless(body)) as script, feed(script.url(), complete=True) as source:
        (reading,) = await source.read()
    assert reading.is_whole is is_certain
    assert ("feed_without_end" in [note.name for note in reading.notes]) is not is_certain


async def test_a_chunked_answer_tells_its_end() -> None:
    body = b"%x\r\n" % len(ROWS) + ROWS + b"\r\n0\r\n\r\n"
    told = endless(body, Transfer_Encoding="chunked")
    async with serving(told) as script, feed(script.url(), complete=True) as source:
        assert (await source.read())[0].complete


LINKS = {
    "plain": ('<https://x.example/?page=2>; rel="next"', {"next"}),
    "bare": ("<?page=2>;rel=next", {"next"}),
    "shouted": ('<?page=2>; REL="NEXT"', {"next"}),
    "several in one": ('<?page=2>; rel="next last"', {"next", "last"}),
    "after others": ('<?a=1,2;rel=x>; title="a, b; rel=no"; rel=prev, <?page=3>; rel="next"', {"prev", "next"}),
    "of a style": ('</a.css>; rel="preload"; as=style', {"preload"}),
    "nothing": ("", set()),
    "broken": ('<?page=2; rel="next', set()),
}


@pytest.mark.parametrize(("told", "found"), LINKS.values(), ids=LINKS)
def test_what_an_answer_links_to_is_known_however_it_is_written(told: str, found: set[str]) -> None:
    assert relations({"link": told}) == found


@pytest.mark.parametrize(
    ("link", "note"),
    [('<?page=2>; rel="next"', "pages_missing"), ('<?page=1>; rel="prev"', "pages_before_missing")],
)
@pytest.mark.parametrize("body", [ROWS, b'{"data": ' + DOCUMENT + b', "meta": {}}'], ids=["table", "JSON"])
async def test_an_answer_that_links_to_further_pages_is_not_all_there_is(link: str, note: str, body: bytes) -> None:
    async with serving(answer(body=body, Link=link)) as script, feed(script.url(), complete=True) as source:
        (reading,) = await source.read()
    assert (reading.is_whole, reading.complete, [each.name for each in reading.notes]) == (False, False, [note])

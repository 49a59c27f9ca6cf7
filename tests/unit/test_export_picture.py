"""The pictures: well-formed whatever the text, every glyph in its cell, and a font that has them all."""

from __future__ import annotations

import struct
import threading
import time
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.font_glyphs import glyphs_of
from tui.errors import StateError
from tui.export.glyphs import PATCHES
from tui.export.picture import CELL_HEIGHT, CELL_WIDTH, svg
from tui.export.raster import font_file, png
from tui.view.glyphs import GLYPHS
from tui.view.model import Run
from tui.view.palette import look_of

SVG = "{http://www.w3.org/2000/svg}"
TILE, BOLD, GROUND = "tile.compliant.text", "strong", "ground"


def drawn(*runs: Run, columns: int = 40, title: str = "Uji") -> ElementTree.Element:
    return ElementTree.fromstring(svg([runs], columns=columns, title=title))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from([TILE, BOLD, GROUND])), max_size=6), st.text())
def test_whatever_the_text_the_document_is_well_formed_and_holds_its_grid(
    runs: list[tuple[str, str]], title: str
) -> None:
    root = drawn(*(Run(text, style) for text, style in runs), title=title)
    for text in root.iter(f"{SVG}text"):
        places = [int(place) for place in text.attrib["x"].split()]
        assert all(place % CELL_WIDTH == 0 and 0 <= place < 40 * CELL_WIDTH for place in places)
        assert places == sorted(set(places))
        assert len(places) in (1, len(text.text or ""))
    for rect in list(root.iter(f"{SVG}rect"))[1:]:
        assert 0 <= float(rect.attrib["x"]) <= float(rect.attrib["x"]) + float(rect.attrib["width"]) <= 400


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("]]>", "]]>"),
        ("&amp;\x00\x1b[31m", "&amp;\ufffd\ufffd[31m"),
        ("\"'", "\"'"),
        ("a\ud800b", "a\ufffdb"),
        ("\ufffe", "\ufffd"),
    ],
)
def test_hostile_text_stays_text(hostile: str, shown: str) -> None:
    root = drawn(Run(hostile, TILE))
    assert {child.tag for child in root} <= {f"{SVG}title", f"{SVG}rect", f"{SVG}text"}
    assert "".join(text.text or "" for text in root.iter(f"{SVG}text")) == shown


def test_letters_stand_in_their_cells_and_wide_ones_take_two() -> None:
    root = drawn(Run("a漢b", TILE), Run("e\u0301😀.", BOLD))
    assert [(t.text, t.attrib["x"]) for t in root.iter(f"{SVG}text")] == [
        ("a", "0"), ("漢", "10"), ("b", "30"), ("e\u0301", "40"), ("😀", "50"), (".", "70"),
    ]  # fmt: skip


def test_what_does_not_fit_is_cut_at_the_edge() -> None:
    root = drawn(Run("ab漢c", TILE), columns=3)
    assert [t.text for t in root.iter(f"{SVG}text")] == ["ab"]


def test_grounds_are_merged_and_blocks_are_rectangles_that_join() -> None:
    root = drawn(Run(" a ", TILE), Run("██▌", BOLD))
    rects = [
        tuple(rect.attrib.get(key, "") for key in ("x", "y", "width", "height", "fill"))
        for rect in root.iter(f"{SVG}rect")
    ]
    assert rects == [
        ("", "", "400", "22", look_of(GROUND).bg),
        ("0", "0", "30", "22", look_of(TILE).bg),
        ("30", "0", "20", "22", look_of(BOLD).fg),
        ("50", "0", "5", "22", look_of(BOLD).fg),
    ]
    assert [t.text for t in root.iter(f"{SVG}text")] == ["a"]


def test_patches_stay_in_their_cell_and_fall_on_whole_pixels_where_they_are_strokes() -> None:
    for glyph, patches in PATCHES.items():
        for patch in patches:
            assert 0 <= patch.left < patch.right <= 1, glyph
            assert 0 <= patch.top < patch.bottom <= 1, glyph
            if "─" <= glyph <= "╿":
                assert (patch.left * CELL_WIDTH) % 1 == pytest.approx(0)
                assert round(patch.top * CELL_HEIGHT, 6) % 1 == pytest.approx(0)


def test_the_font_has_the_glyphs_of_every_status_and_mark() -> None:
    assert ({glyph for glyph, _ in GLYPHS.values()} | set("·–•@#%…→×")) - glyphs_of(font_file()) == set()


def test_a_png_has_the_picture_s_size_and_the_same_bytes_each_time() -> None:
    document = svg([(Run("✓ Setda", TILE),), (Run("▀▄", BOLD),)], columns=12, title="")
    first = png(document)
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">LL", first[16:24]) == (12 * CELL_WIDTH, 2 * CELL_HEIGHT)
    assert first == png(document)


def test_drawing_leaves_the_other_threads_their_turn() -> None:
    lines = [tuple(Run(f"kata{n} ", TILE) for n in range(30))] * 30
    worker = threading.Thread(target=png, args=(svg(lines, columns=200, title=""),))
    started = last = time.perf_counter()
    longest = 0.0
    worker.start()
    while worker.is_alive():
        worker.join(0.002)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert longest < (last - started) / 2


def test_a_document_that_cannot_be_drawn_is_told() -> None:
    with pytest.raises(StateError) as caught:
        png("<svg")
    assert caught.value.code.name == "picture_not_drawn"
    assert "\n" not in str(caught.value.code.get("reason"))

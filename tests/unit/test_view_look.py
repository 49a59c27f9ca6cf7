"""Cells, bars, colours and glyphs; and the search for a unit."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import fontpkg_fira_code
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

import tui
from tests.ui.boards import NOW, board_of, changes_of, kebumen, scene
from tests.unit.font_glyphs import glyphs_of
from tui.compliance.model import Status
from tui.view import glyphs
from tui.view.cells import cell_len, crop, cut, cut_middle, fit, line_len, pad
from tui.view.door import door_lines
from tui.view.lines import bar
from tui.view.model import Run, View
from tui.view.palette import SCHEMES, look_of, style_names
from tui.view.search import Search
from tui.view.wall import wall_lines

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)


@given(st.text(alphabet="aé○漢字\u0301 …", max_size=20), st.integers(0, 12))
def test_cut_pad_and_fit_keep_to_their_cells(text: str, width: int) -> None:
    assert cell_len(crop(text, width)) <= width
    assert cell_len(cut(text, width)) <= width
    assert cell_len(pad(text, width)) == width
    assert cell_len(cut_middle(text, width, 3)) <= max(width, 0)
    assert line_len(fit((Run(text, "a"), Run(text, "b")), width, "c")) == width


def test_cells_are_counted_as_the_screen_counts_them() -> None:
    texts = ["PANTAU", "✓◐○◇»·–…→", "漢字", "e\u0301", "╱█▀▄▌─•", "ꦏꦧꦸꦥꦠꦺꦤ꧀"[:3], "ﷺ", "한글"]
    assert [cell_len(text) for text in texts] == [rich_cell_len(text) for text in texts]


@given(st.integers(0, 449), st.integers(0, 449), st.integers(4, 60), st.booleans())
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(
    some: int, more: int, width: int, is_ascii: bool
) -> None:
    full, part = sorted((some, more))
    line = bar(full, part, 449, width, is_ascii=is_ascii)
    assert line_len(line) == width
    blank = sum(len(run.text) for run in line if run.style.startswith("bar.empty"))
    assert (blank == width) <= (part < 449)
    if part == 0:
        assert blank == width
    if full == 449:
        assert blank == 0


def test_every_style_has_a_look_in_every_scheme_and_every_run_a_style() -> None:
    for scheme in SCHEMES:
        for style in style_names():
            look = look_of(style, scheme)
            assert len(look.fg) == len(look.bg) == 7
    used = {run.style for line in wall_lines(REGISTRY, BOARD, View(cursor="setda"), 240, 67, NOW) for run in line}
    assert used <= set(style_names())


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_names_and_words_on_tiles_can_be_read(scheme: str) -> None:
    for status in Status:
        for part in ("name", "text", "ticks", "due", "glyph"):
            look = look_of(f"tile.{status}.{part}", scheme)
            light, dark = sorted((_luminance(look.fg), _luminance(look.bg)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (status, part)


_DEUTAN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))  # Machado et al. 2009


def _as_deutan(colour: str) -> list[float]:
    parts = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    return [max(0.0, sum(w * c for w, c in zip(row, parts, strict=True))) ** (1 / 2.2) for row in _DEUTAN]


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_green_and_amber_differ_for_eyes_without_green_receptors(scheme: str) -> None:
    for part in ("text", "ticks"):
        looks = [look_of(f"tile.{status}.{part}", scheme) for status in (Status.COMPLIANT, Status.INCOMPLETE)]
        for side in ("fg", "bg"):
            one, other = (_as_deutan(getattr(look, side)) for look in looks)
            assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.12, (part, side)


def test_the_font_of_the_pictures_has_every_character_that_we_draw() -> None:
    fonts = list(Path(fontpkg_fira_code.ROOT).rglob("*.ttf"))
    assert fonts
    drawn = set().union(
        *(
            run.text
            for size in ((240, 67), (80, 24))
            for line in wall_lines(REGISTRY, BOARD, View(), *size, NOW, changes=changes_of(REGISTRY))
            for run in line
        ),
        *(run.text for line in door_lines(scene(), 240, 67) for run in line),
        *(text for pair in glyphs.GLYPHS.values() for text in pair),
        "╱•…→─█▀▄▌",
    )
    assert drawn - glyphs_of(fonts[0]) == set()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kec ayah", "Kecamatan Ayah"),
        ("ayah", "Kecamatan Ayah"),
        ("dpu", "DPU"),
        ("bpbd", "BPBD"),
        ("HUMAS", "Humas & Protokol"),
        ("karangsari bua", None),
    ],
)
def test_a_few_letters_find_a_unit(text: str, first: str | None) -> None:
    found = Search(REGISTRY).find(text)
    assert first is None or first in {found[0].name, found[0].short}


def test_letters_that_stand_nowhere_find_nothing_and_handles_are_searched() -> None:
    search = Search(REGISTRY)
    assert search.find("") == ()
    assert search.find("qqqxx") == ()
    assert search.find("zzkbm", handles={"setda": "zzkbm_resmi"})[0].id == "setda"


@given(st.text(max_size=12))
@settings(max_examples=40, deadline=None)
def test_search_never_fails_and_keeps_to_its_limit(text: str) -> None:
    assert len(Search(REGISTRY).find(text, limit=5)) <= 5


def has_a_shape(char: str) -> bool:
    """Whether a font must draw it: joiners and marks, looked for in what others wrote, are never shown alone."""
    return char > "~" and unicodedata.category(char)[0] not in "CM"


@pytest.mark.parametrize("room", ["view", "widgets", "screens", "wording"])
def test_no_text_of_the_wall_holds_a_character_that_the_font_lacks(room: str) -> None:
    (font, *_) = Path(fontpkg_fira_code.ROOT).rglob("*.ttf")
    known = glyphs_of(font) | {"\N{HYPHEN}"}  # never shown: it is looked for in the numbers that people write
    texts = {
        (file.name, node.value)
        for file in (Path(tui.__file__).parent / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert len(texts) > 20
    assert [(name, text) for name, text in sorted(texts) if {char for char in text if has_a_shape(char)} - known] == []

"""Wrapped lines go on below the words of their line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from tests.ui.desks import ALIAN, DeskApp, board_with, complete_state, desk, seen
from tui.screens.dossier import row
from tui.screens.unit import UnitScreen
from tui.widgets.hanging import Hanging


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("→ satu dua tiga", 10, ["→ satu dua", "  tiga"]),
        ("    satu dua tiga", 12, ["    satu dua", "    tiga"]),
        ("  ?      layar bantuan ini", 18, ["  ?      layar", "         bantuan", "         ini"]),
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("nama     satu dua", 10, ["nama", "satu dua"]),
        ("cukup pendek", 12, ["cukup pendek"]),
    ],
)
def test_what_is_wrapped_goes_on_below_its_words(line: str, width: int, shown: list[str]) -> None:
    assert [one.rstrip() for one in Hanging(Content(line)).at(width).plain.split("\n")] == shown


@settings(max_examples=60, deadline=None)
@given(st.text("ab c:→•漢\n", max_size=60), st.integers(4, 30))
def test_no_word_is_lost_at_any_width(text: str, width: int) -> None:
    wrapped = Hanging(Content(text)).at(width)
    assert "".join(wrapped.plain.split()) == "".join(text.split())


def test_a_text_of_several_lines_stays_beside_its_label() -> None:
    first, second = row("bio", "satu\ndua").plain.split("\n")
    assert first.index("satu") == second.index("dua")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_on_the_unit_screen_a_long_bio_stays_in_its_column(size: tuple[int, int]) -> None:
    board = board_with(complete_state(ALIAN))
    app = DeskApp(UnitScreen(desk(board), ALIAN, board))
    async with app.run_test(size=(size[0], 90)):
        lines = [line[: 60 if size[0] == 120 else 80] for line in seen(app).splitlines()]
        at = next(n for n, line in enumerate(lines) if line.strip().startswith("bio"))
        words_at = lines[at].index("Camat")
        assert lines[at + 1][:words_at].strip() == ""
        assert lines[at + 1][words_at : words_at + 1].strip()

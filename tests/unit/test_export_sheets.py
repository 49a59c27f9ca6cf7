"""The pictures' lines: the wall in the size asked for, and a sheet on which every unit has its name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.boards import NOW, board_of, changes_of, kebumen, many
from tests.unit.exports_board import PHONE, invented_board, invented_registry, invented_states, unit_account
from tests.unit.font_glyphs import glyphs_of
from tui.board.model import Board
from tui.compliance.model import Status
from tui.export.raster import font_file
from tui.export.sheets import SHEET_WIDTH, Drawing, drawings
from tui.registry.model import Registry
from tui.view.cells import line_len, plain
from tui.view.model import View
from tui.view.palette import look_of


def drawn(registry: Registry, board: Board, view: View | None = None, **options: object) -> tuple[Drawing, ...]:
    return drawings(board, registry, view or View(), NOW, **options)  # type: ignore[arg-type]


def text_of(drawing: Drawing) -> str:
    return "\n".join(plain(line) for line in drawing.lines)


@pytest.mark.parametrize("size", [(240, 67), (80, 24), (20, 5)])
def test_the_wall_is_drawn_in_the_size_asked_for(size: tuple[int, int]) -> None:
    wall = drawn(kebumen(), board_of(kebumen()), size=size)[0]
    assert (wall.stem, wall.columns, len(wall.lines)) == ("dinding", *size)
    assert {line_len(line) for line in wall.lines} == {size[0]}


def test_the_wall_follows_the_operator_s_view_and_the_sheet_does_not() -> None:
    board = board_of(kebumen())
    plain_wall, plain_sheet = drawn(kebumen(), board)
    view = View(cursor="dinkes", statuses=frozenset({Status.COMPLIANT}))
    wall, sheet = drawn(kebumen(), board, view)
    assert wall.lines != plain_wall.lines
    assert sheet.lines == plain_sheet.lines


def test_every_unit_stands_on_the_sheet_with_its_name() -> None:
    registry = kebumen()
    _wall, sheet = drawn(registry, board_of(registry))
    assert sheet.stem == "semua-unit"
    assert {line_len(line) for line in sheet.lines} == {SHEET_WIDTH}
    names = [run for line in sheet.lines for run in line if run.style.startswith("tile.") and ".name" in run.style]
    assert len(names) >= len(registry.units)
    text = text_of(sheet)
    assert [unit.id for unit in registry.units if unit.short.split()[-1] not in text] == []


def test_a_registry_too_large_for_one_sheet_of_names_is_still_drawn_whole() -> None:
    registry = many(12_000)
    *_wall, first = drawn(registry, board_of(registry))
    tiles = sum(len(run.text) // 2 for line in first.lines for run in line if run.style.startswith("tile."))
    assert tiles >= len(registry.units)


def test_the_banner_of_a_reconstruction_stands_on_both_and_on_live_data_on_neither() -> None:
    for drawing in drawn(kebumen(), board_of(kebumen())):
        assert "REKONSTRUKSI" in text_of(drawing)
    for drawing in drawn(kebumen(), board_of(kebumen(), is_reconstruction=False)):
        assert "REKONSTRUKSI" not in text_of(drawing)


def test_the_font_has_every_glyph_of_both_and_the_palette_every_style() -> None:
    registry = kebumen()
    glyphs = glyphs_of(font_file())
    for drawing in drawn(registry, board_of(registry), changes=changes_of(registry)):
        assert set(text_of(drawing)) - glyphs - {"\n"} == set(), drawing.stem
        for line in drawing.lines:
            assert all(look_of(run.style) for run in line)


def test_last_changes_stand_on_the_wall_where_they_are_given() -> None:
    registry = kebumen()
    without, with_changes = (
        text_of(drawn(registry, board_of(registry), changes=changes)[0]) for changes in ((), changes_of(registry))
    )
    assert without != with_changes


def test_a_handle_that_holds_a_number_is_masked_in_pictures() -> None:
    number = PHONE.replace("-", "")
    state = replace(invented_states()[0], account=unit_account(f"d{number}", "Dinkes"))
    view = View(cursor="dinkes")
    for drawing in drawn(invented_registry(), invented_board(state), view):
        assert number not in text_of(drawing)

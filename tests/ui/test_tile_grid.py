"""The grid of tiles: keys, clicks, pages, and what is painted again."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from tests.ui.boards import NOW, board_of, changed, changes_of, kebumen, many, state_of
from tui.compliance.model import Status
from tui.registry.model import Registry
from tui.themes import DARK, LIGHT, rich_style, scheme_of, themes
from tui.view.model import Density, Order, View
from tui.view.navigate import Move
from tui.view.palette import SCHEMES, style_names
from tui.view.wall import wall_lines
from tui.widgets import tile_grid
from tui.widgets.frames import FRAME_LINES
from tui.widgets.lines import LinesWidget
from tui.widgets.tile_grid import TileGrid

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)


class GridApp(App[None]):
    """A grid alone; it keeps what the grid tells and which regions it asks to paint."""

    def __init__(self, registry: Registry = REGISTRY) -> None:
        super().__init__()
        self.grid = TileGrid(registry)
        self.selected: list[str] = []
        self.opened: list[str] = []
        self.pages: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.watch(self.grid, "cursor", self._note, init=False)

    def _note(self, unit: str) -> None:
        self.selected.append(unit)

    def on_tile_grid_unit_opened(self, message: TileGrid.UnitOpened) -> None:
        self.opened.append(message.unit)

    def on_tile_grid_page_shown(self, message: TileGrid.PageShown) -> None:
        self.pages.append((message.page, message.pages))


def text_of(grid: TileGrid) -> list[str]:
    return [strip.text for strip in grid.render_lines(Region(0, 0, *grid.size))]


def watched(grid: TileGrid, monkeypatch: pytest.MonkeyPatch) -> list[Region]:
    """The regions that the grid asks to paint from now on; the whole grid for a refresh of everything."""
    regions: list[Region] = []
    refresh = grid.refresh

    def note(*asked: Region, **options: Any) -> TileGrid:
        regions.extend(asked or (Region(0, 0, *grid.size),))
        return refresh(*asked, **options)

    monkeypatch.setattr(grid, "refresh", note)
    return regions


async def painted(pilot: Pilot[None], grid: TileGrid) -> None:
    """Waits for the last line of a Board, which is painted a frame's worth of lines at a time."""
    await pilot.pause()
    while grid._coming is not None or grid._frames._left:
        await pilot.pause()


async def test_the_grid_draws_what_the_pictures_draw() -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_reserve(7)
        app.grid.set_view(View(cursor="setwan"))
        app.grid.set_board(BOARD, NOW, changes_of(REGISTRY))
        await pilot.pause()
        lines = wall_lines(REGISTRY, BOARD, View(cursor="setwan"), 240, 67, NOW, changes=changes_of(REGISTRY))
        assert text_of(app.grid) == ["".join(run.text for run in line) for line in lines[5:65]]


async def test_a_step_of_the_cursor_paints_two_tiles_and_tells_the_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_view(View(cursor="setda"))
        app.grid.set_board(BOARD, NOW)
        await painted(pilot, app.grid)
        regions = watched(app.grid, monkeypatch)
        app.grid.move(Move.RIGHT)
        await pilot.pause()
        assert app.selected == ["setda", "setwan"]
        assert sorted(regions) == [Region(0, 1, 23, 3), Region(24, 1, 23, 3)]


async def test_a_step_paints_no_more_among_eighty_thousand_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = many(80_000)
    app = GridApp(registry)
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_view(View(cursor=registry.units[0].id))
        app.grid.set_board(board_of(registry), NOW)
        await painted(pilot, app.grid)
        regions = watched(app.grid, monkeypatch)
        app.grid.move(Move.RIGHT)
        await pilot.pause()
        assert len(regions) == 2
        assert app.grid._shown is not None
        assert len(app.grid._shown._strips) <= 60


async def test_a_board_that_looks_the_same_paints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GridApp()
    async with app.run_test(size=(120, 35)) as pilot:
        app.grid.set_board(BOARD, NOW)
        await painted(pilot, app.grid)
        regions = watched(app.grid, monkeypatch)
        app.grid.set_board(board_of(REGISTRY), NOW)
        await pilot.pause()
        assert regions == []


async def test_a_changed_unit_paints_its_lines_and_its_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_board(BOARD, NOW)
        await painted(pilot, app.grid)
        unit = next(u for u in REGISTRY.units if u.kind == "bagian" and BOARD.by_unit[u.id].status is Status.NONE)
        regions = watched(app.grid, monkeypatch)
        app.grid.set_board(changed(REGISTRY, BOARD, unit, Status.COMPLIANT), NOW)
        await painted(pilot, app.grid)
        assert sorted(region.y for region in regions) == [0, 1, 2, 3]


async def test_a_page_drawn_line_by_line_is_shown_only_when_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tile_grid, "FIRST_SLICE", -1.0)
    monkeypatch.setattr(tile_grid, "SLICE", -1.0)
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_view(View(cursor="setda"))
        app.grid.set_board(BOARD, NOW)
        await pilot.pause()
        before = text_of(app.grid)
        unit = REGISTRY.units[0]
        app.grid.set_board(changed(REGISTRY, BOARD, unit, Status.LOST), NOW)
        app.grid.move(Move.RIGHT)
        assert text_of(app.grid) == before
        await pilot.pause()
        other = GridApp()
        async with other.run_test(size=(240, 60)) as whole:
            monkeypatch.setattr(tile_grid, "SLICE", 60.0)
            other.grid.set_view(View(cursor="setwan"))
            other.grid.set_board(changed(REGISTRY, BOARD, unit, Status.LOST), NOW)
            await whole.pause()
            assert text_of(app.grid) == text_of(other.grid) != before


async def test_time_paints_nothing_until_the_day_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GridApp()
    async with app.run_test(size=(120, 35)) as pilot:
        app.grid.set_board(BOARD, NOW)
        await painted(pilot, app.grid)
        regions = watched(app.grid, monkeypatch)
        app.grid.set_now(NOW.replace(hour=23, minute=59))
        await pilot.pause()
        assert regions == []
        app.grid.set_now(NOW.replace(day=19, hour=0))
        await pilot.pause()
        assert regions
        assert any("H+2" in line for line in text_of(app.grid))


async def test_pages_turn_with_the_cursor_and_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    app = GridApp()
    async with app.run_test(size=(80, 18)) as pilot:
        app.grid.set_view(View(cursor="setda"))
        app.grid.set_board(BOARD, NOW)
        app.grid.move(Move.PAGE_DOWN)
        await pilot.pause()
        first, last = app.pages[0], app.pages[-1]
        assert (first[0], last[0]) == (0, 1)
        assert "(lanjutan)" in "".join(text_of(app.grid))


async def test_selection_survives_a_resize_and_a_change_of_density() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 18)) as pilot:
        unit = REGISTRY.units[-1].id
        app.grid.set_board(BOARD, NOW)
        app.grid.select(unit)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.resize_terminal(80, 18)
        await pilot.pause()
        app.grid.set_view(View(cursor=unit, page=app.grid.view.page, density=1))
        arrangement = app.grid.arrangement
        assert arrangement is not None
        spot = arrangement.spot(unit)
        assert app.grid.cursor == unit
        assert spot is not None
        assert spot.page == app.grid.view.page
        assert spot.density is not Density.CELLS


async def test_the_order_by_attention_stays_when_data_come_in_until_it_is_asked_for_again() -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_board(BOARD, NOW)
        app.grid.set_view(View(order=Order.ATTENTION))
        await pilot.pause()
        before = app.grid.arrangement
        assert before is not None
        unit = REGISTRY.by_id[before.sequence[0]]
        app.grid.set_board(changed(REGISTRY, BOARD, unit, Status.COMPLIANT), NOW)
        assert app.grid.arrangement is before


async def test_a_click_selects_and_a_second_one_opens() -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_board(BOARD, NOW)
        await pilot.pause()
        await pilot.click(TileGrid, offset=(30, 2))
        await pilot.pause()
        assert (app.selected, app.opened) == (["setwan"], [])
        await pilot.click(TileGrid, offset=(30, 2))
        await pilot.pause()
        assert app.opened == ["setwan"]
        await pilot.click(TileGrid, offset=(5, 0))
        await pilot.pause()
        assert app.selected == ["setwan"]


async def test_hostile_text_in_a_handle_stays_text_and_shifts_no_border_rows_24_25() -> None:
    state = state_of(REGISTRY.units[0], Status.COMPLIANT)
    assert state.account is not None
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        for handle in ("[/foo]", "[@click=app.quit]x[/]", "\u202egnp", "漢字かな"):
            hostile = replace(state, account=replace(state.account, username=handle))
            app.grid.set_board(replace(BOARD, units=(hostile, *BOARD.units[1:])), NOW)
            await pilot.pause()
            assert app.grid.render_lines(Region(0, 0, *app.grid.size))[2].cell_length == 240


async def test_lines_paint_only_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.view.model import Run

    class LinesApp(App[None]):
        def compose(self) -> ComposeResult:
            yield LinesWidget()

    app = LinesApp()
    async with app.run_test(size=(20, 3)) as pilot:
        widget = app.query_one(LinesWidget)
        widget.styles.height = 3
        await pilot.pause()
        widget.show(((Run("a", "ground"),), (Run("b", "ground"),)))
        await pilot.pause()
        asked: list[Region] = []
        monkeypatch.setattr(widget, "refresh", lambda *regions, **_options: asked.extend(regions))
        widget.show(((Run("a", "ground"),), (Run("c", "ground"),)))
        assert [region.y for region in asked] == [1]


def test_the_themes_come_from_the_palette() -> None:
    assert [theme.name for theme in themes()] == [DARK, LIGHT]
    for name in (DARK, LIGHT):
        scheme = scheme_of(name)
        assert scheme in SCHEMES
        assert all(rich_style(style, scheme).bgcolor is not None for style in style_names())
    assert scheme_of("some other theme") == "dark"


async def test_lines_that_nobody_waits_for_are_painted_some_a_frame_and_others_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = GridApp()
    async with app.run_test(size=(240, 60)) as pilot:
        app.grid.set_board(BOARD, NOW)
        await painted(pilot, app.grid)
        regions = watched(app.grid, monkeypatch)
        app.grid._frames.paint(range(60), is_hurried=False)
        assert len(regions) == FRAME_LINES
        await painted(pilot, app.grid)
        assert [region.y for region in regions] == list(range(60))
        app.grid._frames.paint(range(60), is_hurried=True)
        assert len(regions) == 120

"""Densities per group, pages, and places that depend on nothing but size and choice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.boards import board_of, changed, kebumen, many
from tui.compliance.model import Status
from tui.view.arrange import arrange, order_units
from tui.view.layout import Arrangement
from tui.view.model import Density, Order, View
from tui.view.navigate import Move, moved
from tui.view.wall import arranged, frame_of

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)


def at(width: int, height: int, **chosen: object) -> Arrangement:
    return arranged(REGISTRY, BOARD, View(**chosen), width, height)  # type: ignore[arg-type]


def test_at_240x67_everything_stands_on_one_page_in_the_densities_of_the_design() -> None:
    arrangement = at(240, 67)
    assert len(arrangement.pages) == 1
    assert arrangement.densities == {
        "setda": Density.MEDIUM,
        "skpd": Density.MEDIUM,
        "kecamatan": Density.MEDIUM,
        "kelurahan": Density.SMALL,
        "desa": Density.CELLS,
    }
    assert frame_of(67).body - arrangement.pages[0].height >= 7


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 30), (160, 50), (20, 5), (2, 2), (300, 100)])
def test_every_unit_stands_once_and_inside_its_page(width: int, height: int) -> None:
    arrangement = at(width, height)
    assert sorted(arrangement.sequence) == sorted(unit.id for unit in REGISTRY.units)
    taken: set[tuple[int, int, int]] = set()
    for unit in arrangement.sequence:
        spot = arrangement.spot(unit)
        assert spot is not None
        assert 0 <= spot.x < arrangement.width
        assert spot.y < arrangement.height
        cells = {
            (spot.page, x, y) for x in range(spot.x, spot.x + spot.width) for y in range(spot.y, spot.y + spot.height)
        }
        assert not cells & taken
        taken |= cells
        assert arrangement.unit_at(spot.page, spot.x, spot.y) == unit


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (160, 50)])
def test_where_not_everything_fits_the_headline_keeps_its_names_and_the_rest_pages(width: int, height: int) -> None:
    arrangement = at(width, height)
    assert len(arrangement.pages) > 1
    assert all(arrangement.densities[group] is not Density.CELLS for group in ("setda", "skpd", "kecamatan"))
    continued = [heading for page in arrangement.pages for heading in page.headings if heading.is_continued]
    assert continued


@given(st.integers(20, 260), st.integers(5, 80), st.integers(-2, 2))
@settings(max_examples=40, deadline=None)
def test_no_line_of_a_page_belongs_to_two_blocks_that_overlap(width: int, height: int, density: int) -> None:
    arrangement = at(width, height, density=density)
    for page in arrangement.pages:
        assert page.headings
        lines = {heading.y for heading in page.headings}
        assert len(lines) == len(page.headings)
        for block in page.blocks:
            assert not lines & set(range(block.y, block.y + (block.rows - 1) * block.height + 1))
            assert block.x + block.columns * block.width <= max(arrangement.width, block.width) + 1


def test_a_status_that_changed_moves_no_tile() -> None:
    other = changed(REGISTRY, BOARD, REGISTRY.units[0], Status.LOST)
    assert arranged(REGISTRY, other, View(), 240, 67) == at(240, 67)


def test_plus_and_minus_step_the_density_of_every_group() -> None:
    assert at(240, 67, density=1).densities["kecamatan"] is Density.LARGE
    assert at(240, 67, density=1).densities["desa"] is Density.SMALL
    assert set(at(240, 67, density=-9).densities.values()) == {Density.CELLS}


def test_one_group_alone_gets_the_largest_density_that_fits() -> None:
    assert at(240, 67, group="kelurahan").densities == {"kelurahan": Density.MEDIUM}
    assert at(240, 67, group="desa").densities == {"desa": Density.SMALL}


def test_attention_puts_what_needs_the_operator_first_and_name_sorts_by_name() -> None:
    by_attention = order_units(REGISTRY, View(order=Order.ATTENTION), BOARD)["skpd"]
    statuses = [BOARD.by_unit[unit].status for unit in by_attention]
    assert statuses.index(Status.INCOMPLETE) < statuses.index(Status.NONE) < statuses.index(Status.COMPLIANT)
    names = [REGISTRY.by_id[unit].short.casefold() for unit in order_units(REGISTRY, View(order=Order.NAME))["skpd"]]
    assert names == sorted(names)


def test_strips_stand_in_the_order_of_the_kecamatan_and_wrap_where_they_are_too_wide() -> None:
    wide = [block for page in at(240, 67).pages for block in page.blocks if block.parent]
    parents = [block.parent for block in wide]
    assert parents == [unit.id for unit in REGISTRY.units if unit.kind == "kecamatan"]
    assert {block.x for block in wide} == {24, 144}
    assert any(block.rows > 1 for page in at(60, 67).pages for block in page.blocks if block.parent)


def test_eighty_thousand_units_page_without_a_block_for_each() -> None:
    registry = many(80_000)
    arrangement = arrange(registry, order_units(registry, View()), 240, 60)
    assert len(arrangement.sequence) == 80_000
    assert sum(len(page.blocks) for page in arrangement.pages) < 2000
    last = arrangement.spot(arrangement.sequence[-1])
    assert last is not None
    assert last.page == len(arrangement.pages) - 1


@pytest.mark.parametrize(("width", "height"), [(240, 67), (80, 24), (20, 5)])
def test_right_visits_every_unit_and_left_goes_back(width: int, height: int) -> None:
    arrangement = at(width, height)
    cursor, seen = moved(arrangement, None, Move.HOME), []
    for _unit in arrangement.sequence:
        assert cursor is not None
        seen.append(cursor)
        cursor = moved(arrangement, cursor, Move.RIGHT)
    assert seen == list(arrangement.sequence)
    assert moved(arrangement, seen[-1], Move.RIGHT) == seen[-1]
    assert moved(arrangement, seen[-1], Move.LEFT) == seen[-2]


@given(st.sampled_from([unit.id for unit in REGISTRY.units]), st.sampled_from([(240, 67), (120, 40), (80, 24)]))
@settings(max_examples=60, deadline=None)
def test_down_goes_to_the_nearest_tile_of_the_next_line(unit: str, size: tuple[int, int]) -> None:
    arrangement = at(*size)
    below = moved(arrangement, unit, Move.DOWN)
    assert below is not None
    here, there = arrangement.spot(unit), arrangement.spot(below)
    assert here is not None
    assert there is not None
    if below != unit:
        assert (there.page, there.y) > (here.page, here.y)
        assert moved(arrangement, below, Move.UP) is not None


def test_a_filter_makes_the_cursor_pass_what_it_leaves_out() -> None:
    arrangement = at(240, 67)

    def is_shown(unit: str) -> bool:
        return BOARD.by_unit[unit].status is Status.REVIEW

    cursor = moved(arrangement, None, Move.HOME, is_shown)
    for move in (Move.DOWN, Move.RIGHT, Move.UP, Move.PAGE_DOWN, Move.END):
        cursor = moved(arrangement, cursor, move, is_shown)
        assert cursor is not None
        assert is_shown(cursor)


def test_page_keys_go_to_the_like_place_of_the_next_page_and_stay_at_the_ends() -> None:
    arrangement = at(80, 24)
    first = arrangement.sequence[0]
    down = moved(arrangement, first, Move.PAGE_DOWN)
    assert down is not None
    spot = arrangement.spot(down)
    assert spot is not None
    assert spot.page == 1
    assert moved(arrangement, down, Move.PAGE_UP) == first
    last = arrangement.sequence[-1]
    assert moved(arrangement, last, Move.PAGE_DOWN) == last

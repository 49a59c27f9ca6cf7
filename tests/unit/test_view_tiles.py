"""Tiles and names: what each says, and what none may say."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.ui.boards import BEFORE, NOW, board_of, changed, kebumen, scene, state_of
from tui.board.model import UnitState
from tui.codes import code
from tui.compliance.model import Status
from tui.registry.model import Unit
from tui.view import glyphs
from tui.view.cells import cell_len, line_len, plain
from tui.view.model import Density, View
from tui.view.names import Names
from tui.view.page import PageDrawing
from tui.view.scene import Scene
from tui.view.tiles import cell, tile
from tui.view.wall import arranged
from tui.wording import use_language

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)
NAMES = Names(REGISTRY)
SETDA = REGISTRY.by_id["setda"]
GROUP = REGISTRY.group_of_kind[SETDA.kind]


def text_of(state: UnitState, density: Density, width: int, now: datetime = NOW) -> list[str]:
    return [plain(line) for line in tile(scene(now=now), GROUP, SETDA, state, density, width)]


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize(
    ("density", "width", "height"), [(Density.LARGE, 29, 3), (Density.MEDIUM, 23, 3), (Density.SMALL, 23, 1)]
)
def test_a_tile_is_as_large_as_its_density_says(status: Status, density: Density, width: int, height: int) -> None:
    drawn = tile(scene(), GROUP, SETDA, state_of(SETDA, status), density, width)
    assert [line_len(line) for line in drawn] == [width] * height
    assert drawn[0][0].text.startswith(glyphs.glyph(status))


@pytest.mark.parametrize(
    ("status", "right"),
    [
        (Status.COMPLIANT, "NJHT"),
        (Status.LATE, "NJHT"),
        (Status.DORMANT, "NJHT"),
        (Status.NONE, "H+1"),
        (Status.PERSONAL, "H+1"),
        (Status.LOST, "H+1"),
    ],
)
def test_the_right_end_shows_ticks_or_how_late_it_is(status: Status, right: str) -> None:
    assert text_of(state_of(SETDA, status), Density.MEDIUM, 23)[2].endswith(right)


@pytest.mark.parametrize("status", [Status.REVIEW, Status.UNKNOWN, Status.EXEMPT])
def test_who_has_not_the_ball_is_never_told_how_late_it_is(status: Status) -> None:
    assert "H+" not in "".join(text_of(state_of(SETDA, status), Density.MEDIUM, 23))


def test_before_the_deadline_the_place_of_h_n_is_blank() -> None:
    assert "H+" not in "".join(text_of(state_of(SETDA, Status.NONE), Density.MEDIUM, 23, BEFORE))


def test_a_missing_field_is_a_dot_among_the_ticks() -> None:
    state = state_of(SETDA, Status.INCOMPLETE)
    shown = text_of(state, Density.MEDIUM, 23)[2][-4:]
    failing = {finding.rule for finding in state.findings if finding.outcome == "fail"}
    assert shown == "".join(
        "·" if rule in failing else letter
        for rule, letter in zip(("nama", "jabatan", "hp", "telepon"), "NJHT", strict=True)
    )


@pytest.mark.parametrize("status", [Status.PERSONAL, Status.REVIEW])
def test_handles_of_candidates_and_personal_accounts_are_not_on_the_tile(status: Status) -> None:
    assert "@" not in "".join(text_of(state_of(SETDA, status), Density.LARGE, 29))


def test_a_stale_tile_is_hatched_and_a_mark_is_shown_on_every_density() -> None:
    state = replace(state_of(SETDA, Status.COMPLIANT), is_stale=True, marks=(code("absent", since=NOW.isoformat()),))
    for density, width in ((Density.MEDIUM, 23), (Density.SMALL, 23)):
        first = text_of(state, density, width)[0]
        assert "╱" in first
        assert "•" in first
    assert cell(scene(), state).text == "✓•"


@given(
    st.text(max_size=40),
    st.sampled_from([(Density.MEDIUM, 23), (Density.SMALL, 23), (Density.LARGE, 29), (Density.SMALL, 5)]),
)
@settings(max_examples=60, deadline=None)
def test_outside_text_never_makes_a_tile_wider(handle: str, size: tuple[Density, int]) -> None:
    state = state_of(SETDA, Status.COMPLIANT)
    assert state.account is not None
    state = replace(state, account=replace(state.account, username=handle))
    assert {line_len(line) for line in tile(scene(), GROUP, SETDA, state, *size)} == {size[1]}


def test_kind_words_drop_inside_their_group_and_stay_outside() -> None:
    names, unit = Names(REGISTRY), next(unit for unit in REGISTRY.units if unit.name == "Kecamatan Ayah")
    assert names.of(REGISTRY.group_of_kind["kecamatan"]).label(unit, 20, "…") == "Ayah"
    assert names.short(unit) == "Kec. Ayah"


def test_repeated_village_names_carry_the_letters_of_their_kecamatan() -> None:
    group = REGISTRY.group_of_kind["desa"]
    units = REGISTRY.units_of(group)
    labels = [Names(REGISTRY).of(group).label(unit, 16, "…") for unit in units]
    assert len(set(labels)) == len(units)
    repeated = [unit for unit in units if sum(other.short == unit.short for other in units) > 1]
    assert repeated
    for unit in repeated:
        parent = REGISTRY.by_id[unit.parent or ""]
        assert labels[units.index(unit)].endswith(" " + parent.code)


@pytest.mark.parametrize("width", [8, 10, 12])
def test_a_cut_keeps_the_letters_of_the_kecamatan(width: int) -> None:
    group = REGISTRY.group_of_kind["desa"]
    units = REGISTRY.units_of(group)
    for unit in units:
        label = Names(REGISTRY).of(group).label(unit, width, "…")
        assert cell_len(label) <= width
        if sum(other.short == unit.short for other in units) > 1:
            assert label.endswith(REGISTRY.by_id[unit.parent or ""].code)


@settings(max_examples=25, deadline=None)
@given(
    changes=st.lists(st.tuples(st.sampled_from(REGISTRY.units), st.sampled_from(list(Status))), max_size=3),
    hours=st.sampled_from([0, 3, 30]),
    view=st.sampled_from([View(), View(cursor="setwan"), View(statuses=frozenset({Status.NONE})), View(is_ascii=True)]),
    spoken=st.sampled_from(["id", "en"]),
)
def test_what_is_taken_over_from_the_drawing_before_looks_as_drawn_anew(
    changes: list[tuple[Unit, Status]], hours: int, view: View, spoken: str
) -> None:
    arrangement = arranged(REGISTRY, BOARD, View(), 240, 67)
    before = PageDrawing(Scene(REGISTRY, BOARD, View(), NOW, NAMES), arrangement, 0, 60)
    before.lines()
    before.select("setwan")
    before.select("33.05.12.1013")
    before.select(None)
    board = BOARD
    for unit, status in changes:
        board = changed(REGISTRY, board, unit, status)
    after = Scene(REGISTRY, board, view, NOW + timedelta(hours=hours), NAMES)
    try:
        use_language(spoken)
        taken_over = PageDrawing(after, arrangement, 0, 60, before)
        assert taken_over.lines() == PageDrawing(after, arrangement, 0, 60).lines()
    finally:
        use_language("id")


def test_no_two_units_have_the_same_full_name_and_only_namesakes_carry_the_unit_above() -> None:
    names = Names(REGISTRY)
    full = {unit.id: names.full(unit) for unit in REGISTRY.units}
    assert len(set(full.values())) == len(full)
    assert full["33.05.14.2011"] == "Desa Karangsari, Kec. Sruweng"
    assert full["33.05.07"] == "Kecamatan Ambal"

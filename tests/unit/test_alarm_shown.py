"""Where an alarm shows: tiles of every density, head, door, last changes, order and filter, and every export."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from tests.unit.board_story import KLIRONG, Story, account
from tests.unit.identity_story import HIJACKED, OFFICIAL_RENAME, TAKEOVER, A, started
from tui.board.model import UnitState
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.export.board_json import board_as_json
from tui.export.note import note
from tui.export.sheets import drawings
from tui.export.tables import table
from tui.sources.base import Account, AccountKey
from tui.view.arrange import order_units
from tui.view.cells import line_len, plain
from tui.view.door import door_lines
from tui.view.filters import is_shown
from tui.view.header import header_lines
from tui.view.model import Density, Line, Order, View
from tui.view.names import Names
from tui.view.notice import notice_line
from tui.view.palette import DARK, LIGHT, SCHEMES, look_of
from tui.view.scene import Scene
from tui.view.status_line import selected_line
from tui.view.ticker import told
from tui.view.tiles import cell, tile
from tui.wording import use_language
from tui.wording.terms import alarm_word, status_word

TWIN = account(2, username="kec_kllrong", name="Kecamatan Klirong")


def alarmed(*accounts: Account) -> Story:
    """A story that ends in an alarm; by default another account bears the unit's former handle."""
    story = started()
    story.read(*(accounts or (OFFICIAL_RENAME, TAKEOVER)))
    assert story.state().alarms
    return story


def scene_of(story: Story, **view: object) -> Scene:
    changes = tuple(reversed(story.board.changes))
    return Scene(story.registry, story.board, View(**view), story.at, Names(story.registry), changes)  # type: ignore[arg-type]


def drawn(story: Story, density: Density, width: int, **view: object) -> tuple[Line, ...]:
    unit = story.registry.by_id[KLIRONG]
    return tile(scene_of(story, **view), story.registry.group_of_kind[unit.kind], unit, story.state(), density, width)


@pytest.mark.parametrize("is_ascii", [False, True])
@pytest.mark.parametrize(("density", "width"), [(Density.LARGE, 29), (Density.MEDIUM, 23), (Density.SMALL, 23)])
def test_an_alarm_fills_its_tile_and_says_so_without_colour(density: Density, width: int, is_ascii: bool) -> None:
    lines = drawn(alarmed(), density, width, is_ascii=is_ascii)
    assert [line_len(line) for line in lines] == [width] * len(lines)
    assert all(run.style.endswith(".alarm") for line in lines for run in line)
    assert ("!" if is_ascii else "▲") in plain(lines[0])
    if density is not Density.SMALL:
        assert "PERIKSA · PATUH" in plain(lines[2]).replace(" . ", " · ")
    if is_ascii:
        assert all(plain(line).isascii() for line in lines)


@pytest.mark.parametrize("status", [status for status in Status if status not in {Status.EXEMPT}])
@pytest.mark.parametrize("language", ["id", "en"])
def test_an_alarm_leaves_room_for_the_whole_status_word(status: Status, language: str) -> None:
    story = alarmed()
    state = replace(story.state(), status=status)
    unit = story.registry.by_id[KLIRONG]
    group = story.registry.group_of_kind[unit.kind]
    use_language(language)
    try:
        last = plain(tile(scene_of(story), group, unit, state, Density.MEDIUM, 23)[2])
        assert alarm_word() in last
        assert status_word(status) in last
    finally:
        use_language("id")


def test_in_a_strip_the_sign_stands_in_the_unit_s_second_cell() -> None:
    story = alarmed()
    run = cell(scene_of(story), story.state())
    assert (run.text, run.style) == ("✓▲", "tile.compliant.glyph.alarm")
    assert cell(scene_of(story, is_ascii=True), story.state()).text == "v!"


def test_the_cursor_and_the_filter_outrank_the_colour_and_not_the_sign() -> None:
    story = alarmed()
    for view, state in (({"cursor": KLIRONG}, "selected"), ({"is_to_call": True}, "dimmed")):
        lines = drawn(story, Density.MEDIUM, 23, **view)
        assert all(run.style.endswith(state) for line in lines for run in line)
        assert "▲" in plain(lines[0])
        assert "PERIKSA" in plain(lines[2])


@pytest.mark.parametrize("name", list(SCHEMES))
def test_an_alarm_is_far_lighter_or_darker_than_every_other_tile(name: str) -> None:
    """Not by hue alone: an eye without colours sees it too (relative luminance of WCAG, a ratio of 3 and more)."""
    scheme = {"dark": DARK, "light": LIGHT}[name]
    loud = luminance(look_of("tile.compliant.name.alarm", name).bg)
    for shade in scheme.shades.values():
        assert ratio(loud, luminance(shade.tint)) >= 3
    assert ratio(loud, luminance(scheme.alarm_text)) >= 6, "its own words are read easily"


def ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("width", "height"), [(240, 67), (120, 40), (80, 24), (40, 8)])
def test_the_head_counts_alarms_on_every_size_of_screen(width: int, height: int) -> None:
    lines = header_lines(scene_of(alarmed()), width, height)
    assert "▲ 1 perlu diperiksa" in plain(lines[1])
    assert any(run.style == "alarm.full" for run in lines[1])
    calm = header_lines(scene_of(started()), width, height)
    assert "perlu diperiksa" not in "".join(map(plain, calm))


def test_the_head_names_the_units_and_speaks_english() -> None:
    use_language("en")
    try:
        assert "1 to be checked, possible takeover: Kec. Klirong" in plain(notice_line(scene_of(alarmed()), 120))
    finally:
        use_language("id")


@pytest.mark.parametrize(("width", "height"), [(240, 67), (120, 40), (80, 24)])
def test_the_door_says_it_large_and_the_other_figures_stay(width: int, height: int) -> None:
    lines = door_lines(scene_of(alarmed()), width, height)
    assert len(lines) == height
    assert sum(any(run.style.startswith("alarm") for run in line) for line in lines) >= 2
    assert any("KECAMATAN" in plain(line) for line in lines)
    plain_door = door_lines(scene_of(alarmed(), is_ascii=True), width, height)
    assert any("! PERIKSA 1" in plain(line) for line in plain_door)


def test_among_the_last_changes_the_alarm_comes_first_and_says_why() -> None:
    event = next(told(scene_of(alarmed())))
    assert (event.words, event.style) == ("perlu diperiksa", "alarm")
    assert "@kec_klirong" in event.reason


def test_the_selected_unit_s_line_says_why() -> None:
    assert "dipakai akun lain" in plain(selected_line(scene_of(alarmed(), cursor=KLIRONG), 400))


def test_the_order_by_attention_begins_with_alarms_and_a_filter_leaves_only_them() -> None:
    story = alarmed()
    ordered = order_units(story.registry, View(order=Order.ATTENTION), story.board)
    assert ordered["kecamatan"][0] == KLIRONG
    shown = [s.unit for s in story.board.units if is_shown(s, View(is_to_check=True), story.at)]
    assert shown == [KLIRONG]


def test_a_twin_s_handle_is_on_no_wall_and_in_no_export() -> None:
    story = alarmed(account(), TWIN)
    scene = scene_of(story, cursor=KLIRONG)
    walls = [*header_lines(scene, 240, 67), selected_line(scene, 400), *drawn(story, Density.LARGE, 29)]
    walls += drawings(story.board, story.registry, View(cursor=KLIRONG), story.at, changes=scene.changes)[0].lines
    words = "\n".join(map(plain, walls)) + "".join(event.reason for event in told(scene))
    words += note(story.board, story.registry, now=story.at)
    words += board_as_json(story.board, story.registry).decode()
    words += "\n".join("\t".join(row) for row in table(story.board, story.registry))
    assert "kec_kllrong" not in words
    assert "memakai" in words


@pytest.mark.parametrize("accounts", [(OFFICIAL_RENAME, TAKEOVER), (account(), TWIN), (HIJACKED,)])
def test_every_export_tells_the_alarm_and_not_whose_the_other_account_is(accounts: tuple[Account, ...]) -> None:
    story = alarmed(*accounts)
    alarm = story.state().alarms[0]
    data = json.loads(board_as_json(story.board, story.registry))
    unit = next(one for one in data["units"] if one["id"] == KLIRONG)
    assert unit["reasons"][-1]["code"] == alarm.name
    assert "mohon diperiksa" in unit["reasons"][-1]["text"]
    assert "x:2" not in json.dumps(data)
    text = note(story.board, story.registry, now=story.at)
    assert "## Perlu diperiksa: dugaan pengambilalihan akun\n\n- Kecamatan Klirong: " in text
    assert "x:2" not in text
    heads, *rows = table(story.board, story.registry)
    row = next(one for one in rows if one[1] == KLIRONG)
    assert "mohon diperiksa" in row[heads.index("Perlu diperiksa")]
    assert "x:2" not in "".join(row)


def test_without_an_alarm_no_export_speaks_of_one() -> None:
    story = started()
    assert "diperiksa" not in note(story.board, story.registry, now=story.at)
    assert b"diperiksa" not in board_as_json(story.board, story.registry)


def test_the_same_alarm_gives_the_same_bytes() -> None:
    one, other = (board_as_json(alarmed().board, alarmed().registry) for _ in range(2))
    assert one == other


def test_a_ruling_takes_the_colour_away_at_once() -> None:
    story = alarmed()
    story.rule(DecisionKind.LINK, KLIRONG, account=A, handle="klirong_kec")
    state: UnitState = story.state()
    assert not state.alarms
    assert all(not run.style.endswith(".alarm") for run in drawn(story, Density.SMALL, 23)[0])
    assert AccountKey("x", "2") in {candidate.key for candidate in state.candidates}, "it still waits as a candidate"

"""Tiles, names, figures and words: what each says, and what none may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import fontpkg_fira_code
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from tests.ui.boards import BEFORE, NOW, WIB, board_of, changes_of, kebumen, state_of
from tests.unit.cmap import characters
from tui.board.model import Board, Change, ChangeKind, UnitState
from tui.codes import code
from tui.compliance.model import Status
from tui.sources.base import AccountKey
from tui.view import digits, glyphs
from tui.view.cells import cell_len, crop, cut, cut_middle, fit, line_len, pad, plain
from tui.view.countdown import countdown, days_late, large_text, late_text, left_text, working_days_left
from tui.view.door import door_lines, door_word
from tui.view.header import header_lines, notice_line
from tui.view.lines import bar
from tui.view.model import Density, Run, View
from tui.view.names import Names
from tui.view.palette import SCHEMES, look_of, style_names
from tui.view.scene import Scene
from tui.view.search import Search
from tui.view.status_line import footer_line, selected_line
from tui.view.ticker import ticker_lines
from tui.view.tiles import cell, tile
from tui.view.wall import wall_lines

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)
SETDA = REGISTRY.by_id["setda"]
GROUP = REGISTRY.group_of_kind[SETDA.kind]


def scene(board: Board = BOARD, now: datetime = NOW, changes: tuple[Change, ...] = (), **chosen: object) -> Scene:
    return Scene(REGISTRY, board, View(**chosen), now, Names(REGISTRY), changes)  # type: ignore[arg-type]


def text_of(state: UnitState, density: Density, width: int, now: datetime = NOW) -> list[str]:
    return [plain(line) for line in tile(scene(now=now), GROUP, SETDA, state, density, width)]


# Tiles


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


# Names


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


# Time


@pytest.mark.parametrize(
    ("now", "days", "text"),
    [
        (datetime(2015, 8, 17, 23, 59, 59, tzinfo=WIB), 0, ""),
        (datetime(2015, 8, 18, 0, 0, tzinfo=WIB), 1, "H+1"),
        (datetime(2015, 8, 18, 19, 0, tzinfo=WIB), 1, "H+1"),
        (datetime(2015, 8, 19, 0, 0, tzinfo=WIB), 2, "H+2"),
        (datetime(2018, 5, 12, 12, 0, tzinfo=WIB), 999, "H+999"),
        (datetime(2020, 1, 1, 0, 0, tzinfo=WIB), 1598, "> H+999"),
    ],
)
def test_days_late_are_calendar_days_after_the_deadline(now: datetime, days: int, text: str) -> None:
    assert days_late(now, REGISTRY.directive.deadline_at, REGISTRY.directive) == days
    assert late_text(days) == text


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(days=3, hours=4, minutes=12, seconds=59), "3 hari 04 jam 12 menit"),
        (timedelta(hours=23, minutes=5), "23 jam 05 menit"),
        (timedelta(hours=1), "01 jam 00 menit"),
        (timedelta(minutes=59, seconds=59), "59 menit 59 detik"),
        (timedelta(seconds=7), "00 menit 07 detik"),
        (timedelta(seconds=-1), "00 menit 00 detik"),
    ],
)
def test_the_time_left_shows_seconds_only_in_the_last_hour(left: timedelta, text: str) -> None:
    assert left_text(left) == text


@pytest.mark.parametrize(
    ("day", "days"), [(13, 2), (14, 1), (15, 0), (16, 0), (17, 0), (10, 5)]
)  # 17 August is a holiday, the 15th and 16th are a weekend
def test_working_days_left_leave_out_weekends_and_holidays(day: int, days: int) -> None:
    assert working_days_left(datetime(2015, 8, day, 8, 0, tzinfo=WIB), REGISTRY.directive) == days


def test_the_countdown_tells_the_pace_before_the_deadline_and_the_rest_after_it() -> None:
    before = countdown(datetime(2015, 8, 13, 8, 0, tzinfo=WIB), REGISTRY.directive, 32, None)
    assert before.second == "sisa 2 hari kerja · perlu 16 unit/hari kerja"
    after = countdown(NOW, REGISTRY.directive, 32, 3)
    assert (after.first, after.second) == ("32 SKPD & kecamatan belum", "bertambah 3 hari ini")
    assert countdown(NOW, REGISTRY.directive, 0, 0).title == "SELESAI"


@pytest.mark.parametrize(
    ("hours", "text"), [(100, "4 HARI"), (24, "1 HARI"), (23, "23:00"), (0.5, "30:00"), (-1, "H+1")]
)
def test_the_large_text_can_always_be_drawn(hours: float, text: str) -> None:
    shown = large_text(REGISTRY.directive.deadline_at - timedelta(hours=hours), REGISTRY.directive)
    assert shown == text
    assert digits.can_draw(shown)
    for scale in (1, 2, 3):
        lines = digits.large(shown, scale)
        assert len(lines) == digits.lines_high(scale)
        assert len({len(line) for line in lines}) == 1


# Header, foot, ticker, door


def test_the_strip_tells_how_many_that_comply_are_in_time_and_how_many_unproven() -> None:
    text = "\n".join(map(plain, header_lines(scene(), 240, 67)))
    in_time, unproven = (sum(state.timing == timing for state in BOARD.units) for timing in ("in_time", "unproven"))
    assert f"PATUH {BOARD.counts[Status.COMPLIANT]} (tepat waktu {in_time} · waktu tak terbukti {unproven})" in text


@pytest.mark.parametrize("height", [5, 12, 24, 40, 67])
@pytest.mark.parametrize("width", [20, 80, 120, 240])
def test_the_banner_of_a_reconstruction_is_on_every_screen(width: int, height: int) -> None:
    lines = wall_lines(REGISTRY, BOARD, View(), width, height, NOW)
    assert any("REKONSTRUKSI" in plain(line) for line in lines)


def test_a_held_mass_change_and_errors_are_said_where_the_banner_would_be() -> None:
    live = board_of(REGISTRY, is_reconstruction=False)
    source = replace(live.source, errors=(code("no_account"),))
    assert "belum ada akun" in plain(notice_line(scene(replace(live, source=source)), 120))
    assert not plain(notice_line(scene(live), 120)).strip()


def test_the_selected_line_says_what_is_missing_and_never_a_candidates_handle() -> None:
    unit = next(unit for unit in REGISTRY.units if BOARD.by_unit[unit.id].status is Status.INCOMPLETE)
    assert "belum tercantum: " in plain(selected_line(scene(cursor=unit.id), 240))
    waiting = next(unit for unit in REGISTRY.units if BOARD.by_unit[unit.id].status is Status.REVIEW)
    assert "rekaan" not in plain(selected_line(scene(cursor=waiting.id), 240))


def test_the_footer_shows_whole_keys_only_and_the_page() -> None:
    line = plain(footer_line(scene(), (("Enter", "buka"), ("/", "cari sesuatu yang panjang")), 1, 3, 30))
    assert line.startswith(" Enter buka")
    assert "cari" not in line
    assert line.rstrip().endswith("hal. 2/3")


def test_everything_that_changed_of_a_unit_at_once_is_one_line() -> None:
    at = NOW - timedelta(minutes=5)
    changes = (
        Change(at, "setda", ChangeKind.ACCOUNT, "account", "", "x:1"),
        Change(at, "setda", ChangeKind.STATUS, "status", "none", "incomplete"),
        Change(at, "setda", ChangeKind.FINDING, "nama", "unknown", "pass"),
        Change(at, "setwan", ChangeKind.FINDING, "nama", "fail", "pass"),
        Change(at, "setwan", ChangeKind.FINDING, "hp", "fail", "pass"),
        Change(at, "bag-umum", ChangeKind.FINDING, "active", "fail", "pass"),
        Change(at, "a unit that is no more", ChangeKind.STATUS, "status", "none", "lost"),
    )
    lines = [plain(line).split() for line in ticker_lines(scene(changes=changes), 120, 9)]
    told = [" ".join(words) for words in lines if words][1:]
    assert told == ["18.55 Setda BELUM ADA → BELUM LENGKAP", "18.55 Setwan nama, nomor HP: terpenuhi"]


@pytest.mark.parametrize(
    ("board", "now", "word"),
    [
        (BOARD, NOW, "LEWAT TENGGAT H+1"),
        (BOARD, NOW + timedelta(hours=9), "DATA LAMA"),
        (
            replace(BOARD, source=replace(BOARD.source, complete=False, errors=(code("not_covered"),))),
            NOW,
            "GANGGUAN PEMBACAAN",
        ),
        (BOARD, BEFORE, "MENUJU TENGGAT"),
        (
            board_of(REGISTRY, tuple(state_of(unit, Status.COMPLIANT) for unit in REGISTRY.units)),
            NOW,
            "SELESAI",
        ),
    ],
)
def test_the_door_says_one_word(board: Board, now: datetime, word: str) -> None:
    assert door_word(scene(board, now))[0] == word


@pytest.mark.parametrize(("width", "height"), [(240, 67), (80, 24), (20, 5), (1, 1)])
def test_door_and_wall_fill_any_screen_exactly(width: int, height: int) -> None:
    for lines in (
        door_lines(scene(changes=changes_of(REGISTRY)), width, height),
        wall_lines(REGISTRY, BOARD, View(cursor="setda"), width, height, NOW, changes=changes_of(REGISTRY)),
    ):
        assert len(lines) == height
        assert {line_len(line) for line in lines} == {width}


# Cells, bars, colours, glyphs


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
    assert {character for character in drawn if ord(character) not in characters(fonts[0])} == set()


# Search


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


def test_a_gain_is_counted_only_while_it_lasts() -> None:
    owner = next(u for u in REGISTRY.units if u.kind == "kecamatan" and BOARD.by_unit[u.id].account)
    other = next(u for u in REGISTRY.units if u.kind == "kecamatan" and not BOARD.by_unit[u.id].account)
    at = NOW - timedelta(hours=1)
    changes = tuple(
        Change(at, unit.id, ChangeKind.ACCOUNT, "account", "", str(AccountKey("x", "1"))) for unit in (owner, other)
    )
    yesterday = Change(NOW - timedelta(days=1), "setda", ChangeKind.ACCOUNT, "account", "", "x:9")
    assert scene(changes=(*changes, yesterday)).gained_today == 1
    assert scene().gained_today is None

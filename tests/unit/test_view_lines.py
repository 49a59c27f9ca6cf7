"""Header, countdown, foot, last changes and door: the words that they say."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.ui.boards import BEFORE, NOW, READ_AT, WIB, board_of, changes_of, kebumen, scene, state_of
from tui.board.model import Change, ChangeKind, SourceHealth
from tui.codes import code
from tui.compliance.model import Status
from tui.sources.base import AccountKey
from tui.view import digits
from tui.view.cells import line_len, plain
from tui.view.countdown import countdown, days_late, large_text, late_text, left_text, working_days_left
from tui.view.door import door_lines
from tui.view.glyphs import FILTERS, glyph
from tui.view.header import header_lines, title_line
from tui.view.model import View
from tui.view.moment import age_words, time_words
from tui.view.notice import notice_line
from tui.view.status_line import footer_line, selected_line
from tui.view.ticker import ticker_lines
from tui.view.tiles import second_line
from tui.view.wall import wall_lines
from tui.wording import use_language

REGISTRY = kebumen()
BOARD = board_of(REGISTRY)
DEADLINE = REGISTRY.directive.deadline_at.astimezone(WIB)


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


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("day", range(3, 19))
def test_the_words_of_the_countdown_stand_whole_beside_the_digits(day: int, language: str) -> None:
    use_language(language)
    try:
        words = countdown(datetime(2015, 8, day, 8, 0, tzinfo=WIB), REGISTRY.directive, 61, 61)
    finally:
        use_language("id")
    assert max(map(len, (words.title, words.first, words.second))) <= 46 - 2  # the room beside them, and a gap


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


def test_a_narrow_title_keeps_what_was_spent_longest_and_the_age_longer_still() -> None:
    money = "hari ini $3,140 · 30 hari ± $94,200 · belum pasti $3,190 · baca lagi 17.23 ≤ $3,290"
    told = [plain(title_line(replace(scene(), money=money), width)) for width in (240, 190, 150, 120, 100, 80)]
    shown = [len([part for part in money.split(" · ") if part in line]) for line in told]
    assert shown == sorted(shown, reverse=True)
    assert (shown[0], shown[-1]) == (4, 0)
    assert {1, 2, 3} & set(shown)
    assert all("data " in line and "lalu" in line for line in told)


@pytest.mark.parametrize("now", [BEFORE, NOW])
@pytest.mark.parametrize(("width", "height"), [(240, 67), (120, 40), (80, 24), (40, 12)])
def test_what_nobody_has_read_is_counted_nowhere_as_not_there_yet(width: int, height: int, now: datetime) -> None:
    unread = board_of(
        REGISTRY,
        tuple(replace(state_of(unit, Status.UNKNOWN), account=None) for unit in REGISTRY.units),
        is_reconstruction=False,
    )
    unread = replace(unread, source=SourceHealth(spec="x", errors=(code("x_token_refused", stop=1),)))
    wall = "\n".join(map(plain, wall_lines(REGISTRY, unread, View(), width, height, now)))
    door = "\n".join(map(plain, door_lines(scene(unread, now), width, height)))
    for words in (wall, door):
        assert "belum terbaca" in words.lower() or (width < 80 and "–/61" in words)
        assert not re.search(r"\b0/\d|\b0 dari|patuh 0|0 patuh|perlu \d+ unit|SKPD & kecamatan belum", words)


def test_where_only_what_is_not_required_changed_no_change_of_status_is_said() -> None:
    optional = Change(NOW, "setda", ChangeKind.FINDING, "active", "fail", "pass")
    assert plain(ticker_lines(scene(changes=(optional,)), 120, 4)[1]).strip() == "belum ada perubahan status"


def test_the_narrowest_title_keeps_the_age_of_the_data_and_leaves_out_the_clock() -> None:
    line = plain(title_line(scene(), 40))
    assert "data 42 dtk lalu" in line
    assert "WIB" not in line
    assert "WIB" in plain(title_line(scene(), 80))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_on_a_low_screen_no_point_parts_the_last_figure_from_nothing(width: int) -> None:
    line = plain(header_lines(scene(), width, 24)[2]).rstrip()
    assert line.startswith(" H+1 · 34/61")
    assert not line.endswith("·")


@pytest.mark.parametrize(("width", "height"), [(240, 67), (80, 24), (20, 5), (1, 1)])
def test_door_and_wall_fill_any_screen_exactly(width: int, height: int) -> None:
    for lines in (
        door_lines(scene(changes=changes_of(REGISTRY)), width, height),
        wall_lines(REGISTRY, BOARD, View(cursor="setda"), width, height, NOW, changes=changes_of(REGISTRY)),
    ):
        assert len(lines) == height
        assert {line_len(line) for line in lines} == {width}


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


@settings(max_examples=60, deadline=None)
@given(
    at=st.sampled_from([NOW, BEFORE, DEADLINE - timedelta(seconds=90), DEADLINE - timedelta(minutes=61), READ_AT]),
    first=st.integers(0, 4000),
    then=st.integers(0, 3),
    cursor=st.sampled_from([None, "setwan", "33.05.12.1013"]),
)
def test_while_the_words_of_time_are_the_same_so_is_what_stands_around_the_tiles(
    at: datetime, first: int, then: int, cursor: str | None
) -> None:
    early = scene(now=at + timedelta(seconds=first), cursor=cursor, changes=changes_of(kebumen()))
    late = scene(now=early.now + timedelta(seconds=then), cursor=cursor, changes=changes_of(kebumen()))
    if time_words(early) == time_words(late):
        assert header_lines(early, 240, 67)[1:] == header_lines(late, 240, 67)[1:]
        assert selected_line(early, 240) == selected_line(late, 240)
        if age_words(early) == age_words(late):
            assert title_line(early, 240) == title_line(late, 240)


def test_tiles_turn_at_the_end_of_the_day_and_at_a_deadline() -> None:
    assert scene(now=NOW).turns_at == datetime(2015, 8, 19, tzinfo=WIB)
    assert scene(now=DEADLINE - timedelta(days=3, hours=1)).turns_at == DEADLINE - timedelta(days=3)
    assert scene(now=DEADLINE - timedelta(seconds=1)).turns_at == DEADLINE


LAST_EVENING = datetime(2015, 8, 17, 13, 0, tzinfo=WIB)


@pytest.mark.parametrize("is_ascii", [False, True])
@pytest.mark.parametrize("now", [BEFORE, LAST_EVENING, NOW, NOW + timedelta(days=2000)])
@pytest.mark.parametrize(("width", "height"), [(240, 67), (160, 50), (120, 40), (100, 34), (80, 24), (80, 34)])
def test_all_nine_counts_stand_on_every_wall_apart_from_the_words_beside_them(
    width: int, height: int, now: datetime, is_ascii: bool
) -> None:
    shown = scene(now=now, is_ascii=is_ascii)
    counts = [BOARD.counts.get(status, 0) for status in FILTERS]
    marks = [glyph(status, is_ascii=is_ascii) for status in FILTERS]
    line = plain(header_lines(shown, width, height)[-1])
    told = [re.search(rf"{re.escape(mark)} ?{count}(?= |$)", line) for mark, count in zip(marks, counts, strict=True)]
    assert "PATUH" in line or all(told), line
    for digits_, gap, words, after, *_rest in header_lines(shown, width, height)[2:] if height >= 34 else ():
        assert (gap.text, after.text) == ("  ", "  "), (digits_, words)


@pytest.mark.parametrize("width", [240, 120, 80, 60])
def test_the_title_of_the_past_says_so_at_every_width_and_nothing_of_money(width: int) -> None:
    past = scene(is_past=True)
    line = plain(title_line(replace(past, money="hari ini $0.310"), width))
    assert "WAKTU LALU 18 Agu 2015 19.00 WIB" in line
    assert "$" not in line


def test_of_a_purged_account_the_selected_line_and_the_tile_say_that_its_handle_was_removed() -> None:
    unit = next(state for state in BOARD.units if state.account is not None)
    assert unit.account is not None
    purged = replace(unit, account=replace(unit.account, username="", name=""))
    board = board_of(REGISTRY, tuple(purged if state.unit == unit.unit else state for state in BOARD.units))
    assert " · (dihapus) · " in plain(selected_line(scene(board, cursor=unit.unit), 240))
    assert second_line(purged) == "(dihapus)"

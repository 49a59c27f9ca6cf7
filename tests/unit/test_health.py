"""What the title says of the data: whose figures they are, and how old those are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.ui.boards import board_of, kebumen, scene
from tests.unit.board_story import account
from tui.board.health import health_of
from tui.board.model import SourceHealth
from tui.codes import Code, code
from tui.export.note import honesty
from tui.followers import NO_FOLLOWERS, fold
from tui.sources.base import Reading, Scope
from tui.view.cells import plain
from tui.view.header import title_line
from tui.view.notice import notice_line

START = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
NOW = START + timedelta(minutes=30, seconds=3)
LIST = Reading(
    START, "x", Scope.FOLLOWERS, (account(1), account(2, "dua")), is_whole=True, complete=True, followers_count=2
)
LEFT = code("x_left_out_followers", count=324, ceiling="1.700", period="2026-12-01")


def units(*ids: int, count: int | None, notes: tuple[Code, ...] = (), errors: tuple[Code, ...] = ()) -> Reading:
    """The units' accounts, half an hour later, with the target's own count."""
    return Reading(
        START + timedelta(minutes=30),
        "x",
        Scope.KNOWN,
        tuple(account(number, f"akun{number}") for number in ids),
        is_whole=True,
        complete=True,
        followers_count=count,
        notes=notes,
        errors=errors,
    )


def told(*readings: Reading) -> SourceHealth:
    followers = NO_FOLLOWERS
    for reading in readings:
        followers = fold(followers, reading)
    return health_of(followers)


def title(source: SourceHealth) -> str:
    board = replace(board_of(kebumen(), is_reconstruction=False), source=source)
    return plain(title_line(scene(board, NOW), 240))


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ((LIST,), "terbaca 2 dari 2 · data 30 mnt lalu"),
        ((LIST, units(1, count=2)), "terbaca 2 dari 2 · data 3 dtk lalu"),
        ((LIST, units(count=2)), "terbaca 2 dari 2 · data 3 dtk lalu"),
        ((LIST, units(1, count=326)), "terbaca 2 dari 2 · data 30 mnt lalu"),
        ((LIST, units(1, count=2, notes=(LEFT,))), "terbaca 2 dari 2 · data 30 mnt lalu"),
        ((LIST, units(1, count=2, errors=(code("x_rate_limited"),))), "terbaca 2 dari 2 · data 30 mnt lalu"),
        ((LIST, units(1, count=None, notes=(LEFT,))), "terbaca 2 dari 2 · data 30 mnt lalu"),
        ((LIST, units(1, count=None)), "terbaca 1 akun unit · data 3 dtk lalu"),
        ((units(1, 2, 3, count=None),), "terbaca 3 akun unit · data 3 dtk lalu"),
        ((units(1, count=324, notes=(LEFT,)),), "terbaca 1 akun unit · data 3 dtk lalu"),
        ((units(count=None),), "belum ada data"),
    ],
)
def test_the_age_is_that_of_what_the_figures_tell_of(readings: tuple[Reading, ...], words: str) -> None:
    text = title(told(*readings))
    assert words in text
    assert ("terbaca" in text) is ("terbaca" in words)


def test_a_board_kept_before_its_figures_had_an_age_of_their_own_shows_that_of_the_reading() -> None:
    assert "terbaca 313 dari 313 · data 3 dtk lalu" in title(
        SourceHealth("x", NOW - timedelta(seconds=3), complete=True, followers_count=313, accounts_read=313)
    )


def test_an_archive_that_also_tells_whom_the_target_follows_is_still_a_list() -> None:
    following = replace(units(1, count=None), source="file:arsip")
    assert told(replace(LIST, source="file:arsip"), following).units_read is None


def test_where_only_units_are_read_no_list_is_called_incomplete_and_the_note_says_what_was_read() -> None:
    source = told(replace(LIST, complete=False), units(1, count=None))
    board = replace(board_of(kebumen(), is_reconstruction=False), source=source)
    assert not plain(notice_line(scene(board, NOW), 120)).strip()
    assert any("1 akun unit terbaca" in line for line in honesty(board, kebumen(), NOW))

"""The unit screen: what is known of one unit, where it stands, and what can be ruled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    GOMBONG,
    KUMOLO,
    NOW,
    SEMPOR,
    DeskApp,
    board_with,
    changes,
    complete_state,
    desk,
    everyday_board,
    press,
    registry,
    seen,
    unit_screen,
)
from tui.board.model import Held, LinkedBy
from tui.codes import code
from tui.compliance.model import Outcome, Status
from tui.decisions import Decision, DecisionKind
from tui.messages import BoardTaken, HistoryRead, HistoryRequested
from tui.registry.model import FIELD_IDS
from tui.screens.dossier import Dossier
from tui.screens.unit import UnitScreen, unit_text
from tui.screens.unit_profile import account_part, mark_style, marked
from tui.screens.unit_story import posts_part, why_part

SIZE = (200, 70)


async def test_everything_that_the_design_lists_stands_on_the_screen() -> None:
    app, screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(HistoryRead(ALIAN, changes()))
        await pilot.pause()
        shown = seen(app)
        for words in (
            "Kecamatan Alian",
            "PATUH",
            "tepat waktu",
            "@kec_alian_rekaan",
            "oleh mesin",
            "mengikuti @bupatikbm",
            "9 Agu 2015 19.00 WIB",
            "18 Agu 2015 18.58 WIB",
            "“Sutopo Rekaan, S.Sos.”",
            "0812-••••-7890",
            "17 Agu 2015 24.00 WIB",
            "diminta surat edaran",
            "dinilai mesin",
            "balasan terakhir",
            "dijawab dalam",
            "3 kiriman",
            "BELUM LENGKAP → PATUH",
            "nomor HP",
        ):
            assert words in shown, words


def test_posts_of_a_week_are_a_least_number_where_nothing_older_was_read() -> None:
    board, reg = everyday_board(), registry()
    state = complete_state(ALIAN)
    older = replace(state.posts[-1], id="0", created_at=NOW - timedelta(days=8))
    for posts, words in ((state.posts, "sedikitnya 3 kiriman"), ((*state.posts, older), "3 kiriman")):
        dossier = Dossier(reg, reg.by_id[ALIAN], board, replace(state, posts=posts))
        (week, *_) = posts_part(dossier).plain.splitlines()
        assert week.split(maxsplit=2)[2] == words


async def test_the_words_are_marked_where_they_stand() -> None:
    app, screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE):
        dossier = screen.dossier
        assert dossier is not None
        assert dossier.state.profile is not None
        bio = dossier.state.profile.description
        findings = [finding for finding in dossier.state.findings if finding.evidence]
        content = marked(dossier, "description", bio, findings)
        spans = {str(span.style): content.plain[span.start : span.end] for span in content.spans}
        assert spans[mark_style(dossier, "nama")] == "Sutopo Rekaan, S.Sos."
        assert spans[mark_style(dossier, "jabatan")] == "Camat"
        assert spans[mark_style(dossier, "hp")] == "0812-••••-7890"
        assert spans[mark_style(dossier, "telepon")] == "(0287) ••••34"


async def test_numbers_are_masked_until_v_and_hidden_again_after_half_a_minute() -> None:
    app, screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        for number in ("3456-7890", "381234", "1111 2222", "9999-8888"):
            assert number not in seen(app)
        await press(pilot, "v")
        for number in ("0812-3456-7890", "381234", "1111 2222", "0812-9999-8888"):
            assert number in seen(app)
        assert screen._hiding is not None
        assert screen._hiding._interval == 30.0
        screen.hide_phones()
        await pilot.pause()
        assert "381234" not in seen(app)
        await press(pilot, "V", "v")
        assert "381234" not in seen(app)


async def test_a_kiosk_never_shows_numbers() -> None:
    app, screen = unit_screen(ALIAN)
    screen.desk.is_kiosk = True
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v")
        assert not screen.shows_phones
        assert "lihat nomor" not in seen(app)


async def test_outside_text_is_never_markup_row_24() -> None:
    app, _screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE):
        assert "Kecamatan Alian [/b]" in seen(app)
        assert "[link=x]y[/link]" in seen(app)


async def test_a_unit_without_account_is_told_courteously() -> None:
    app, _screen = unit_screen(AMBAL)
    async with app.run_test(size=SIZE):
        assert "Belum tampak akun unit ini di daftar pengikut @bupatikbm." in seen(app)
        assert "BELUM ADA" in seen(app)
        assert "H+1" in seen(app)


async def test_the_screen_follows_the_boards_while_it_is_open() -> None:
    app, screen = unit_screen(AMBAL)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(BoardTaken(board_with(complete_state(AMBAL))))
        await pilot.pause()
        assert "PATUH" in seen(app)
        assert len(app.wishes(HistoryRequested)) == 2


async def test_a_past_unit_stays_past_and_takes_no_rulings() -> None:
    app, screen = unit_screen(AMBAL, is_live=False)
    async with app.run_test(size=SIZE) as pilot:
        screen.post_message(BoardTaken(board_with(complete_state(AMBAL))))
        await press(pilot, "a")
        assert "BELUM ADA" in seen(app)
        assert "WAKTU LALU 18 Agu 2015 19.00 WIB" in seen(app)
        assert app.screen is screen
        await press(pilot, "y")
        assert "WAKTU LALU 18 Agu 2015 19.00 WIB" in app.copied
    app, screen = unit_screen(AMBAL)
    async with app.run_test(size=SIZE):
        assert "WAKTU LALU" not in seen(app)


async def test_a_reconstruction_says_so_at_every_quoted_word() -> None:
    the_desk = desk(replace(everyday_board(), is_reconstruction=True))
    assert the_desk.board is not None
    app = DeskApp(UnitScreen(the_desk, ALIAN, the_desk.board))
    async with app.run_test(size=SIZE):
        assert "“Sutopo Rekaan, S.Sos.” (rekaan)" in seen(app)


async def test_a_held_change_and_a_ruling_are_told_with_who_and_why() -> None:
    link = Decision(3, DecisionKind.LINK, "Sari", NOW, "surat camat", ALIAN)
    state = complete_state(ALIAN)
    assert state.account is not None
    account = replace(state.account, linked_by=LinkedBy.OPERATOR)
    ruled = replace(state, rulings=(link,), account=account)
    board = replace(board_with(ruled), held=Held(NOW, NOW, ((ALIAN, Status.NONE),)))
    the_desk = desk(board)
    app = DeskApp(UnitScreen(the_desk, ALIAN, board))
    async with app.run_test(size=SIZE):
        assert "oleh Sari, 18 Agu 2015 19.00 WIB, dasar: surat camat" in seen(app)
        assert "Usul BELUM ADA ditahan" in seen(app)


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        (ALIAN, (20, 5)),
        (SEMPOR, (80, 24)),
        (KUMOLO, (120, 40)),
        (GOMBONG, (240, 67)),
        (AMBAL, (20, 5)),
        (ALIAN, (1, 1)),
    ],
)
async def test_every_size_scrolls_and_nothing_crashes(unit: str, size: tuple[int, int]) -> None:
    app, _screen = unit_screen(unit)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j", "pagedown", "end", "k", "home", "tab", "v", "question_mark")
        await press(pilot, "escape")


def test_every_unit_of_the_tests_is_in_the_registry() -> None:
    assert all(unit in registry().by_id for unit in (ALIAN, AMBAL, GOMBONG, KUMOLO, SEMPOR))


def test_both_places_that_tell_of_the_following_say_the_same() -> None:
    board, reg = everyday_board(), registry()
    state = complete_state(ALIAN)
    reason = code("following_no_more", target="bupatikbm", since=NOW.isoformat())
    findings = tuple(
        replace(f, outcome=Outcome.FAIL, reason=reason) if f.rule == "following" else f for f in state.findings
    )
    dossier = Dossier(reg, reg.by_id[ALIAN], board, replace(state, findings=findings, is_following=False))
    for part in (account_part, why_part):
        assert "tidak tampak lagi di daftar pengikut @bupatikbm sejak 18 Agu 2015" in part(dossier).plain
        assert "belum tampak" not in part(dossier).plain


def test_where_an_account_s_text_was_removed_the_screen_says_so_in_each_place() -> None:
    board, reg = everyday_board(), registry()
    state = complete_state(ALIAN)
    assert state.account is not None
    findings = tuple(
        replace(f, evidence=replace(f.evidence, words="")) if f.evidence is not None else f for f in state.findings
    )
    purged = replace(
        state,
        account=replace(state.account, username="", name=""),
        findings=findings,
        profile=None,
        marks=(code("purged"),),
    )
    for is_reconstruction in (False, True):
        shown = replace(board, is_reconstruction=is_reconstruction)
        told = unit_text(Dossier(reg, reg.by_id[ALIAN], shown, purged))
        assert "(dihapus) (x:501)" in told
        assert "teks akun ini sudah dihapus" in told
        assert [hole for hole in ("“”", "@ ", " – ") if hole in told] == []
        assert told.count("(dihapus)") >= 2 + len(FIELD_IDS)

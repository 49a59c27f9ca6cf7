"""The unit screen: what is known of one unit, where it stands, and what can be ruled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

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
    none_state,
    press,
    registry,
    seen,
)
from tui.board.model import Held, LinkedBy
from tui.compliance.model import Status
from tui.decisions import Decision, DecisionKind
from tui.messages import BoardTaken, DecisionRequested, HistoryRead, HistoryRequested
from tui.screens.dialogs import ChoiceDialog, FormDialog
from tui.screens.unit import UnitScreen
from tui.screens.unit_profile import mark_style, marked

SIZE = (200, 70)


def unit_screen(unit: str, *, is_live: bool = True, **more: Any) -> tuple[DeskApp, UnitScreen]:
    """An app that shows one unit of the everyday Board."""
    the_desk = desk(**more)
    assert the_desk.board is not None
    screen = UnitScreen(the_desk, unit, the_desk.board, is_live=is_live)
    return DeskApp(screen), screen


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


async def test_outside_text_is_never_markup() -> None:
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
        assert app.screen is screen


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
    ("unit", "keys", "kind", "needs_basis"),
    [
        (KUMOLO, ("t",), DecisionKind.LINK, False),
        (KUMOLO, ("b",), DecisionKind.REJECT, False),
        (KUMOLO, ("p",), DecisionKind.PERSONAL, False),
        (ALIAN, ("b",), DecisionKind.REJECT, True),
        (ALIAN, ("p",), DecisionKind.PERSONAL, True),
        (GOMBONG, ("t",), DecisionKind.LINK, True),
        (SEMPOR, ("t",), DecisionKind.LINK, True),
    ],
)
async def test_a_basis_is_asked_only_where_the_machine_is_overruled(
    unit: str, keys: tuple[str, ...], kind: DecisionKind, needs_basis: bool
) -> None:
    app, screen = unit_screen(unit, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert isinstance(app.screen, FormDialog) is needs_basis
        if needs_basis:
            assert not app.wishes(DecisionRequested)
            await press(pilot, *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.by, wish.basis) == (kind, "Sari", "surat" if needs_basis else "")
        assert app.screen is screen


@pytest.mark.parametrize(
    ("key", "kind", "unit"), [("u", DecisionKind.UNDO, ALIAN), ("ctrl+y", DecisionKind.REDO, None)]
)
async def test_undo_and_redo_work_once_there_is_a_decision(key: str, kind: DecisionKind, unit: str | None) -> None:
    for last_decision in (0, 3):
        app, _screen = unit_screen(ALIAN, by="Sari", board=replace(everyday_board(), last_decision=last_decision))
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, key)
            wishes = [(wish.kind, wish.unit) for wish in app.wishes(DecisionRequested)]  # type: ignore[attr-defined]
            assert wishes == ([(kind, unit)] if last_decision else [])


async def test_the_reminder_is_copied_where_something_is_missing() -> None:
    app, screen = unit_screen(SEMPOR)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert "Camat Sempor" in app.copied
        assert "nomor telepon" in app.copied
        assert "sempor_kedua" not in app.copied
        assert "reminder" in [command.id for command in screen.working]
    app, screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert app.copied == ""
        assert "reminder" not in [command.id for command in screen.working]


async def test_tab_chooses_the_other_candidate() -> None:
    app, _screen = unit_screen(KUMOLO, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab", "t")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.handle == "kumolo_dua"


async def test_an_account_can_be_given_to_another_unit() -> None:
    app, _screen = unit_screen(KUMOLO, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n", *"ambalresmi")
        assert isinstance(app.screen, ChoiceDialog)
        await press(pilot, "enter", *"laporan", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.unit, wish.handle) == (DecisionKind.LINK, "33.05.07.2004", "kumolo_satu")
        assert wish.basis == "laporan"


@pytest.mark.parametrize(
    ("key", "typed", "expected"),
    [
        ("c", (*"sedang cuti", "enter"), {"kind": DecisionKind.NOTE, "value": "sedang cuti"}),
        (
            "f6",
            (*"telepon", "enter", *"Camat", "enter"),
            {"kind": DecisionKind.CONTACTED, "value": "telepon", "basis": "Camat"},
        ),
        ("f7", (*"surat", "enter"), {"kind": DecisionKind.EXEMPT, "value": "yes", "basis": "surat"}),
        (
            "f8",
            (*"telepon: ", "enter", *"lihat", "enter"),
            {"kind": DecisionKind.FIELD, "field": "telepon", "value": "pass", "basis": "lihat"},
        ),
        (
            "f9",
            ("down", "enter", *"arsip", "enter"),
            {"kind": DecisionKind.TIMING, "value": "late", "basis": "arsip"},
        ),
    ],
)
async def test_the_rarer_rulings(key: str, typed: tuple[str, ...], expected: dict[str, object]) -> None:
    app, _screen = unit_screen(ALIAN, by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, key, *typed)
        (wish,) = app.wishes(DecisionRequested)
        assert {name: getattr(wish, name) for name in expected} == expected
        assert getattr(wish, "unit", None) == ALIAN


async def test_an_exempt_unit_can_be_taken_back_into_the_count() -> None:
    ruling = Decision(2, DecisionKind.EXEMPT, "Sari", NOW, "surat", AMBAL, value="yes")
    board = board_with(replace(none_state(AMBAL), status=Status.EXEMPT, rulings=(ruling,)))
    app = DeskApp(UnitScreen(desk(board, by="Sari"), AMBAL, board))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f7", *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.value == "no"


async def test_the_link_is_opened_in_the_browser() -> None:
    app, _screen = unit_screen(ALIAN)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert app.opened == ["https://x.com/kec_alian_rekaan"]


async def test_copies_hold_neither_numbers_nor_other_peoples_accounts() -> None:
    app, _screen = unit_screen(SEMPOR)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v", "y")
        assert "BELUM LENGKAP" in app.copied
        for word in ("3456", "1111", "sempor_kedua"):
            assert word not in app.copied


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

"""The wall's keys: each changes what is shown, opens a screen, or asks the app for something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from tests.ui.desks import (
    ALIAN,
    AMBAL,
    NOW,
    everyday_board,
    press,
    registry,
    seen,
    wall,
)
from tui.compliance.model import Status
from tui.decisions import DecisionKind
from tui.messages import (
    DecisionRequested,
    ReadingRequested,
    SnapshotRequested,
)
from tui.screens.changes import ChangesScreen
from tui.screens.dialogs import ConfirmDialog, FormDialog
from tui.screens.door import DoorScreen
from tui.screens.help import HelpScreen
from tui.screens.review import ReviewScreen
from tui.screens.unit import UnitScreen
from tui.sources.base import AccountKey
from tui.view.model import Order
from tui.view.names import Names

SIZE = (160, 50)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("8",), {"statuses": frozenset({Status.COMPLIANT})}),
        (("8", "1"), {"statuses": frozenset({Status.COMPLIANT, Status.NONE})}),
        (("8", "0"), {"statuses": frozenset()}),
        (("8", "escape"), {"statuses": frozenset()}),
        (("o",), {"order": Order.ATTENTION}),
        (("O", "o"), {"order": Order.NAME}),
        (("g",), {"group": "setda"}),
        (("G", "escape"), {"group": None}),
        (("plus",), {"density": 1}),
        (("minus", "minus"), {"density": -2}),
        (("space",), {"is_paused": True}),
        (("space", "space"), {"is_paused": False}),
        (("j",), {"cursor": "setda"}),
        (("L", "l"), {"cursor": "setwan"}),
        (("home", "end", "left", "right"), {"cursor": registry().units_of(registry().groups[-1])[-1].id}),
        (("8", "home"), {"cursor": ALIAN}),
    ],
)
async def test_keys_change_the_view(keys: tuple[str, ...], expected: dict[str, object]) -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert {name: getattr(screen.view, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("home", "enter"), UnitScreen),
        (("e",), ChangesScreen),
        (("t",), ReviewScreen),
        (("d",), DoorScreen),
        (("question_mark",), HelpScreen),
        (("q",), ConfirmDialog),
        (("S",), FormDialog),
        (("home", "a"), FormDialog),
    ],
)
async def test_keys_open_screens_and_escape_closes_them(keys: tuple[str, ...], kind: type[Screen[Any]]) -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert isinstance(app.screen, kind)
        await press(pilot, "escape")
        assert app.screen is screen


async def test_quitting_asks_and_then_leaves() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "q", "y")
        assert app._exit


async def test_without_a_selected_unit_there_is_nothing_to_open_or_link() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "a", "y")
        assert app.screen is screen
        assert {"open", "link", "copy"}.isdisjoint(command.id for command in screen.working)


async def test_snapshot_key_asks_for_the_files_of_what_is_shown() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "s")
        (wish,) = app.wishes(SnapshotRequested)
        assert isinstance(wish, SnapshotRequested)
        assert (wish.folder, wish.board) == (None, screen.board)
        assert wish.view is not None
        assert wish.view.statuses == {Status.COMPLIANT}


async def test_capital_s_asks_for_folder_and_formats_first() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "S", *"/contoh/x", "enter", "enter")
        (wish,) = app.wishes(SnapshotRequested)
        assert isinstance(wish, SnapshotRequested)
        assert wish.folder == Path("/contoh/x")
        assert wish.formats == ("svg", "png", "csv", "json")


async def test_a_free_source_is_read_at_once_and_a_billed_one_only_after_a_yes() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert len(app.wishes(ReadingRequested)) == 1
    app, _screen = wall(is_billed=True)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, ConfirmDialog)
        await press(pilot, "escape")
        assert not app.wishes(ReadingRequested)
        await press(pilot, "r", "enter")
        assert len(app.wishes(ReadingRequested)) == 1


async def test_search_jumps_while_one_types_and_enter_keeps_the_unit() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"ambal")
        assert screen.view.cursor == AMBAL
        assert "Kecamatan Ambal" in seen(app)
        await press(pilot, "down", "up", "enter")
        assert screen.view.cursor == AMBAL
        await press(pilot, "slash", *"qqqq", "escape")
        assert screen.view.cursor == AMBAL


async def test_the_search_and_the_selected_line_tell_namesakes_apart() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"desa karangsari")
        told = set()
        for _ in range(4):
            names = Names(screen.desk.registry)
            unit = screen.desk.registry.by_id[screen.view.cursor or ""]
            told.add(names.full(unit))
            assert sum(names.full(unit) in line for line in seen(app).splitlines()) == 2
            await press(pilot, "down")
        assert len(told) == 4


async def test_escape_from_the_search_goes_back_to_where_one_was() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "slash", *"ambal", "escape")
        assert screen.view.cursor == "setda"
        await press(pilot, "l")
        assert screen.view.cursor == "setwan"


async def test_a_search_finds_units_outside_the_group_shown() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g", "slash", *"ambal", "enter")
        assert (screen.view.cursor, screen.view.group) == (AMBAL, None)


async def test_a_camats_call_links_an_account_by_hand() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"ambal", "enter", "a")
        await press(pilot, *"@kec_ambal", "enter", *"telepon camat 18/8", "enter", *"Sari", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert (wish.kind, wish.unit, wish.handle) == (DecisionKind.LINK, AMBAL, "kec_ambal")
        assert (wish.basis, wish.by, wish.account) == ("telepon camat 18/8", "Sari", None)
        assert screen.desk.by == "Sari"
        await press(pilot, "a", *"kumolo_satu", "enter", *"surat", "enter")
        second = app.wishes(DecisionRequested)[-1]
        assert isinstance(second, DecisionRequested)
        assert second.by == "Sari"
        assert second.account is not None


async def test_an_account_that_moves_from_one_unit_to_another_is_told() -> None:
    app, _screen = wall(by="Sari")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "slash", *"ambal", "enter", "a", *"kec_alian_rekaan", "enter", *"surat", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.account == AccountKey("x", "501")
        (toast,) = app._notifications
        assert "berpindah" in toast.message


async def test_a_handle_that_cannot_be_one_is_asked_again() -> None:
    app, _screen = wall(by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home", "a", *"dua kata", "enter")
        assert isinstance(app.screen, FormDialog)
        assert "Nama akun hanya memuat" in seen(app)
        await press(pilot, "escape")
        assert not app.wishes(DecisionRequested)


async def test_what_is_copied_has_no_phone_number() -> None:
    app, _screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "home", "y")
        assert "Kecamatan Alian" in app.copied
        assert "Sutopo Rekaan" in app.copied
        for number in ("3456", "381234", "1111", "9999"):
            assert number not in app.copied


async def test_a_held_mass_change_can_be_let_through() -> None:
    from tui.board.model import Held

    held = Held(NOW, NOW, ((ALIAN, Status.NONE),))
    app, screen = wall(board=replace(everyday_board(), held=held), by="Sari")
    async with app.run_test(size=SIZE) as pilot:
        assert "release" in [command.id for command in screen.working]
        await press(pilot, "f10", *"daftar baru benar", "enter")
        (wish,) = app.wishes(DecisionRequested)
        assert isinstance(wish, DecisionRequested)
        assert wish.kind is DecisionKind.RELEASE


async def test_a_filter_by_key_stays_written_at_the_foot_until_it_is_taken_off() -> None:
    app, _screen = wall()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f5")
        assert "SARINGAN: belum dihubungi · semua" in seen(app).splitlines()[-1]
        await press(pilot, "0")
        assert "SARINGAN" not in seen(app)


async def test_a_unit_that_the_chosen_group_leaves_out_is_selected_no_longer() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"ambal", "enter", "g")
        assert screen.view.cursor == "setda", "the first of the group that is shown"
        assert screen.unit is not None
        assert screen.unit.name in seen(app).splitlines()[-2]
        await press(pilot, "g", "g", "g", "g")
        assert registry().by_id[screen.view.cursor or ""].kind == "desa"
        await press(pilot, "8")
        await press(pilot, "g")
        assert screen.view.group is None


async def test_where_a_filter_leaves_nobody_in_the_group_nobody_is_selected() -> None:
    app, screen = wall()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "8", "home", "g")
        assert (screen.view.cursor, screen.unit) == (None, None)
        assert "pilih satu unit" in seen(app)

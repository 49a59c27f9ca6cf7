"""Reminder texts: courteous, to the right person, naming exactly what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.unit.exports_board import NOW, findings, invented_board, invented_registry, unit_account
from tui.board.model import Outcome, Status, UnitState
from tui.export.reminder import addressee_of, reminder
from tui.registry.model import Unit

UNIT = invented_registry().by_id["dinkes"]


def text_for(state: UnitState, *, days: int = 0) -> str:
    return reminder(UNIT, state, invented_registry(), NOW + timedelta(days=days))


def state_of(status: Status, **outcomes: Outcome) -> UnitState:
    owns = status in (Status.INCOMPLETE, Status.LOST)
    account = unit_account("dinkeskbm", "Dinkes 0812 3456 7890") if owns else None
    return UnitState("dinkes", status, NOW, account=account, findings=findings(**outcomes))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.NONE, "belum tampak di daftar pengikut @bupatikbm"),
        (Status.PERSONAL, "baru tampak akun pribadi pejabat"),
        (Status.LOST, "@dinkeskbm yang tercatat untuk Dinas Kesehatan tidak lagi terbaca"),
    ],
)
def test_each_situation_has_its_own_form(status: Status, said: str) -> None:
    text = text_for(state_of(status))
    assert text.startswith("Yth. Kepala Dinas Kesehatan\n\n")
    assert said in text
    assert "nama, jabatan, nomor HP dan nomor telepon" in text
    assert "Tenggat 17 Agu 2015 24.00 WIB telah lewat" in text


def test_an_incomplete_account_hears_exactly_what_is_missing() -> None:
    text = text_for(state_of(Status.INCOMPLETE, hp=Outcome.FAIL, telepon=Outcome.FAIL, following=Outcome.FAIL))
    assert "belum terpenuhi pada akun itu: nomor HP dan nomor telepon." in text
    assert "jabatan" not in text


def test_before_the_deadline_the_text_tells_it_and_does_not_say_that_it_passed() -> None:
    text = text_for(state_of(Status.NONE), days=-3)
    assert "Tenggatnya 17 Agu 2015 24.00 WIB." in text
    assert "lewat" not in text


def test_a_lost_account_of_which_no_handle_is_kept_has_a_text_without_one() -> None:
    text = text_for(replace(state_of(Status.LOST), account=None))
    assert "yang dahulu tercatat untuk Dinas Kesehatan" in text
    assert "@ " not in text


@pytest.mark.parametrize(
    "status", [Status.COMPLIANT, Status.LATE, Status.REVIEW, Status.EXEMPT, Status.UNKNOWN, Status.DORMANT]
)
def test_a_unit_that_can_do_nothing_now_gets_no_text(status: Status) -> None:
    assert text_for(state_of(status)) == ""


def test_no_text_holds_a_number_or_a_harsh_word() -> None:
    registry = invented_registry()
    for state in (*invented_board().units, state_of(Status.LOST)):
        text = reminder(registry.by_id[state.unit], state, registry, NOW).casefold()
        for word in ("3456", "melanggar", "tidak patuh", "sutrisno_rekaan", "{"):
            assert word not in text


@pytest.mark.parametrize(
    ("name", "kind", "head", "addressee", "expected"),
    [
        ("Dinas Kesehatan", "dinas", "Kepala Dinas", "", "Kepala Dinas Kesehatan"),
        ("Kecamatan Ambal", "kecamatan", "Camat", "", "Camat Ambal"),
        ("Desa Blengor", "desa", "Kepala Desa", "", "Kepala Desa Blengor"),
        ("Dinas Kesehatan", "dinas", "", "", "Pimpinan Dinas Kesehatan"),
        ("RSUD dr. Rekaan", "dinas", "Direktur", "", "Direktur RSUD dr. Rekaan"),
        ("Dinas Kesehatan", "lain", "Kepala Dinas", "", "Kepala Dinas Kesehatan"),
        ("Sekretariat Daerah", "dinas", "Sekda", "Sekretaris Daerah", "Sekretaris Daerah"),
    ],
)
def test_the_addressee_is_the_registry_s_or_made_without_doubling_a_word(
    name: str, kind: str, head: str, addressee: str, expected: str
) -> None:
    unit = Unit("u", name, kind, name, head_title=head, addressee=addressee)
    assert addressee_of(unit, invented_registry()) == expected

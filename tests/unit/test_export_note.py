"""The note for those who gave the order: figures, what is missing, honesty, and corrections of earlier exports."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest
from msgspec.structs import replace

from tests.unit.exports_board import (
    NOW,
    PHONE,
    findings,
    invented_board,
    invented_registry,
    invented_states,
    unit_account,
)
from tui.board.model import Held, SourceHealth, Status, Timing, UnitState
from tui.codes import code
from tui.decisions import Decision, DecisionKind
from tui.export.board_json import board_as_json
from tui.export.corrections import Exported, corrections, precedes, read_exported
from tui.export.note import MOST_NAMES, honesty, note
from tui.registry.model import Unit

EARLIER = NOW - timedelta(hours=5)


def note_of(**fields: object) -> str:
    return note(invented_board(**fields), invented_registry(), now=NOW)


def test_the_note_tells_headline_figures_and_what_each_group_lacks() -> None:
    text = note_of()
    assert text.startswith("# Surat Edaran Sekda · 18 Agu 2015 19.00 WIB\n")
    assert "SKPD & KECAMATAN: 2 dari 4 unit sudah punya akun, 1 di antaranya lengkap (PATUH)." in text
    assert "Tenggat 17 Agu 2015 24.00 WIB (H+1)." in text
    assert "| DINAS, BADAN, KANTOR | 2 | 2 | 1 |" in text
    assert "PATUH 1 (tepat waktu 1)" in text
    dinas, kecamatan, desa = (part.split("\n## ")[0] for part in text.split("### ")[1:])
    assert "- BELUM LENGKAP (1): Dinas Pekerjaan Umum (jabatan dan nomor HP)" in dinas
    assert "Dinas Kesehatan" not in dinas
    assert "- AKUN PRIBADI (1): Kecamatan Ambal" in kecamatan
    assert "- BELUM ADA (1): Kecamatan Alian" in kecamatan
    assert "- MENUNGGU CEK (1): Desa Blengor" in desa


def test_the_note_names_no_person_no_number_and_no_harsh_word() -> None:
    text = note_of().casefold()
    for word in (PHONE, "sutrisno", "tidak patuh", "melanggar", "terburuk", "unofficial"):
        assert word not in text


def test_a_group_that_lacks_nothing_says_so() -> None:
    done = [replace(invented_states()[0], unit=unit) for unit in ("dinkes", "dpu")]
    text = note(invented_board(*done), invented_registry(), now=NOW)
    assert "### DINAS, BADAN, KANTOR\n\n- tidak ada yang perlu dilengkapi" in text


def test_very_many_units_are_counted_by_their_parent() -> None:
    registry = invented_registry()
    villages = tuple(
        Unit(f"d{n}", f"Desa Contoh {n}", "desa", f"Contoh {n}", parent="kec-ambal" if n % 3 else "kec-alian")
        for n in range(MOST_NAMES + 1)
    )
    states = tuple(UnitState(unit.id, Status.NONE, NOW) for unit in villages)
    board = replace(invented_board(), units=(*invented_board().units, *states))
    text = note(board, replace(registry, units=(*registry.units, *villages)), now=NOW)
    assert "- BELUM ADA (41): Kec. Alian 14; Kec. Ambal 27" in text
    assert "Contoh 3" not in text


def test_units_of_the_same_name_are_told_apart_by_the_unit_above() -> None:
    registry = invented_registry()
    twins = tuple(Unit(f"t-{up}", "Desa Kembar", "desa", "Kembar", parent=up) for up in ("kec-ambal", "kec-alian"))
    states = tuple(UnitState(unit.id, Status.NONE, NOW) for unit in twins)
    board = replace(invented_board(), units=(*invented_board().units, *states))
    text = note(board, replace(registry, units=(*registry.units, *twins)), now=NOW)
    assert "- BELUM ADA (2): Desa Kembar, Kec. Ambal; Desa Kembar, Kec. Alian" in text


def test_a_reconstruction_says_so_at_the_top() -> None:
    assert "**REKONSTRUKSI" in "\n".join(note_of(is_reconstruction=True).splitlines()[:3])
    assert "REKONSTRUKSI" not in note_of()


@pytest.mark.parametrize(
    ("source", "now", "said"),
    [
        (SourceHealth("file:a.csv", NOW, complete=False, accounts_read=4, followers_count=9), NOW, "belum lengkap"),
        (SourceHealth("file:a.csv", NOW, complete=True, accounts_read=4), NOW, "4 dari ? pengikut"),
        (SourceHealth("file:a.csv", NOW - timedelta(days=1), complete=True), NOW, "lebih tua"),
        (SourceHealth("x"), NOW, "belum pernah terbaca"),
        (SourceHealth("x", NOW, errors=(code("page_failed", page=3),)), NOW, "page_failed"),
    ],
)
def test_the_note_says_how_far_to_trust_the_data(source: SourceHealth, now: object, said: str) -> None:
    lines = honesty(invented_board(source=source), invented_registry(), NOW)
    assert any(said in line for line in lines)
    assert lines[-1] == "Catatan ini mengukur kelengkapan akun, bukan mutu pelayanan."


def test_a_fresh_complete_reading_needs_no_excuse() -> None:
    assert len(honesty(invented_board(), invented_registry(), NOW)) == 3


def test_a_held_mass_change_is_told() -> None:
    held = Held(NOW, NOW, (("dinkes", Status.NONE), ("dpu", Status.NONE)))
    plain = honesty(invented_board(), invented_registry(), NOW)
    assert len(honesty(invented_board(held=held), invented_registry(), NOW)) == len(plain) + 1


def ruled(kind: DecisionKind = DecisionKind.LINK, **fields: object) -> UnitState:
    ruling = Decision(
        7, kind, "Petugas", NOW - timedelta(hours=1), basis="telepon camat 0812 3456 7890", unit="kec-alian"
    )
    return UnitState(
        "kec-alian",
        Status.COMPLIANT,
        NOW,
        Timing.IN_TIME,
        unit_account("kecalian", "Kecamatan Alian", "9"),
        findings(),
        fulfilled_at=NOW - timedelta(days=3),
        rulings=(replace(ruling, **fields),),
    )


def earlier_export() -> Exported:
    board = replace(invented_board(), taken_at=EARLIER)
    exported = read_exported(board_as_json(board, invented_registry()))
    assert exported is not None
    return exported


def test_a_status_that_was_exported_and_repaired_by_a_ruling_is_corrected() -> None:
    (line,) = corrections(invented_board(ruled()), invented_registry(), earlier_export())
    assert line == (
        "KOREKSI: Kec. Alian semula BELUM ADA, mestinya PATUH sejak 15 Agu 2015 19.00 WIB"
        " (dasar: telepon camat 0812 •••• 7890)"
    )
    assert f"- {line}" in note(invented_board(ruled()), invented_registry(), now=NOW, corrections=(line,))


def test_a_ruling_without_a_basis_is_named_by_its_number() -> None:
    (line,) = corrections(invented_board(ruled(basis="")), invented_registry(), earlier_export())
    assert line.endswith("(dasar: keputusan no. 7)")


@pytest.mark.parametrize(
    "state",
    [
        replace(ruled(), rulings=()),
        ruled(at=EARLIER - timedelta(hours=1)),
        ruled(DecisionKind.NOTE),
        ruled(DecisionKind.CONTACTED),
        replace(ruled(), status=Status.NONE, account=None),
    ],
    ids=["changed by itself", "ruled before the export", "only a note", "only contacted", "status as exported"],
)
def test_what_no_ruling_repaired_is_no_correction(state: UnitState) -> None:
    assert corrections(invented_board(state), invented_registry(), earlier_export()) == ()


def test_without_an_earlier_export_nothing_is_corrected() -> None:
    assert corrections(invented_board(ruled()), invented_registry(), None) == ()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff", b'{"taken_at": "kemarin"}', b'{"taken_at": 3, "units": []}']
)
def test_a_file_that_is_no_board_is_passed_over(data: bytes) -> None:
    assert read_exported(data) is None


def test_only_an_earlier_export_of_the_same_order_and_sort_of_source_is_compared() -> None:
    board, registry, exported = invented_board(), invented_registry(), earlier_export()
    assert precedes(exported, board, registry)
    assert not precedes(replace(exported, taken_at=NOW), board, registry)
    assert not precedes(replace(exported, target="bupatilain"), board, registry)
    assert not precedes(replace(exported, is_replay=True), board, registry)
    data = orjson.loads(board_as_json(board, registry))
    data["units"][0]["status"] = "hebat"
    assert read_exported(orjson.dumps(data)) is None

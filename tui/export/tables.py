"""The Board as a table, one row a unit, and as CSV, which every program reads."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from tui.board.model import Board, LinkedBy, UnitState
from tui.export.banner import banner_of
from tui.export.discretion import Discretion, discretion_for
from tui.export.lacking import lacking_text
from tui.registry.model import FIELD_IDS, Registry, Unit
from tui.wording import _, sentence
from tui.wording.terms import field_label, outcome_word, status_word, timing_word

# A cell that begins so is taken for a formula by spreadsheet programs (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Row = tuple[str, ...]


def headings() -> Row:
    """The column headings in the language in use."""
    return (
        _("No."),
        _("ID unit"),
        _("Nama unit"),
        _("Jenis"),
        _("Kelompok"),
        _("Induk"),
        _("Status"),
        _("Waktu"),
        _("Sejak"),
        _("Akun"),
        _("Nama akun"),
        _("ID akun"),
        _("Ditautkan oleh"),
        *(field_label(field) for field in FIELD_IDS),
        _("Terakhir terbaca"),
        _("Yang perlu dilengkapi"),
        _("Alasan"),
        _("Perlu diperiksa"),
    )


def table(board: Board, registry: Registry, *, with_phones: bool = False) -> list[Row]:
    """The headings and one row a unit, in the registry's order; discreet as every export.

    Rows of a reconstruction say so in a last column, as a row is soon copied elsewhere.
    """
    discretion = discretion_for(board, with_phones=with_phones)
    known = [(registry.by_id[state.unit], state) for state in board.units if state.unit in registry.by_id]
    rows = [(str(number), *_row(unit, state, registry, discretion)) for number, (unit, state) in enumerate(known, 1)]
    banner = banner_of(board)
    if not banner:
        return [headings(), *rows]
    return [(*headings(), _("Sifat data")), *((*row, banner) for row in rows)]


def _row(unit: Unit, state: UnitState, registry: Registry, discretion: Discretion) -> Row:
    zone = registry.directive.zone
    kind, group = registry.kinds_by_id.get(unit.kind), registry.group_of_kind.get(unit.kind)
    parent = registry.by_id.get(unit.parent or "")
    return (
        unit.id,
        unit.name,
        kind.label if kind else unit.kind,
        group.label if group else "",
        parent.name if parent else "",
        status_word(state.status),
        timing_word(state.timing) if state.timing else "",
        _minute(state.since, zone),
        *_account(state, discretion),
        *(_outcome(state, field) for field in FIELD_IDS),
        _minute(state.read_at, zone),
        lacking_text(state, registry.directive),
        "; ".join(sentence(discretion.code(reason)) for reason in state.reasons),
        "; ".join(sentence(alarm) for alarm in discretion.alarms(state)),
    )


def _account(state: UnitState, discretion: Discretion) -> Row:
    account = state.account
    if account is None:
        return ("", "", "", "")
    linked_by = {
        LinkedBy.MACHINE: _("pencocokan otomatis"),
        LinkedBy.OPERATOR: _("petugas"),
        LinkedBy.REGISTRY: _("registri"),
    }
    handle, name = discretion.text(account.username), discretion.text(account.name)
    return (handle, name, account.key.id, linked_by[account.linked_by])


def _outcome(state: UnitState, field: str) -> str:
    finding = state.finding(field)
    return outcome_word(finding.outcome) if finding is not None else ""


def _minute(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at is not None else ""


def one_line(cell: str) -> str:
    """A cell without control characters and without what XML cannot hold: each becomes a space."""
    return "".join(
        " " if unicodedata.category(letter) == "Cc" or letter in "\ufffe\uffff" else letter for letter in cell
    )


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula: one that could be is quoted as text."""
    return ("'" if cell.lstrip(" \xa0\ufeff").startswith(FORMULA_STARTS) else "") + one_line(cell)


def as_csv(board: Board, registry: Registry, *, with_phones: bool = False) -> bytes:
    """The table as CSV."""
    return csv_of(table(board, registry, with_phones=with_phones))


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as CSV: RFC 4180, UTF-8 with a byte order mark so that Excel reads it as such."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()

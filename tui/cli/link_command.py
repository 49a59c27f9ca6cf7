"""`pantau link UNIT HANDLE` and `pantau link FILE`: the operator's word, one ruling or many."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.cli.arguments import Arguments
from tui.cli.kept import Kept, open_kept
from tui.codes import Code, code
from tui.errors import UsageError
from tui.registry import Registry
from tui.rulings import Hearing, UnitNames
from tui.rulings.columns import is_header, places_of, unknown_in
from tui.settings import Settings, at_home
from tui.sources.files import shown
from tui.sources.formats.delimited import Record
from tui.sources.formats.rows import Fault, Uncomputed
from tui.sources.formats.sheets import read_sheet
from tui.sources.values import quoted
from tui.wording import _, sentence

# The sheet readers say of a row that it is passed over; here one such row keeps the whole sheet out.
ROW_FAULTS = {"record_cut": "row_cut", "record_unreadable": "row_unreadable", "row_width": "row_too_wide"}


def run(arguments: Arguments, settings: Settings) -> int:
    """Saves the rulings and what follows from them; a sheet with any row at fault changes nothing (exit 2)."""
    if not arguments.handle:
        return _link_file(arguments, settings)
    if not (arguments.by and arguments.basis):
        raise UsageError("ruling_incomplete")
    with open_kept(settings) as kept:
        hearing = _hearing(kept, arguments)
        hearing.hear(0, {"unit": arguments.unit, "handle": arguments.handle})
        for _place, fault in hearing.faults:
            raise UsageError(fault.name, **dict(fault.args))
        kept.keep(tuple(hearing.made))
    if hearing.made:
        print(_("Keputusan nomor {number} tersimpan.").format(number=hearing.made[0].number))
    else:
        print(_("Tautan itu sudah berlaku; tidak ada yang berubah."))
    return 0


def _link_file(arguments: Arguments, settings: Settings) -> int:
    path = at_home(arguments.unit)
    with open_kept(settings) as kept:
        if _is_unit(kept.registry, arguments.unit) and not path.exists():
            raise UsageError("link_without_handle", words=arguments.unit)
        hearing = _hearing(kept, arguments)
        unknown = _hear_all(hearing, path)
        if unknown:
            print(_("pantau: Kolom yang tidak dipakai: {columns}").format(columns=", ".join(unknown)), file=sys.stderr)
        if hearing.faults:
            for row, fault in sorted(hearing.faults, key=lambda found: found[0]):
                told = _("pantau: {file} baris {line}: {fault}")
                print(told.format(file=shown(path), line=row, fault=sentence(fault)), file=sys.stderr)
            count = len({row for row, _fault in hearing.faults})
            raise UsageError("rulings_at_fault", file=shown(path), count=count)
        kept.keep(tuple(hearing.made))
    print("\n".join(_told(hearing)))
    return 0


def _is_unit(registry: Registry, words: str) -> bool:
    try:
        UnitNames(registry).find(words)
    except UsageError:
        return False
    return True


def _hearing(kept: Kept, arguments: Arguments) -> Hearing:
    return Hearing(
        kept.registry,
        kept.saved.followers,
        kept.saved.decisions,
        kept.clock.now(),
        by=arguments.by or "",
        basis=arguments.basis or "",
    )


def _hear_all(hearing: Hearing, path: Path) -> list[str]:
    """Hears every row of a sheet; returns the names of columns that say nothing."""
    places: dict[str, int] = {}
    unknown: list[str] = []
    for item in read_sheet(path, is_header, needed="unit, handle/id"):
        if isinstance(item, Fault):
            hearing.refuse(item.line, Code(ROW_FAULTS.get(item.name, item.name), item.args))
        elif not places:
            places, unknown = places_of(item.cells), unknown_in(item.cells)
        elif formula := next((cell for cell in _by_column(item, places).values() if isinstance(cell, Uncomputed)), ""):
            hearing.refuse(item.line, code("row_not_computed", value=quoted(formula)))
        else:
            hearing.hear(item.line, _by_column(item, places))
    return unknown


def _by_column(record: Record, places: dict[str, int]) -> dict[str, object]:
    return {column: record.cells[place] for column, place in places.items()}


def _told(hearing: Hearing) -> list[str]:
    """What became of the rows, as lines."""
    lines = [_("{count} keputusan baru tersimpan.").format(count=len(hearing.made))]
    if hearing.known:
        lines.append(_("{count} baris sudah berlaku sebelumnya.").format(count=hearing.known))
    if hearing.left_out:
        lines.append(
            _("{count} baris menurut berkasnya tidak berlaku lagi, jadi dilewati.").format(count=hearing.left_out)
        )
    return lines

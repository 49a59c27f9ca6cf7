"""Whom to call at a unit: the operator's own file, of which nothing enters registry, state or exports."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from tui.codes import Code
from tui.errors import UsageError
from tui.registry.model import Registry
from tui.rulings import UnitNames
from tui.rulings.columns import places_of
from tui.settings import default_settings_file
from tui.sources.cleaning import clean_text
from tui.sources.formats.rows import Fault
from tui.sources.formats.sheets import read_sheet

FILE_NAME: Final = "contacts.csv"
_TEXT_LIMIT: Final = 200
_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "unit": ("unit", "unitid", "idunit", "namaunit", "skpd"),
    "name": ("name", "nama", "kontak"),
    "phone": ("phone", "telepon", "hp", "nomor", "nomorhp"),
    "channel": ("channel", "saluran", "lewat"),
}


class Contact(Struct, frozen=True):
    """One person to call."""

    unit: str
    name: str
    phone: str
    channel: str


class Contacts(Struct, frozen=True):
    """All contacts of a file, and the rows that could not be used, with their lines."""

    all: tuple[Contact, ...]
    faults: tuple[tuple[int, Code], ...]

    def of_unit(self, unit: str) -> tuple[Contact, ...]:
        """Those of one unit, in the file's order."""
        return tuple(contact for contact in self.all if contact.unit == unit)


def contacts_file() -> Path:
    """Where the file stands: beside the settings in the user's config folder."""
    return default_settings_file().with_name(FILE_NAME)


def read_contacts(file: Path, registry: Registry) -> Contacts:
    """The contacts of a file that only its owner may read.

    Raises UsageError where it is not there, is open to others or is no such table.
    """
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except FileNotFoundError as error:
        raise UsageError("contacts_missing", file=str(file)) from error
    except OSError as error:
        raise UsageError("file_unreadable", file=str(file), reason=error.strerror or "") from error
    if mode & 0o077:
        raise UsageError("contacts_not_private", file=str(file), mode=f"{mode:04o}")
    names = UnitNames(registry)
    places: dict[str, int] = {}
    found: list[Contact] = []
    faults: list[tuple[int, Code]] = []
    for item in read_sheet(file, _is_header, needed="unit, name, phone"):
        if isinstance(item, Fault):
            faults.append((item.line, Code(item.name, (("file", file.name), ("line", item.line), *item.args))))
        elif not places:
            places = places_of(item.cells, _CALLED)
        else:
            words = {name: _text(item.cells[place]) for name, place in places.items()}
            try:
                unit = names.find(words["unit"]).id
            except UsageError as error:
                faults.append((item.line, error.code))
            else:
                found.append(Contact(unit, words["name"], words["phone"], words.get("channel", "")))
    return Contacts(tuple(found), tuple(faults))


def _is_header(cells: Sequence[object]) -> bool:
    return {"unit", "name", "phone"} <= places_of(cells, _CALLED).keys()


def _text(cell: object) -> str:
    return clean_text("" if cell is None else str(cell), limit=_TEXT_LIMIT).removeprefix("'").strip()

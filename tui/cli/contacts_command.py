"""`pantau contacts UNIT`: whom to call there, from the operator's own file; a desk tool."""

from __future__ import annotations

import sys

from tui.cli.arguments import Arguments
from tui.cli.session import registry_of
from tui.contacts import contacts_file, read_contacts
from tui.rulings import UnitNames
from tui.settings import Settings
from tui.sources.files import shown
from tui.wording import _, sentence

NOBODY = 1


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints a line a contact; exit 1 where the file names nobody for the unit."""
    registry = registry_of(settings)
    unit = UnitNames(registry).find(arguments.unit)
    file = contacts_file()
    contacts = read_contacts(file, registry)
    for row, fault in contacts.faults:
        told = _("pantau: {file} baris {line}: {fault}")
        print(told.format(file=shown(file), line=row, fault=sentence(fault)), file=sys.stderr)
    found = contacts.of_unit(unit.id)
    if not found:
        print(_("Belum ada kontak untuk {unit} di {file}").format(unit=unit.name, file=shown(file)))
        return NOBODY
    for contact in found:
        print(" · ".join(filter(None, (unit.name, contact.name, contact.phone, contact.channel))))
    return 0

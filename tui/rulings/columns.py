"""The columns of a sheet of rulings: as we write them, and as people call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tui.sources.formats.columns import folded
from tui.sources.values import quoted

COLUMNS: Final = (
    "number",
    "kind",
    "unit",
    "unit_name",
    "network",
    "handle",
    "id",
    "field",
    "value",
    "basis",
    "by",
    "at",
    "in_force",
)
# The first name present wins: an id says more than a name.
_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": ("kind", "jenis", "keputusan"),
    "unit": ("unit", "unitid", "idunit", "unitname", "namaunit", "namaskpd", "skpd"),
    "network": ("network", "jaringan", "jejaring"),
    "handle": ("handle", "username", "screenname", "akun", "namapengguna", "twitter"),
    "id": ("id", "accountid", "userid", "idakun"),
    "field": ("field", "isian", "bidang"),
    "value": ("value", "nilai", "isi"),
    "basis": ("basis", "dasar"),
    "by": ("by", "oleh", "petugas"),
    "at": ("at", "waktu", "tanggal"),
    "in_force": ("inforce", "berlaku"),
}
_UNUSED: Final = frozenset({"number", "nomor", "no", "unitname", "namaunit"})


def places_of(header: Sequence[object], called: Mapping[str, Sequence[str]] = _CALLED) -> dict[str, int]:
    """At which place of a header each column stands, by what people call it."""
    names = [folded(cell) for cell in header]
    return {
        column: names.index(next(name for name in known if name in names))
        for column, known in called.items()
        if any(name in names for name in known)
    }


def is_header(cells: Sequence[object]) -> bool:
    """Whether these cells head a sheet of rulings: units, with accounts or with what was ruled."""
    places = places_of(cells)
    return "unit" in places and not places.keys().isdisjoint(("handle", "id", "kind"))


def unknown_in(header: Sequence[object]) -> list[str]:
    """The names that say nothing here."""
    used = set(places_of(header).values())
    return [
        str(quoted(cell))
        for place, cell in enumerate(header)
        if place not in used and folded(cell) and folded(cell) not in _UNUSED
    ]

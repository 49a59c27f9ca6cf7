"""Reads which characters a TrueType font has, from its cmap table, independent of what draws with it."""

from __future__ import annotations

import struct
from pathlib import Path


def glyphs_of(font: Path) -> set[str]:
    """Every character with a glyph; reads the segmented table for all of Unicode (format 12)."""
    data = font.read_bytes()
    tables = {
        data[place : place + 4]: struct.unpack(">L", data[place + 8 : place + 12])[0]
        for place in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    cmap = tables[b"cmap"]
    count = struct.unpack(">H", data[cmap + 2 : cmap + 4])[0]
    for place in range(cmap + 4, cmap + 4 + 8 * count, 8):
        table = cmap + struct.unpack(">L", data[place + 4 : place + 8])[0]
        if struct.unpack(">H", data[table : table + 2])[0] == 12:
            return set(_characters(data, table))
    raise ValueError(f"no format 12 table in {font.name}")


def _characters(data: bytes, table: int) -> list[str]:
    groups = struct.unpack(">L", data[table + 12 : table + 16])[0]
    found: list[str] = []
    for place in range(table + 16, table + 16 + 12 * groups, 12):
        first, last, glyph = struct.unpack(">LLL", data[place : place + 12])
        found += [chr(point) for point in range(first, last + 1) if glyph + point - first]
    return found

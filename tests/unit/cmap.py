"""The characters that a TrueType font has, read from its cmap table (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from pathlib import Path


def _table(data: bytes, tag: bytes) -> int:
    count = struct.unpack_from(">H", data, 4)[0]
    for at in range(12, 12 + 16 * count, 16):
        if data[at : at + 4] == tag:
            return int(struct.unpack_from(">I", data, at + 8)[0])
    raise ValueError(f"the font has no table {tag!r}")


def characters(font: Path) -> frozenset[int]:
    """The code points for which a font has a glyph."""
    data = font.read_bytes()
    start = _table(data, b"cmap")
    found: set[int] = set()
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + int(struct.unpack_from(">I", data, start + 4 + 8 * record + 4)[0])
        format_ = struct.unpack_from(">H", data, at)[0]
        if format_ == 12:
            for group in range(struct.unpack_from(">I", data, at + 12)[0]):
                first, last, _glyph = struct.unpack_from(">III", data, at + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif format_ == 4:
            half = struct.unpack_from(">H", data, at + 6)[0]
            ends = struct.unpack_from(f">{half // 2}H", data, at + 14)
            starts = struct.unpack_from(f">{half // 2}H", data, at + 16 + half)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
    return frozenset(found - {0xFFFF})

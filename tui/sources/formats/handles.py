"""A plain list: handles, profile links or ids, one a line or parted by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tui.sources.formats.rows import Items, Row, Said, What

_PARTS: Final = re.compile(r"[,;\s]+")
_MARKED: Final = re.compile(r"@[A-Za-z0-9_]+|(https?://)?(www\.|mobile\.)?(twitter|x)\.com/\S+", re.I)
_BARE: Final = re.compile(r"[A-Za-z0-9_]{1,20}")
_ID: Final = re.compile(r"[0-9]{5,20}")
_REMARK: Final = "#"


def is_list(lines: Sequence[str]) -> bool:
    """Whether these first lines are a list: half of it marked as handles, or nothing but bare handles or ids."""
    bare = [line.strip() for line in lines if line.strip() and not line.startswith(_REMARK)]
    parts = [part for line in bare for part in _PARTS.split(line) if part]
    marked = sum(_MARKED.fullmatch(part) is not None for part in parts)
    return bool(parts) and (2 * marked >= len(parts) or all(_BARE.fullmatch(line) for line in bare))


def read_list(lines: Iterable[str]) -> Items:
    """The accounts of a list; nothing is known of them but what they are called."""
    yield Said(What.FORMAT, "handles")
    for number, line in enumerate(lines, start=1):
        if line.startswith(_REMARK):
            continue
        for part in _PARTS.split(line.strip()):
            if part:
                field = "id" if _ID.fullmatch(part) else "username"
                yield Row(number, {field: part}, "id", is_profile_read=False)

"""The short links in a profile, put back to what they stand for by what the file itself says; nothing is fetched."""

from __future__ import annotations

import json
from typing import Final

from tui.sources.shortened import written_out

_SHORT: Final = ("tcourl", "url")
_LONG: Final = ("expanded_url", "unwound_url", "expandedUrl")
_CELL_LIMIT: Final = 100_000


def expand(text: object, entries: object) -> object:
    """The text with each short link replaced; `entries` is a list of link objects, or that list as JSON in a cell."""
    if not isinstance(text, str) or "://" not in text:
        return text
    pairs = ((_text(entry, _SHORT), _text(entry, _LONG) or _text(entry, ("url",))) for entry in _objects(entries))
    return written_out(text, pairs)


def first_long(entries: object) -> str:
    """The first long link among the entries, empty where there is none."""
    return next((long for entry in _objects(entries) if (long := _text(entry, _LONG))), "")


def _objects(entries: object) -> list[dict[str, object]]:
    if isinstance(entries, str) and entries.lstrip().startswith("[") and len(entries) < _CELL_LIMIT:
        try:
            entries = json.loads(entries)
        except (ValueError, RecursionError):
            return []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _text(entry: dict[str, object], names: tuple[str, ...]) -> str:
    return next((value for name in names if isinstance(value := entry.get(name), str) and value), "")

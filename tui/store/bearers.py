"""Which accounts' kept texts know a handle, be it one that they had before and that nobody is shown any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.sources.base import AccountKey
from tui.store.keeping import Texts, value_of
from tui.store.shelves import TABLE
from tui.store.storage import Unreadable, parsed, previous_of
from tui.store.values import key_from_plain


def bearers(folder: Path, handle: str) -> frozenset[AccountKey]:
    """The accounts that some text of the folder knows by that handle, in the current or the previous generation."""
    needle = handle.casefold()
    found: set[AccountKey] = set()
    for file in sorted(folder.glob("*.json")):
        for generation in (file, Path(previous_of(str(file)))):
            raw = generation.read_bytes() if generation.exists() else b""
            if needle.encode("utf-8", "replace") in raw.lower():
                found.update(_bearers_in(raw, str(generation), needle))
    return frozenset(found)


def _bearers_in(raw: bytes, path: str, needle: str) -> Iterator[AccountKey]:
    try:
        entries: Mapping[str, Texts] = parsed(raw, path).get(TABLE, {})
    except Unreadable:  # nobody reads it any more, and a purge writes it anew
        return
    for owner, texts in entries.items():
        key = key_from_plain(owner)
        if key.network and any(each.casefold() == needle for each in handles_in(texts)):
            yield key


def handles_in(texts: Texts) -> Iterator[str]:
    """Every handle by which an account's kept texts know it: in its profile, alone, or among its earlier ones."""
    for entry in texts.values():
        value = value_of(entry)
        if isinstance(value, Mapping) and "username" in value:
            yield value["username"]
        elif isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
            yield value[0]
        elif isinstance(value, list):
            yield from (each["username"] for each in value if isinstance(each, Mapping) and "username" in each)

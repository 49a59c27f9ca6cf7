"""Snapshot folders that hold an account's handle or name: found and told, never touched."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

import orjson
from msgspec import Struct

from tui.export.snapshot import MANIFEST_FILE

SHORTEST_NAME: Final = 4  # a shorter name stands in too many other words
_PICTURES: Final = (".png",)
_WORKBOOKS: Final = (".xlsx",)


class Traces(Struct, frozen=True):
    """The folders that hold the account, and those of which nothing but pictures was saved, which nobody can search."""

    holding: tuple[Path, ...] = ()
    pictures_only: tuple[Path, ...] = ()


def traces_of(out: Path, handles: frozenset[str], names: frozenset[str]) -> Traces:
    """The snapshot folders below `out` whose files hold one of the handles or ids, as a word, or one of the names."""
    needle = _needle(handles, names)
    if needle is None:
        return Traces()
    holding, pictures = [], []
    for folder in sorted(_snapshots(out)):
        files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.name != MANIFEST_FILE]
        texts = [file for file in files if file.suffix not in _PICTURES]
        if any(needle.search(part) for file in texts for part in _parts(file)):
            holding.append(folder)
        elif files and not texts:
            pictures.append(folder)
    return Traces(tuple(holding), tuple(pictures))


def files_naming(files: Iterable[Path], handles: frozenset[str]) -> int:
    """How many of the files hold one of the handles, as a word."""
    needle = _needle(handles, frozenset())
    return 0 if needle is None else sum(any(map(needle.search, _parts(file))) for file in files)


def _needle(handles: frozenset[str], names: frozenset[str]) -> re.Pattern[bytes] | None:
    patterns = [rb"(?<![A-Za-z0-9_])%b(?![A-Za-z0-9_])" % re.escape(handle.encode()) for handle in handles if handle]
    for name in names:
        if len(name) >= SHORTEST_NAME:
            patterns += {re.escape(form.encode("utf-8", "replace")) for form in _written(name)}
    return re.compile(b"|".join(patterns), re.IGNORECASE) if patterns else None


def _written(name: str) -> set[str]:
    """A name as it stands in text, in JSON, in XML and in CSV."""
    return {name, orjson.dumps(name).decode()[1:-1], escape(name, quote=False), escape(name), name.replace('"', '""')}


def _snapshots(out: Path) -> Iterator[Path]:
    for folder, _, files in os.walk(out):
        if MANIFEST_FILE in files:
            yield Path(folder)


def _parts(file: Path) -> Iterator[bytes]:
    """What a file holds; a workbook is unpacked. What cannot be read holds nothing that could be found."""
    try:
        if file.suffix in _WORKBOOKS:
            with zipfile.ZipFile(file) as packed:
                yield from (packed.read(entry) for entry in packed.namelist())
        else:
            yield file.read_bytes()
    except (OSError, zipfile.BadZipFile, zlib.error):
        return

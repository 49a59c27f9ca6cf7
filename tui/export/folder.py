"""A folder of files that appears whole or not at all, and never in the place of another."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from tui.store.storage import sync_folder

HIDDEN_NAME = re.compile(r"\.pantau-[0-9a-f]{16}")
ABANDONED_SECONDS = 24 * 60 * 60
TAKEN = frozenset({errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR})


def save_folder(base: Path, name: str, files: Mapping[str, bytes], *, private: bool, may_count: bool) -> Path:
    """Writes the files into a hidden folder beside the final one, gives that its name, and returns where it stands.

    `private` keeps others of the machine out; `may_count` allows ` (2)` after a name that is taken. Raises OSError,
    and then leaves nothing behind.
    """
    _sweep(base)
    hidden = base / f".pantau-{secrets.token_hex(8)}"
    hidden.mkdir(mode=0o700 if private else 0o777)
    try:
        for file, data in files.items():
            with (hidden / file).open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        sync_folder(str(hidden))
        saved = _rename(hidden, base, name, may_count=may_count)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    sync_folder(str(base))
    return saved


def _sweep(base: Path) -> None:
    """Removes what a kill in the middle of a save left behind, once it is too old to be still in use."""
    for left in base.glob(".pantau-*"):
        if not HIDDEN_NAME.fullmatch(left.name) or left.is_symlink():
            continue
        with contextlib.suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _rename(hidden: Path, base: Path, name: str, *, may_count: bool) -> Path:
    """Gives the folder its name, or that name with ` (2)` and so on where it is taken."""
    number = 1
    while True:
        target = base / (name if number == 1 else f"{name} ({number})")
        try:
            return hidden.rename(target)
        except OSError as error:
            if error.errno not in TAKEN or not may_count:
                raise
        number += 1

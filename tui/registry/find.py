"""Finds the registry's file: flag, environment, settings, the current folder, the bundled one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tui.errors import UsageError
from tui.settings import at_home

ENVIRONMENT = "PANTAU_REGISTRY"
FILE_NAME = "registry.json"


def find_registry(
    flag: Path | str | None = None,
    settings: Path | str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Path:
    """The path of the registry to use; what is named must not exist, reading it will say so.

    Raises UsageError (`no_registry`) where none is named and none is bundled.
    """
    for named in (flag, environ.get(ENVIRONMENT), settings):
        if named:
            return at_home(named)
    here = (folder or Path()) / FILE_NAME
    if here.is_file():
        return here
    return bundled_registry()


def bundled_registry() -> Path:
    """The registry that came with the program: beside the package in a wheel, at the top in a checkout."""
    room = Path(__file__).parent
    for bundled in (room / FILE_NAME, room.parents[1] / FILE_NAME):
        if bundled.is_file():
            return bundled
    raise UsageError("no_registry", file=FILE_NAME)

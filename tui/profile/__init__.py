"""What profiles state: nama, jabatan, HP and telepon, each with the words that state it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.profile.model import NO_FIELDS, Fields, SourceField, Span, Stated

if TYPE_CHECKING:
    from tui.profile.reader import extract

__all__ = ["NO_FIELDS", "Fields", "SourceField", "Span", "Stated", "extract"]


def __getattr__(name: str) -> object:
    """The reader, with all its patterns, is imported when the first profile is read."""
    if name != "extract":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("tui.profile.reader").extract

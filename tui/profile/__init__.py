"""What profiles state: nama, jabatan, HP and telepon, each with the words that state it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.profile.model import NO_FIELDS, Fields, SourceField, Span, Stated

if TYPE_CHECKING:
    from tui.profile.extract import extract

_HOMES = {
    "extract": "tui.profile.extract",
}

__all__ = ["NO_FIELDS", "Fields", "SourceField", "Span", "Stated", "extract"]


def __getattr__(name: str) -> object:
    """What works is imported when it is first asked for: the wall paints a Board that others have judged."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""What survives a crash."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.store.parts import Saved
    from tui.store.saving import Store

_HOMES = {"Saved": "tui.store.parts", "Store": "tui.store.saving"}

__all__ = ["Saved", "Store"]


def __getattr__(name: str) -> object:
    """What reads and writes is imported when it is first asked for: the first paint needs the lock and the face."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

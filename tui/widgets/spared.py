"""Textual without its command palette, on which many kinds of widgets hang, until the operator opens the palette.

It is a tenth of what Textual's import takes. Textual's app needs no more of it than the names of its classes: it never
opens one itself, since ours has `ENABLE_COMMAND_PALETTE` off.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

PALETTE = "textual.command"


class Spared(ModuleType):
    """A module in which every name is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def spare_palette() -> bool:
    """Imports Textual's app without its palette; returns False where it must have it, or has it already.

    Whoever imports the palette afterwards gets it whole.
    """
    if not {"textual.app", PALETTE}.isdisjoint(sys.modules):
        return False
    before = set(sys.modules)
    sys.modules[PALETTE] = Spared(PALETTE)
    try:
        import_module("textual.app")
    except (AttributeError, ImportError, TypeError):
        for name in set(sys.modules) - before:
            if name.partition(".")[0] == "textual":
                del sys.modules[name]
        return False
    else:
        return True
    finally:
        sys.modules.pop(PALETTE, None)


is_spared = spare_palette()
"""Whether Textual goes without its palette in this process."""

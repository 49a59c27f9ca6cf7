"""What survives a crash."""

from tui.store.parts import Saved
from tui.store.saving import Store

__all__ = ["Saved", "Store"]

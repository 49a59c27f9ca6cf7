"""What goes wrong with a state folder, as the one error that says it."""

from __future__ import annotations

from tui.errors import StateError


def not_readable(path: str, error: OSError) -> StateError:
    """The error of a state that cannot be looked into."""
    return StateError("store_unreadable", file=path, reason=error.strerror or type(error).__name__)


def not_writable(path: str, error: OSError) -> StateError:
    """The error of a state that cannot be written."""
    return StateError("store_not_writable", file=path, reason=error.strerror or type(error).__name__)

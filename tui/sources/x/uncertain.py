"""The one error after which nobody can say what was billed."""

from __future__ import annotations

from tui.errors import SourceError


class UncertainError(SourceError):
    """A request that was sent and not answered in a way that could be understood: it may have been billed."""

"""What was judged before: an unchanged follower is not judged again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from tui.matching.judgement import Judgement
from tui.sources.base import AccountKey


class Memo(Struct):
    """Judgements by account with the content they rest on, of one registry; it saves time and changes no result."""

    registry: str = ""
    judged: dict[AccountKey, tuple[str, Judgement]] = field(default_factory=dict)

    def begin(self, registry: str) -> None:
        """Forgets everything when the registry is another one, or has no digest to know it by."""
        if registry != self.registry or not registry:
            self.judged.clear()
        self.registry = registry

    def forget(self, keys: Iterable[AccountKey]) -> None:
        """Lets go of what was judged of these."""
        for key in keys:
            self.judged.pop(key, None)

"""What was judged before: an unchanged follower is not judged again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from tui.matching.judgement import NOTHING_NAMED, Judgement
from tui.sources.base import AccountKey


class Memo(Struct):
    """Judgements by account with the content they rest on, of one registry; it saves time and changes no result.

    `unnamed` are the digests of content that names nobody: most followers', so no more is kept of them.
    """

    registry: str = ""
    judged: dict[AccountKey, tuple[str, Judgement]] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)

    def begin(self, registry: str) -> None:
        """Forgets everything when the registry is another one, or has no digest to know it by."""
        if registry != self.registry or not registry:
            self.judged.clear()
            self.unnamed.clear()
        self.registry = registry

    def forget(self, keys: Iterable[AccountKey]) -> None:
        """Lets go of what was judged of these, and of all who name nobody: whose text is still kept is few."""
        for key in keys:
            self.judged.pop(key, None)
        self.unnamed.clear()

    def recall(self, key: AccountKey, digest: str) -> Judgement | None:
        """What was judged of just this content, None where it was not."""
        if digest in self.unnamed:
            return NOTHING_NAMED
        known = self.judged.get(key)
        return known[1] if known is not None and known[0] == digest else None

    def remember(self, key: AccountKey, digest: str, judgement: Judgement) -> None:
        """Takes note of a judgement of content that has a digest."""
        if judgement is not NOTHING_NAMED:
            self.judged[key] = (digest, judgement)
        elif digest:
            self.unnamed.add(digest)

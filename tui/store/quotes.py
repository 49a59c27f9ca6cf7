"""Where one account's handle stands in what is kept of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.store.values import Json

WIDTHS = (2, 3)  # an argument's place was not always kept


class Quotes:
    """The handles of one account, found as whole words, in either case."""

    def __init__(self, handles: Sequence[str]) -> None:
        either, self._pattern, self._bytes = "|".join(handles), None, None
        if handles:
            self._pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{either})(?![A-Za-z0-9_])", re.IGNORECASE)
            self._bytes = re.compile(either.encode("ascii"), re.IGNORECASE)

    def are_in(self, raw: bytes) -> bool:
        """Whether one of them stands anywhere in a file, where a letter before it may be the end of an escape."""
        return self._bytes is not None and self._bytes.search(raw) is not None

    def are_quoted(self, value: Json) -> bool:
        """Whether a value is what `veil` keeps of a Code (place, name and value of each argument), and quotes one."""
        if self._pattern is None or not isinstance(value, list):
            return False
        slips = [each for each in value if isinstance(each, list) and len(each) in WIDTHS]
        texts = (slip[-1] for slip in slips if isinstance(slip[-1], str))
        return len(slips) == len(value) and any(self._pattern.search(text) for text in texts)

    def are_named(self, value: Json) -> bool:
        """Whether a value is what is kept of an account's names alone, its handle first, and is one of them."""
        if self._pattern is None or not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
            return False
        return self._pattern.fullmatch(value[0]) is not None


def of_handles(handles: Iterable[str]) -> Quotes:
    """What finds these handles; those that are none find nothing."""
    return Quotes(sorted(each for each in handles if re.fullmatch("[A-Za-z0-9_]{1,20}", each)))

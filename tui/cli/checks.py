"""What `pantau doctor` says of one thing that it looked at."""

from __future__ import annotations

from msgspec import Struct

from tui.wording import _


class Check(Struct, frozen=True):
    """One thing looked at: whether it works, what it is, and what to do where it does not."""

    is_good: bool
    text: str
    advice: str = ""

    @property
    def line(self) -> str:
        """The check as one line."""
        mark = _("baik") if self.is_good else _("perlu perhatian")
        return f"[{mark}] {self.text}" + (f" · {self.advice}" if self.advice and not self.is_good else "")

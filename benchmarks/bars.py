"""A bar: what was measured, and what it must not pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure against its limit, in `unit`; `detail` tells the spread and what it was divided by."""

    name: str
    figure: float
    limit: float
    unit: str
    detail: str = ""

    @property
    def held(self) -> bool:
        """Whether the figure stays within the limit."""
        return self.figure <= self.limit

"""One bar: a figure that was measured, and the limit that it must not pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """`figure` and `limit` are in `unit`; `detail` says how it was measured and how far the figures lay apart."""

    name: str
    figure: float
    limit: float
    unit: str
    detail: str

    @property
    def is_held(self) -> bool:
        """Whether the figure is within the limit."""
        return self.figure <= self.limit

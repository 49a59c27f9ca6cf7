"""Interleaved pairs: two things measured in turn, so that what else the machine does strikes both."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median, quantiles

PAIRS = 15


def ratios(ours: Callable[[], float], floor: Callable[[], float], pairs: int = PAIRS) -> tuple[float, str]:
    """The median of the pairs' ratios, and its spread in words; the first pair warms up and is not counted."""
    ours(), floor()
    measured = [(ours(), floor()) for _pair in range(pairs)]
    shares = [mine / theirs for mine, theirs in measured]
    low, _middle, high = quantiles(shares, n=4)
    mine, theirs = (median(side) for side in zip(*measured, strict=True))
    return median(shares), f"middle half {low:.2f}..{high:.2f}, {pairs} pairs, {mine:.4g} against {theirs:.4g}"

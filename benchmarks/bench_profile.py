"""How long it takes to read the four fields of a profile.

The mix: the labelled followers, those who state nothing three times each, since a real account's followers are mostly
citizens (of the labelled 173 about half state something).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns

from benchmarks.bars import Bar
from tui.profile import NO_FIELDS, extract
from tui.registry.find import bundled_registry
from tui.registry.load import load_registry
from tui.sources.base import Account

GOLD = Path(__file__).resolve().parents[1] / "tests" / "data" / "gold" / "followers.csv"
ROUNDS = 15
LIMIT_MICROSECONDS = 40.0


def bars() -> Iterator[Bar]:
    """The bar of reading one bio: the median over the mix, each profile's time being its median over the rounds."""
    registry = load_registry(bundled_registry())
    accounts = _accounts()
    silent = [extract(account, registry) is NO_FIELDS for account in accounts]
    spent: list[list[int]] = [[] for _ in accounts]
    for _ in range(ROUNDS):
        for times, account in zip(spent, accounts, strict=True):
            begun = perf_counter_ns()
            extract(account, registry)
            times.append(perf_counter_ns() - begun)
    each = [median(times) / 1000 for times in spent]
    mix = [figure for figure, is_silent in zip(each, silent, strict=True) for _ in range(3 if is_silent else 1)]
    told = median(figure for figure, is_silent in zip(each, silent, strict=True) if not is_silent)
    detail = (
        f"{len(mix)} profiles; 90th percentile {quantiles(mix, n=10)[8]:.0f}, those that state something {told:.0f}"
    )
    yield Bar("fields of a bio, median of the mix", median(mix), LIMIT_MICROSECONDS, "us", detail)


def _accounts() -> list[Account]:
    """The labelled followers as accounts."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [
            Account("x", row["id"], row["username"], row["name"], row["description"], row["location"], row["url"])
            for row in csv.DictReader(file)
        ]


if __name__ == "__main__":
    for bar in bars():
        print(f"{bar.name}: {bar.figure:.1f} {bar.unit}, limit {bar.limit:.0f} ({bar.detail})")

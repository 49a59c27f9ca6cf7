"""What the stand-in keeps: the bill by UTC day, rate windows, and the misbehaviour it was told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from msgspec import Meta

PRICES = {"user": 10_000, "follower": 10_000, "owned_follower": 1_000, "post": 5_000}
WINDOW = 15 * 60
KINDS = (
    "answer", "break", "cut", "dialect", "die", "die_billed", "die_within", "drop", "empty", "garbage", "halves",
    "hang", "html", "loop", "null", "repeat", "reshape", "short", "strip", "tear",
)  # fmt: skip


@dataclass
class Bill:
    """Distinct resources by UTC day, and the micro-dollars they cost; `credits` None is as much as anybody wants."""

    credits: int | None = None
    resources: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, day: str, kind: str, ids: list[str]) -> None:
        """Bills what a good answer holds, each resource once a day."""
        self.resources.setdefault(day, set()).update((kind, each) for each in ids)

    def total(self, day: str | None = None) -> int:
        """Micro-dollars of one day or of all."""
        days = self.resources if day is None else {day: self.resources.get(day, set())}
        return sum(PRICES[kind] for each in days.values() for kind, _ in each)

    def count(self, kind: str) -> int:
        """How many resources of a kind were billed on all days."""
        return sum(each == kind for day in self.resources.values() for each, _ in day)

    @property
    def is_spent(self) -> bool:
        """Whether there is no credit left."""
        return self.credits is not None and self.total() >= self.credits


@dataclass
class Windows:
    """Requests in the running quarter of an hour, by route and by who asks: an app and a user have their own limits."""

    limits: dict[str, int]
    user_limits: dict[str, int] = field(default_factory=dict)
    counts: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def count(self, route: str, now: datetime, user: str = "") -> tuple[bool, dict[str, str]]:
        """Counts a request; whether it is let through, and the headers that tell how many are left."""
        window = int(now.timestamp()) // WINDOW
        used = self.counts.get((route, user, window), 0)
        limit = (self.user_limits if user else self.limits).get(route, 300)
        is_good = used < limit
        if is_good:
            self.counts[route, user, window] = used + 1
        return is_good, {
            "x-rate-limit-limit": str(limit),
            "x-rate-limit-remaining": str(max(0, limit - used - 1)),
            "x-rate-limit-reset": str((window + 1) * WINDOW),
        }


@dataclass
class Fault:
    """One misbehaviour, told for a route (empty: for any): it lets `after` requests pass, then happens `times` times.

    `kind`, one of KINDS: `answer` (status, body, headers as told), `hang`, `drop` (the connection breaks before the
    answer), `cut` (billed, then it breaks), `tear` (billed, then it breaks within the body), `halves` (the body in two
    pieces), `die`, `die_billed` and `die_within` (the whole process is killed: before, after, within the answer),
    `garbage`, `html` and `null` (200 with such a body), `short` (half of the page), `empty` (nobody, and a token),
    `repeat` (the page before again with a new token), `loop` (a token that was there before), `strip` (records without
    some fields), `break` (one record without its shape), `reshape` (every record), `dialect` (the newer field names).
    """

    kind: str
    route: str = ""
    after: Annotated[int, Meta(ge=0)] = 0
    times: Annotated[int, Meta(ge=1)] = 1
    status: Annotated[int, Meta(ge=200, le=599)] = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()


@dataclass
class Faults:
    """The misbehaviour still to come, in the order in which it was told."""

    waiting: list[Fault] = field(default_factory=list)

    def next_for(self, route: str) -> Fault | None:
        """The fault that this request meets."""
        for fault in self.waiting:
            if fault.route not in ("", route):
                continue
            if fault.after > 0:
                fault.after -= 1
                return None
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None

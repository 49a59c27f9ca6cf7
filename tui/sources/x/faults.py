"""What X's refusals mean: each its own Code, its own next step and its own wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

from tui.codes import Code, code
from tui.errors import SourceError
from tui.sources.answers import http_date
from tui.sources.values import quoted
from tui.sources.x.wire import Problem, problem_of

WINDOW: Final = 15 * 60
LONGEST_WINDOW: Final = 16 * 60
LONGEST_WAIT: Final = 60 * 60
FIRST_BLIND_WAIT: Final = 60
WRONG_MINUTES: Final = 3
MOST_SKEW: Final = timedelta(days=2)
NOTHING: Final = "–"
LONGEST_STOP: Final = 31 * 24 * 60 * 60


class Window(Struct):
    """What the answers tell of X's clock and of its rate windows, and how often in a row it refused.

    `skew` is how far X's clock is ahead of ours, from the Date header. A date that is days away, `days_apart`, is no
    clock to reckon by: it may be a proxy's.
    """

    skew: timedelta = timedelta()
    days_apart: int = 0
    refusals: int = 0

    def hear(self, date: str, now: datetime) -> None:
        """Notes the time that an answer names."""
        told = http_date(date)
        if told is None:
            return
        is_clock = abs(told - now) <= MOST_SKEW
        self.days_apart = 0 if is_clock else abs(told - now).days
        if is_clock:
            self.skew = told - now

    @property
    def clock_fault(self) -> Code | None:
        """What is wrong with this machine's clock, if it differs from X's by more than an answer takes."""
        if self.days_apart:
            return code("x_clocks_apart", days=self.days_apart)
        minutes = round(self.skew / timedelta(minutes=1))
        if abs(minutes) < WRONG_MINUTES:
            return None
        return code("x_clock_slow" if minutes > 0 else "x_clock_fast", minutes=abs(minutes))

    def wait(self, reset: str, now: datetime) -> int:
        """Seconds until it is worth asking again, by X's own clock; longer with each refusal that follows another.

        A reset that is past or too far away is a clock gone wrong, or a second limit that X does not tell.
        """
        self.refusals += 1
        base = float(FIRST_BLIND_WAIT)
        if reset.isascii() and reset.isdigit() and len(reset) < 12:
            base = int(reset) - (now + self.skew).timestamp()
        base = max(1.0, min(base, LONGEST_WINDOW))
        grown = max(base, FIRST_BLIND_WAIT) * 2 ** (min(self.refusals, 8) - 1) if self.refusals > 1 else base
        return int(min(grown, LONGEST_WAIT)) + 1


def fault_of(status: int, reset: str, body: bytes, route: str, window: Window, now: datetime) -> SourceError:
    """The error that an answer other than a good one stands for; by its status first, its body only refines."""
    problem = problem_of(body)
    if status == 401:
        return SourceError("x_token_refused", stop=1)
    if status == 402:
        return SourceError("x_no_credits", stop=1)
    if status == 403:
        return _forbidden(problem, route, now + window.skew)
    if status == 404:
        return SourceError("x_no_endpoint", route=route)
    if status == 429:
        return _too_many(problem, reset, window, now)
    if status >= 500:
        return SourceError("x_server_fault", status=status)
    if status == 400:
        return SourceError("x_request_refused", detail=quoted(problem.detail or problem.title or NOTHING))
    return SourceError("x_unexpected", status=status)


def refuse_withheld(problems: Iterable[Problem], account_id: str) -> None:
    """Raises SourceError `x_followers_withheld` where a good answer says of an account that it is not shown."""
    for problem in problems:
        if account_id in (problem.resource_id, problem.value):
            raise SourceError(
                "x_followers_withheld", detail=quoted(problem.detail or problem.title or NOTHING), retry_in=LONGEST_WAIT
            )


def _forbidden(problem: Problem, route: str, now: datetime) -> SourceError:
    if problem.title == "SpendCapReached" or problem.sort == "credits":
        try:
            until = datetime.fromisoformat(problem.reset_date)
        except ValueError:
            return SourceError("x_spend_cap", stop=1)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        wait = (until - now).total_seconds()
        if not 0 < wait <= LONGEST_STOP:
            return SourceError("x_spend_cap", stop=1)
        return SourceError("x_spend_cap_until", until=until.astimezone(UTC).isoformat(), retry_in=int(wait) + 1)
    if problem.reason == "client-not-enrolled" or problem.sort == "client-forbidden":
        return SourceError("x_plan_lacks", route=route)
    return SourceError("x_forbidden", detail=quoted(problem.detail or problem.title or NOTHING), stop=1)


def _too_many(problem: Problem, reset: str, window: Window, now: datetime) -> SourceError:
    if problem.sort == "usage-capped" or problem.title == "UsageCapExceeded":
        return SourceError("x_cap_reached", period=quoted(problem.period or "Monthly"), stop=1)
    wait = window.wait(reset, now)
    until = (now + timedelta(seconds=wait)).replace(microsecond=0)
    return SourceError("x_rate_limited", until=until.isoformat(), retry_in=wait)

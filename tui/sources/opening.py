"""Opens the source that a spec names; each source's own libraries are imported only once it is chosen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from tui.clock import Clock, SystemClock
from tui.errors import UsageError
from tui.settings import Settings, at_home
from tui.sources.base import Ledger, Source
from tui.sources.lasting import Consents

FILE = "file:"
X = "x"
WEB = ("https://", "http://")
KNOWN_SPECS = "replay, replay@2015-08-17T20:00+07:00, file:followers.csv, x, https://example.org/followers.csv"


class _Target(Protocol):
    @property
    def network(self) -> str: ...

    @property
    def username(self) -> str: ...


class _Directive(Protocol):
    @property
    def target(self) -> _Target: ...

    @property
    def interval(self) -> timedelta: ...

    @property
    def stale_after(self) -> timedelta: ...

    @property
    def deadline_instants(self) -> tuple[datetime, ...]: ...


class Directed(Protocol):
    """What a source needs of a registry: the directive's target and pace; the two do not know each other."""

    @property
    def directive(self) -> _Directive:
        """The order that names the account whose followers are read, and how often."""
        ...


def open_source(
    spec: str,
    registry: Directed,
    *,
    network: str | None = None,
    complete: bool = False,
    taken_at: datetime | None = None,
    clock: Clock | None = None,
    feed_secret: str = "",
    settings: Settings | None = None,
    ledger: Ledger | None = None,
    consents: Consents | None = None,
) -> Source:
    """The source that a spec asks for; it reads nothing yet.

    `network` (default: the target's), `complete` and `taken_at` say of a file what it does not say itself; `clock` is
    the one a live source lives by, the machine's own by default; `feed_secret` is what a feed is asked with.
    `x` needs a ledger, and its tokens stand in the settings. Raises UsageError (`unknown_source` and those of the
    source itself).
    """
    if spec == "replay" or spec.startswith("replay@"):
        from tui.sources.replay import replay_source

        return replay_source(spec)
    network = network or registry.directive.target.network
    clock = clock or SystemClock()
    if spec.startswith(FILE) and spec != FILE:
        from tui.sources.files import FileSource

        path = at_home(spec.removeprefix(FILE))
        return FileSource(path, network=network, complete=complete, taken_at=taken_at, clock=clock)
    if spec.startswith(WEB):
        from tui.sources.feed import FeedSource

        return FeedSource(spec, network=network, complete=complete, clock=clock, secret=feed_secret)
    if spec == X:
        return _open_x(registry, clock, settings or Settings(), ledger, consents)
    raise UsageError("unknown_source", spec=spec, known=KNOWN_SPECS)


def _open_x(
    registry: Directed, clock: Clock, settings: Settings, ledger: Ledger | None, consents: Consents | None
) -> Source:
    """X, walked through often enough that what was found is never stale before the next read."""
    from tui.sources.x import XSource

    if ledger is None:
        raise UsageError("x_needs_state")
    directive = registry.directive
    return XSource(
        directive.target.username,
        settings,
        ledger,
        consents=consents,
        fresh_for=max(directive.interval, directive.stale_after - directive.interval),
        deadlines=directive.deadline_instants,
        clock=clock,
    )

"""What every screen of one run shares: the registry, the clock, the source, and who sits at the desk."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field

from tui.board.model import Board
from tui.clock import Clock
from tui.codes import Code
from tui.registry.model import Registry
from tui.sources.base import SourceInfo


class Desk(Struct, dict=True):
    """The desk of one run; the app lays things on it, the screens only read it, except `by` and `is_kiosk`.

    `board` is the newest live Board. `by` is the operator's own name, asked once and never the system login.
    `price` says what one reading may cost, None where it costs nothing; `money` what was spent and `coming` when the
    next reading is due and what it may cost, `waits` only when, ready to show.
    `unavailable` are ids of commands that this run cannot serve (a wall that only reads takes no rulings): no footer,
    help or palette shows them.
    """

    registry: Registry
    clock: Clock
    info: SourceInfo
    board: Board | None = None
    by: str = ""
    price: Code | None = None
    money: str = ""
    coming: str = ""
    waits: str = ""
    is_kiosk: bool = False
    is_ascii: bool = False
    unavailable: frozenset[str] = field(default_factory=frozenset)

    @property
    def strip(self) -> str:
        """What the wall says of money."""
        return " · ".join(part for part in (self.money, self.coming) if part)

    def now(self) -> datetime:
        """The present instant by the source's clock, in the directive's zone."""
        return self.clock.now().astimezone(self.registry.directive.zone)

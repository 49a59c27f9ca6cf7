"""The candidates that wait for a human, most valuable first, and the guard against a key that is held down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from tui.board.model import Board
from tui.registry.model import Registry
from tui.sources.base import AccountKey


class Pair(NamedTuple):
    """A unit and an account that waits for it."""

    unit: str
    key: AccountKey


def waiting_pairs(registry: Registry, board: Board) -> tuple[Pair, ...]:
    """All pairs that wait: suspects first, units of headline groups, then by score, then in the registry's order."""
    headline = {kind for group in registry.groups if group.headline for kind in group.kinds}
    ranked = []
    for place, state in enumerate(board.units):
        unit = registry.by_id.get(state.unit)
        if unit is None:
            continue
        suspects = {str(alarm.get("account")) for alarm in state.alarms}
        for candidate in state.candidates:
            rank = (
                str(candidate.key) not in suspects,
                unit.kind not in headline,
                -candidate.score,
                place,
                candidate.key,
            )
            ranked.append((rank, Pair(state.unit, candidate.key)))
    ranked.sort(key=lambda one: one[0])
    return tuple(pair for _rank, pair in ranked)


class ReviewQueue(Struct, dict=True):
    """Where the review stands: what waits, what was skipped, and what was sent and is not on a Board yet."""

    pairs: tuple[Pair, ...] = ()
    current: Pair | None = None
    skipped: set[Pair] = field(default_factory=set)
    sent: list[Pair] = field(default_factory=list)
    last_decision: int = 0
    returns: bool = False

    def take(self, pairs: Sequence[Pair], last_decision: int) -> None:
        """What waits on a newer Board; each decision that it knows takes the oldest sent pair off the list.

        After an undo the pair that came back is the current one.
        """
        fresh = max(0, last_decision - self.last_decision)
        del self.sent[:fresh]
        known = set(self.pairs)
        back = next((pair for pair in pairs if pair not in known), None) if self.returns else None
        self.pairs, self.last_decision = tuple(pairs), last_decision
        if back is not None:
            self.current, self.returns = back, False
        elif self.current not in self.open:
            self.current = self._after(self.current)

    @property
    def open(self) -> tuple[Pair, ...]:
        """What waits and was not sent."""
        sent = set(self.sent)
        return tuple(pair for pair in self.pairs if pair not in sent)

    @property
    def position(self) -> int:
        """The current pair's place among the open ones, from 1; 0 where there is none."""
        return self.open.index(self.current) + 1 if self.current in self.open else 0

    def step(self, by: int) -> None:
        """Goes to a neighbour, round the ends."""
        there = self.open
        if there:
            self.current = there[(self.position - 1 + by) % len(there)]

    def skip(self) -> None:
        """Puts the current pair behind the others."""
        if self.current is not None:
            self.skipped.add(self.current)
            self.current = self._after(self.current)

    def send(self, pair: Pair) -> None:
        """A ruling on that pair was sent."""
        self.sent.append(pair)
        self.current = self._after(pair)

    def refuse(self) -> None:
        """The oldest ruling sent was refused: its pair waits again."""
        if self.sent:
            self.current = self.sent.pop(0)

    def _after(self, pair: Pair | None) -> Pair | None:
        """The next open pair after one that went, skipped ones last."""
        there = self.open
        if not there:
            return None
        fresh = [other for other in there if other not in self.skipped]
        if not fresh:
            self.skipped.clear()
            fresh = list(there)
        order = {other: place for place, other in enumerate(self.pairs)}
        here = order.get(pair, -1) if pair is not None else -1
        return next((other for other in fresh if order[other] > here), fresh[0])


class HeldKey:
    """Tells a key that is pressed from one that is held down: it acts only after another key or a pause.

    On opening nothing but another key makes it act, because it is the key that opened the screen.
    """

    PAUSE = 0.8

    def __init__(self) -> None:
        self._is_free = False
        self._has_acted = False
        self._last = 0.0

    def free(self) -> None:
        """Another key was pressed."""
        self._is_free = True

    def press(self, at: float) -> bool:
        """Whether a press at that time, in seconds, may act."""
        may = self._is_free or (self._has_acted and at - self._last >= self.PAUSE)
        self._last = at
        self._is_free = False
        self._has_acted = self._has_acted or may
        return may

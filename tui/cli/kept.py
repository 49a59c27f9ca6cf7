"""The state on disk for a command that reads no source: the operator's desk beside the wall."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from tui.cli.seen import live_kind
from tui.cli.session import means_kept_data, registry_of, source_of, state_folder
from tui.clock import Clock, SystemClock
from tui.decisions import Decision
from tui.errors import UsageError
from tui.known import Known, rejudge
from tui.registry import Registry
from tui.settings import Settings
from tui.sources.opening import X
from tui.store import Saved, Store


class Kept(Struct, frozen=True):
    """Registry, store and what was saved, with the clock by which rulings are dated."""

    registry: Registry
    store: Store
    saved: Saved
    clock: Clock

    def keep(self, rulings: tuple[Decision, ...]) -> None:
        """Makes rulings durable, all or none, with what follows from them at once."""
        now = self.clock.now()
        known = Known(self.saved.followers, self.saved.decisions, self.saved.board).decided(*rulings)
        found = known.unresolved(self.registry, now)
        if rulings or found:
            self.store.append_decisions((*rulings, *found))
        known = known.decided(*found)
        judged = self.saved.board.last_decision if self.saved.board is not None else 0
        if known.decisions.last_number == judged:
            return
        known = rejudge(self.registry, known, now)
        if known.board is not None:
            self.store.save_board(known.board, known.followers)


@contextmanager
def open_kept(settings: Settings, *, read_only: bool = False) -> Iterator[Kept]:
    """Opens the state of the configured source; where none is configured, that of the only one that was ever kept.

    Raises UsageError where there is no state, or where several sources were kept and none is named.
    """
    registry = registry_of(settings)
    kind, clock = _kept_source(settings, registry)
    with Store.open(state_folder(settings), registry, kind, read_only=read_only) as store:
        yield Kept(registry, store, store.load(), clock)


def _kept_source(settings: Settings, registry: Registry) -> tuple[str, Clock]:
    if settings.source == X:
        return X, SystemClock()  # a billed source is not opened without a ledger, and nothing is read here
    if means_kept_data(settings):
        return live_kind(settings, registry), SystemClock()
    source = source_of(settings, registry)
    if source.info.is_reconstruction and settings.state is None:
        raise UsageError("ruling_needs_state")
    return source.info.kind, source.clock

"""The parts of one run: registry, source, store, and what was known when it began."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.registry import Registry, find_registry, load_registry
from tui.settings import Settings, default_state_folder
from tui.sources.base import Consents, Ledger, Source
from tui.sources.opening import X, open_source
from tui.wording import speak_of

if TYPE_CHECKING:
    from tui.store import Saved, Store

REPLAY = "replay"


class Session(Struct, frozen=True):
    """One run's parts; `store` is None where nothing needs to be kept."""

    settings: Settings
    registry: Registry
    source: Source
    store: Store | None
    saved: Saved | None


def registry_of(settings: Settings) -> Registry:
    """The registry in force, with its words given to the sentences."""
    registry = load_registry(find_registry(settings.registry))
    speak_of({unit.id: unit.name for unit in registry.units}, registry.directive.zone, registry.directive.zone_label)
    return registry


def state_folder(settings: Settings) -> Path:
    """Where the state is kept."""
    return settings.state or default_state_folder()


def has_live_state(settings: Settings) -> bool:
    """Whether real data were ever kept here: then the reconstruction never opens by itself."""
    folder = state_folder(settings)
    try:
        return any(not kept.name.startswith(REPLAY) for kept in folder.glob("*/*/") if kept.is_dir())
    except OSError:
        return False


def memory_folder() -> Path | None:
    """A folder in memory, where this system has one: what is thrown away at the end needs no disk."""
    folder = Path("/dev/shm")  # noqa: S108
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None


def source_of(
    settings: Settings,
    registry: Registry,
    spec: str | None = None,
    *,
    ledger: Ledger | None = None,
    consents: Consents | None = None,
) -> Source:
    """The source that is configured, else the replay."""
    return open_source(
        spec or settings.source or REPLAY,
        registry,
        network=settings.network or None,
        complete=settings.complete,
        taken_at=settings.taken_at,
        feed_secret=settings.tokens.feed,
        settings=settings,
        ledger=ledger,
        consents=consents,
    )


@contextmanager
def open_session(settings: Settings, *, keeps_history: bool = False) -> Iterator[Session]:
    """Opens the parts and closes the store; the caller closes the source in its own event loop.

    A replay's state is temporary unless a folder was named, and kept at all only where its history is shown.
    """
    registry = registry_of(settings)
    with ExitStack() as stack:
        if settings.source == X:
            yield _open_billed(settings, registry, stack)
            return
        source = source_of(settings, registry)
        folder: Path | None = state_folder(settings)
        if source.info.is_reconstruction and settings.state is None:
            folder = (
                Path(stack.enter_context(TemporaryDirectory(prefix="pantau-", dir=memory_folder())))
                if keeps_history
                else None
            )
        if folder is None:
            yield Session(settings, registry, source, None, None)
            return
        from tui.store import Store

        store = stack.enter_context(Store.open(folder, registry, source.info.kind))
        saved = store.load()
        _recall(source, store, saved, registry)
        yield Session(settings, registry, source, store, saved)


def _recall(source: Source, store: Store, saved: Saved, registry: Registry) -> None:
    """Tells a source what it asked to remember, unless what was judged then is to be judged anew."""
    from tui.sources.base import Remembering

    is_same = saved.board is not None and saved.board.registry_digest == registry.digest and not saved.notices
    if is_same and isinstance(source, Remembering):
        source.recall(store.remembered())


def _open_billed(settings: Settings, registry: Registry, stack: ExitStack) -> Session:
    """A billed source never reads without a store: what it spends is written down there first."""
    from tui.store import Store

    store = stack.enter_context(Store.open(state_folder(settings), registry, X))
    source = source_of(settings, registry, ledger=store.ledger(settings.ceilings), consents=store.consents)
    return Session(settings, registry, source, store, store.load())

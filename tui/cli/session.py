"""The parts of one run: registry, source, store, and what was known when it began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.registry import Registry, find_registry, load_registry
from tui.settings import Settings, default_state_folder
from tui.sources.base import Source
from tui.wording import speak_of

if TYPE_CHECKING:
    from tui.store import Saved, Store


@dataclass(frozen=True, slots=True)
class Session:
    """One run's parts; `store` is None where nothing is kept (a replay without `--state`)."""

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


def source_of(settings: Settings, registry: Registry, spec: str | None = None) -> Source:
    """The source that is configured, else the replay."""
    from tui.sources.opening import open_source

    return open_source(
        spec or settings.source or "replay",
        registry=registry,
        network=settings.network or registry.directive.target.network,
        complete=settings.complete,
        taken_at=settings.taken_at,
    )


@contextmanager
def open_session(settings: Settings, *, read_only: bool = False) -> Iterator[Session]:
    """Opens the parts and closes the store; the caller closes the source in its own event loop."""
    registry = registry_of(settings)
    source = source_of(settings, registry)
    if source.info.is_reconstruction and settings.state is None:
        yield Session(settings, registry, source, None, None)
        return
    from tui.store import Store

    with Store.open(state_folder(settings), registry, source.info.kind, read_only=read_only) as store:
        yield Session(settings, registry, source, store, store.load())

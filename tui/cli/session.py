"""The parts of one run: registry, source, store, and what was known when it began."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import Board
from tui.registry import Registry, find_registry
from tui.registry.remembered import load_remembered
from tui.settings import Settings, default_state_folder
from tui.sources.base import Ledger, Source
from tui.sources.files import shown
from tui.sources.lasting import Consents
from tui.sources.opening import X, open_source
from tui.store.held import HeldFolder, begin_anew
from tui.view.names import Names
from tui.wording import _, speak_of

if TYPE_CHECKING:
    from tui.store import Saved, Store

REPLAY = "replay"
REMEMBERED = "registry.bin"


class Session(Struct, frozen=True, dict=True):
    """One run's parts; `held` is None where nothing needs to be kept. What is saved is read when it is asked for."""

    settings: Settings
    registry: Registry
    source: Source
    held: HeldFolder | None

    @cached_property
    def store(self) -> Store | None:
        """What survives a crash."""
        return self.held.store() if self.held is not None else None

    @cached_property
    def saved(self) -> Saved | None:
        """What was saved when it was first asked for."""
        return self.store.load() if self.store is not None else None

    @property
    def board(self) -> Board | None:
        """The Board to paint first: at a glance where that can be, else out of all that was saved."""
        face = self.held.face() if self.held is not None else None
        return face if face is not None or self.saved is None else self.saved.board


def registry_of(settings: Settings) -> Registry:
    """The registry in force, at the pace that the operator set, with its words given to the sentences."""
    registry = load_remembered(find_registry(settings.registry), state_folder(settings) / REMEMBERED)
    if settings.interval is not None:
        registry = replace(registry, directive=registry.directive.at_pace(settings.interval))
    names = Names(registry)
    speak_of(
        {unit.id: names.full(unit) for unit in registry.units}, registry.directive.zone, registry.directive.zone_label
    )
    return registry


def state_folder(settings: Settings) -> Path:
    """Where the state is kept."""
    return settings.state or default_state_folder()


def means_kept_data(settings: Settings) -> bool:
    """Whether no source is configured and real data were ever kept: then the reconstruction never plays by itself."""
    if settings.source is not None:
        return False
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

    A replay's state is temporary unless a folder was named, and kept at all only where its history is shown; played
    again into a named folder it begins with nothing.
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
        if folder is not None and source.info.is_reconstruction and settings.state is not None:
            _rewind(folder, registry, source)
        held = stack.enter_context(HeldFolder(folder, registry, source.info.kind)) if folder is not None else None
        yield Session(settings, registry, source, held)


def _rewind(folder: Path, registry: Registry, source: Source) -> None:
    """Lets a replay begin with nothing there, where its folder knows already what is yet to be told.

    What somebody ruled on is set aside; all else can be played again.
    """
    kind = source.info.kind
    with HeldFolder(folder, registry, kind) as held:
        saved = held.store().load()
    read_at = saved.board.source.read_at if saved.board is not None else None
    if read_at is not None and read_at > source.clock.now():
        aside = begin_anew(folder, registry, kind, is_kept=bool(saved.decisions.all))
        if aside is not None:
            told = _("Rekonstruksi dimulai lagi; putaran lama beserta keputusannya disimpan di {folder}")
            print(f"pantau: {told.format(folder=shown(aside))}", file=sys.stderr)


def _open_billed(settings: Settings, registry: Registry, stack: ExitStack) -> Session:
    """A billed source never reads without a store: what it spends is written down there first."""
    held = stack.enter_context(HeldFolder(state_folder(settings), registry, X))
    store = held.store()
    source = source_of(settings, registry, ledger=store.ledger(settings.ceilings), consents=store.consents)
    return Session(settings, registry, source, held)

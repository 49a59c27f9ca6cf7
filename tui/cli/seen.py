"""What is kept, looked at where no source is configured: no reconstruction ever stands in place of real data."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from tui.board.model import Board
from tui.cli.session import REPLAY, registry_of, state_folder
from tui.errors import UsageError
from tui.registry import Registry
from tui.settings import Settings
from tui.store import Store


class Seen(Struct, frozen=True):
    """The last Board of the kept data, with the registry, the kind of its source and the store it was read from."""

    registry: Registry
    kind: str
    store: Store
    board: Board

    @property
    def source(self) -> str:
        """The source that the data came from, as a shell takes it."""
        return shlex.quote(self.board.source.spec)


def live_kind(settings: Settings, registry: Registry) -> str:
    """The kind of source of the real data that are kept.

    Raises UsageError where there are several, or data of another registry only.
    """
    folder = state_folder(settings)
    kinds = [kind for kind in Store.kinds(folder, registry) if not kind.startswith(REPLAY)]
    if len(kinds) > 1:
        raise UsageError("state_ambiguous", folder=str(folder), kinds=", ".join(kinds))
    if not kinds:
        raise UsageError("source_not_configured_live", folder=str(folder))
    return kinds[0]


@contextmanager
def open_seen(settings: Settings) -> Iterator[Seen]:
    """The last Board of the kept data, which are only read.

    Raises UsageError as `live_kind` does, and where no Board was ever kept.
    """
    registry, folder = registry_of(settings), state_folder(settings)
    kind = live_kind(settings, registry)
    with Store.open(folder, registry, kind, read_only=True) as store:
        board = store.load().board
        if board is None:
            raise UsageError("source_not_configured_live", folder=str(folder))
        yield Seen(registry, kind, store, board)

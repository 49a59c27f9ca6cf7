"""`pantau`: the wall."""

from __future__ import annotations

import os
import shlex
import sys

from msgspec.structs import replace

from tui.app import PantauApp, Parts
from tui.cli.arguments import Arguments
from tui.cli.session import REPLAY, has_live_state, open_session, registry_of, state_folder
from tui.clock import SystemClock
from tui.codes import code
from tui.commands import COMMANDS, Section
from tui.errors import UsageError
from tui.screens.desk import Desk
from tui.settings import Settings
from tui.sources.base import SourceInfo

NOT_WHERE_NOTHING_IS_READ = frozenset(
    {"read", "pause", *(each.id for each in COMMANDS if each.section is Section.RULE)}
)


def run(arguments: Arguments, settings: Settings) -> int:
    """Opens the wall; without a configured source what is kept, where live data ever were, else the replay."""
    if settings.source is None and settings.kiosk:
        raise UsageError("source_not_configured")
    if settings.source is None and has_live_state(settings):
        return _show_kept(settings)
    with open_session(settings, keeps_history=True) as session:
        desk = Desk(
            registry=session.registry,
            clock=session.source.clock,
            info=session.source.info,
            board=session.saved.board if session.saved else None,
            is_kiosk=settings.kiosk,
            is_ascii=settings.ascii,
        )
        parts = Parts(desk=desk, source=session.source, store=session.store, out=settings.out)
        if session.saved is not None:
            parts = Parts(
                desk=desk,
                source=session.source,
                store=session.store,
                out=settings.out,
                followers=session.saved.followers,
                decisions=session.saved.decisions,
            )
        _heed_the_terminal()
        PantauApp(parts).run()
    return 0


def _show_kept(settings: Settings) -> int:
    """Opens a wall that only reads, on the last data: no reconstruction ever stands in their place."""
    from tui.store import Store

    folder, registry = state_folder(settings), registry_of(settings)
    kinds = [kind for kind in Store.kinds(folder, registry) if not kind.startswith(REPLAY)]
    if len(kinds) > 1:
        raise UsageError("state_ambiguous", folder=str(folder), kinds=", ".join(kinds))
    for kind in kinds:
        with Store.open(folder, registry, kind, read_only=True) as store:
            board = store.load().board
            if board is None:
                break
            spec = board.source.spec
            told = code("wall_only_reads", spec=shlex.quote(spec))
            desk = Desk(
                registry=registry,
                clock=SystemClock(),
                info=SourceInfo(spec=spec, kind=kind),
                board=replace(board, source=replace(board.source, notes=(told, *board.source.notes))),
                is_ascii=settings.ascii,
                unavailable=NOT_WHERE_NOTHING_IS_READ,
            )
            _heed_the_terminal()
            PantauApp(Parts(desk=desk, source=None, store=store, out=settings.out)).run()
            return 0
    raise UsageError("source_not_configured_live", folder=str(folder))


def _heed_the_terminal() -> None:
    """Frozen `COLUMNS` and `LINES` of a parent would outrank the terminal, and no resize would ever be seen."""
    if sys.stdout.isatty():
        os.environ.pop("COLUMNS", None)
        os.environ.pop("LINES", None)

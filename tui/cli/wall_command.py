"""`pantau`: the wall."""

from __future__ import annotations

import os
import sys

from msgspec.structs import replace

from tui.app import PantauApp, Parts
from tui.cli.arguments import Arguments
from tui.cli.session import means_kept_data, open_session
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
    if means_kept_data(settings):
        return _show_kept(settings)
    with open_session(settings, keeps_history=True) as session:
        desk = Desk(
            registry=session.registry,
            clock=session.source.clock,
            info=session.source.info,
            board=session.board,
            is_kiosk=settings.kiosk,
            is_ascii=settings.ascii,
        )
        parts = Parts(desk=desk, source=session.source, kept=session.held, out=settings.out)
        _show(parts)
    return 0


def _show_kept(settings: Settings) -> int:
    """Opens a wall that only reads, on the last data: no reconstruction ever stands in their place."""
    from tui.cli.seen import open_seen
    from tui.store.held import SeenFolder

    with open_seen(settings) as seen:
        board = seen.board
        told = code("wall_only_reads", spec=seen.source)
        desk = Desk(
            registry=seen.registry,
            clock=SystemClock(),
            info=SourceInfo(spec=board.source.spec, kind=seen.kind),
            board=replace(board, source=replace(board.source, notes=(told, *board.source.notes))),
            is_ascii=settings.ascii,
            unavailable=NOT_WHERE_NOTHING_IS_READ,
        )
        _show(Parts(desk=desk, source=None, kept=SeenFolder(seen.store), out=settings.out))
    return 0


def _show(parts: Parts) -> None:
    """Runs the wall to its end; raises what ended it by itself."""
    _heed_the_terminal()
    app = PantauApp(parts)
    app.run()
    if app.fault is not None:
        raise app.fault


def _heed_the_terminal() -> None:
    """Frozen `COLUMNS` and `LINES` of a parent would outrank the terminal, and no resize would ever be seen."""
    if sys.stdout.isatty():
        os.environ.pop("COLUMNS", None)
        os.environ.pop("LINES", None)

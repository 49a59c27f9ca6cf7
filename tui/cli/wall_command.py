"""`pantau`: the wall."""

from __future__ import annotations

import os
import sys

from tui.app import PantauApp, Parts
from tui.cli.arguments import Arguments
from tui.cli.session import has_live_state, open_session, state_folder
from tui.errors import UsageError
from tui.screens.desk import Desk
from tui.settings import Settings


def run(arguments: Arguments, settings: Settings) -> int:
    """Opens the wall; without a configured source the replay, unless a kiosk or live data ask for a real one."""
    if settings.source is None and settings.kiosk:
        raise UsageError("source_not_configured")
    if settings.source is None and has_live_state(settings):
        raise UsageError("source_not_configured_live", folder=str(state_folder(settings)))
    with open_session(settings, keeps_history=True) as session:
        desk = Desk(
            registry=session.registry,
            clock=session.source.clock,
            info=session.source.info,
            board=session.board,
            is_kiosk=settings.kiosk,
            is_ascii=settings.ascii,
        )
        parts = Parts(desk=desk, source=session.source, held=session.held, out=settings.out)
        _heed_the_terminal()
        app = PantauApp(parts)
        app.run()
        if app.fault is not None:
            raise app.fault
    return 0


def _heed_the_terminal() -> None:
    """Frozen `COLUMNS` and `LINES` of a parent would outrank the terminal, and no resize would ever be seen."""
    if sys.stdout.isatty():
        os.environ.pop("COLUMNS", None)
        os.environ.pop("LINES", None)

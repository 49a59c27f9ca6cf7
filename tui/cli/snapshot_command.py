"""`pantau snapshot`: one reading, or where no source is configured what is kept; the same files as the wall's key."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tui.board import Board
from tui.cli.arguments import Arguments
from tui.cli.reading import take_reading
from tui.cli.seen import open_seen
from tui.cli.session import means_kept_data, open_session
from tui.clock import SystemClock
from tui.export.banner import banner_of
from tui.export.snapshot import DEFAULT_FORMATS, save_snapshot
from tui.registry import Registry
from tui.settings import Settings
from tui.store import Store
from tui.view.model import View
from tui.wording import _

HISTORY_DRAWN = 500


def run(arguments: Arguments, settings: Settings) -> int:
    """Saves the files whole or not at all, and prints where."""
    if means_kept_data(settings):
        with open_seen(settings) as seen:
            _save(arguments, settings, seen.registry, seen.board, seen.store, SystemClock().now())
        return 0
    with open_session(settings, keeps_history=True) as session:
        board = take_reading(session)
        _save(arguments, settings, session.registry, board, session.store, board.taken_at)
    return 0


def _save(
    arguments: Arguments, settings: Settings, registry: Registry, board: Board, store: Store | None, now: datetime
) -> None:
    """The files of one Board, as they stand at `now`."""
    folder = save_snapshot(
        board,
        registry,
        View(is_ascii=settings.ascii),
        folder=Path(arguments.out) if arguments.out else None,
        formats=tuple(arguments.formats.split(",")) if arguments.formats else DEFAULT_FORMATS,
        with_phones=bool(arguments.with_phones),
        now=now,
        base=settings.out,
        changes=store.history(limit=HISTORY_DRAWN) if store is not None else board.changes,
    )
    told = _("Potret tersimpan di {folder}").format(folder=folder)
    print("\n".join(filter(None, (banner_of(board), told))))

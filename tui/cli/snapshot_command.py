"""`pantau snapshot`: one reading, then the same files as the wall's key makes."""

from __future__ import annotations

from pathlib import Path

from tui.cli.arguments import Arguments
from tui.cli.reading import take_reading
from tui.cli.session import open_session
from tui.export.snapshot import DEFAULT_FORMATS, save_snapshot
from tui.settings import Settings
from tui.view.model import View
from tui.wording import _

HISTORY_DRAWN = 500


def run(arguments: Arguments, settings: Settings) -> int:
    """Saves the files whole or not at all, and prints where."""
    formats = tuple(arguments.formats.split(",")) if arguments.formats else DEFAULT_FORMATS
    with open_session(settings, keeps_history=True) as session:
        board = take_reading(session)
        folder = save_snapshot(
            board,
            session.registry,
            View(is_ascii=settings.ascii),
            folder=Path(arguments.out) if arguments.out else None,
            formats=formats,
            with_phones=bool(arguments.with_phones),
            now=board.taken_at,
            base=settings.out,
            changes=session.store.history(limit=HISTORY_DRAWN) if session.store is not None else board.changes,
        )
    print(_("Potret tersimpan di {folder}").format(folder=folder))
    return 0

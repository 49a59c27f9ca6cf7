"""By which letter or contract X was read, who said so, and since when: added to, never changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tui.sources.base import Consent
from tui.store.storage import Database
from tui.store.tables import readable
from tui.store.values import from_plain, to_plain


class StoredConsents:
    """The consents of one state folder; its store holds the lock where one is added."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "consents.json"
        self._database = Database(self._file)

    def all(self) -> tuple[Consent, ...]:
        """Every consent, oldest first; raises StateError where they cannot be read."""
        rows = readable(self._database, self._file).all_by_key()
        return tuple(from_plain(rows[number], Consent) for number in sorted(rows, key=int))

    def agree(self, basis: str, by: str, at: datetime) -> None:
        """Makes durable that X is read on this basis from now on; the same one again by the same person is no news."""
        known = self.all()
        if known and (known[-1].basis, known[-1].by) == (basis, by):
            return
        readable(self._database, self._file).put({str(len(known) + 1): to_plain(Consent(basis, by, at))})

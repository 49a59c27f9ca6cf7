"""One writer at a time: a plain file under flock, which the kernel frees when its holder dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from tui.errors import StateError
from tui.store.faults import not_writable


class Lock:
    """Holds the state folder for this process from its making to `release`.

    Raises StateError with the holder's process id where another instance has it, and where it cannot be made.
    """

    def __init__(self, file: Path) -> None:
        try:
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise not_writable(str(file), error) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise StateError("store_held", folder=str(file.parent), pid=holder or "?") from error
        except OSError as error:
            os.close(self._descriptor)
            raise not_writable(str(file), error) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Lets go of the folder."""
        os.close(self._descriptor)

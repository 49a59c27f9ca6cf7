"""What the states of other sources keep of accounts of which their network said that they are gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.errors import StateError
from tui.sources.base import AccountKey
from tui.store.content import Content
from tui.store.face import FaceFile
from tui.store.lock import Lock


def purge_elsewhere(folder: Path, keys: Sequence[AccountKey]) -> bool:
    """Removes all text of some accounts from the states beside one, and says whether all of them could be changed.

    Their chains still verify. One that another instance holds, or that cannot be written, is left as it is: whoever
    reads another source must not stand still for it.
    """
    try:
        beside = sorted(each for each in folder.parent.iterdir() if each != folder and (each / "content").is_dir())
    except OSError:
        return False
    purged = [_is_purged(each, keys) for each in beside]
    return all(purged)


def _is_purged(folder: Path, keys: Sequence[AccountKey]) -> bool:
    try:
        lock = Lock(folder / "lock")
    except StateError:
        return False
    try:
        FaceFile(folder).forget()
        content = Content(folder / "content")
        for key in keys:
            content.purge(key)
    except OSError:
        return False
    finally:
        lock.release()
    return True

"""A state folder that this process holds: its lock and its face at once, the whole Store only when it is asked for."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from threading import Lock as Mutex
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.board.model import Board
from tui.registry.model import Registry
from tui.store.face import FaceFile
from tui.store.faults import not_writable
from tui.store.lock import Lock

if TYPE_CHECKING:
    from tui.store.saving import Store

SUBFOLDERS = ("checkpoints", "log", "content", "registries")


class HeldFolder:
    """The state folder of one registry and one kind of source, under the lock of its one writer; a context manager.

    Raises StateError (exit 4) for a folder that another instance holds, or that cannot be made.
    """

    def __init__(self, folder: Path, registry: Registry, source_kind: str) -> None:
        self._folder = folder_of(folder, registry, source_kind)
        self._registry = registry
        self._lock = held(self._folder)
        self._face = FaceFile(self._folder)
        self._turn = Mutex()
        self._store: Store | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def face(self) -> Board | None:
        """The Board as it was when the folder was last let go, None where that is not known at a glance."""
        return self._face.read()

    def shows(self, board: Board) -> bool:
        """Whether the face that was read is of this very Board."""
        return self._face.shows(board)

    def store(self) -> Store:
        """The Store, read in by the first thread that asks for it. Raises StateError as the Store does."""
        from tui.store.saving import Store

        with self._turn:
            if self._store is None:
                self._store = Store(self._folder, self._registry, self._lock, self._face)
            return self._store

    def close(self) -> None:
        """Lets go of the folder."""
        with self._turn:
            if self._store is not None:
                self._store.close()
            else:
                self._lock.release()


def begin_anew(folder: Path, registry: Registry, source_kind: str, *, is_kept: bool) -> Path | None:
    """Makes room for a state that begins with nothing: what was there is set aside under the next number, or removed.

    Returns where it was set aside. Nobody may hold the folder. Raises StateError where that is not allowed.
    """
    import shutil

    own = folder_of(folder, registry, source_kind)
    aside = (own.with_name(f"{own.name}-{number}") for number in itertools.count(1))
    try:
        if is_kept:
            return own.rename(next(place for place in aside if not place.exists()))
        shutil.rmtree(own)
    except OSError as error:
        raise not_writable(str(own), error) from error
    return None


class SeenFolder:
    """A state folder that this process only looks at; its Store is open already."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def store(self) -> Store:
        """The Store."""
        return self._store

    def shows(self, _board: Board) -> bool:
        """What is painted is what was read."""
        return True


def folder_of(folder: Path, registry: Registry, source_kind: str) -> Path:
    """The folder of a registry and a kind of source below a state folder."""
    return folder / safe_name(registry.id) / safe_name(source_kind)


def kinds_kept(folder: Path, registry: Registry) -> tuple[str, ...]:
    """The kinds of source of which something was ever kept below a state folder."""
    try:
        return tuple(sorted(kept.name for kept in (folder / safe_name(registry.id)).iterdir() if kept.is_dir()))
    except OSError:
        return ()


def safe_name(name: str) -> str:
    """A folder's name for an id: itself where it is harmless, else cleaned and told apart by a digest."""
    if re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", name):
        return name
    from hashlib import sha256

    cleaned = re.sub(r"[^a-z0-9_-]", "_", name.lower())[:40]
    return f"{cleaned}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def held(folder: Path) -> Lock:
    """The folder with its parts, and the lock on it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(folder / "lock")
        for name in SUBFOLDERS:
            (folder / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise not_writable(str(folder), error) from error
    return lock

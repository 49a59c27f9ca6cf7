"""Files and folders as a source: any export that people have, read again whenever it changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from tui.clock import Clock, SystemClock
from tui.codes import Code, code
from tui.errors import SourceError
from tui.settings import YEARS
from tui.sources.base import Account, Reading, Scope, SourceInfo
from tui.sources.free import FreeSource
from tui.sources.piece import Piece

if TYPE_CHECKING:
    from tui.sources.formats.archive import Manifest

SIZE_LIMIT: Final = 256 * 1024 * 1024  # 100,000 accounts with all that X tells of them are about 150 MiB
POLL_SECONDS: Final = 0.5
_PATH_LIMIT: Final = 1_000
_STILL_POLLS: Final = 1
_GONE_POLLS: Final = 4  # an editor that saves by rename leaves no file for a moment
_PATIENCE_POLLS: Final = 60
_ATTEMPTS: Final = 3

Signature = tuple[tuple[str, int, int, int], ...]


def signature_of(path: Path) -> Signature | None:
    """What changes when the file, or a file of the folder, does: name, time, size and inode; None where it is gone."""
    try:
        archived = _Archived.at(path)
        paths = archived.files() if archived else [path]
        stats = [(each.name, each.stat()) for each in paths]
    except OSError:
        return None
    return tuple((name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in stats)


def shown(path: Path) -> str:
    """A path as it may stand in a sentence, whatever bytes its name is made of."""
    text = str(path)
    if text.isascii() and text.isprintable() and len(text) <= _PATH_LIMIT and text == text.strip():
        return text
    from tui.sources.cleaning import clean_text

    return clean_text(text, limit=_PATH_LIMIT)


def read_path(path: Path, *, network: str = "x") -> tuple[Piece, ...]:
    """All that a file or an archive's folder holds: followers first, then those followed.

    Raises SourceError where it is not there or may not be read, UnreadableFileError where it is no list of accounts.
    """
    try:
        archived = _Archived.at(path)
        return _read_archive(archived, network) if archived else (_read_alone(path, network),)
    except FileNotFoundError as error:
        raise SourceError("file_missing", file=shown(path)) from error
    except OSError as error:
        raise SourceError("file_unreadable", file=shown(path), reason=error.strerror or type(error).__name__) from error


def _read_file(path: Path, network: str, *, may_be_empty: bool = False) -> Piece:
    from tui.sources.cleaning import clean_text
    from tui.sources.formats.contents import gather
    from tui.sources.formats.recognition import items_of
    from tui.sources.formats.rows import UnreadableFileError

    name = clean_text(path.name, limit=200)
    stat = path.stat()
    if not path.is_file():
        raise UnreadableFileError("file_irregular", file=name)
    if stat.st_size > SIZE_LIMIT:
        import zipfile

        reason = "file_packed" if zipfile.is_zipfile(path) else "file_too_large"  # an archive with its pictures
        raise UnreadableFileError(reason, file=name, megabytes=SIZE_LIMIT // 2**20)
    with path.open("rb") as stream:
        contents = gather(items_of(stream, name), network=network, file=name, may_be_empty=may_be_empty)
    return Piece(contents, _modified_at(stat.st_mtime, name))


def _read_alone(path: Path, network: str) -> Piece:
    """A file that no other belongs to; a part of an archive may lack others all the same."""
    from tui.sources.formats import archive
    from tui.sources.formats.rows import ARCHIVE

    piece = _read_file(path, network)
    if piece.contents.format != ARCHIVE:
        return piece
    return _joined(
        [piece], next(k for k in archive.KINDS if archive.KINDS[k] is piece.contents.scope), archive.Manifest()
    )


def _modified_at(seconds: float, name: str) -> datetime:
    """When a file was changed, as the disk tells it; some disks can tell years that no calendar has."""
    with suppress(ValueError, OverflowError):
        at = datetime.fromtimestamp(seconds, UTC)
        if 1970 <= at.year < YEARS.stop:  # what was packed without times is of 1970
            return at
    raise SourceError("file_time_absurd", file=name)


class _Archived(Struct, frozen=True):
    """Where the lists of an archive lie, and which kinds of them are meant."""

    folder: Path
    kinds: tuple[str, ...]

    @classmethod
    def at(cls, path: Path) -> _Archived | None:
        """The archive at a folder, or around one of its parts; None for a file that stands alone."""
        from tui.sources.formats import archive

        if path.is_dir():
            data = path / "data"
            return cls(data if data.is_dir() else path, tuple(archive.KINDS))
        kind = archive.kind_of(path.name)
        is_one_of_several = kind and (
            (path.parent / archive.MANIFEST).is_file() or len(archive.parts_in(path.parent, kind)) > 1
        )
        return cls(path.parent, (kind,)) if is_one_of_several else None

    @property
    def manifest(self) -> Path:
        """Where the archive tells of itself."""
        from tui.sources.formats import archive

        return self.folder / archive.MANIFEST

    def files(self) -> list[Path]:
        """All files that are read."""
        from tui.sources.formats import archive

        parts = [part for kind in self.kinds for part in archive.parts_in(self.folder, kind)]
        return [*parts, self.manifest] if self.manifest.is_file() else parts


def _read_archive(archived: _Archived, network: str) -> tuple[Piece, ...]:
    from tui.sources.formats import archive, decoding
    from tui.sources.formats.rows import UnreadableFileError

    manifest = archive.Manifest()
    if archived.manifest.is_file():
        with archived.manifest.open("rb") as stream:
            manifest = archive.read_manifest(decoding.document_of(stream, decoding.UTF8, archive.MANIFEST))
    found = tuple(
        _joined([_read_file(part, network, may_be_empty=True) for part in parts], kind, manifest)
        for kind in archived.kinds
        if (parts := archive.parts_in(archived.folder, kind))
    )
    if not found:
        raise UnreadableFileError("folder_without_followers", file=shown(archived.folder))
    first = found[0].contents  # those followed may well be nobody; followers only where the archive itself says so
    if not first.accounts and not (first.scope is Scope.FOLLOWERS and first.followers_count == 0):
        raise UnreadableFileError("file_without_accounts", file=shown(archived.folder))
    return found


def _joined(pieces: list[Piece], kind: str, manifest: Manifest) -> Piece:
    """The parts of one kind as one piece, checked against what the manifest says of them."""
    held = [piece.contents for piece in pieces]
    accounts: dict[str, Account] = {account.id: account for each in held for account in each.accounts}
    numbers = {number for each in held for number in each.parts}
    missing = max(manifest.parts.get(kind, 0) - len(pieces), max(numbers, default=-1) + 1 - len(numbers))
    notes = (*manifest.doubts(kind), *(note for each in held for note in each.notes))
    if missing > 0:
        notes += (code("archive_part_missing", kind=kind, count=missing),)
    contents = replace(
        held[0],
        accounts=tuple(accounts.values()),
        taken_at=manifest.made_at,
        followers_count=manifest.counts.get(kind),
        is_count_unread=kind in manifest.counts_unread,
        is_whole=all(each.is_whole for each in held) and missing <= 0 and not manifest.is_partial,
        skipped=sum(each.skipped for each in held),
        faults=tuple(fault for each in held for fault in each.faults),
        notes=notes,
    )
    return Piece(contents, max(piece.modified_at for piece in pieces))


class FileSource(FreeSource):
    """A file, or the folder of an archive, as a source that lives by the real clock.

    `complete` is the operator's word that the file holds everybody; `taken_at` the operator's word on when the file as
    it first stands was made. A file that changes afterwards is as old as its modification.
    """

    def __init__(
        self,
        path: Path,
        *,
        network: str = "x",
        complete: bool = False,
        taken_at: datetime | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(SourceInfo(spec=f"file:{shown(path)}", kind="file"), clock or SystemClock())
        self._path = path
        self._network = network
        self._complete = complete
        self._taken_at = taken_at
        self._first: Signature | None = None
        self._known: Signature | None = None

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The readings that the file holds now; those of an unchanged file are equal.

        Raises SourceError where nothing could be read.
        """
        return (await self.read_pieces())[1]

    async def read_pieces(self) -> tuple[tuple[Piece, ...], tuple[Reading, ...]]:
        """What the file holds now, and the reading that each piece of it is. Raises SourceError as `read` does."""
        signature, pieces, is_steady = await self._read_steadily()
        self._first = self._first or signature
        taken_at = self._taken_at if signature == self._first else None
        readings = tuple(
            piece.reading(self._info.spec, complete=self._complete, taken_at=taken_at, now=self._clock.now())
            for piece in pieces
        )
        return pieces, readings if is_steady else tuple(map(_unsteady, readings))

    async def _read_steadily(self) -> tuple[Signature | None, tuple[Piece, ...], bool]:
        """What stood there, what it held, and whether it stood still while it was read."""
        for attempt in range(_ATTEMPTS):
            if attempt:
                await self._clock.sleep(POLL_SECONDS)
            before = self._known = await self._look()
            pieces: tuple[Piece, ...] = ()
            try:
                pieces = await asyncio.to_thread(read_path, self._path, network=self._network)
            except SourceError:
                if before == await self._look() or attempt + 1 == _ATTEMPTS:
                    raise
                continue
            if before == await self._look():
                return before, pieces, True
        return before, pieces, False

    async def _look(self) -> Signature | None:
        return await asyncio.to_thread(signature_of, self._path)

    async def changes(self) -> AsyncGenerator[None, None]:
        """Yields when the file is no longer what was read and stands still again, has come back, or stays away."""
        if self._known is None:
            self._known = await self._look()
        while True:
            await self._clock.sleep(POLL_SECONDS)
            seen = await self._look()
            if seen == self._known:
                continue
            settled = await self._settled(seen)
            if settled != self._known:
                self._known = settled
                yield

    async def _settled(self, seen: Signature | None) -> Signature | None:
        """The signature once it no longer changes; a file that never stands still is read as it is."""
        still = 0
        for _ in range(_PATIENCE_POLLS):
            await self._clock.sleep(POLL_SECONDS)
            now = await self._look()
            still = still + 1 if now == seen else 0
            seen = now
            if still >= (_GONE_POLLS if seen is None else _STILL_POLLS):
                break
        return seen


def _unsteady(reading: Reading) -> Reading:
    """A reading of a file that was being written: nothing follows from what it lacks."""
    note: Code = code("file_changed_while_read", source=reading.source)
    return replace(reading, is_whole=False, complete=False, notes=(*reading.notes, note))

"""The Store: what survives a crash. Save, then show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.board.model import Board, Change
from tui.decisions import Decision, Decisions
from tui.errors import StateError
from tui.followers import Followers
from tui.registry.model import Registry
from tui.settings import Ceilings
from tui.sources.base import AccountKey, Reading
from tui.sources.lasting import SourceState
from tui.store import board_record, followers_record
from tui.store.checkpoints import Kept, decisions_until, to_plain
from tui.store.codec import Plain
from tui.store.face import FaceFile
from tui.store.faults import not_readable, not_writable
from tui.store.held import folder_of, held, kinds_kept
from tui.store.keeping import Wanted
from tui.store.layout import layout
from tui.store.lock import Lock
from tui.store.log import TAIL_BYTES, Link, chained
from tui.store.parts import Loaded, Parts, Saved

if TYPE_CHECKING:
    from tui.store.consents import StoredConsents
    from tui.store.ledger import StoredLedger

TRIES = 10


class Store:
    """The state folder of one registry and one kind of source.

    A writer holds its lock; `save` and its like are durable before they return and may be called from any thread, one
    at a time. `seal` is for another moment. Raises StateError (exit 4) for a folder that is held by another instance,
    of another version, or not writable.
    """

    def __init__(self, folder: Path, registry: Registry, lock: Lock | None, face: FaceFile | None = None) -> None:
        self.folder, self.is_read_only = folder, lock is None
        self._turn, self._sealing = RLock(), RLock()
        self._lock = lock
        self._face = face or FaceFile(folder)
        self._kept, self._checkpoint, self._end = Kept(), Link(), Link()
        self._parts = Parts(folder)
        self._fresh: Loaded | None = None
        self._is_faceless = False
        self._ledger: StoredLedger | None = None
        if not self.is_read_only:
            self._fresh = self._load()
            self._parts.registries.keep(registry)

    @classmethod
    def open(cls, folder: Path, registry: Registry, source_kind: str, *, read_only: bool = False) -> Self:
        """The store below a state folder; a context manager. A reader needs no lock and no folder."""
        own = folder_of(folder, registry, source_kind)
        lock = None if read_only else held(own)
        try:
            return cls(own, registry, lock)
        except BaseException as error:
            if lock is not None:
                lock.release()
            if isinstance(error, OSError):
                raise not_readable(str(own), error) from error
            raise

    kinds = staticmethod(kinds_kept)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the folder; the next start paints what was saved last without reading all of it."""
        if self._lock is not None:
            if self._kept.board is not None and not self._is_faceless:
                self._face.write(self._kept.board)
            self._lock.release()
            self._lock = None

    def load(self) -> Saved:
        """What is on disk; a reader beside a writer looks again until nothing moved while it looked."""
        with self._turn:
            if not self.is_read_only:
                return self._saved(self._fresh or self._load())
            for left in reversed(range(TRIES)):
                before = layout(self.folder)
                try:
                    self._parts = Parts(self.folder)
                    loaded = self._load()
                except StateError:
                    if not left:
                        raise
                    continue
                if loaded.is_whole and before == layout(self.folder):
                    break
            return self._saved(loaded)

    def save(self, reading: Reading, followers: Followers, board: Board) -> bool:
        """Makes one reading, the Followers after it and their Board durable; False where all of it was saved before."""
        return self._append(reading, followers, board)

    def save_board(self, board: Board, followers: Followers | None = None) -> bool:
        """Makes a Board durable that no reading brought about; False where nothing but its instant changed.

        `followers` are given where a decision changed them too.
        """
        return self._append(None, followers or self._kept.followers, board)

    def append_decision(self, decision: Decision) -> None:
        """Makes a ruling durable; its number must be new."""
        self.append_decisions((decision,))

    def append_decisions(self, decisions: Sequence[Decision]) -> None:
        """Makes rulings durable, all of them or none; their numbers must be new."""
        with self._turn, self._writing():
            self._parts.decisions = self._parts.decision_table.append(decisions)
            self._fresh = None

    @property
    def decisions(self) -> Decisions:
        """All rulings on disk."""
        return self._parts.decisions

    def history(self, unit: str | None = None, limit: int = 200) -> tuple[Change, ...]:
        """The Changes of one unit or of all, newest first."""
        found: list[Change] = []
        with self._reading():
            for _, record in self._parts.log.newest_first():
                if len(found) >= limit:
                    break
                changes = board_record.changes_of(record.get("board", {}), self._parts.content.find)
                found.extend(change for change in reversed(changes) if unit is None or change.unit == unit)
        return tuple(found[:limit])

    def instants(self) -> list[tuple[int, datetime]]:
        """The number and the instant of every Board that can be read back, oldest first."""
        with self._reading():
            return [
                (number, datetime.fromisoformat(record["board"]["head"]["taken_at"]))
                for number, record in self._parts.log.after(0)
                if "board" in record
            ]

    def board_at(self, number: int) -> Board:
        """The Board as it was saved under a number; raises StateError where there is none.

        Text that was removed since reads as empty, and the unit's marks say `purged`.
        """
        with self._reading():
            return self._parts.board_at(number)

    def registry(self, digest: str) -> Registry | None:
        """The registry of that digest, as it was when a Board was taken by it."""
        return self._parts.registries.find(digest)

    def verify(self) -> int:
        """The number of records, after every link of their chain was proved; raises StateError at a broken one."""
        with self._reading():
            return self._parts.log.verify()

    def purge(
        self, key: AccountKey | None, *, handles: frozenset[str] = frozenset(), only_posts: bool = False
    ) -> Saved:
        """Removes all text of an account, or its posts, in this and the previous generation; returns what is left.

        `handles` are further ones of it; without a key what we say of them goes. The chain still verifies, since
        records hold digests only. Go on from what is returned; there is no face until a Board is saved again.
        """
        with self._sealing, self._turn, self._writing():
            self._face.forget()
            self._is_faceless = True  # rulings within the Board still name whom they are about
            removed = self._parts.content.purge(key, handles=handles, only_posts=only_posts)
            self._fresh = None
            return self._saved(self._load(), removed)

    def bearers_of(self, handle: str) -> frozenset[AccountKey]:
        """The accounts that kept texts know by a handle, though it may be one that they no longer have."""
        with self._reading():
            return self._parts.content.bearers_of(handle)

    @property
    def needs_sealing(self) -> bool:
        """Whether `seal` has something to do that is worth its time."""
        is_long = self._parts.log.tail_size > TAIL_BYTES and self._end.number > self._checkpoint.number
        return bool(self._parts.content.waiting) or is_long or not self._checkpoint.number

    def seal(self) -> None:
        """Writes a checkpoint and moves texts to their shards; costs time in proportion to all that is known."""
        with self._sealing, self._writing():
            parts = self._parts
            with self._turn:
                wanted = Wanted(record for _, record in parts.log.after(parts.moved_until(self._checkpoint.number)))
                if parts.log.tail_size > TAIL_BYTES:
                    self._roll()
                kept, end, decisions, waiting = self._kept, self._end, parts.decisions, parts.content.waiting
            if end == self._checkpoint and not waiting:
                return
            parts.content.distribute(waiting, wanted)
            if end != self._checkpoint:
                data = to_plain(kept, decisions, (keeping := parts.content.shelving()).keep)
                parts.content.shelve(keeping)
                parts.checkpoints.write(end, data)
            with self._turn:
                parts.content.drop(waiting)
                self._checkpoint = end

    def remember(self, state: SourceState) -> None:
        """Makes durable what a source asks to be remembered between runs."""
        with self._turn, self._writing():
            self._parts.source.write(state)

    def remembered(self) -> SourceState:
        """What the source asked to be remembered."""
        return self._parts.source.read()

    @property
    def consents(self) -> StoredConsents:
        """By which basis a billed network was read."""
        from tui.store.consents import StoredConsents

        return StoredConsents(self.folder)

    def ledger(self, ceilings: Ceilings) -> StoredLedger:
        """What was billed, and no more than these ceilings allow; a reader's may be looked at and reserves nothing."""
        from tui.store.ledger import StoredLedger

        if self.is_read_only:
            return StoredLedger(self.folder, ceilings, is_read_only=True)
        with self._writing():
            self._ledger = StoredLedger(self.folder, ceilings)
            return self._ledger

    def pack(self) -> None:
        """Packs what the ledger holds in memory, once a large reading is over."""
        if self._ledger is not None:
            self._ledger.pack()

    def _append(self, reading: Reading | None, followers: Followers, board: Board) -> bool:
        with self._turn, self._writing():
            if reading is not None and reading.covered:  # before the record, so that no crash leaves their text behind
                self._face.forget()
                self._parts.forget_gone_posts(self._kept.followers, reading)
            keeping = self._parts.content.keeping(self._end.number + 1)
            known = decisions_until(self._parts.decisions, board.last_decision)
            record: Plain = {
                "followers": followers_record.difference(self._kept.followers, followers, reading, keeping.keep),
            }
            changed = board_record.difference(self._kept.board, board, followers, known, keeping.keep)
            if changed:
                record["board"] = changed
            elif not record["followers"]:
                return False
            end, whole, data = chained(self._end, record)
            if max(self._parts.log.tail_size + len(data), self._parts.content.recent_size) > TAIL_BYTES:
                self._roll()
            self._parts.content.write(keeping)
            self._parts.log.append(end, whole, data)
            self._kept, self._end, self._fresh, self._is_faceless = Kept(followers, board), end, None, False
            return True

    def _roll(self) -> None:
        if self._parts.log.tail:
            self._parts.content.set_aside(self._end.number)
            self._parts.log.roll()

    def _load(self) -> Loaded:
        loaded = self._parts.load()
        self._kept, self._checkpoint, self._end = loaded.kept, loaded.checkpoint, loaded.end
        return loaded

    def _saved(self, loaded: Loaded, removed: int = 0) -> Saved:
        kept, decisions = loaded.kept, self._parts.decisions
        return Saved(kept.followers, kept.board, decisions, loaded.end.number, loaded.notices, removed)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._turn:
            if self.is_read_only:
                self.load()
            try:
                yield
            finally:
                self._parts.let_go()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._lock is None:
            raise StateError("store_read_only", folder=str(self.folder))
        try:
            yield
        except OSError as error:
            raise not_writable(str(self.folder), error) from error

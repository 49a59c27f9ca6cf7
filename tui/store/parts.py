"""The parts of one state folder, and what they hold together."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tui.board.model import Board
from tui.codes import Code, code
from tui.decisions import NO_DECISIONS, Decisions
from tui.errors import StateError
from tui.followers import NO_FOLLOWERS, Followers
from tui.sources.base import Reading
from tui.sources.kept_posts import gone_posts
from tui.store.checkpoints import Checkpoints, Kept, replay
from tui.store.content import Content
from tui.store.log import Link, Log, end_of, is_chain
from tui.store.tables import DecisionTable, RegistryTable, SourceTable


class Saved(Struct, frozen=True):
    """What was on disk: `board` None where nothing was saved yet, `through` the number of the last record.

    `notices` say what was unreadable and what is used in its place. `removed` counts the texts that a purge took.
    """

    followers: Followers = NO_FOLLOWERS
    board: Board | None = None
    decisions: Decisions = NO_DECISIONS
    through: int = 0
    notices: tuple[Code, ...] = ()
    removed: int = 0


class Loaded(Struct, frozen=True, eq=False):
    """What is on disk, where the newest checkpoint stands and where the chain ends.

    `is_whole` is False where a record between the two is missing or torn: a writer is at it, or it is unreadable.
    """

    kept: Kept
    checkpoint: Link
    end: Link
    is_whole: bool
    notices: tuple[Code, ...]


class Parts:
    """Log, checkpoints, content and the small tables of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = Log(folder)
        self.checkpoints = Checkpoints(folder / "checkpoints")
        self.content = Content(folder / "content")
        self.registries = RegistryTable(folder / "registries")
        self.source = SourceTable(folder / "source.json")
        self.decision_table = DecisionTable(folder / "decisions.json")
        self.decisions = self.decision_table.read()

    def load(self) -> Loaded:
        """What the parts hold together."""
        checkpoint = self.checkpoints.newest()
        numbered = list(self.log.after(checkpoint.link.number))
        self.content.missing = 0
        kept = replay(checkpoint, (record for _, record in numbered), self.decisions, self.content.find)
        end = end_of(checkpoint.link, numbered)
        missing = (code("store_text_missing", count=self.content.missing),) if self.content.missing else ()
        self.let_go()
        notices = (*self.log.notices, *self.checkpoints.notices, *self.content.notices, *self.decision_table.notices)
        return Loaded(
            kept=kept,
            checkpoint=checkpoint.link,
            end=end,
            is_whole=is_chain(checkpoint.link, numbered),
            notices=tuple(dict.fromkeys((*notices, *missing))),
        )

    def forget_gone_posts(self, before: Followers, reading: Reading) -> None:
        """Removes the texts of the kept posts of which a reading shows that they are gone."""
        for key, ids in gone_posts(before.posts, reading).items():
            self.content.purge(key, only_posts=ids)

    def moved_until(self, number: int) -> int:
        """A record up to which every text had moved to its shard when the checkpoint of that number was written."""
        return max((n for n, _ in self.log.sealed_files() if n < number), default=0)

    def let_go(self) -> None:
        """Forgets what reading brought into memory and is seldom wanted again."""
        self.content.let_go()
        self.log.let_go()

    def board_at(self, number: int) -> Board:
        """The Board of a record; raises StateError where there is none."""
        checkpoint = self.checkpoints.newest(until=number)
        numbered = list(self.log.after(checkpoint.link.number, until=number))
        kept = replay(checkpoint, (record for _, record in numbered), self.decisions, self.content.find)
        if kept.board is None or end_of(checkpoint.link, numbered).number != number:
            raise StateError("store_no_such_instant", folder=str(self.folder), number=number)
        return kept.board

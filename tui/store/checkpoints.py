"""Followers and Board as a whole, after a given record; and what the records after it make of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from tui.board.model import Board
from tui.codes import Code, code
from tui.decisions import Decisions
from tui.followers import NO_FOLLOWERS, Followers
from tui.store import board_record, followers_record
from tui.store.codec import Find, Keep, Plain
from tui.store.encoding import Encoded, json_bytes
from tui.store.log import Link
from tui.store.storage import Database, Unreadable, read_tables

TABLE = "checkpoint"


class Kept(Struct, frozen=True, eq=False):
    """Followers and Board as they are on disk."""

    followers: Followers = NO_FOLLOWERS
    board: Board | None = None


class Checkpoint(Struct, frozen=True):
    """A whole as it was written, and where the chain stood."""

    link: Link
    data: Plain | None = None


class Checkpoints:
    """The checkpoints of one state folder; none is ever rewritten."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.notices: list[Code] = []

    def numbers(self) -> list[int]:
        """The records at which a checkpoint stands, oldest first."""
        return sorted(int(file.stem) for file in self._folder.glob("[0-9]*.json"))

    def newest(self, until: int | None = None) -> Checkpoint:
        """The newest readable one at or before a record; an empty one where there is none."""
        for number in reversed(self.numbers()):
            if until is not None and number > until:
                continue
            file = self._folder / f"{number:06}.json"
            try:
                tables = read_tables(file)
            except Unreadable:
                self.notices.append(code("store_previous_generation", file=f"checkpoints/{file.name}"))
                continue
            if tables is not None:
                data = tables[TABLE]["1"]
                return Checkpoint(Link(number, data["digest"]), data)
        return Checkpoint(Link())

    def write(self, link: Link, data: Plain) -> None:
        """Makes a checkpoint durable."""
        database = Database(self._folder / f"{link.number:06}.json")
        database.file.write({TABLE: {"1": Encoded(json_bytes({**data, "digest": link.digest}))}})


def to_plain(kept: Kept, decisions: Decisions, keep: Keep) -> Plain:
    """A whole as the difference from nothing."""
    data: Plain = {"followers": followers_record.difference(NO_FOLLOWERS, kept.followers, None, keep)}
    if kept.board is not None:
        known = decisions_until(decisions, kept.board.last_decision)
        data["board"] = board_record.difference(None, kept.board, kept.followers, known, keep)
    return data


def replay(checkpoint: Checkpoint, records: Iterable[Plain], decisions: Decisions, find: Find) -> Kept:
    """The whole after a checkpoint and the records that follow it."""
    steps = [*([checkpoint.data] if checkpoint.data is not None else []), *records]
    followers = NO_FOLLOWERS
    reading = board_record.BoardReading(find)
    known = decisions
    for place, data in enumerate(steps):
        upcoming = steps[place + 1]["followers"] if place + 1 < len(steps) else None
        followers = followers_record.applied(followers, data["followers"], find, upcoming)
        if "board" in data:
            last = data["board"]["head"]["last_decision"]
            known = known if known.last_number == last else decisions_until(decisions, last)
            reading.apply(data["board"], followers, known)
    return Kept(followers, reading.board(followers))


def decisions_until(decisions: Decisions, number: int) -> Decisions:
    """The rulings as they stood at one of them."""
    if decisions.last_number <= number:
        return decisions
    return Decisions(tuple(ruling for ruling in decisions.all if ruling.number <= number))

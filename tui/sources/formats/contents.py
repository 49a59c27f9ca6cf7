"""What one file held: its items gathered into accounts, with what was skipped and why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from tui.codes import Argument, Code
from tui.sources.base import Account, AccountKey, Scope
from tui.sources.cleaning import make_account
from tui.sources.formats import numbering
from tui.sources.formats.rows import ARCHIVE, Fault, Items, Row, Said, UnreadableFileError
from tui.sources.formats.told import COLUMNS_NAMED, Told
from tui.sources.values import BadRecordError, is_zoneless, quoted

ACCOUNTS_LIMIT: Final = 500_000
RECORDS_LIMIT: Final = 2 * ACCOUNTS_LIMIT  # what repeats itself, or is no account, takes time all the same
FAULTS_NAMED: Final = 20
_SLICE: Final = 16
_LONG_ID: Final = 17
_ENOUGH_LONG_IDS: Final = 5


class Contents(Struct, frozen=True):
    """Everything understood of one file; `skipped` counts the records that were not, `faults` name the first of them.

    `is_whole` says that it was read to its end and that the file itself knows of nothing further, `is_count_unread`
    that the count of all followers which it tells is none, `is_list` that it is more than one account by itself,
    `is_doubtful` that its few names may be a message's words, `says_complete` that it calls itself complete; `parts`
    are the numbers, from 0, of the parts of an archive's list.
    """

    format: str
    accounts: tuple[Account, ...]
    scope: Scope = Scope.FOLLOWERS
    taken_at: datetime | None = None
    followers_count: int | None = None
    is_count_unread: bool = False
    is_whole: bool = True
    is_list: bool = True
    is_doubtful: bool = False
    says_complete: bool = False
    parts: tuple[int, ...] = ()
    skipped: int = 0
    faults: tuple[Code, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    notes: tuple[Code, ...] = ()


class _Gathering(Struct):
    """Contents in the making."""

    network: str
    told: Told
    accounts: dict[AccountKey, Account] = field(default_factory=dict)
    clashing: list[Account] = field(default_factory=list)
    nameless: dict[AccountKey, int] = field(default_factory=dict)
    id_column: str = ""
    faults: list[Code] = field(default_factory=list)
    unreadable_times: list[Code] = field(default_factory=list)
    records: int = 0
    skipped: int = 0
    without_id: int = 0
    repeated: int = 0
    zoneless: int = 0

    @property
    def file(self) -> str:
        """The file's name for sentences."""
        return self.told.file

    def take(self, item: Row | Said | Fault) -> None:
        """Adds one item. Raises UnreadableFileError past the limit of accounts, or of records."""
        self.records += not isinstance(item, Said)
        if self.records > RECORDS_LIMIT:
            raise UnreadableFileError("file_too_many_accounts", file=self.file, limit=ACCOUNTS_LIMIT)
        if isinstance(item, Row):
            self._take_row(item)
        elif isinstance(item, Fault):
            self._skip(Code(item.name, (("file", self.file), ("line", item.line), *item.args)))
        else:
            self.told.hear(item, is_first=not self.records)

    def _take_row(self, row: Row) -> None:
        try:
            account = make_account(
                self.network, row.fields, is_escaped=self.told.is_escaped, is_profile_read=row.is_profile_read
            )
        except BadRecordError as bad:
            args: tuple[tuple[str, Argument], ...] = (("file", self.file), ("line", row.line), *bad.code.args)
            if bad.code.name.startswith("id_"):
                args = (*args, ("column", quoted(row.id_column)))
            self.without_id += bad.code.name == "record_without_id"
            self._skip(Code(bad.code.name, args))
            return
        created = row.fields.get("created_at")
        self.zoneless += account.created_at is not None and is_zoneless(created)
        if account.created_at is None and created not in (None, "") and len(self.unreadable_times) < FAULTS_NAMED:
            args = (("file", self.file), ("line", row.line), ("value", quoted(created)))
            self.unreadable_times.append(Code("time_unreadable", args))
        self._keep(account, row)
        if len(self.accounts) > ACCOUNTS_LIMIT:
            raise UnreadableFileError("file_too_many_accounts", file=self.file, limit=ACCOUNTS_LIMIT)

    def _keep(self, account: Account, row: Row) -> None:
        known = self.accounts.get(account.key)
        if known is not None:
            self.repeated += 1
            if numbering.are_two(known, account):
                self.clashing.append(known)
        self.accounts[account.key] = account
        if numbering.is_number(account):
            self.id_column = row.id_column
            if not account.username:
                self.nameless[account.key] = row.line

    def settle(self) -> None:
        """Takes away the ids that only number the rows, once all are known."""
        if not self.id_column or not numbering.is_numbering(self.accounts, self.clashing):
            return
        all_of_them = (*self.accounts.values(), *self.clashing)
        for line in self.nameless.values():
            self._skip(Code("record_without_id", (("file", self.file), ("line", line))))
        self.accounts = {account.key: account for account in numbering.unnumbered(all_of_them)}
        again = len(all_of_them) - len(self.nameless) - len(self.accounts)
        self.repeated = max(0, self.repeated + again - len(self.clashing))
        self.told.wonder("ids_are_numbers", column=quoted(self.id_column))

    def _skip(self, fault: Code) -> None:
        self.skipped += 1
        if len(self.faults) < FAULTS_NAMED:
            self.faults.append(fault)

    def contents(self, *, may_be_empty: bool) -> Contents:
        """What was gathered. Raises UnreadableFileError where that is no account, though some were there or had to."""
        told = self.told
        may_be_empty = may_be_empty and told.format == ARCHIVE and not self.skipped and not told.cut_at
        if not self.accounts and not may_be_empty:
            raise self._nothing()
        return Contents(
            format=told.format,
            accounts=tuple(self.accounts.values()),
            scope=told.scope,
            taken_at=told.taken_at,
            followers_count=told.followers_count,
            is_count_unread=told.is_count_unread,
            is_whole=told.is_whole and not told.counts_more_than(self.read),
            says_complete=told.says_complete,
            parts=tuple(sorted(told.parts)),
            is_list=len(self.accounts) != 1 or told.counts_one,
            is_doubtful=told.is_doubtful,
            skipped=self.skipped,
            faults=tuple(self.faults),
            unknown_columns=tuple(told.unknown),
            notes=tuple(self._notes()),
        )

    @property
    def read(self) -> int:
        """How many records were read, be they accounts or not."""
        return len(self.accounts) + self.repeated + self.skipped

    def _nothing(self) -> UnreadableFileError:
        """Why no account was found."""
        columns = ", ".join(list(self.told.unknown)[:COLUMNS_NAMED])
        if self.skipped and self.skipped == self.without_id and columns:
            return UnreadableFileError("columns_foreign", file=self.file, columns=columns)
        if self.told.cut_at:
            return UnreadableFileError("file_cut_early", file=self.file, line=self.told.cut_at)
        if self.faults:
            first = self.faults[0]
            if first.name == "record_is_message":
                return UnreadableFileError("file_is_message", file=self.file, columns=first.get("columns"))
            if first.name == "record_is_post":
                return UnreadableFileError("file_of_posts", file=self.file)
            return UnreadableFileError(first.name, **{**dict(first.args), "file": self.file})
        return UnreadableFileError(
            "file_tells_only_error" if self.told.tells_error else "file_without_accounts", file=self.file
        )

    def _notes(self) -> Iterator[Code]:
        """What is worth knowing, most important first."""
        yield from self.told.notes()
        if self.told.counts_more_than(self.read):
            yield self._note("document_counts_more", read=len(self.accounts), told=self.told.total)
        yield from self.faults
        if self.skipped > len(self.faults):
            yield self._note("records_skipped", count=self.skipped)
        yield from self.unreadable_times
        if self.zoneless + self.told.zoneless:
            yield self._note("times_without_zone", count=self.zoneless + self.told.zoneless)
        if self.repeated:
            yield self._note("records_repeated", count=self.repeated)
        if _look_rounded(self.accounts):
            yield self._note("ids_look_rounded")
        if self.told.unknown:
            named = list(self.told.unknown)[:COLUMNS_NAMED]
            yield self._note("columns_unknown", columns=", ".join(named), count=len(self.told.unknown))

    def _note(self, name: str, **args: Argument) -> Code:
        return Code(name, (("file", self.file), *args.items()))


def _look_rounded(accounts: dict[AccountKey, Account]) -> bool:
    """Whether all long ids end in two zeros, as they do after they went through a float."""
    long = [key.id for key in accounts if len(key.id) >= _LONG_ID]
    return len(long) >= _ENOUGH_LONG_IDS and all(each.endswith("00") for each in long)


def gather(items: Items, *, network: str, file: str, may_be_empty: bool = False) -> Contents:
    """The contents of a file from its items; `file` is its name for sentences.

    An account named more than once is kept as it stands last. Raises UnreadableFileError where nothing is readable, or
    nobody is in it, unless it is a part of an archive that `may_be_empty`.
    """
    gathering = _Gathering(network, Told(file))
    for number, item in enumerate(items):
        if number % _SLICE == 0:
            time.sleep(0)  # a file is read in a thread: the one that draws gets the interpreter in between
        gathering.take(item)
    gathering.settle()
    return gathering.contents(may_be_empty=may_be_empty)

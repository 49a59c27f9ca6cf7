"""What one file held: its items gathered into accounts, with what was skipped and why."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from tui.codes import Argument, Code
from tui.sources.base import Account, AccountKey, Scope, is_count_plausible
from tui.sources.cleaning import make_account
from tui.sources.formats import numbering
from tui.sources.formats.rows import ARCHIVE, Fault, Items, Row, Said, UnreadableFileError, What
from tui.sources.values import BadRecordError, is_zoneless, parse_count, parse_time, quoted

ACCOUNTS_LIMIT: Final = 500_000
RECORDS_LIMIT: Final = 2 * ACCOUNTS_LIMIT  # what repeats itself, or is no account, takes time all the same
FAULTS_NAMED: Final = 20
_COLUMNS_NAMED: Final = 12
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
    file: str
    accounts: dict[AccountKey, Account] = field(default_factory=dict)
    clashing: list[Account] = field(default_factory=list)
    nameless: dict[AccountKey, int] = field(default_factory=dict)
    id_column: str = ""
    faults: list[Code] = field(default_factory=list)
    unreadable_times: list[Code] = field(default_factory=list)
    not_understood: dict[str, Code] = field(default_factory=dict)
    records: int = 0
    skipped: int = 0
    without_id: int = 0
    repeated: int = 0
    zoneless: int = 0
    format: str = ""
    is_escaped: bool = False
    scope: Scope = Scope.FOLLOWERS
    taken_at: datetime | None = None
    taken_at_raw: object = None
    followers_count: int | None = None
    unknown: dict[str, None] = field(default_factory=dict)
    more_follows: bool = False
    tells_error: bool = False
    stands_alone: bool = False
    is_doubtful: bool = False
    parts: set[int] = field(default_factory=set)
    begins_later: bool = False
    told_total: int = 0
    says_complete: bool = False
    sheets_left: list[str] = field(default_factory=list)
    lists_left: list[str] = field(default_factory=list)
    cut_at: int = 0

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
            self._hear(item.what, item.value)

    def _take_row(self, row: Row) -> None:
        try:
            account = make_account(
                self.network, row.fields, is_escaped=self.is_escaped, is_profile_read=row.is_profile_read
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
        args = (("file", self.file), ("column", quoted(self.id_column)))
        self.not_understood["ids_are_numbers"] = Code("ids_are_numbers", args)

    def _skip(self, fault: Code) -> None:
        self.skipped += 1
        if len(self.faults) < FAULTS_NAMED:
            self.faults.append(fault)

    def _hear(self, what: What, value: object) -> None:
        match what:
            case What.FORMAT:
                self.format = self.format or str(value)
            case What.IS_ESCAPED:
                self.is_escaped = bool(value)
            case What.SCOPE if isinstance(value, Scope):
                self.scope = value
            case What.TAKEN_AT if value != self.taken_at_raw:
                self.taken_at_raw = value
                at = parse_time(value)
                if at is None:
                    self._wonder("taken_at_unreadable", value)
                self.zoneless += at is not None and is_zoneless(value)
                # the latest: no account of the file was read after it
                self.taken_at = max(filter(None, (self.taken_at, at)), default=None)
            case What.FOLLOWERS_COUNT:
                self.followers_count = parse_count(value)
                if self.followers_count is None:
                    self._wonder("followers_count_unreadable", value)
            case What.UNKNOWN_COLUMN:
                self.unknown[str(quoted(value))] = None
            case What.MORE_FOLLOWS:
                self.more_follows = bool(value)
            case What.PAGES_BEFORE if not self.records:
                self.begins_later = True
            case What.PART if isinstance(value, int):
                self.parts.add(value)
            case What.TOTAL if isinstance(value, int):
                self.told_total = max(self.told_total, value)
            case What.COMPLETE:
                self.says_complete = True
            case What.LIST_LEFT:
                self.lists_left.append(str(quoted(value)))
            case What.TELLS_ERROR:
                self.tells_error = True
            case What.STANDS_ALONE:
                self.stands_alone = True
            case What.IS_DOUBTFUL:
                self.is_doubtful = True
            case What.SHEET_LEFT:
                self.sheets_left.append(str(quoted(value)))
            case What.CUT if isinstance(value, int):
                self.cut_at = self.cut_at or value

    def _wonder(self, name: str, value: object) -> None:
        """Notes the first value of its kind that the file tells of itself and that is none."""
        if value not in (None, ""):
            self.not_understood.setdefault(name, Code(name, (("file", self.file), ("value", quoted(value)))))

    def contents(self, *, may_be_empty: bool) -> Contents:
        """What was gathered. Raises UnreadableFileError where that is no account, though some were there or had to."""
        if not self.accounts and not (may_be_empty and self.format == ARCHIVE and not self.skipped and not self.cut_at):
            raise self._nothing()
        return Contents(
            format=self.format,
            accounts=tuple(self.accounts.values()),
            scope=self.scope,
            taken_at=self.taken_at,
            followers_count=self.followers_count,
            is_count_unread="followers_count_unreadable" in self.not_understood,
            is_whole=self.is_whole,
            says_complete=self.says_complete,
            parts=tuple(sorted(self.parts)),
            is_list=self.is_list,
            is_doubtful=self.is_doubtful,
            skipped=self.skipped,
            faults=tuple(self.faults),
            unknown_columns=tuple(self.unknown),
            notes=tuple(self._notes()),
        )

    @property
    def is_whole(self) -> bool:
        """Whether all was read, and the file itself tells of nothing that is not in it."""
        left = self.more_follows or self.begins_later or self.counts_more or self.sheets_left or self.lists_left
        return not (self.cut_at or self.tells_error or left)

    @property
    def is_list(self) -> bool:
        """Whether these are several accounts; one by itself may be an error's page, unless its list counts one."""
        is_counted = self.format == ARCHIVE or (self.followers_count == 1 and not self.stands_alone)
        return len(self.accounts) != 1 or is_counted

    @property
    def counts_more(self) -> bool:
        """Whether the file counts more accounts than stand in it."""
        read = len(self.accounts) + self.repeated + self.skipped
        return self.told_total > read and not is_count_plausible(read, self.told_total)

    def _nothing(self) -> UnreadableFileError:
        """Why no account was found."""
        columns = ", ".join(list(self.unknown)[:_COLUMNS_NAMED])
        if self.skipped and self.skipped == self.without_id and columns:
            return UnreadableFileError("columns_foreign", file=self.file, columns=columns)
        if self.cut_at:
            return UnreadableFileError("file_cut_early", file=self.file, line=self.cut_at)
        if self.faults:
            first = self.faults[0]
            if first.name == "record_is_message":
                return UnreadableFileError("file_is_message", file=self.file, columns=first.get("columns"))
            if first.name == "record_is_post":
                return UnreadableFileError("file_of_posts", file=self.file)
            return UnreadableFileError(first.name, **{**dict(first.args), "file": self.file})
        return UnreadableFileError(
            "file_tells_only_error" if self.tells_error else "file_without_accounts", file=self.file
        )

    def _notes(self) -> list[Code]:
        """What is worth knowing, most important first."""
        notes = list(self.not_understood.values())

        def add(name: str, **args: Argument) -> None:
            notes.append(Code(name, (("file", self.file), *args.items())))

        if self.cut_at:
            add("file_cut", line=self.cut_at)
        if self.more_follows:
            add("pages_missing")
        if self.begins_later:
            add("pages_before_missing")
        if self.counts_more:
            add("document_counts_more", read=len(self.accounts), told=self.told_total)
        if self.tells_error:
            add("file_tells_error")
        if self.lists_left:
            add("lists_left", lists=", ".join(self.lists_left))
        if self.sheets_left:
            add("sheets_left", sheets=", ".join(self.sheets_left[:_COLUMNS_NAMED]))
        notes.extend(self.faults)
        if self.skipped > len(self.faults):
            add("records_skipped", count=self.skipped)
        notes.extend(self.unreadable_times)
        if self.zoneless:
            add("times_without_zone", count=self.zoneless)
        if self.repeated:
            add("records_repeated", count=self.repeated)
        if _look_rounded(self.accounts):
            add("ids_look_rounded")
        if self.unknown:
            named = list(self.unknown)[:_COLUMNS_NAMED]
            add("columns_unknown", columns=", ".join(named), count=len(self.unknown))
        return notes


def _look_rounded(accounts: dict[AccountKey, Account]) -> bool:
    """Whether all long ids end in two zeros, as they do after they went through a float."""
    long = [key.id for key in accounts if len(key.id) >= _LONG_ID]
    return len(long) >= _ENOUGH_LONG_IDS and all(each.endswith("00") for each in long)


def gather(items: Items, *, network: str, file: str, may_be_empty: bool = False) -> Contents:
    """The contents of a file from its items; `file` is its name for sentences.

    An account named more than once is kept as it stands last. Raises UnreadableFileError where nothing is readable, or
    nobody is in it, unless it is a part of an archive that `may_be_empty`.
    """
    gathering = _Gathering(network, file)
    for number, item in enumerate(items):
        if number % _SLICE == 0:
            time.sleep(0)  # a file is read in a thread: the one that draws gets the interpreter in between
        gathering.take(item)
    gathering.settle()
    return gathering.contents(may_be_empty=may_be_empty)

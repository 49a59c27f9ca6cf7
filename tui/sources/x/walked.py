"""The accounts of a walk, kept as X wrote them and made only while somebody goes through them.

A walk may bring a hundred thousand. As text, page by page, they take half the memory of the objects they become, and
it goes back to the system whole; and who walks makes none of them: whoever judges them does, off the event loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, overload

from msgspec import Struct

from tui.codes import Code
from tui.growing import GrowingSet
from tui.sources.base import Account, LateAccounts
from tui.sources.x.profiles import accounts_of
from tui.sources.x.told import unread_notes
from tui.sources.x.wire import users_page

FEW: Final = 2000


class Page(Struct):
    """One page as it came; `is_text_sent` says whether X sent the texts of its profiles.

    `unread` is how many of its records could not be read whole, None as long as nobody went through it.
    """

    body: bytes
    is_text_sent: bool
    unread: int | None = None

    def accounts(self) -> list[Account]:
        """Its accounts."""
        page, marks = users_page(self.body)
        accounts, bad = accounts_of(page.data, is_text_sent=self.is_text_sent)
        self.unread = len(marks) + bad
        return accounts


class WalkedAccounts(LateAccounts):
    """Accounts in the order of the pages, each once: what is told again of one outranks what was told before."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._ids = GrowingSet()
        self._last_pages: dict[str, int] = {}  # of those only that stand on several

    @property
    def notes(self) -> tuple[Code, ...]:
        """How many records could not be read whole; pages that nobody went through are looked through for it."""
        for page in self._pages:
            if page.unread is None:
                page.accounts()
        return unread_notes(sum(page.unread or 0 for page in self._pages))

    def add(self, page: Page, ids: Sequence[str], *, are_plain: bool) -> None:
        """Takes one page more, on which these ids stand; `are_plain` says that each surely names an account."""
        if not are_plain:
            ids = [account.id for account in page.accounts()]
        fresh = self._ids.take(ids)
        if len(fresh) < len(ids):
            self._last_pages.update(dict.fromkeys({*ids}.difference(fresh), len(self._pages)))
        self._pages.append(page)

    def __del__(self) -> None:
        """Frees a page at a time: to free all at once would let no other thread run."""
        while self._pages:
            self._pages.pop()
        for _ in self._ids.drain():
            pass

    def told(self, *, is_over: bool) -> Sequence[Account]:
        """All of them for a reading, which a walk that is not over must not change; few are made at once."""
        if len(self) <= FEW:
            return tuple(self)
        if is_over:
            return self
        copy = WalkedAccounts()
        copy._pages, copy._ids, copy._last_pages = self._pages.copy(), self._ids.copy(), self._last_pages.copy()
        return copy

    def holds(self, account_id: str) -> bool:
        """Whether an account of this id is among them."""
        return account_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Account]:
        for number, page in enumerate(self._pages):
            accounts = {each.id: each for each in page.accounts()}
            yield from (each for key, each in accounts.items() if self._last_pages.get(key, number) == number)

    @overload
    def __getitem__(self, place: int) -> Account: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Account]: ...
    def __getitem__(self, place: int | slice) -> Account | Sequence[Account]:
        if isinstance(place, slice):
            return tuple(self)[place]
        wanted = range(len(self))[place]
        return next(islice(self, wanted, None))

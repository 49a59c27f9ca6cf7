"""The accounts of a walk, kept as X wrote them and made only while somebody goes through them.

A walk may bring a hundred thousand. As text, page by page, they take half the memory of the objects they become, and
it goes back to the system whole; and who walks makes none of them: whoever judges them does, off the event loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, overload

from msgspec import Struct

from tui.sources.base import Account
from tui.sources.x.plain import are_ids
from tui.sources.x.profiles import accounts_of
from tui.sources.x.wire import User, users_page

FEW: Final = 2000


class Page(Struct, frozen=True):
    """One page as it came; `is_text_sent` says whether X sent any profile's text until then."""

    body: bytes
    is_text_sent: bool


class WalkedAccounts(Sequence[Account]):
    """Accounts in the order of the pages, each once: what is told again of one outranks what was told before."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._ids: set[str] = set()
        self._last_pages: dict[str, int] = {}  # of those only that stand on several

    def add(self, page: Page, users: Sequence[User]) -> int:
        """Takes one page more, whose users were read already; returns how many of them can become no account."""
        bad, ids = 0, [user.id for user in users]
        if not are_ids(ids):
            odd = [user for user in users if not are_ids([user.id])]
            accounts, bad = accounts_of(odd, is_text_sent=page.is_text_sent)
            ids = [*filter(lambda each: are_ids([each]), ids), *(account.id for account in accounts)]
        if not self._ids.isdisjoint(ids):
            number = len(self._pages)
            self._last_pages.update((each, number) for each in ids if each in self._ids)
        self._ids.update(ids)
        self._pages.append(page)
        return bad

    def __del__(self) -> None:
        """Frees a page at a time: to free all at once would let no other thread run."""
        while self._pages:
            self._pages.pop()
        while self._ids:
            self._ids.pop()

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
            users = users_page(page.body)[0].data
            accounts = {each.id: each for each in accounts_of(users, is_text_sent=page.is_text_sent)[0]}
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

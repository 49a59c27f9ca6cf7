"""Ids that are none: a column by which an office numbers its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from tui.sources.base import Account, AccountKey

_DIGITS = 6  # X gave the last id of so few in 2006, and its accounts' ids stand far apart
_ENOUGH = 5
_GAPS = 2  # of that many numbers at least one is there


def is_number(account: Account) -> bool:
    """Whether an account's id may be the number of a row."""
    return len(account.id) <= _DIGITS and account.id.isdecimal()


def are_two(one: Account, other: Account) -> bool:
    """Whether two accounts with the same such id are different ones."""
    return is_number(one) and one.username.lower() != other.username.lower()


def is_numbering(accounts: Mapping[AccountKey, Account], clashing: Collection[Account]) -> bool:
    """Whether the ids number the rows: all are short, and several accounts share one, or hardly one is left out.

    The names must tell them apart better than the numbers do.
    """
    numbers = []
    for account in accounts.values():
        if is_number(account):
            numbers.append(int(account.id))
        elif not account.id.startswith("@"):
            return False
    names = {account.username.lower() for account in accounts.values() if account.username}
    is_dense = len(numbers) >= _ENOUGH and max(numbers) <= _GAPS * len(numbers)
    return 2 * len(names) > len(accounts) and (bool(clashing) or is_dense)


def unnumbered(accounts: Collection[Account]) -> Iterator[Account]:
    """The accounts by their handles; one without is nobody."""
    for account in accounts:
        if account.username:
            yield replace(account, id=f"@{account.username.lower()}")

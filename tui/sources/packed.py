"""Accounts of a long walk, packed: a few bytes each instead of a dozen objects, and unpacked one after the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, overload

import msgspec
from msgspec.structs import astuple

from tui.sources.base import Account

FEW: Final = 2000
_Told = tuple[
    str, str, str, str, str, str, str, datetime | None, bool | None, str, int | None, int | None, int | None,
    str | None, bool, tuple[tuple[str, str], ...],
]  # fmt: skip
_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(_Told).decode


class PackedAccounts(Mapping[str, Account]):
    """Accounts of one network by id; each is made anew whenever it is asked for.

    They stand in one block of bytes, so that all of their memory goes back to the system when they are let go.
    """

    def __init__(self, network: str) -> None:
        self._network = network
        self._places: dict[str, int] = {}
        self._block = Block(network)

    def add(self, accounts: Iterable[Account]) -> None:
        """Takes more of them; what is told again of an account outranks what was told before."""
        places, take = self._places, self._block.take
        for account in accounts:
            places[account.id] = take(account)

    def __getitem__(self, account_id: str) -> Account:
        return self._block.account(self._places[account_id])

    def __contains__(self, account_id: object) -> bool:
        return account_id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def all(self) -> Sequence[Account]:
        """All of them in order; few at once, many unpacked only while they are gone through."""
        many = PackedSequence(self._block, array("Q", self._places.values()))
        return tuple(many) if len(many) <= FEW else many


class PackedSequence(Sequence[Account]):
    """Many accounts in order, each made anew whenever it is asked for."""

    def __init__(self, block: Block, places: array[int]) -> None:
        self._block = block
        self._places = places

    def __iter__(self) -> Iterator[Account]:
        return map(self._block.account, self._places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Account: ...
    @overload
    def __getitem__(self, place: slice) -> PackedSequence: ...
    def __getitem__(self, place: int | slice) -> Account | PackedSequence:
        if isinstance(place, slice):
            return PackedSequence(self._block, self._places[place])
        return self._block.account(self._places[place])


class Block:
    """Packed accounts of one network, one after the other, each known by its place."""

    def __init__(self, network: str) -> None:
        self._network = network
        self._bytes = bytearray()
        self._ends = array("Q", (0,))
        self._loose: dict[int, Account] = {}

    def take(self, account: Account) -> int:
        """Adds one and returns its place; one that bytes would not bring back just so stays as it is."""
        place = len(self._ends) - 1
        created_at = account.created_at
        try:
            if account.network != self._network or (created_at is not None and created_at.tzinfo is not UTC):
                self._loose[place] = account
            else:
                self._bytes += _encode(astuple(account)[1:])
        except (UnicodeEncodeError, OverflowError):
            self._loose[place] = account
        self._ends.append(len(self._bytes))
        return place

    def account(self, place: int) -> Account:
        """The account at a place."""
        start, end = self._ends[place], self._ends[place + 1]
        if start == end:
            return self._loose[place]
        return Account(self._network, *_decode(self._bytes[start:end]))

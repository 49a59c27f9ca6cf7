"""Accounts of a long walk, packed: a few bytes each instead of a dozen objects, and unpacked one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, overload

import msgspec
from msgspec.structs import astuple

from tui.sources.base import Account

FEW: Final = 2000
_Told = tuple[
    str, str, str, str, str, str, str, datetime | None, bool | None, str, int | None, int | None, int | None, str | None,
    bool, tuple[tuple[str, str], ...],
]  # fmt: skip
_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(_Told).decode
_Packed = bytes | Account


class PackedAccounts(Mapping[str, Account]):
    """Accounts of one network by id; each is made anew whenever it is asked for."""

    def __init__(self, network: str) -> None:
        self._network = network
        self._packed: dict[str, _Packed] = {}

    def add(self, accounts: Iterable[Account]) -> None:
        """Takes more of them; what is told again of an account outranks what was told before."""
        for account in accounts:
            self._packed[account.id] = self._pack(account)

    def __getitem__(self, account_id: str) -> Account:
        return unpacked(self._network, self._packed[account_id])

    def __contains__(self, account_id: object) -> bool:
        return account_id in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def all(self) -> Sequence[Account]:
        """All of them in order; few at once, many unpacked only while they are gone through."""
        many = PackedSequence(self._network, list(self._packed.values()))
        return tuple(many) if len(many) <= FEW else many

    def _pack(self, account: Account) -> _Packed:
        """An account in bytes; as it is where bytes would not bring back just this one."""
        if account.network != self._network or (
            account.created_at is not None and account.created_at.tzinfo is not UTC
        ):
            return account
        try:
            return _encode(astuple(account)[1:])
        except (UnicodeEncodeError, OverflowError):
            return account


class PackedSequence(Sequence[Account]):
    """Many accounts in order, each made anew whenever it is asked for."""

    def __init__(self, network: str, packed: list[_Packed]) -> None:
        self._network = network
        self._packed = packed

    def __iter__(self) -> Iterator[Account]:
        network = self._network
        return (unpacked(network, each) for each in self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> Account: ...
    @overload
    def __getitem__(self, place: slice) -> PackedSequence: ...
    def __getitem__(self, place: int | slice) -> Account | PackedSequence:
        if isinstance(place, slice):
            return PackedSequence(self._network, self._packed[place])
        return unpacked(self._network, self._packed[place])


def unpacked(network: str, packed: _Packed) -> Account:
    """The account that was packed."""
    return Account(network, *_decode(packed)) if isinstance(packed, bytes) else packed

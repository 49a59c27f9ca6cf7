"""Value objects to plain JSON values and back, exactly; a field that holds its default is left out."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

import msgspec

from tui.sources.base import AccountKey

Json = Any
T = TypeVar("T")


def to_plain(value: Any) -> dict[str, Json]:
    """A dataclass as a JSON object; the value objects within it stand whole."""
    return sparse(msgspec.to_builtins(value), type(value))


def from_plain(data: Json, kind: type[T]) -> T:
    """The inverse of `to_plain`; raises msgspec.ValidationError where the data are of another shape."""
    return msgspec.convert(data, kind)


def sparse(data: dict[str, Json], kind: type) -> dict[str, Json]:
    """The object without the fields that hold their default."""
    defaults = _defaults(kind)
    return {name: value for name, value in data.items() if name not in defaults or value != defaults[name]}


@cache
def _defaults(kind: type) -> dict[str, Json]:
    return {field.name: msgspec.to_builtins(field.default) for field in fields(kind) if field.default is not MISSING}


def key_to_plain(key: AccountKey) -> str:
    """An account's key as one text; a network's name holds no colon."""
    return f"{key.network}:{key.id}"


def key_from_plain(text: str) -> AccountKey:
    """The inverse of `key_to_plain`."""
    network, _, account_id = text.partition(":")
    return AccountKey(network, account_id)

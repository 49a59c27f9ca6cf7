"""Value objects to plain JSON values and back, exactly; a field that holds its default is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields

from tui.sources.base import AccountKey

Json = Any
T = TypeVar("T")


def to_plain(value: Any, without: frozenset[str] = frozenset()) -> dict[str, Json]:
    """A dataclass as a JSON object, `without` some fields; the value objects within it stand whole."""
    kind: type[object] = type(value)
    names, defaults, parts_of = _fields(kind, without)  # type: ignore[arg-type]
    parts = zip(names, parts_of(value), defaults, strict=True)
    return msgspec.to_builtins({name: part for name, part, default in parts if part is not default and part != default})  # type: ignore[no-any-return]


def from_plain(data: Json, kind: type[T]) -> T:
    """The inverse of `to_plain`; raises msgspec.ValidationError where the data are of another shape."""
    return msgspec.convert(data, kind)


@cache
def _fields(
    kind: type[object], without: frozenset[str]
) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], Any]]:
    """Names and defaults of the fields, MISSING (which equals nothing) where there is none, and what takes them."""
    kept = [field for field in fields(kind) if field.name not in without]  # type: ignore[arg-type]
    names = tuple(field.name for field in kept)
    return names, tuple(field.default for field in kept), attrgetter(*names)


def key_to_plain(key: AccountKey) -> str:
    """An account's key as one line; a network's name holds no colon. What JSON or a line cannot hold is escaped."""
    text = key.id
    if not text.isascii() or "\n" in text or text.startswith("\\"):
        text = "\\" + text.encode("unicode_escape").decode("ascii")
    return f"{key.network}:{text}"


def key_from_plain(text: str) -> AccountKey:
    """The inverse of `key_to_plain`."""
    network, _, account_id = text.partition(":")
    if account_id.startswith("\\"):
        account_id = account_id[1:].encode("ascii").decode("unicode_escape")
    return AccountKey(network, account_id)

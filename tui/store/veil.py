"""Codes may quote the outside (the words that named a unit, a handle): such arguments stand with the texts."""

from __future__ import annotations

from tui.sources.base import AccountKey
from tui.store.codec import Find, Keep, Plain

OUR_OWN = frozenset(
    {"account", "at", "field", "method", "outcome", "rule", "since", "source", "status", "target", "timing", "unit"}
)


def veiled(code: Plain, key: AccountKey, keep: Keep) -> Plain:
    """A Code as plain JSON whose arguments are a reference where one of them may be outside text."""
    if any(isinstance(value, str) and not (name in OUR_OWN and value.isascii()) for name, value in code["args"]):
        return {**code, "args": keep(key, code["args"])}
    return code


def unveiled(code: Plain, key: AccountKey, find: Find) -> Plain:
    """The inverse of `veiled`; a Code whose arguments were removed has none."""
    if isinstance(code["args"], str):
        return {**code, "args": find(key, code["args"]) or []}
    return code


def veil_all(data: Plain, names: tuple[str, ...], key: AccountKey, keep: Keep) -> None:
    """Veils the lists of Codes that stand under these names."""
    for name in names:
        if name in data:
            data[name] = [veiled(code, key, keep) for code in data[name]]


def unveil_all(data: Plain, names: tuple[str, ...], key: AccountKey, find: Find) -> Plain:
    """A copy in which the lists of Codes under these names are as they were."""
    return {name: [unveiled(c, key, find) for c in part] if name in names else part for name, part in data.items()}

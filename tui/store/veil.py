"""Codes may quote the outside (the words that named a unit, a handle): such arguments stand with the texts.

They stand with the texts of the account that the Code names, else of the account whose state it belongs to; what is
our own stays in the record, so that a Code whose quotes were removed still says which account and when.
"""

from __future__ import annotations

from tui.codes import Argument, Code
from tui.sources.base import AccountKey
from tui.store.codec import Find, Keep, Plain
from tui.store.values import key_from_plain, key_to_plain

OUR_OWN = frozenset(
    {
        "account", "at", "field", "former", "method", "outcome", "rule", "since", "source", "status", "target",
        "timing", "unit", "until",
    }
)  # fmt: skip


def _is_outside(name: str, value: Argument) -> bool:
    return isinstance(value, str) and not (name in OUR_OWN and value.isascii())


def quotes_nothing(code: Code) -> bool:
    """Whether no argument of a Code may be outside text."""
    return not any(_is_outside(*pair) for pair in code.args)


def _owner(code: Plain, key: AccountKey) -> AccountKey:
    """The account that a Code names, else the one given."""
    for name, value in code["args"]:
        if name == "account" and isinstance(value, str) and value.isascii():
            network, _, account_id = value.partition(":")
            return AccountKey(network, account_id)
    return key


def veiled(code: Plain, key: AccountKey, keep: Keep) -> Plain:
    """A Code as plain JSON in which a reference stands for the arguments that may be outside text."""
    outside = [[place, *pair] for place, pair in enumerate(code["args"]) if _is_outside(*pair)]
    if not outside:
        return code
    owner = _owner(code, key)
    own = [pair for pair in code["args"] if not _is_outside(*pair)]
    whose = {} if owner == key else {"whose": key_to_plain(owner)}
    return {**code, "args": own, "outside": keep(owner, outside), **whose}


def unveiled(code: Plain, key: AccountKey, find: Find) -> Plain:
    """The inverse of `veiled`; a Code whose quotes were removed has only its other arguments."""
    if isinstance(code["args"], str):  # as it was written before the Code's own arguments stayed in the record
        return {**code, "args": find(key, code["args"]) or []}
    if "outside" not in code:
        return code
    owner = key_from_plain(code["whose"]) if "whose" in code else key
    args = list(code["args"])
    for place, name, value in find(owner, code["outside"]) or ():
        args.insert(place, [name, value])
    return {"name": code["name"], "args": args}


def veil_all(data: Plain, names: tuple[str, ...], key: AccountKey, keep: Keep) -> None:
    """Veils the lists of Codes that stand under these names."""
    for name in names:
        if name in data:
            data[name] = [veiled(code, key, keep) for code in data[name]]


def unveil_all(data: Plain, names: tuple[str, ...], key: AccountKey, find: Find) -> Plain:
    """A copy in which the lists of Codes under these names are as they were."""
    return {name: [unveiled(c, key, find) for c in part] if name in names else part for name, part in data.items()}

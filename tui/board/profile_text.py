"""What an account's text says for a unit, read once: the same text is not read again at every reading."""

from __future__ import annotations

from msgspec import Struct

from tui.matching import Naming, names_unit
from tui.profile import extract
from tui.profile.model import Fields
from tui.registry.model import Registry, Unit
from tui.sources.base import Account

TEXTS_KEPT = 4096

_read: dict[tuple[str, str, Account], ProfileText] = {}


class ProfileText(Struct, frozen=True):
    """The four fields, and the words that name the unit."""

    fields: Fields
    named: Naming | None


def text_of(registry: Registry, unit: Unit, account: Account) -> ProfileText:
    """The fields and the naming of an account as a unit's; remembered for registries that can be told apart."""
    if not registry.digest:
        return _text(registry, unit, account)
    key = (registry.digest, unit.id, account)
    found = _read.get(key)
    if found is None:
        if len(_read) >= TEXTS_KEPT:
            _read.clear()
        found = _read[key] = _text(registry, unit, account)
    return found


def _text(registry: Registry, unit: Unit, account: Account) -> ProfileText:
    return ProfileText(extract(account, registry, unit.kind), names_unit(registry, unit, account))

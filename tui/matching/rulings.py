"""Accounts given to a unit by the operator, else by the registry; both outrank the machine."""

from __future__ import annotations

from msgspec import Struct

from tui.codes import Code, code
from tui.decisions import Decisions
from tui.followers import Followers
from tui.registry.model import Registry, UnitAccount
from tui.sources.base import AccountKey


class Ruling(Struct, frozen=True):
    """The unit that an account was given, why, and the number of the decision, 0 where the registry said it."""

    unit: str
    reason: Code
    decision: int


def rulings_of(registry: Registry, followers: Followers, decisions: Decisions) -> dict[AccountKey, Ruling]:
    """The accounts that were given to units; one account serves one unit and one unit has one account."""
    if not decisions.links and not any(unit.accounts for unit in registry.units):
        return {}
    by_handle = {
        (key.network, follower.username.lower()): key for key, follower in followers.by_key.items() if follower.username
    }
    given = _linked(registry, decisions, by_handle)
    taken = {ruling.unit for ruling in given.values()}
    for unit in registry.units:
        for account in unit.accounts:
            key = _key_of(account, followers, by_handle)
            if key is None or key in given or unit.id in taken or _is_overruled(decisions, key, unit.id):
                continue
            given[key] = Ruling(unit.id, code("in_registry", username=account.username), 0)
            taken.add(unit.id)
    return given


def _linked(
    registry: Registry, decisions: Decisions, by_handle: dict[tuple[str, str], AccountKey]
) -> dict[AccountKey, Ruling]:
    given: dict[AccountKey, Ruling] = {}
    for unit, decision in decisions.links.items():
        handle = decision.handle.lstrip("@").lower()
        key = decision.account or by_handle.get((registry.directive.target.network, handle))
        if key is not None and unit in registry.by_id:
            given[key] = Ruling(unit, code("linked", number=decision.number, by=decision.by), decision.number)
    return given


def _key_of(
    account: UnitAccount, followers: Followers, by_handle: dict[tuple[str, str], AccountKey]
) -> AccountKey | None:
    """The follower that a registry's account is: by its id, else by its handle."""
    if account.id:
        key = AccountKey(account.network, account.id)
        return key if key in followers.by_key else None
    return by_handle.get((account.network, account.username.lower()))


def _is_overruled(decisions: Decisions, key: AccountKey, unit: str) -> bool:
    return key in decisions.personal or bool({(key, unit), (key, None)} & decisions.rejections)

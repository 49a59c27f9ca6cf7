"""Whose account the words after `pantau purge` mean: one that was read, or one that only an operator ruled on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.decisions import Decision
from tui.errors import UsageError
from tui.followers import Follower
from tui.registry import Registry
from tui.sources.base import AccountKey
from tui.sources.cleaning import clean_text
from tui.store import Saved

IDS_NAMED = 5
BearersOf = Callable[[str], frozenset[AccountKey]]
NO_ID = "@"  # begins what stands for the id where only the handle is known


class Meant(Struct, frozen=True):
    """An account as all states together know it.

    `keys` is empty where nobody knows more than the handle. `handles` and `names` are all under which it is known,
    earlier ones as well, `rulings` all about it; `is_linked` says whether one that holds names its handle for a unit.
    """

    keys: frozenset[AccountKey]
    handles: frozenset[str]
    names: frozenset[str]
    rulings: tuple[Decision, ...]
    is_linked: bool

    @property
    def is_by_handle(self) -> bool:
        """Whether the handle is also what stands for its id."""
        return any(key.id.startswith(NO_ID) for key in self.keys)

    def is_known_to(self, saved: Saved, key: AccountKey | None) -> bool:
        """Whether a state knows the account by that key, or holds a ruling about it."""
        return key in saved.followers.by_key or any(ruling in self.rulings for ruling in saved.decisions.all)


def account_meant(words: str, registry: Registry, states: Sequence[Saved], bearers_of: BearersOf) -> Meant:
    """The account of an id, `network:id` or a handle, and with a handle also what is known by that handle alone.

    `bearers_of` tells whose kept texts know a handle: of whom nothing is shown no earlier handles are known otherwise.
    Raises UsageError where none or several are called so.
    """
    words = clean_text(words, limit=200).strip()
    rulings = [ruling for saved in states for ruling in saved.decisions.all]
    keys = _by_id(words, registry, states, rulings)
    handle = "" if keys else words.removeprefix(NO_ID).casefold()
    keys = keys or _by_handle(handle, states, rulings, bearers_of)
    known = [saved.followers.by_key[key] for saved in states for key in keys if key in saved.followers.by_key]
    handles = {follower.username for follower in known}
    handles |= {earlier.username for follower in known for earlier in follower.former}
    handles |= {handle} if keys else set()
    handles |= {each.handle for each in rulings if each.account in keys or each.handle.casefold() == (handle or None)}
    about = [ruling for ruling in rulings if _is_about(ruling, keys, handles)]
    if not keys and not about:
        raise UsageError("account_unknown", account=words)
    if sum(not key.id.startswith(NO_ID) for key in keys) > 1:
        raise UsageError("account_ambiguous", account=words, ids=", ".join(sorted(map(str, keys))[:IDS_NAMED]))
    links = [link for saved in states for link in saved.decisions.links.values() if link.handle]
    return Meant(
        keys=keys,
        handles=frozenset(handles) - {""},
        names=frozenset(follower.account.name.strip() for follower in known if follower.account is not None),
        rulings=tuple(about),
        is_linked=any(_is_about(link, keys, handles) for link in links),
    )


def _by_id(
    words: str, registry: Registry, states: Sequence[Saved], rulings: Sequence[Decision]
) -> frozenset[AccountKey]:
    """The account of that id, where it was read or ruled on."""
    network, _colon, account_id = words.rpartition(":")
    key = AccountKey(network or registry.directive.target.network, account_id)
    is_known = any(key in saved.followers.by_key for saved in states) or any(each.account == key for each in rulings)
    return frozenset({key} if is_known and not words.startswith(NO_ID) else ())


def _by_handle(
    handle: str, states: Sequence[Saved], rulings: Sequence[Decision], bearers_of: BearersOf
) -> frozenset[AccountKey]:
    """Who bears a handle; where nobody does, who bore it; where nobody did, of whom a ruling says so."""
    if not handle:
        return frozenset()
    known = [pair for saved in states for pair in saved.followers.by_key.items()]
    called = {key for key, each in known if each.username.casefold() == handle or key.id == NO_ID + handle}
    called = called or {key for key, each in known if _bore(each, handle)} | bearers_of(handle)
    ruled = (each.account for each in rulings if each.account is not None and each.handle.casefold() == handle)
    return frozenset(called or ruled)


def _bore(follower: Follower, handle: str) -> bool:
    return any(former.username.casefold() == handle for former in follower.former)


def _is_about(ruling: Decision, keys: frozenset[AccountKey], handles: set[str]) -> bool:
    """Whether a ruling names the account, by its id or by a handle of it."""
    return ruling.account in keys or ruling.handle.casefold() in {handle.casefold() for handle in handles if handle}

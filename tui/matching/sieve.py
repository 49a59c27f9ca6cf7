"""Lets those pass who are surely nobody's, while a reading is folded: a first one brings a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tui.decisions import Decisions
from tui.followers import Settled
from tui.matching.classify import judge
from tui.matching.index import index_of
from tui.matching.judgement import NOTHING_NAMED
from tui.matching.memo import Memo
from tui.matching.settle import NOBODYS
from tui.registry.model import Registry
from tui.sources.base import Account


class Sieve:
    """Settles accounts at once that name nobody and that nobody named: what `settle` would say of them at the end.

    `ids` and `handles` (in small letters) are those of accounts of which more is asked than what they say themselves;
    those that rulings or the registry name are added. The memo keeps what is judged of the others.
    """

    def __init__(
        self,
        registry: Registry,
        decisions: Decisions,
        memo: Memo,
        *,
        ids: AbstractSet[str] = frozenset(),
        handles: AbstractSet[str] = frozenset(),
    ) -> None:
        memo.begin(registry.digest)
        self._memo = memo
        self._index = index_of(registry)
        given = [account for unit in registry.units for account in unit.accounts]
        ruled = decisions.all
        self._ids = {*ids, *(each.id for each in given), *(each.account.id for each in ruled if each.account)}
        named = {*(each.username for each in given), *(each.handle.lstrip("@") for each in ruled)}
        self._handles = {*handles, *(name.lower() for name in named if name)}

    def __call__(self, account: Account, digest: str) -> Settled | None:
        """The judgement that stays of an account, None where its text may still be wanted."""
        if account.id in self._ids or account.username.lower() in self._handles:
            return None
        judgement = judge(self._index, account)
        if judgement is NOTHING_NAMED:
            return NOBODYS
        self._memo.remember(account.key, digest, judgement)
        return None

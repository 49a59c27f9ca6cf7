"""Accounts, followers and the registry as the matching tests use them; all people are invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tui.decisions import NO_DECISIONS, Decisions
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.matching import Match, Matches, Memo, match_all
from tui.registry.find import bundled_registry
from tui.registry.load import load_registry
from tui.registry.model import Registry
from tui.sources.base import Account, Reading, Scope

DATA = Path(__file__).resolve().parent.parent / "data"
AT = datetime(2015, 8, 18, 12, tzinfo=UTC)


@cache
def kebumen() -> Registry:
    """The bundled registry."""
    return load_registry(bundled_registry())


@cache
def fictional() -> Registry:
    """The registry of an invented regency."""
    return load_registry(DATA / "registry_fictional.json")


def account(
    username: str, name: str = "", bio: str = "", place: str = "", *, number: int = 1, url: str = ""
) -> Account:
    """An account with its profile read."""
    return Account("x", str(number), username, name, bio, place, url, protected=False)


def followers_of(accounts: Iterable[Account]) -> Followers:
    """The followers after one complete reading."""
    reading = Reading(AT, "test", Scope.FOLLOWERS, tuple(accounts), is_whole=True, complete=True)
    return fold(NO_FOLLOWERS, reading)


def matched(
    *accounts: Account,
    registry: Registry | None = None,
    decisions: Decisions = NO_DECISIONS,
    memo: Memo | None = None,
) -> Matches:
    """The matches of these accounts."""
    return match_all(registry or kebumen(), followers_of(accounts), decisions, memo)


def match_of(one: Account, *, registry: Registry | None = None) -> Match:
    """The match of one account alone."""
    return matched(one, registry=registry).by_key[one.key]


def verdict_of(one: Account, *, registry: Registry | None = None) -> tuple[str, str, str | None]:
    """Class, verdict and unit of one account alone."""
    match = match_of(one, registry=registry)
    return match.class_.value, match.verdict.value, match.unit


def reason_names(match: Match) -> list[str]:
    """The names of a match's reasons, strongest first."""
    return [reason.name for reason in match.reasons]

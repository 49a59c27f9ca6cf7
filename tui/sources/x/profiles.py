"""X's users as Accounts, and what X says of those that it does not return."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tui.sources.base import Account, AccountKey, Fate
from tui.sources.cleaning import make_account
from tui.sources.shortened import written_out
from tui.sources.values import BadRecordError
from tui.sources.x.plain import plain_accounts
from tui.sources.x.wire import Link, Problem, User

NETWORK: Final = "x"
FIELDS: Final = (
    "created_at",
    "description",
    "entities",
    "location",
    "most_recent_tweet_id",
    "protected",
    "public_metrics",
    "url",
    "verified_type",
)
_GONE: Final = "resource-not-found"
_UNSEEN: Final = "not-authorized-for-resource"
_ID: Final = re.compile(r"[0-9]{1,20}")


def account_of(user: User, *, is_text_sent: bool = True) -> Account:
    """The account of a user, every text of it cleaned; raises BadRecordError where it has no usable id.

    Where X sent the profile's text of nobody, one that is missing says nothing: such a profile was not read. Nor was
    one without name or handle, which every account has.
    """
    metrics = user.public_metrics
    tweets = None if metrics is None else metrics.tweet_count if metrics.post_count is None else metrics.post_count
    return make_account(
        NETWORK,
        {
            "id": user.id,
            "username": user.username,
            "name": user.name,
            "description": _described(user),
            "location": user.location,
            "url": _website(user),
            "created_at": user.created_at,
            "protected": user.protected,
            "verified_type": user.verified_type,
            "followers_count": metrics.followers_count if metrics else None,
            "following_count": metrics.following_count if metrics else None,
            "post_count": tweets,
            "latest_post_id": _newest_post(user),
        },
        is_escaped=True,
        is_profile_read=bool(user.name and user.username)
        and (user.description is not None or (is_text_sent and (user.created_at is not None or metrics is not None))),
    )


def sends_text(users: Iterable[User]) -> bool:
    """Whether X sent the profile's text of any of these users."""
    return any(user.description is not None for user in users)


def accounts_of(users: Sequence[User], *, is_text_sent: bool | None = None) -> tuple[list[Account], int]:
    """The accounts of some users, and how many of these could not become one.

    `is_text_sent` is what is known of more than these users; else they tell it themselves.
    """
    accounts, bad = [], 0
    is_sent = sends_text(users) if is_text_sent is None else is_text_sent
    for user, account in zip(users, plain_accounts(users), strict=True):
        if account is not None:
            accounts.append(account)
            continue
        try:
            accounts.append(account_of(user, is_text_sent=is_sent))
        except BadRecordError:
            bad += 1
    return accounts, bad


def _described(user: User) -> str:
    """The profile's text with its shortened links written out; a link of which X says nothing stays as it is."""
    text = user.description or ""
    links = user.entities.description if user.entities else None
    return expanded(text, links.urls) if links and text else text


def _website(user: User) -> str:
    links = user.entities.url if user.entities else None
    return expanded(user.url, links.urls) if links and user.url else user.url


def expanded(text: str, links: Iterable[Link]) -> str:
    """A text with the links that X shortened written out."""
    return written_out(text, ((link.url, link.expanded_url or "") for link in links))


def missing_fields(users: Sequence[User]) -> tuple[str, ...]:
    """The fields that were asked for and that no user of a page has: X drops what it does not know without a word."""
    if not users:
        return ()
    lacks = {
        "created_at": all(user.created_at is None for user in users),
        "description": all(user.description is None for user in users),
        "name": not any(user.name for user in users),
        "username": not any(user.username for user in users),
        "most_recent_tweet_id": any(map(_has_posts, users)) and not any(map(_newest_post, users)),
        "protected": all(user.protected is None for user in users),
        "public_metrics": all(user.public_metrics is None for user in users),
    }
    return tuple(field for field, is_missing in lacks.items() if is_missing)


def _has_posts(user: User) -> bool:
    counts = user.public_metrics
    return counts is not None and bool(counts.tweet_count or counts.post_count)


def _newest_post(user: User) -> str | None:
    return user.most_recent_post_id or user.most_recent_tweet_id


def fates_of(problems: Iterable[Problem]) -> tuple[tuple[AccountKey, Fate], ...]:
    """What X says of accounts that it did not return: suspended and deleted have one type and differ in the words."""
    fates = []
    for problem in problems:
        account_id = problem.resource_id or problem.value
        # Posts have ids too, and a handle may consist of digits.
        is_of_account = problem.resource_type in ("", "user") and not problem.parameter.startswith("username")
        if not (is_of_account and _ID.fullmatch(account_id)):
            continue
        if problem.sort == _GONE:
            fate = Fate.SUSPENDED if "suspended" in problem.detail.lower() else Fate.GONE
        elif problem.sort == _UNSEEN:
            fate = Fate.PROTECTED
        else:
            continue
        fates.append((AccountKey(NETWORK, account_id), fate))
    return tuple(fates)

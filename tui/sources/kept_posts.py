"""The newest posts of each account."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.sources.base import AccountKey, Post, Reading

POSTS_KEPT = 20
Posts = Mapping[AccountKey, tuple[Post, ...]]


def with_posts(before: Posts, reading: Reading) -> Posts:
    """Posts by account after a reading, newest first, each once, as many as are kept; without those that are gone."""
    gone = gone_posts(before, reading)
    if not reading.posts and not gone:
        return before
    by_key = dict(before)
    for key, ids in gone.items():
        by_key[key] = tuple(post for post in by_key[key] if post.id not in ids)
    fresh: dict[AccountKey, dict[str, Post]] = {}
    for post in reading.posts:
        fresh.setdefault(AccountKey(post.network, post.account_id), {})[post.id] = post
    for key, new in fresh.items():
        merged = {post.id: post for post in by_key.get(key, ())} | new
        newest = sorted(merged.values(), key=lambda post: (post.created_at, post.id), reverse=True)
        by_key[key] = tuple(newest[:POSTS_KEPT])
    return MappingProxyType({key: posts for key, posts in by_key.items() if posts})


def gone_posts(before: Posts, reading: Reading) -> dict[AccountKey, frozenset[str]]:
    """The ids of kept posts that a reading would have shown if they were still there."""
    shown = {(post.network, post.account_id, post.id) for post in reading.posts}
    gone = {
        key: frozenset(
            post.id
            for post in before.get(key, ())
            if (since is None or post.created_at > since) and (key.network, key.id, post.id) not in shown
        )
        for key, since in reading.covered
    }
    return {key: ids for key, ids in gone.items() if ids}

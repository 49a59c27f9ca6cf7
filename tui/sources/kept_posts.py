"""The newest posts of each account."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.sources.base import AccountKey, Post

POSTS_KEPT = 20


def with_posts(
    before: Mapping[AccountKey, tuple[Post, ...]], posts: tuple[Post, ...]
) -> Mapping[AccountKey, tuple[Post, ...]]:
    """Posts by account, newest first, each once, as many as are kept."""
    if not posts:
        return before
    by_key = dict(before)
    fresh: dict[AccountKey, dict[str, Post]] = {}
    for post in posts:
        fresh.setdefault(AccountKey(post.network, post.account_id), {})[post.id] = post
    for key, new in fresh.items():
        merged = {post.id: post for post in by_key.get(key, ())} | new
        newest = sorted(merged.values(), key=lambda post: (post.created_at, post.id), reverse=True)
        by_key[key] = tuple(newest[:POSTS_KEPT])
    return MappingProxyType(by_key)

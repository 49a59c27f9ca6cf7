"""X's posts as Posts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tui.sources.base import Post, PostKind
from tui.sources.cleaning import make_post
from tui.sources.values import BadRecordError
from tui.sources.x.profiles import NETWORK, expanded
from tui.sources.x.wire import Reference, Tweet

FIELDS: Final = ("author_id", "created_at", "entities", "public_metrics", "referenced_tweets")
_EPOCH: Final = 1_288_834_974_657  # milliseconds; X's ids since November 2010 hold their own time
_FIRST_TIMED: Final = 30_000_000_000
_KINDS: Final = {"replied_to": PostKind.REPLY, "retweeted": PostKind.REPOST}


def posts_of(tweets: Sequence[Tweet], author: str) -> tuple[list[Post], int]:
    """The posts of one author, and how many could not become one."""
    posts, bad = [], 0
    for tweet in tweets:
        try:
            posts.append(post_of(tweet, author))
        except BadRecordError:
            bad += 1
    return posts, bad


def post_of(tweet: Tweet, author: str) -> Post:
    """One post: unescaped once, its links written out, its kind told. Raises BadRecordError without id or time."""
    metrics = tweet.public_metrics
    references = tweet.referenced_posts or tweet.referenced_tweets or []
    reposts = None if metrics is None else metrics.retweet_count
    return make_post(
        NETWORK,
        {
            "id": tweet.id,
            "account_id": tweet.author_id or author,
            "text": expanded(tweet.text, tweet.entities.urls if tweet.entities else ()),
            "created_at": tweet.created_at,
            "kind": next((_KINDS[each.type] for each in references if each.type in _KINDS), PostKind.POST),
            "like_count": metrics.like_count if metrics else None,
            "repost_count": metrics.repost_count if metrics and metrics.repost_count is not None else reposts,
            "reply_count": metrics.reply_count if metrics else None,
            "answered_after": answered_after(tweet.id, references),
        },
        is_escaped=True,
    )


def answered_after(post_id: str, references: Sequence[Reference]) -> int | None:
    """The seconds from a post to the reply to it, told by the ids alone; None where they cannot tell."""
    asked = next((each.id for each in references if each.type == "replied_to"), "")
    answered, question = _milliseconds(post_id), _milliseconds(asked)
    if answered is None or question is None or answered < question:
        return None
    return (answered - question) // 1000


def _milliseconds(post_id: str) -> int | None:
    if not (post_id.isascii() and post_id.isdigit() and len(post_id) < 20) or int(post_id) < _FIRST_TIMED:
        return None
    return (int(post_id) >> 22) + _EPOCH

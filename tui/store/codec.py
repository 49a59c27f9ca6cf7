"""Accounts, posts, followers and headers to plain JSON values and back; their text goes to the content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from tui.board.model import SourceHealth
from tui.followers import Follower
from tui.sources.base import Account, AccountKey, Post
from tui.sources.header import ReadingHeader
from tui.store.values import Json, from_plain, key_from_plain, key_to_plain, to_plain

SOURCE = AccountKey("", "source")
FIGURES = ("followers_count", "following_count", "post_count", "latest_post_id")
HEADER_FIGURES = ("followers_count", "accounts_read")
TOLD_BY_TEXT = frozenset({"key", "username", "digest", "account", "former"})
POST_FIGURES = ("like_count", "repost_count", "reply_count", "answered_after")
SPOKEN = ("spec", "source", "errors", "notes")
Keep = Callable[[AccountKey, Json], str]
Find = Callable[[AccountKey, str], Json | None]
Plain = dict[str, Any]


def account_to_plain(account: Account, keep: Keep) -> Plain:
    """An account as a reference to its text, with its figures beside it."""
    whole = to_plain(account)
    figures = _figures(whole, FIGURES)
    return {"key": key_to_plain(account.key), "ref": keep(account.key, whole), **figures}


def _figures(whole: Plain, names: tuple[str, ...]) -> Plain:
    """Takes the figures out; what no figure can be stays with the text, so that it spoils nothing else."""
    return {name: whole.pop(name) for name in names if name in whole and _is_sound(whole[name])}


def _is_sound(figure: str | int | None) -> bool:
    if isinstance(figure, str):
        return figure.isascii()
    return figure is None or abs(figure) < 2**63


def account_from_plain(data: Plain, find: Find) -> Account | None:
    """The inverse of `account_to_plain`; None where the text was removed."""
    key = key_from_plain(data["key"])
    whole = find(key, data["ref"])
    if whole is None:
        return None
    return from_plain({**whole, **{name: data[name] for name in FIGURES if name in data}}, Account)


def posts_to_plain(posts: tuple[Post, ...], keep: Keep) -> list[Plain]:
    """Posts as references to their text, with their counts beside them."""
    rows = []
    for post in posts:
        whole = to_plain(post)
        figures = _figures(whole, POST_FIGURES)
        owner = AccountKey(post.network, post.account_id)
        rows.append({"key": key_to_plain(owner), "ref": keep(owner, whole), **figures})
    return rows


def posts_from_plain(rows: list[Plain], find: Find) -> tuple[Post, ...]:
    """The inverse of `posts_to_plain`; removed posts are left out."""
    posts = []
    for row in rows:
        whole = find(key_from_plain(row["key"]), row["ref"])
        if whole is not None:
            posts.append(from_plain({**whole, **{name: row[name] for name in POST_FIGURES if name in row}}, Post))
    return tuple(posts)


def header_to_plain(header: ReadingHeader | SourceHealth, keep: Keep) -> Plain:
    """A reading's header, or the Board's word on its source; what may quote the outside is a reference."""
    whole = to_plain(header)
    spoken = {name: whole.pop(name) for name in SPOKEN if name in whole}
    spoken |= {n: whole.pop(n) for n in HEADER_FIGURES if n in whole and not _is_sound(whole[n])}
    return {**whole, "said": keep(SOURCE, spoken)}


def header_from_plain(data: Plain, find: Find) -> ReadingHeader:
    """The inverse of `header_to_plain` for a reading."""
    return from_plain({"source": "", **_heard(data, find)}, ReadingHeader)


def health_from_plain(data: Plain, find: Find) -> SourceHealth:
    """The inverse of `header_to_plain` for a Board's word on its source."""
    return from_plain({"spec": "", **_heard(data, find)}, SourceHealth)


def _heard(data: Plain, find: Find) -> Plain:
    return {**{name: value for name, value in data.items() if name != "said"}, **(find(SOURCE, data["said"]) or {})}


def follower_to_plain(follower: Follower, keep: Keep) -> Plain:
    """A follower without its key; handle and digest stand with the text, whose digest it is unless it is empty."""
    whole = to_plain(follower, without=TOLD_BY_TEXT)
    account = follower.account
    if account is not None:
        whole["account"] = account_to_plain(account, keep)
    if account is None or follower.username != account.username or not follower.digest:
        whole["name"] = keep(follower.key, [follower.username, follower.digest])
    if follower.former:
        whole["former"] = keep(follower.key, [to_plain(handle) for handle in follower.former])
    return whole


def follower_from_plain(key: AccountKey, data: Plain, find: Find) -> Follower:
    """The inverse of `follower_to_plain`; of removed text only the seen times and the settled judgement are left."""
    rest = {name: value for name, value in data.items() if name not in ("account", "name", "former")}
    account = account_from_plain(data["account"], find) if "account" in data else None
    username, digest = (account.username, account.digest) if account else ("", "")
    if "name" in data:
        username, digest = find(key, data["name"]) or ("", "")
    former = find(key, data["former"]) if "former" in data else None
    told = {"key": key, "username": username, "digest": digest, "account": None, "former": former or ()}
    return replace(from_plain({**rest, **told}, Follower), account=account)

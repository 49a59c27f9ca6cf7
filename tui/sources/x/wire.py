"""X's pages as they come over the wire, in both dialects (`tweet_count` and `post_count`, and their like)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final, TypeVar

import msgspec

from tui.sources.x.uncertain import UncertainError

Shape = TypeVar("Shape")
Unread = tuple[str, ...]


class Metrics(msgspec.Struct, gc=False):
    """Public figures of a user."""

    followers_count: int | None = None
    following_count: int | None = None
    tweet_count: int | None = None
    post_count: int | None = None


class PostMetrics(msgspec.Struct, gc=False):
    """Public figures of a post."""

    like_count: int | None = None
    retweet_count: int | None = None
    repost_count: int | None = None
    reply_count: int | None = None


class Link(msgspec.Struct):
    """A shortened link and what it stands for."""

    url: str = ""
    expanded_url: str | None = None


class Links(msgspec.Struct):
    """The links of one text."""

    urls: list[Link] = []


class UserEntities(msgspec.Struct):
    """The links of a profile's text and of its address."""

    description: Links | None = None
    url: Links | None = None


class User(msgspec.Struct, gc=False):
    """A user as far as it was asked for."""

    id: str
    username: str = ""
    name: str = ""
    description: str | None = None
    location: str = ""
    url: str = ""
    created_at: datetime | None = None
    protected: bool | None = None
    verified_type: str = ""
    most_recent_tweet_id: str | None = None
    most_recent_post_id: str | None = None
    public_metrics: Metrics | None = None
    entities: UserEntities | None = None


class UndatedUser(User, gc=False):
    """A user whose beginning X wrote in a way of its own, or not as a time at all."""

    created_at: Any = None


class Reference(msgspec.Struct):
    """Another post that a post replies to, reposts or quotes."""

    type: str = ""
    id: str = ""


class Tweet(msgspec.Struct):
    """A post as far as it was asked for."""

    id: str
    text: str = ""
    author_id: str = ""
    created_at: str | None = None
    public_metrics: PostMetrics | None = None
    referenced_tweets: list[Reference] | None = None
    referenced_posts: list[Reference] | None = None
    entities: Links | None = None


class _Bare(msgspec.Struct):
    """What is left of a record that has lost its shape."""

    id: str
    username: Any = ""


class Problem(msgspec.Struct):
    """What X says of something that did not go well, whether of the whole request or of one account."""

    title: str = ""
    type: str = ""
    detail: str = ""
    reason: str = ""
    period: str = ""
    reset_date: str = ""
    resource_type: str = ""
    resource_id: str = ""
    value: str = ""
    parameter: str = ""

    @property
    def sort(self) -> str:
        """The last part of the type's address: hosts differ, this does not."""
        return self.type.rstrip("/").rpartition("/")[2]


class Meta(msgspec.Struct):
    """Where the next page is."""

    next_token: str | None = None


class UsersPage(msgspec.Struct):
    """A page of users."""

    data: list[User] = []
    errors: list[Problem] = []
    meta: Meta | None = None


class UserPage(msgspec.Struct):
    """One user, or why there is none."""

    data: UndatedUser | None = None
    errors: list[Problem] | None = None


class TweetsPage(msgspec.Struct):
    """A page of posts."""

    data: list[Tweet] = []
    errors: list[Problem] = []
    meta: Meta | None = None


class _Loose(msgspec.Struct):
    """A page of which some record does not have the shape it should have."""

    data: list[msgspec.Raw] | None = None
    errors: list[msgspec.Raw] | None = None
    meta: msgspec.Raw = msgspec.Raw()


NONSENSE_WAIT: Final = 900
UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_USERS: Final = msgspec.json.Decoder(UsersPage)
_TWEETS: Final = msgspec.json.Decoder(TweetsPage)
_TEXTS: Final = Problem.__struct_fields__


def users_page(body: bytes) -> tuple[UsersPage, Unread]:
    """A page of users, and a mark for each record that could not be read whole; raises UncertainError `x_nonsense`.

    Of such a record the id and the handle are kept where they can be read: its user has nothing else.
    """
    try:
        return _USERS.decode(body), ()
    except UNREADABLE:
        records, meta, errors = _loosened(body)
    users, unread = [], []
    for raw in records:
        user = _whole_user(raw)
        if user is None:
            unread.append(raw)
            user = _bare_user(raw)
        if user is not None:
            users.append(user)
    return UsersPage(users, errors, meta), _marks(body, unread)


def user_records(body: bytes, places: Iterable[int]) -> list[User]:
    """The users at some places of a page whose every record tells an id; no other record is read."""
    records = _loosened(body)[0]
    read = (_whole_user(records[place]) or _bare_user(records[place]) for place in places)
    return [user for user in read if user is not None]


def user_page(body: bytes) -> UserPage:
    """One user; raises UncertainError `x_nonsense`."""
    page = _read(body, UserPage)
    if page is None:
        raise _nonsense()
    return page


def tweets_page(body: bytes) -> tuple[TweetsPage, Unread]:
    """A page of posts, and a mark for each record that could not be read; raises UncertainError `x_nonsense`."""
    try:
        return _TWEETS.decode(body), ()
    except UNREADABLE:
        records, meta, errors = _loosened(body)
    read = [(raw, _read(raw, Tweet)) for raw in records]
    unread = _marks(body, [raw for raw, tweet in read if tweet is None])
    return TweetsPage([tweet for _, tweet in read if tweet is not None], errors, meta), unread


def problem_of(body: bytes | msgspec.Raw) -> Problem:
    """What an error's body says, as far as its fields are texts; nothing where it says nothing that can be read."""
    told = _read(body, dict[str, Any]) or {}
    return Problem(**{name: told[name] for name in _TEXTS if isinstance(told.get(name), str)})


def _nonsense() -> UncertainError:
    """It may have been billed, and what X writes now it will hardly write otherwise in a few seconds."""
    return UncertainError("x_nonsense", retry_in=NONSENSE_WAIT)


def _loosened(body: bytes) -> tuple[list[msgspec.Raw], Meta | None, list[Problem]]:
    """The records of a page as they came, where the next one is, and what X says of others."""
    loose = _read(body, _Loose)
    if loose is None:
        raise _nonsense()
    meta = _read(loose.meta, Meta)
    if meta is None and bytes(loose.meta) not in (b"", b"null"):
        raise _nonsense()  # where the next page is would be lost, and the list would seem to end here
    return loose.data or [], meta, list(map(problem_of, loose.errors or []))


def _whole_user(raw: msgspec.Raw) -> User | None:
    return _read(raw, User) or _read(raw, UndatedUser)


def _bare_user(raw: msgspec.Raw) -> User | None:
    bare = _read(raw, _Bare)
    if bare is None or not _is_id(bare.id):
        return None
    return User(bare.id, bare.username if isinstance(bare.username, str) else "")


def _marks(body: bytes, unread: Sequence[msgspec.Raw]) -> Unread:
    """By what records are billed that could not be read: the id, else a mark that no other record on any page has.

    Those that look alike may be different people, so that each is taken for one: never less than X bills.
    """
    if not unread:
        return ()
    page = blake2b(body, digest_size=8).hexdigest()
    return tuple(_id_in(raw) or f"{page}-{number}" for number, raw in enumerate(unread))


def _id_in(raw: msgspec.Raw) -> str:
    bare = _read(raw, _Bare)
    return bare.id if bare is not None and _is_id(bare.id) else ""


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _read(raw: bytes | msgspec.Raw, shape: type[Shape]) -> Shape | None:
    """None where it does not have the shape; what no text can hold is mended first."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError:
        return None
    except UNREADABLE:
        pass
    try:
        return msgspec.json.decode(_mended(raw), type=shape)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _mended(raw: bytes | msgspec.Raw) -> bytes:
    """The same JSON with controls written out, and a sign of replacement for half a pair of surrogates and for bytes
    that are no UTF-8.
    """
    text = json.dumps(json.loads(bytes(raw).decode("utf-8", "replace"), strict=False), ensure_ascii=False)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()

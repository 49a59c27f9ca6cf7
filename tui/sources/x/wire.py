"""X's pages as they come over the wire, in both dialects (`tweet_count` and `post_count`, and their like)."""

from __future__ import annotations

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


class Problem(msgspec.Struct):
    """What X says of something that did not go well, whether of the whole request or of one account."""

    title: str = ""
    type: str = ""
    detail: str = ""
    reason: str = ""
    period: str = ""
    reset_date: str = ""
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
    errors: list[Problem] = []


class TweetsPage(msgspec.Struct):
    """A page of posts."""

    data: list[Tweet] = []
    errors: list[Problem] = []
    meta: Meta | None = None


class _Loose(msgspec.Struct):
    """A page of which some record does not have the shape it should have."""

    data: list[msgspec.Raw] = []
    errors: list[msgspec.Raw] = []
    meta: msgspec.Raw = msgspec.Raw()


_USERS: Final = msgspec.json.Decoder(UsersPage)
_USER: Final = msgspec.json.Decoder(UserPage)
_TWEETS: Final = msgspec.json.Decoder(TweetsPage)
_PROBLEM: Final = msgspec.json.Decoder(Problem)


def users_page(body: bytes) -> tuple[UsersPage, Unread]:
    """A page of users, and a mark for each record that could not be read; raises UncertainError `x_nonsense`."""
    try:
        return _USERS.decode(body), ()
    except msgspec.ValidationError:
        loose, meta, errors = _loosened(body)
        data, unread = _records(loose, User, UndatedUser)
        return UsersPage(data, errors, meta), unread
    except msgspec.DecodeError as error:
        raise UncertainError("x_nonsense") from error


def user_page(body: bytes) -> UserPage:
    """One user; raises UncertainError `x_nonsense`."""
    try:
        return _USER.decode(body)
    except msgspec.DecodeError as error:
        raise UncertainError("x_nonsense") from error


def tweets_page(body: bytes) -> tuple[TweetsPage, Unread]:
    """A page of posts, and a mark for each record that could not be read; raises UncertainError `x_nonsense`."""
    try:
        return _TWEETS.decode(body), ()
    except msgspec.ValidationError:
        loose, meta, errors = _loosened(body)
        data, unread = _records(loose, Tweet)
        return TweetsPage(data, errors, meta), unread
    except msgspec.DecodeError as error:
        raise UncertainError("x_nonsense") from error


def problem_of(body: bytes) -> Problem:
    """What an error's body says; nothing where it says nothing that can be read."""
    try:
        return _PROBLEM.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Problem()


def _loosened(body: bytes) -> tuple[_Loose, Meta | None, list[Problem]]:
    try:
        loose = msgspec.json.decode(body, type=_Loose)
    except msgspec.DecodeError as error:
        raise UncertainError("x_nonsense") from error
    errors = [problem for raw in loose.errors if (problem := _read(raw, Problem)) is not None]
    return loose, _read(loose.meta, Meta), errors


def _records(loose: _Loose, *shapes: type[Shape]) -> tuple[list[Shape], Unread]:
    """The records that have one of the shapes; the others leave a digest, since they were billed as well."""
    read = [(raw, next(filter(None, (_read(raw, shape) for shape in shapes)), None)) for raw in loose.data]
    marks = tuple(blake2b(raw, digest_size=8).hexdigest() for raw, record in read if record is None)
    return [record for _, record in read if record is not None], marks


def _read(raw: msgspec.Raw, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None

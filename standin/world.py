"""The invented people behind the stand-in: a target, its followers, their posts."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self

FIRST_ID = 2_000_000_000_000_001
BORN = datetime(2015, 8, 1, 3, 0, tzinfo=UTC)
SNOWFLAKE_EPOCH = 1_288_834_974_657
REWRITABLE = frozenset({"username", "name", "description", "location", "url"})


def post_id(at: datetime, number: int = 0) -> str:
    """An id that holds its own time, as X's do."""
    return str(((int(at.timestamp() * 1000) - SNOWFLAKE_EPOCH) << 22) | number)


def stamp(at: datetime) -> str:
    """A time as X writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


@dataclass
class Person:
    """One invented account; `fate` is `suspended` or `gone` where X hides it, `protected` where it hides the posts."""

    id: str
    username: str
    name: str
    description: str = ""
    location: str = ""
    url: str = ""
    created_at: datetime = BORN
    protected: bool = False
    fate: str = ""
    posts: list[dict[str, Any]] = field(default_factory=list)
    followers_count: int = 10

    def shown(self) -> dict[str, Any]:
        """The account with every field that may be asked for."""
        user: dict[str, Any] = {
            "id": self.id,
            "username": self.username,
            "name": self.name,
            "description": self.description,
            "location": self.location,
            "url": self.url,
            "created_at": stamp(self.created_at),
            "protected": self.protected or self.fate == "protected",
            "verified_type": "none",
            "public_metrics": {
                "followers_count": self.followers_count,
                "following_count": 20,
                "tweet_count": len(self.posts),
                "listed_count": 0,
                "like_count": 0,
            },
        }
        if self.posts:
            user["most_recent_tweet_id"] = max((post["id"] for post in self.posts), key=int)
        return user

    def write(self, text: str, at: datetime, number: int = 0, **more: Any) -> str:
        """A new post; returns its id."""
        post = {
            "id": post_id(at, number),
            "text": text,
            "author_id": self.id,
            "created_at": stamp(at),
            "edit_history_tweet_ids": [post_id(at, number)],
            "public_metrics": {
                "retweet_count": 1, "reply_count": 2, "like_count": 3, "quote_count": 0, "impression_count": 9,
                "bookmark_count": 0,
            },
            **more,
        }  # fmt: skip
        self.posts.insert(0, post)
        return str(post["id"])


class World:
    """Who there is, and who follows the target."""

    def __init__(self, target: str = "bupatikbm", followers: int = 313, units: int = 0) -> None:
        self.target = Person(str(FIRST_ID), target, "Akun Sasaran (rekaan)")
        self.people: dict[str, Person] = {self.target.id: self.target}
        self.followers: list[str] = []
        for number in range(followers):
            self.followers.append(self.add(f"rekaan{number:06d}", f"Dinas Rekaan {number}").id)
        self.units = [self.add(f"unit{number:06d}", f"Desa Rekaan {number}").id for number in range(units)]
        self.told_count: int | None = None

    def add(self, username: str, name: str) -> Person:
        """A new person with the next id."""
        number = len(self.people)
        person = Person(
            str(FIRST_ID + number),
            username,
            name,
            description=f"Akun resmi rekaan nomor {number}. Kepala: Drs. Rekaan {number}, telp (0287) 38{number:04d}",
            location="Kebumen",
            created_at=BORN + timedelta(minutes=number),
        )
        self.people[person.id] = person
        return person

    def arrive(self, username: str, name: str, **profile: str) -> Person:
        """A new person who follows the target; raises ValueError where the handle is taken."""
        self._give(username, None)
        person = self.add(username, name)
        self.followers.append(person.id)
        self.rewrite(person.id, **profile)
        return person

    def rewrite(self, person_id: str, **profile: str) -> None:
        """Changes what a person says of itself; raises ValueError for a handle that is taken and for other fields."""
        person = self.people[person_id]
        if "username" in profile:
            self._give(profile["username"], person)
        for name, value in profile.items():
            if name not in REWRITABLE:
                raise ValueError(name)
            setattr(person, name, value)

    def _give(self, username: str, person: Person | None) -> None:
        """A handle is free where nobody bears it who is still there."""
        bearer = self.by_username(username)
        if bearer is not None and bearer is not person and bearer.fate != "gone":
            raise ValueError(f"@{username} is taken")

    def by_username(self, username: str) -> Person | None:
        """Who has that handle now; who is gone has given it up."""
        wanted = username.lower()
        bearing = [person for person in self.people.values() if person.username.lower() == wanted]
        return min(bearing, key=lambda person: person.fate == "gone", default=None)

    def copied(self) -> Self:
        """The same world once more, of which anything may become; the posts themselves never change."""
        other = copy(self)
        other.people = {key: replace(person, posts=list(person.posts)) for key, person in self.people.items()}
        other.target = other.people[self.target.id]
        other.followers = list(self.followers)
        return other

    def shown(self, person: Person) -> dict[str, Any]:
        """An account as X shows it; the target's count is that of its followers, unless another is told."""
        user = person.shown()
        if person is self.target:
            count = len(self.followers) if self.told_count is None else self.told_count
            user["public_metrics"]["followers_count"] = count
        return user

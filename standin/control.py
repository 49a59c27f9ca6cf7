"""What the stand-in is told by `POST /control`: read whole and tried on a copy of the world before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from standin import answers
from standin.books import KINDS, Fault
from standin.contract import PATHS, Contract, ContractError
from standin.world import REWRITABLE, Person, World

FATES = ("", "gone", "protected", "suspended")
FAULT_FIELDS = tuple(each.name for each in fields(Fault))
WHO = frozenset({"username", "name"})  # of whom nobody knows more than that there is somebody
Count = Annotated[int, Meta(ge=0)]
Post = dict[str, Any]


class ControlError(ValueError):
    """What cannot be done, in words that name it."""


class Told(Struct, frozen=True):
    """All that may be told at once.

    `faults` are misbehaviour to come, `fates` {id or handle: fate}; `credits`, `followers_count` and `now` are what
    they say (null: no limit, and as many as there are); `forget` empties the books, `calm` lets no misbehaviour come.
    Who is who: `profiles` ({id or handle: {username, name, description ...}}), then `arrivals` (people who follow from
    now on), `departures` (ids or handles of those who do no longer), `posts` ({id or handle: [{text, at,
    referenced_tweets ...}]}, the oldest first).
    """

    calm: bool = False
    forget: bool = False
    fates: dict[str, str] = {}
    profiles: dict[str, dict[str, str]] = {}
    arrivals: tuple[dict[str, str], ...] = ()
    departures: tuple[str, ...] = ()
    posts: dict[str, tuple[Post, ...]] = {}
    faults: tuple[Fault, ...] = ()
    credits: Count | UnsetType | None = UNSET
    followers_count: Count | UnsetType | None = UNSET
    now: str | UnsetType = UNSET


def told_in(body: bytes) -> Told:
    """What a body tells; raises ControlError where it is no such object, or names what nobody knows."""
    try:
        plain = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ControlError(f"no JSON: {error}") from error
    if not isinstance(plain, dict):
        raise ControlError("no object of JSON")
    check_known("key", plain, Told.__struct_fields__)
    faults = plain.get("faults")
    for fault in faults if isinstance(faults, list) else ():
        if isinstance(fault, dict):
            check_known("field of a fault", fault, FAULT_FIELDS)
    try:
        told = msgspec.convert(plain, Told)
    except msgspec.ValidationError as error:
        raise ControlError(str(error)) from error
    check_known("kind of fault", [fault.kind for fault in told.faults], KINDS)
    check_known("route", [fault.route for fault in told.faults if fault.route], PATHS)
    check_known("fate", told.fates.values(), FATES)
    if told.now is not UNSET:
        instant("now", told.now)
    return told


def rewrite(world: World, told: Told, now: datetime) -> list[Person]:
    """What becomes of people, in the order in which a handle passes on; returns whom it is about.

    Raises ControlError halfway where something cannot be.
    """
    about = []
    for words, fate in told.fates.items():
        _called(world, words).fate = fate
    for words, profile in told.profiles.items():
        check_known("field of a profile", profile, REWRITABLE)
        about.append(_called(world, words))
        world.rewrite(about[-1].id, **profile)
    for arrival in told.arrivals:
        check_known("field of a profile", arrival, REWRITABLE)
        if WHO - arrival.keys():
            raise ControlError(f"an arrival needs {_listed(WHO)}")
        about.append(world.arrive(**arrival))
    for words in told.departures:
        person = _called(world, words)
        if person.id not in world.followers:
            raise ControlError(f"{words} does not follow")
        world.followers.remove(person.id)
    for words, posts in told.posts.items():
        about.append(_called(world, words))
        for number, post in enumerate(posts):
            _write(about[-1], post, now, number)
    return about


def rehearse(world: World, told: Told, now: datetime, contract: Contract | None) -> None:
    """Does it on a copy of the world, and has X's document judge who and what is new.

    Raises ControlError for what cannot be; afterwards it can.
    """
    if not (told.fates or told.profiles or told.arrivals or told.departures or told.posts):
        return
    try:
        if contract is not None:
            _check_fields(contract, told.posts)
        for person in rewrite(world.copied(), told, now):
            if contract is not None:
                _judge(contract, person)
    except (ContractError, TypeError, ValueError) as error:
        raise ControlError(str(error)) from error


def check_known(what: str, named: Iterable[str], known: Iterable[str]) -> None:
    """Raises ControlError for names of something that are not among the known ones."""
    unknown = set(named) - set(known)
    if unknown:
        raise ControlError(f"unknown {what}: {_listed(each[:40] for each in unknown)}; known: {_listed(known)}")


def instant(name: str, told: object) -> datetime:
    """A told time as an instant of UTC; raises ControlError where it is none or has no zone."""
    try:
        at = datetime.fromisoformat(told) if isinstance(told, str) else None
        if at is not None and at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ControlError(f"{name}: {str(told)[:40]!r} is no time with its zone")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(repr(name) if name == "" else name for name in names))


def _called(world: World, words: str) -> Person:
    """Who has that id, or that handle now."""
    person = world.people.get(words) or world.by_username(words)
    if person is None:
        raise ControlError(f"nobody has the id or the handle {words}")
    return person


def _write(person: Person, post: Post, now: datetime, number: int) -> None:
    if not isinstance(post.get("text"), str):
        raise ControlError("a post needs a text")
    more = {name: value for name, value in post.items() if name not in ("text", "at")}
    person.write(post["text"], instant("at", post["at"]) if "at" in post else now, number, **more)


def _check_fields(contract: Contract, posts: Mapping[str, Iterable[Post]]) -> None:
    """Names that X's document does not know for a post are none."""
    names = {name for each in posts.values() for post in each for name in post} - {"at"}
    if names:
        contract.check_request(PATHS["tweets"], {"id": "1"}, {"tweet.fields": ",".join(sorted(names))})


def _judge(contract: Contract, person: Person) -> None:
    """A person and its posts as X would show all of them."""
    shown = person.shown()
    contract.check_answer(PATHS["users"], {"data": [answers.chosen(shown, list(shown), ("id", "username", "name"))]})
    if person.posts:
        names = [name for post in person.posts for name in post]
        contract.check_answer(PATHS["tweets"], answers.posts_page(person, len(person.posts), None, names))

"""An invented world for the store's tests: a registry, people and offices that do not exist, and their Boards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import fields, replace

from tui.board.model import (
    Board,
    Candidate,
    Change,
    ChangeKind,
    Evidence,
    Finding,
    GroupCount,
    Held,
    LinkedBy,
    Outcome,
    SourceHealth,
    Status,
    Timing,
    UnitAccount,
    UnitState,
)
from tui.board.step import step_between
from tui.codes import Code, code
from tui.followers import NO_FOLLOWERS, Followers, Settled, fold
from tui.profile.model import Span
from tui.registry.model import RULE_IDS, Deadline, Directive, Group, Kind, Place, Registry, Rule, Target, Unit
from tui.sources.base import Account, AccountKey, Fate, Post, PostKind, Reading, Scope

START = datetime(2015, 8, 5, 12, tzinfo=UTC)


def registry(units: int = 5, digest: str = "ab12") -> Registry:
    """A registry of invented villages."""
    directive = Directive(
        title="Rekaan",
        number=None,
        issued_on=None,
        issuer="Sekda",
        target=Target("x", "bupatikbm"),
        zone_name="Asia/Jakarta",
        zone_label="WIB",
        rules=tuple(Rule(rule, "directive", required=True) for rule in RULE_IDS),
        deadlines=(Deadline(date(2015, 8, 17)),),
    )
    place = Place("Kebumen", "kabupaten", "Jawa Tengah")
    return Registry(
        id="kebumen-2015",
        directive=directive,
        place=place,
        kinds=(Kind("desa", "Desa"),),
        groups=(Group("desa", "DESA", ("desa",)),),
        units=tuple(Unit(f"desa-{n}", f"Desa Rekaan {n}", "desa", f"Rekaan {n}") for n in range(units)),
        digest=digest,
    )


def account(number: int, **changed: Any) -> Account:
    """An invented account; its description holds a number that exists nowhere."""
    return replace(
        Account(
            network="x",
            id=str(1000 + number),
            username=f"rekaan{number}",
            name=f"Desa Rekaan {number}",
            description=f"Kades Budi Rekaan {number} HP 0812-0000-{number:04}",
            created_at=START - timedelta(days=number),
            followers_count=number,
            post_count=3,
        ),
        **changed,
    )


def reading(accounts: tuple[Account, ...], hours: int = 0, **changed: Any) -> Reading:
    """A complete reading of the followers, that many hours after the start."""
    whole = Reading(
        taken_at=START + timedelta(hours=hours),
        source="x",
        scope=Scope.FOLLOWERS,
        accounts=accounts,
        is_whole=True,
        complete=True,
        followers_count=len(accounts),
    )
    return replace(whole, **changed)


def state(unit: str, followers: Followers, key: AccountKey | None, since: datetime = START) -> UnitState:
    """A unit's state as its account stands among the followers."""
    follower = followers.by_key.get(key) if key is not None else None
    if key is None or follower is None or follower.account is None:
        finding = Finding("account", True, Outcome.FAIL, code("account_not_seen", target="bupatikbm"))
        return UnitState(unit, Status.NONE, since, findings=(finding,), reasons=(code("not_seen", target="bupatikbm"),))
    profile = follower.account
    words = Evidence(Span("name", 0, 4), profile.name[0:4], follower.read_at)
    return UnitState(
        unit,
        Status.COMPLIANT,
        since,
        timing=Timing.UNPROVEN,
        account=UnitAccount(key, profile.username, profile.name, LinkedBy.MACHINE),
        findings=(
            Finding("account", True, Outcome.PASS, code("account_found")),
            Finding("naming", True, Outcome.PASS, code("named"), words),
        ),
        read_at=follower.read_at,
        fulfilled_at=START,
        naming_passed=True,
        profile=profile,
        posts=followers.posts.get(key, ()),
        is_following=follower.is_following,
    )


def board(
    place: Registry,
    followers: Followers,
    owners: Mapping[str, AccountKey],
    previous: Board | None = None,
    **changed: Any,
) -> Board:
    """A Board of these followers, whose states are the previous one's objects where nothing differs."""
    latest = followers.latest
    before = previous.by_unit if previous is not None else {}
    states = []
    for unit in place.units:
        new = state(unit.id, followers, owners.get(unit.id))
        old = before.get(unit.id)
        states.append(old if old == new else new)
    units = tuple(states)
    with_account = sum(1 for each in units if each.account is not None)
    whole = Board(
        taken_at=latest.taken_at if latest else START,
        registry_digest=place.digest,
        source=SourceHealth(
            spec="x", read_at=latest.taken_at if latest else None, notes=latest.notes if latest else ()
        ),
        units=units,
        groups=(GroupCount("desa", "DESA", len(units), with_account, with_account),),
        counts={Status.COMPLIANT: with_account, Status.NONE: len(units) - with_account},
        changes=tuple(
            Change(START, new.unit, ChangeKind.STATUS, "status", before[new.unit].status.value, new.status.value)
            for new in units
            if new.unit in before and before[new.unit].status is not new.status
        ),
        timings={Timing.UNPROVEN: with_account},
        step=step_between(previous.units, units, followers) if previous is not None else None,
    )
    return replace(whole, **changed)


def first(place: Registry, accounts: int) -> tuple[Reading, Followers, Board, dict[str, AccountKey]]:
    """The first reading of that many accounts, each of them a unit's."""
    owners = {unit.id: account(n).key for n, unit in enumerate(place.units[:accounts])}
    read = reading(tuple(account(n) for n in range(accounts)))
    followers = fold(NO_FOLLOWERS, read)
    return read, followers, board(place, followers, owners), owners


def plain_followers(followers: Followers) -> dict[str, Any]:
    """All of the Followers that can be compared."""
    return {f.name: getattr(followers, f.name) for f in fields(followers) if f.name != "step"} | {
        name: dict(getattr(followers, name)) for name in ("by_key", "posts", "last", "last_complete", "present")
    }


def plain_board(whole: Board | None) -> dict[str, Any] | None:
    """All of a Board that can be compared."""
    if whole is None:
        return None
    return {f.name: getattr(whole, f.name) for f in fields(whole) if f.name != "step"}


times = st.datetimes(min_value=datetime(2014, 1, 1), max_value=datetime(2026, 1, 1), timezones=st.just(UTC))
texts = st.text(max_size=12) | st.sampled_from(["", "[/foo]", "\ud800", "\x00", "\u202e", "~0", "'\"\\"])
ids = st.sampled_from([*(str(n) for n in range(7)), "\\ud800é\\\\"])
keys = st.builds(AccountKey, st.just("x"), ids)
codes = st.builds(
    lambda name, args: Code(name, tuple(args.items())),
    st.sampled_from(["a", "b"]),
    st.dictionaries(
        st.sampled_from(["unit", "count", "words"]), st.integers(-9, 9) | st.floats(0, 1) | texts, max_size=2
    ),
)
many_codes = st.lists(codes, max_size=2).map(tuple)
maybe_times = st.none() | times
counts = st.none() | st.integers(0, 10**9) | st.just(10**30)
accounts = st.builds(
    Account,
    network=st.just("x"),
    id=ids,
    username=texts,
    name=texts,
    description=texts,
    created_at=maybe_times,
    protected=st.none() | st.booleans(),
    followers_count=counts,
    latest_post_id=st.none() | ids,
    is_profile_read=st.booleans(),
    altered=st.lists(st.tuples(st.just("name"), texts), max_size=1).map(tuple),
)
posts = st.builds(
    Post,
    network=st.just("x"),
    id=ids,
    account_id=ids,
    text=texts,
    created_at=times,
    kind=st.sampled_from(PostKind),
    like_count=counts,
    answered_after=counts,
)
readings = st.builds(
    Reading,
    taken_at=times,
    source=texts,
    scope=st.sampled_from(Scope),
    accounts=st.lists(accounts, max_size=6, unique_by=lambda each: each.key).map(tuple),
    posts=st.lists(posts, max_size=4).map(tuple),
    is_whole=st.booleans(),
    complete=st.booleans(),
    followers_count=counts,
    fates=st.lists(st.tuples(keys, st.sampled_from(Fate)), max_size=2).map(tuple),
    errors=many_codes,
    notes=many_codes,
)
settled = st.builds(Settled, st.just("personal"), st.none() | ids, st.just("none"), st.integers(0, 100), many_codes)
spans = st.builds(Span, st.sampled_from(["name", "username", "description"]), st.integers(0, 3), st.integers(3, 6))
evidence = st.builds(Evidence, st.none() | spans, texts, maybe_times)
findings = st.builds(
    Finding, st.sampled_from(RULE_IDS), st.booleans(), st.sampled_from(Outcome), codes, st.none() | evidence
)
candidates = st.builds(Candidate, keys, texts, st.integers(0, 100), many_codes, st.none() | accounts)
states = st.builds(
    UnitState,
    unit=st.just("unit"),
    status=st.sampled_from(Status),
    since=times,
    timing=st.none() | st.sampled_from(Timing),
    account=st.none() | st.builds(UnitAccount, keys, texts, texts, st.sampled_from(LinkedBy)),
    findings=st.lists(findings, max_size=2).map(tuple),
    reasons=many_codes,
    marks=many_codes,
    candidates=st.lists(candidates, max_size=2).map(tuple),
    personal=st.lists(candidates, max_size=1).map(tuple),
    read_at=maybe_times,
    is_stale=st.booleans(),
    fulfilled_at=maybe_times,
    missed_namings=st.integers(0, 2),
    profile=st.none() | accounts,
    posts=st.lists(posts, max_size=2).map(tuple),
    is_following=st.none() | st.booleans(),
)
holds = st.none() | st.builds(
    Held, times, times, st.lists(st.tuples(st.just("unit"), st.sampled_from(Status)), max_size=2).map(tuple)
)

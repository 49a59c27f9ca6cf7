"""The replay: the thirteen days before and after the deadline of 2015, rebuilt; most of it is invented and says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tui.clock import Clock, FixedClock
from tui.codes import Code, code
from tui.errors import UsageError
from tui.sources.base import Account, AccountKey, Post, PostKind, Reading, Scope, SourceInfo
from tui.sources.free import FreeSource
from tui.sources.replay_clock import DEADLINE, END, LAST_HOURS, START, ReplayClock

KIND = "replay"
NETWORK = "x"
DATA = Path(__file__).with_name("replay_data.json")
LATEST_YEAR = 2100
COUNTED, NAMED, FOLLOWERS = 30, 29, 313  # kebumenekspres.com, 19 August 2015: SKPD counted, SKPD named, followers
CAPTIONS = (
    (START, code("replay_caption_order")),
    (LAST_HOURS, code("replay_caption_contents")),
    (DEADLINE, code("replay_caption_count", counted=COUNTED, followers=FOLLOWERS)),
)
_CHANGING = ("name", "description", "location", "url")


def recorded_readings(source: str = KIND) -> Iterator[Reading]:
    """All readings of the record, hour by hour; `source` is what they call themselves."""
    data = json.loads(DATA.read_bytes())
    start = datetime.fromisoformat(data["start"])
    changes = _by_hour(data["accounts"])
    posts: dict[int, list[dict[str, Any]]] = {}
    for row in data["posts"]:
        posts.setdefault(row["hour"], []).append(row)
    present: dict[AccountKey, Account] = {}
    for hour in range(data["hours"]):
        taken_at = start + timedelta(hours=hour)
        for account in changes.get(hour, ()):
            present[account.key] = account
        yield Reading(
            taken_at=taken_at,
            source=source,
            scope=Scope.FOLLOWERS,
            accounts=tuple(present.values()),
            posts=tuple(_post(row, taken_at) for row in posts.get(hour, ())),
            is_whole=True,
            complete=True,
            followers_count=len(present),
        )


def _by_hour(rows: list[dict[str, Any]]) -> dict[int, list[Account]]:
    """The accounts that are new or changed at each hour."""
    changes: dict[int, list[Account]] = {}
    for row in rows:
        account = Account(
            network=NETWORK,
            id=row["id"],
            username=row["username"],
            name=row["name"],
            description=row["description"],
            location=row["location"],
            created_at=datetime.fromisoformat(row["created_at"]),
            protected=False,
            followers_count=row["followers_count"],
            following_count=row["following_count"],
            post_count=row["post_count"],
        )
        changes.setdefault(row["hour"], []).append(account)
        for later in row["then"]:
            account = replace(account, **{key: later[key] for key in _CHANGING if key in later})
            changes.setdefault(later["hour"], []).append(account)
    return changes


def _post(row: dict[str, Any], read_at: datetime) -> Post:
    """A post of the record; it was written within the hour before the reading."""
    return Post(
        network=NETWORK,
        id=row["id"],
        account_id=row["account"],
        text=row["text"],
        created_at=read_at - timedelta(minutes=int(row["id"]) % 60),
        kind=PostKind(row["kind"]),
        like_count=row["like_count"],
        repost_count=row["repost_count"],
        reply_count=row["reply_count"],
        answered_after=row["answered_after"],
    )


class ReplaySource(FreeSource):
    """Gives the recorded readings: all up to one instant at once, or one after the other as its clock reaches them."""

    def __init__(self, at: datetime | None = None, *, clock: ReplayClock | None = None) -> None:
        spec = KIND if at is None else f"{KIND}@{at.isoformat()}"
        self._playing: ReplayClock | None = None
        lived_by: Clock
        if at is None:
            lived_by = self._playing = clock or ReplayClock()
        else:
            lived_by = FixedClock(at)
        super().__init__(SourceInfo(spec, KIND, banner=code("replay_banner"), is_reconstruction=True), lived_by)
        self._record = recorded_readings(spec)
        self._waiting: Reading | None = None

    @property
    def caption(self) -> Code | None:
        """What the story says of the days that play now; None where an instant was asked for, and at the end."""
        now = self._clock.now()
        if self._playing is None or now >= END:
            return None
        return [caption for since, caption in CAPTIONS if now >= since][-1]

    @property
    def final_card(self) -> Code | None:
        """What is shown once the story has ended; None before."""
        if self._clock.now() < END:
            return None
        return code("replay_card", at=END.isoformat(), followers=FOLLOWERS, counted=COUNTED, named=NAMED)

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """The readings that have become due since the last read; the first read starts the story."""
        if self._playing is not None:
            self._playing.start()
        due = list(self._due(self._clock.now()))
        said = self.final_card or self.caption
        if due and said is not None:
            due[-1] = replace(due[-1], notes=(said,))
        return tuple(due)

    def _due(self, now: datetime) -> Iterator[Reading]:
        while True:
            reading = self._waiting or next(self._record, None)
            self._waiting = reading
            if reading is None or reading.taken_at > now:
                return
            self._waiting = None
            yield reading


def replay_source(spec: str) -> ReplaySource:
    """The replay that a spec asks for: `replay`, or `replay@` with a time and its offset.

    Raises UsageError (`bad_replay_time`, `replay_before_start`).
    """
    if spec == KIND:
        return ReplaySource()
    text = spec.removeprefix(f"{KIND}@")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError("bad_replay_time", time=text) from None
    if at.tzinfo is None or at.year > LATEST_YEAR:
        raise UsageError("bad_replay_time", time=text)
    if at.year < START.year or at < START:
        raise UsageError("replay_before_start", time=text, since=START.isoformat())
    return ReplaySource(at)

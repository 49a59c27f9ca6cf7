"""Makes the replay's data from the registry: `python -m scripts.make_replay [REGISTRY.json [OUT.json]]`.

Nothing is random: everything that is invented is drawn by the SHA-256 of what it belongs to, so that the same registry
gives the same bytes. The story's own facts are the 29 names, the 313 followers and the hour of the last reading.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from scripts import replay_words as words
from tui.registry import FIELD_IDS, Registry, Unit, load_registry

TOP = Path(__file__).parents[1]
OUT = TOP / "tui" / "sources" / "replay_data.json"
START = datetime.fromisoformat("2015-08-05T19:00:00+07:00")
LAST_HOUR = 312
DEADLINE_HOUR = 293
FOLLOWERS = 313
BIO_LENGTH = 160
FIRST_TWITTER_IDS = (("2008-01-01", 12_000_000), ("2011-01-01", 230_000_000), ("2013-01-01", 1_050_000_000),
                     ("2015-01-01", 2_950_000_000), ("2015-08-20", 3_440_000_000))  # fmt: skip
JOIN_DAYS = (1, 1, 1, 1, 2, 3, 3, 2, 3, 4, 5, 6, 5)
T = TypeVar("T")
Row = dict[str, Any]


def main() -> None:
    """Reads the registry and writes the data, one account a line."""
    registry = load_registry(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "registry.json")
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    out.write_text(as_text(replay(registry)), encoding="utf-8")


def draw(below: int, *of: object) -> int:
    """A number from 0, below that one, which depends on nothing but what it is drawn for."""
    return int(sha256("|".join(map(str, of)).encode()).hexdigest()[:12], 16) % below


def choose(options: Sequence[T], *of: object) -> T:
    """One of the options, drawn the same way."""
    return options[draw(len(options), *of)]


def replay(registry: Registry) -> Row:
    """The whole of the data: when it begins, the accounts with their changes, the posts."""
    named = [official(registry.by_id[unit], name, handle) for unit, name, handle in rows(words.NAMED)]
    others = [*villages(), *officials(), *bodies(), *elsewhere(), *media()]
    accounts = [*named, *others, *citizens(FOLLOWERS - len(named) - len(others))]
    number(accounts)
    accounts.sort(key=lambda row: (row["hour"], row["id"]))
    return {"start": START.isoformat(), "hours": LAST_HOUR + 1, "accounts": accounts, "posts": posts(named)}


def rows(table: str) -> list[list[str]]:
    """A table of words: one row a line, `|` between the cells."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def official(unit: Unit, name: str, handle: str) -> Row:
    """The account of a unit that the paper names: its profile grows in steps, to its end or short of it."""
    hour, steps = plan(unit.id)
    made = account(handle, name, bio(unit, steps[0][1]), hour, age_days=1 + draw(3, unit.id, "age"))
    then = [{"hour": at, "description": bio(unit, fields)} for at, fields in steps[1:]]
    return {**made, "location": "Kebumen, Jawa Tengah", "then": then}


def plan(unit_id: str) -> tuple[int, list[tuple[int, tuple[str, ...]]]]:
    """When the account is first seen and which fields its profile holds from which hour on."""
    order = sorted(FIELD_IDS, key=lambda field: draw(1 << 40, unit_id, field))
    first = draw(3, unit_id, "first")
    if draw(2, unit_id, "complete"):
        return incomplete(unit_id, order, first)
    fate = draw(10, unit_id, "timing")
    if fate < 2:  # first seen whole, after the deadline: nothing proves since when
        hour = DEADLINE_HOUR + 8 + draw(9, unit_id, "hour")
        return hour, [(hour, FIELD_IDS)]
    if fate < 4:  # seen incomplete after the deadline, then completed
        hour = DEADLINE_HOUR - 30 + draw(25, unit_id, "hour")
        return hour, [(hour, tuple(order[:2])), (DEADLINE_HOUR + 8 + draw(10, unit_id, "end"), FIELD_IDS)]
    hour = min(join_hour(unit_id), DEADLINE_HOUR - 20)
    between = hour + 2 + draw(6, unit_id, "between")
    end = min(between + 3 + draw(30, unit_id, "end"), DEADLINE_HOUR - 2)
    return hour, [(hour, tuple(order[:first])), (between, tuple(order[: first + 1])), (end, FIELD_IDS)]


def incomplete(unit_id: str, order: list[str], first: int) -> tuple[int, list[tuple[int, tuple[str, ...]]]]:
    """A profile that lacks one to three fields to the end."""
    hour = min(join_hour(unit_id), LAST_HOUR - 12)
    last = 1 + draw(3, unit_id, "last")
    later = min(hour + 5 + draw(40, unit_id, "later"), LAST_HOUR - 1)
    return hour, [(hour, tuple(order[: min(first, last - 1)])), (later, tuple(order[:last]))]


def bio(unit: Unit, fields: Sequence[str]) -> str:
    """A profile that holds these fields of a plainly invented head; it always names the unit and its regency."""
    place = "" if unit.name.endswith("Kebumen") else " Kab. Kebumen"
    place = " Setda Kab. Kebumen" if unit.kind == "bagian" else place
    digits = draw(900, unit.id, "numbers")
    parts = [f"{unit.name}{place}"]
    if "nama" in fields:
        parts.append(f"{unit.head_title if 'jabatan' in fields else 'Narahubung'}: {person(unit.id)}")
    elif "jabatan" in fields:
        parts.append(f"Jabatan: {unit.head_title}")
    if "hp" in fields:
        parts.append(f"HP 08{12 + draw(2, unit.id, 'hp')} 5555 {4000 + digits}")
    if "telepon" in fields:
        parts.append(f"Telp (0287) 55{4000 + digits}")
    text = ". ".join(parts) + " (rekaan)"
    if len(text) > BIO_LENGTH:
        raise ValueError(f"{unit.id}: {len(text)} characters do not fit a profile")
    return text


def person(of: str) -> str:
    """A plainly invented name."""
    return f"{choose(words.GIVEN.split(), of, 'given')} {choose(words.FAMILY.split(), of, 'family')}"


def account(handle: str, name: str, description: str, hour: int, *, age_days: int) -> Row:
    """An account as first seen at that hour, opened so many days before."""
    opened = START + timedelta(hours=hour) - timedelta(days=age_days, seconds=draw(3600, handle, "opened"))
    return {
        "id": "",
        "username": handle,
        "name": name,
        "description": description,
        "location": "Kebumen" if draw(3, handle, "location") else "",
        "created_at": opened.isoformat(),
        "hour": hour,
        "followers_count": 8 + draw(60 + age_days, handle, "followers"),
        "following_count": 10 + draw(200, handle, "following"),
        "post_count": 1 + draw(6 + 2 * age_days, handle, "posts"),
        "then": [],
    }


def join_hour(of: str) -> int:
    """When somebody is first seen: rather towards the deadline, between seven and twenty-one o'clock."""
    day = draw(sum(JOIN_DAYS), of, "day")
    index = next(i for i in range(len(JOIN_DAYS)) if day < sum(JOIN_DAYS[: i + 1]))
    return 12 + 24 * index + draw(14, of, "hour")  # twelve hours after the start it is seven o'clock


def villages() -> list[Row]:
    """Village accounts whose name several villages have, so that a human must choose."""
    return [account(handle, name, text, join_hour(handle), age_days=2) for name, text, handle in rows(words.VILLAGES)]


def officials() -> list[Row]:
    """Own accounts of officials; none of a unit that the paper names."""
    made = []
    for unit, text in rows(words.OFFICIALS):
        name = person(unit)
        handle = name.lower().replace(" ", "_")[:15]
        made.append(account(handle, name, text, join_hour(unit), age_days=200 + draw(900, unit)))
    return made


def bodies() -> list[Row]:
    """Bodies below or beside the units."""
    return [
        account(f"lembagarekaan{i:02}", name, text, join_hour(name), age_days=30 + draw(700, name))
        for i, (name, text) in enumerate(rows(words.AFFILIATES), 1)
    ]


def elsewhere() -> list[Row]:
    """Units of other regencies."""
    return [
        {**account(f"luarrekaan{i:02}", name, text, join_hour(name), age_days=60 + draw(900, name)), "location": ""}
        for i, (name, text) in enumerate(rows(words.ELSEWHERE), 1)
    ]


def media() -> list[Row]:
    """Papers and information accounts."""
    return [
        account(f"mediarekaan{i:02}", f"Media Rekaan {i:02}", words.MEDIA[i % len(words.MEDIA)],
                0 if i % 3 else join_hour(f"media{i}"), age_days=500 + draw(1500, i, "media"))
        for i in range(1, 13)
    ]  # fmt: skip


def citizens(count: int) -> list[Row]:
    """Everybody else; a third of them followed before the first reading."""
    made = []
    for i in range(1, count + 1):
        handle = f"wargarekaan{i:03}"
        hour = 0 if draw(3, handle, "early") == 0 else join_hour(handle)
        made.append(account(handle, f"Warga Rekaan {i:03}", choose(words.CITIZENS, handle, "text"), hour,
                            age_days=20 + draw(1800, handle, "age")))  # fmt: skip
    return made


def number(accounts: list[Row]) -> None:
    """Gives ids that grow with the day of opening, as the network's did."""
    marks = [(datetime.fromisoformat(f"{day}T00:00:00+00:00"), number) for day, number in FIRST_TWITTER_IDS]
    for row in accounts:
        opened = datetime.fromisoformat(row["created_at"])
        (since, low), (until, high) = next((a, b) for a, b in pairwise(marks) if a[0] <= opened < b[0])
        row["id"] = str(low + int((high - low) * ((opened - since) / (until - since))))


def posts(named: list[Row]) -> list[Row]:
    """One or two posts of about two accounts in three, a few of them replies."""
    made = []
    for row in named:
        for i in range(draw(3, row["username"], "post count")):
            hour = min(row["hour"] + 1 + draw(60, row["username"], i), LAST_HOUR)
            is_reply = draw(4, row["username"], i, "reply") == 0
            made.append({
                "id": str(628_700_000_000_000_000 + hour * 15_099_494_400_000 + draw(10**9, row["username"], i, "id")),
                "account": row["id"],
                "hour": hour,
                "text": words.POSTS[1] if is_reply else choose(words.POSTS, row["username"], i, "text"),
                "kind": "reply" if is_reply else "post",
                "like_count": draw(6, row["username"], i, "likes"),
                "repost_count": draw(4, row["username"], i, "reposts"),
                "reply_count": draw(3, row["username"], i, "replies"),
                "answered_after": 300 + draw(7200, row["username"], i, "wait") if is_reply else None,
            })  # fmt: skip
    return sorted(made, key=lambda post: (post["hour"], post["id"]))


def as_text(made: Row) -> str:
    """The data as JSON text, one account or post a line."""
    lines = [f'{{"start": {json.dumps(made["start"])}, "hours": {made["hours"]},']
    for key, end in (("accounts", ","), ("posts", "}")):
        body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in made[key])
        lines.append(f'"{key}": [\n{body}\n]{end}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

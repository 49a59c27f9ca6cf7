"""The matches as flat rows, with the four fields: what the desk tool prints and what other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from tui.codes import Code
from tui.followers import Follower, Followers
from tui.matching.model import Class, Match, Matches
from tui.profile.model import NO_FIELDS, Stated
from tui.profile.reader import extract
from tui.registry.model import Registry

# Functional, since `class` is a key of the published row.
Row = TypedDict(
    "Row",
    {
        "id": str,
        "username": str,
        "class": str,
        "unit": str | None,
        "decision": str,
        "score": int,
        "reasons": list[Code],
        "fields": dict[str, str | list[str]],
    },
)


def match_rows(registry: Registry, followers: Followers, matches: Matches) -> Iterator[Row]:
    """A row a follower, in the followers' order: id, username, class, unit, decision, score, reasons, fields.

    `reasons` hold Codes, which the caller puts into words; numbers are in E.164.
    """
    for key, match in matches.by_key.items():
        follower = followers.by_key[key]
        yield {
            "id": key.id,
            "username": follower.username,
            "class": match.class_.value,
            "unit": match.unit,
            "decision": match.verdict.value,
            "score": match.score,
            "reasons": list(match.reasons),
            "fields": _fields(registry, follower, match),
        }


def _fields(registry: Registry, follower: Follower, match: Match) -> dict[str, str | list[str]]:
    unit = None if match.unit is None else registry.by_id.get(match.unit)
    kind = None if unit is None else unit.kind
    fields = NO_FIELDS if follower.account is None else extract(follower.account, registry, kind)
    # Whose name an unrelated account states is nobody's business here.
    has_officer = match.class_ is not Class.UNRELATED
    return {
        "nama": _value(fields.nama) if has_officer else "",
        "jabatan": _value(fields.jabatan) if has_officer else "",
        "hp": [number.value for number in fields.hp],
        "telepon": [number.value for number in fields.telepon],
    }


def _value(stated: Stated | None) -> str:
    return "" if stated is None else stated.value

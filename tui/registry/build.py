"""Builds the value objects from a registry file that was judged faultless."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tui.registry.model import (
    Deadline,
    Directive,
    Group,
    Kind,
    Place,
    Registry,
    Rule,
    Target,
    Unit,
    UnitAccount,
)
from tui.registry.shape import duration, names_an_hour


def build(data: dict[str, Any], digest: str) -> Registry:
    """The registry from parsed JSON without a fault; `digest` is the SHA-256 of the file's bytes."""
    return Registry(
        id=data["id"],
        directive=_directive(data["directive"]),
        place=Place(**_frozen(data["place"])),
        kinds=tuple(Kind(**_frozen(kind)) for kind in data["kinds"]),
        groups=tuple(Group(**_frozen(group)) for group in data["groups"]),
        units=tuple(_unit(unit) for unit in data["units"]),
        network_labels=data["network_labels"],
        subunit_words=tuple(data.get("subunit_words", ())),
        digest=digest,
    )


def _frozen(item: dict[str, Any]) -> dict[str, Any]:
    """The members of an object with its lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}


def _directive(data: dict[str, Any]) -> Directive:
    zone = data["zone"]
    interval = duration(data.get("interval", "1h"))
    return Directive(
        title=data["title"],
        number=data.get("number"),
        issued_on=_date(data.get("issued_on")),
        issuer=data["issuer"],
        target=Target(**data["target"]),
        zone_name=zone["name"],
        zone_label=zone["label"],
        rules=tuple(Rule(**rule) for rule in data["rules"]),
        deadlines=tuple(_deadline(deadline, ZoneInfo(zone["name"])) for deadline in data["deadlines"]),
        holidays=tuple(date.fromisoformat(day) for day in data.get("holidays", ())),
        interval=interval,
        stale_after=duration(data["stale_after"]) if "stale_after" in data else 2 * interval,
        active_window=duration(data.get("active_window", "30d")),
    )


def _deadline(data: dict[str, Any], zone: ZoneInfo) -> Deadline:
    until = data["until"]
    at = datetime.fromisoformat(until) if names_an_hour(until) else None
    return Deadline(
        # The end is exclusive: a term that ends at midnight still ends with the day before.
        until=(at.astimezone(zone) - timedelta.resolution).date() if at else date.fromisoformat(until),
        kinds=tuple(data.get("kinds", ())),
        added=_date(data.get("added")),
        note=data.get("note", ""),
        at=at,
    )


def _unit(data: dict[str, Any]) -> Unit:
    return Unit(
        id=data["id"],
        name=data["name"],
        kind=data["kind"],
        short=data["short"],
        parent=data.get("parent"),
        aliases=tuple(data.get("aliases", ())),
        head_title=data.get("head_title", ""),
        addressee=data.get("addressee", ""),
        code=data.get("code", ""),
        accounts=tuple(UnitAccount(**account) for account in data.get("accounts", ())),
        from_date=_date(data.get("from")),
        to_date=_date(data.get("to")),
        successors=tuple(data.get("successors", ())),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

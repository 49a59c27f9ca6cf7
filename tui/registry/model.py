"""The registry as value objects: the directive, the place, the kinds, the groups and the units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

Basis = Literal["directive", "humas"]
RULE_IDS = ("account", "naming", "nama", "jabatan", "hp", "telepon", "following", "active")
FIELD_IDS = ("nama", "jabatan", "hp", "telepon")


class Rule(Struct, frozen=True):
    """One clause: its id (of RULE_IDS), who set it, and whether a unit must meet it."""

    id: str
    basis: Basis
    required: bool


class Deadline(Struct, frozen=True):
    """The last day of a term, whole, in the directive's zone; `kinds` empty means every kind.

    `at` is the exact exclusive instant where the directive names an hour; it then outranks the day's end.
    """

    until: date
    kinds: tuple[str, ...] = ()
    added: date | None = None
    note: str = ""
    at: datetime | None = None

    def instant(self, zone: ZoneInfo) -> datetime:
        """The exclusive end: the named hour, else midnight after the last day; aware."""
        if self.at is not None:
            return self.at.astimezone(zone)
        after = self.until + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=zone)


class Target(Struct, frozen=True):
    """The account whose followers are read."""

    network: str
    username: str


class Directive(Struct, frozen=True):
    """The order: what it asks, of whom, until when, and by whose calendar."""

    title: str
    number: str | None
    issued_on: date | None
    issuer: str
    target: Target
    zone_name: str
    zone_label: str
    rules: tuple[Rule, ...]
    deadlines: tuple[Deadline, ...]
    holidays: tuple[date, ...] = ()
    interval: timedelta = timedelta(hours=1)
    stale_after: timedelta = timedelta(hours=2)
    active_window: timedelta = timedelta(days=30)

    @property
    def zone(self) -> ZoneInfo:
        """The directive's time zone."""
        return ZoneInfo(self.zone_name)

    def at_pace(self, interval: timedelta) -> Directive:
        """The same read at another interval; what was read counts for two of these at least."""
        return replace(self, interval=interval, stale_after=max(self.stale_after, 2 * interval))

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None where the directive does not have it."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def deadline_for(self, kind: str) -> datetime:
        """The exclusive instant of the deadline in force for a kind: the last one added wins."""
        for deadline in reversed(self.deadlines):
            if not deadline.kinds or kind in deadline.kinds:
                return deadline.instant(self.zone)
        return self.deadlines[0].instant(self.zone)

    @property
    def deadline_instants(self) -> tuple[datetime, ...]:
        """The exclusive instants of all deadlines, for whichever kinds they hold."""
        return tuple(deadline.instant(self.zone) for deadline in self.deadlines)

    @property
    def deadline_at(self) -> datetime:
        """The deadline of the headline: the last one that holds for every kind, else the first."""
        general = [deadline for deadline in self.deadlines if not deadline.kinds]
        return (general[-1] if general else self.deadlines[0]).instant(self.zone)


class Place(Struct, frozen=True):
    """Where the units are, as evidence for matching: another regency needs other data, never other code.

    `codes` are short forms of the name as handles carry them, `domains` the web domains whose owner is sure to be
    here, `elsewhere` names and short codes of places that can be mixed up with it; the words of kind and province
    include their short forms.
    """

    name: str
    kind: str
    province: str
    codes: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    country: str = "ID"
    kind_words: tuple[str, ...] = ()
    province_words: tuple[str, ...] = ()


class Kind(Struct, frozen=True):
    """A kind of unit: its label, the words that name it in full and short (`Kecamatan`, `Kec.`), its heads' titles.

    `deputies` are the titles of those below the head (`Sekcam`, `Kasi`).
    """

    id: str
    label: str
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    short_words: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()


class Group(Struct, frozen=True):
    """A group of the wall: its label and the kinds that stand in it."""

    id: str
    label: str
    kinds: tuple[str, ...]
    headline: bool = False


class UnitAccount(Struct, frozen=True):
    """An account that the registry itself names for a unit."""

    network: str
    username: str
    id: str | None = None


class Unit(Struct, frozen=True):
    """A body that must comply; `code` are the three letters of a kecamatan, `from_date`/`to_date` its life."""

    id: str
    name: str
    kind: str
    short: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    head_title: str = ""
    addressee: str = ""
    code: str = ""
    accounts: tuple[UnitAccount, ...] = ()
    from_date: date | None = None
    to_date: date | None = None
    successors: tuple[str, ...] = ()


class Registry(Struct, frozen=True, dict=True):
    """The list of units with the directive and the groups; `digest` is the SHA-256 of the file's bytes."""

    id: str
    directive: Directive
    place: Place
    kinds: tuple[Kind, ...]
    groups: tuple[Group, ...]
    units: tuple[Unit, ...]
    network_labels: Mapping[str, str] = field(default_factory=dict)
    subunit_words: tuple[str, ...] = ()
    digest: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def kinds_by_id(self) -> Mapping[str, Kind]:
        """Kinds by id."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def group_of_kind(self) -> Mapping[str, Group]:
        """The group in which a kind stands."""
        return {kind: group for group in self.groups for kind in group.kinds}

    @cached_property
    def children(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units below each unit, in the registry's order."""
        below: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.parent is not None:
                below.setdefault(unit.parent, []).append(unit)
        return {parent: tuple(units) for parent, units in below.items()}

    def units_of(self, group: Group) -> tuple[Unit, ...]:
        """The units of a group: in the registry's order."""
        return tuple(unit for unit in self.units if unit.kind in group.kinds)

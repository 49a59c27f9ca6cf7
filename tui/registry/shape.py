"""The shape of a registry file: which keys stand where, what sort of value each holds, and what it is for.

Reading, checking and the JSON Schema beside the registry all come from this one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

SHORT_LENGTH = 16
CODE_LENGTH = 3
TEXT_LENGTH = 300
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
HANDLE = re.compile(r"[A-Za-z0-9_.-]{1,64}")
DURATION = re.compile(r"([1-9][0-9]{0,5})([smhd])")
DATE = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Sort(StrEnum):
    """What sort of value stands behind a key."""

    TEXT = "text"
    TEXT_OR_NULL = "text_or_null"
    TEXTS = "texts"
    FLAG = "flag"
    ID = "id"
    HANDLE = "handle"
    DATE = "date"
    DATE_OR_NULL = "date_or_null"
    DATES = "dates"
    DAY_OR_TIME = "day_or_time"
    DURATION = "duration"
    OBJECT = "object"
    OBJECTS = "objects"
    LABELS = "labels"


class Key(Struct, frozen=True):
    """One key: the sort of its value, the shape of the objects in it, whether it must stand, its longest text."""

    sort: Sort
    about: str
    required: bool = False
    of: str = ""
    limit: int = TEXT_LENGTH
    one_of: tuple[str, ...] = ()


def duration(text: str) -> timedelta:
    """`90s`, `30m`, `1h` or `30d` as a span of time; raises ValueError on anything else."""
    match = DURATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])


def names_an_hour(text: str) -> bool:
    """Whether a deadline's text goes on after its day, `2015-08-17T16:00+07:00`."""
    return len(text) > len("2015-08-17") and DATE.fullmatch(text[:10]) is not None


SHAPES: Mapping[str, Mapping[str, Key]] = {
    "registry": {
        "$schema": Key(Sort.TEXT, "Where the JSON Schema of this file stands; for editors."),
        "id": Key(Sort.ID, "Name of this registry; the state is kept under it.", required=True),
        "directive": Key(Sort.OBJECT, "The order that the units must follow.", required=True, of="directive"),
        "network_labels": Key(Sort.LABELS, "Name of each network as people call it, by its id (x).", required=True),
        "place": Key(Sort.OBJECT, "Where the units are: evidence for matching.", required=True, of="place"),
        "kinds": Key(Sort.OBJECTS, "Kinds of unit.", required=True, of="kind"),
        "groups": Key(Sort.OBJECTS, "Groups of the wall, in order of importance.", required=True, of="group"),
        "subunit_words": Key(Sort.TEXTS, "Words that mark a body below or beside a unit (UPTD, PKK), never the unit."),
        "units": Key(Sort.OBJECTS, "The units that must comply, in the order of the wall.", required=True, of="unit"),
    },
    "directive": {
        "title": Key(Sort.TEXT, "What the order is called.", required=True),
        "number": Key(Sort.TEXT_OR_NULL, "Number of the order; null where it is not known."),
        "issued_on": Key(Sort.DATE_OR_NULL, "Date of the order; null where it is not known."),
        "issuer": Key(Sort.TEXT, "Who gave the order.", required=True),
        "target": Key(Sort.OBJECT, "The account whose followers are read.", required=True, of="target"),
        "zone": Key(Sort.OBJECT, "The time zone of every day and hour.", required=True, of="zone"),
        "rules": Key(Sort.OBJECTS, "What a unit must meet.", required=True, of="rule"),
        "deadlines": Key(Sort.OBJECTS, "Terms; an extension is added at the end.", required=True, of="deadline"),
        "holidays": Key(Sort.DATES, "Days off besides Saturday and Sunday."),
        "interval": Key(Sort.DURATION, "Time between two readings (1h)."),
        "stale_after": Key(
            Sort.DURATION, "Age past which a reading no longer counts (2h); default twice the interval."
        ),
        "active_window": Key(Sort.DURATION, "How far back a post shows that an account is used (30d)."),
    },
    "target": {
        "network": Key(Sort.ID, "Id of the network.", required=True),
        "username": Key(Sort.HANDLE, "Handle without @.", required=True),
    },
    "zone": {
        "name": Key(Sort.TEXT, "IANA name (Asia/Jakarta).", required=True),
        "label": Key(Sort.TEXT, "What people write behind the hour (WIB).", required=True),
    },
    "rule": {
        "id": Key(Sort.TEXT, "Which rule.", required=True),
        "basis": Key(Sort.TEXT, "Who set it.", required=True, one_of=("directive", "humas")),
        "required": Key(Sort.FLAG, "Whether failing it changes the status.", required=True),
    },
    "deadline": {
        "until": Key(Sort.DAY_OR_TIME, "Last day, whole; or the exact end with its offset.", required=True),
        "kinds": Key(Sort.TEXTS, "Kinds for which it holds; none means all."),
        "added": Key(Sort.DATE, "When an extension was given."),
        "note": Key(Sort.TEXT, "Why it was given."),
    },
    "place": {
        "name": Key(Sort.TEXT, "Name of the regency or city.", required=True),
        "kind": Key(Sort.TEXT, "What it is (Kabupaten).", required=True),
        "kind_words": Key(Sort.TEXTS, "Words for what it is, short ones too (Kab.)."),
        "province": Key(Sort.TEXT, "Name of the province.", required=True),
        "province_words": Key(Sort.TEXTS, "Names of the province, short ones too (Jateng)."),
        "codes": Key(Sort.TEXTS, "Short forms of the name in handles (kbm)."),
        "area_codes": Key(Sort.TEXTS, "Telephone area codes (0287)."),
        "domains": Key(Sort.TEXTS, "Web domains of its units; desa.id counts together with a village's name."),
        "elsewhere": Key(Sort.TEXTS, "Names and short codes of other places that can be mixed up with it."),
        "country": Key(Sort.TEXT, "Two letters (ID)."),
    },
    "kind": {
        "id": Key(Sort.ID, "Id of the kind.", required=True),
        "label": Key(Sort.TEXT, "What it is called.", required=True),
        "words": Key(Sort.TEXTS, "Words in full with which a unit's name begins (Kecamatan)."),
        "short_words": Key(Sort.TEXTS, "The same in short (Kec.), the one to be shown first."),
        "titles": Key(Sort.TEXTS, "Titles of the head, short ones too (Kepala Dinas, Kadis)."),
        "deputies": Key(Sort.TEXTS, "Titles of those below the head (Sekcam, Kasi)."),
    },
    "group": {
        "id": Key(Sort.ID, "Id of the group.", required=True),
        "label": Key(Sort.TEXT, "What the wall calls it.", required=True),
        "kinds": Key(Sort.TEXTS, "Kinds that stand in it.", required=True),
        "headline": Key(Sort.FLAG, "Whether it counts in the headline."),
    },
    "unit": {
        "id": Key(Sort.ID, "Id of the unit; never used for another one.", required=True),
        "name": Key(Sort.TEXT, "Official name.", required=True),
        "kind": Key(Sort.TEXT, "Id of its kind.", required=True),
        "short": Key(Sort.TEXT, "Name on the tile, without the kind.", required=True, limit=SHORT_LENGTH),
        "parent": Key(Sort.TEXT, "Id of the unit above it."),
        "code": Key(Sort.TEXT, "Letters that tell namesakes below it apart (AYA).", limit=CODE_LENGTH),
        "head_title": Key(Sort.TEXT, "Title of its head."),
        "addressee": Key(Sort.TEXT, "To whom a letter goes."),
        "aliases": Key(Sort.TEXTS, "Other names and spellings."),
        "accounts": Key(Sort.OBJECTS, "Accounts known to be the unit's.", of="account"),
        "from": Key(Sort.DATE, "First day of its life."),
        "to": Key(Sort.DATE, "Last day of its life."),
        "successors": Key(Sort.TEXTS, "Ids of the units that took over after `to`."),
    },
    "account": {
        "network": Key(Sort.ID, "Id of the network.", required=True),
        "username": Key(Sort.HANDLE, "Handle without @.", required=True),
        "id": Key(Sort.TEXT, "The network's own id of it."),
    },
}

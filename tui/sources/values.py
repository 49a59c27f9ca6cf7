"""Single values from outside as our own: ids stay text, times become aware, counts and flags may be unknown."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone

from tui.codes import Argument
from tui.errors import SourceError
from tui.settings import YEARS

_HANDLE = {"x": re.compile(r"[A-Za-z0-9_]{1,20}")}  # 15 today; accounts of the first years have up to 20
_FOREIGN_HANDLE = re.compile(r"[A-Za-z0-9_.@-]{1,80}")
_ID = {"x": re.compile(r"[0-9]{1,20}")}
_FOREIGN_ID = re.compile(r"[A-Za-z0-9_.:/@-]{1,128}")
_NUMBER_GONE_WRONG = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?([eE][+-]?[0-9]+)?")
_PROFILE_LINK = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/@?([A-Za-z0-9_]{1,20})/?(?:[?#].*)?", re.I
)
# Soft hyphens, zero widths, directions of writing, joiners and byte order marks.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ENDS = re.compile(rf"\A[\s{_UNSEEN}]+|[\s{_UNSEEN}]+\Z")
FORMULA_TEXT = re.compile(r'="(.*)"')

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLASSIC_TIME = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d\d?) (\d\d):(\d\d):(\d\d) ([+-])(\d\d):?(\d\d) (\d{4})")
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_FRACTION = re.compile(r"(?<=:\d\d)\.(\d+)")
_ZONELESS = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?")
_EPOCH_SECONDS = re.compile(r"\d{9,10}")
_EPOCH_MILLISECONDS = re.compile(r"\d{12,13}")


class BadRecordError(SourceError):
    """One record that cannot become an account or a post; its code says why."""


def quoted(value: object) -> Argument:
    """A foreign value as it may stand in a sentence: one short line without controls."""
    text = str(value)[:80]
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)[:40]


def parse_id(value: object, network: str) -> str:
    """An id as text, empty where there is none.

    Raises BadRecordError `id_rounded` where the value went through a float and is no longer the id it was (53 bits hold
    15 to 16 digits, an id has up to 19), and `id_invalid` where it is no id of that network.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, float) and value.is_integer():
        raise BadRecordError("id_rounded", value=quoted(f"{value:.0f}"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadRecordError("id_invalid", value=quoted(value))
    text = _plain(str(value)) if isinstance(value, str) else f"{value:d}" if abs(value) < 10**30 else "?"
    if not text.strip("0"):
        return ""  # what stands where there is none
    if _ID.get(network, _FOREIGN_ID).fullmatch(text):
        return text
    is_float = _NUMBER_GONE_WRONG.fullmatch(text) and not text.isdigit() and not text.startswith("-")
    raise BadRecordError("id_rounded" if is_float else "id_invalid", value=quoted(text))


def parse_handle(value: object, network: str) -> str:
    """A handle without its `@`, also out of a profile link; empty where there is none.

    Raises BadRecordError `handle_invalid` for what cannot be a handle of that network.
    """
    if value is None or isinstance(value, dict | list):  # a key of that name may hold anything
        return ""
    text = _plain(str(value))
    link = _PROFILE_LINK.fullmatch(text) if network == "x" else None
    text = link.group(1) if link else text.removeprefix("@")
    if not text or _HANDLE.get(network, _FOREIGN_HANDLE).fullmatch(text):
        return text
    raise BadRecordError("handle_invalid", value=quoted(text))


def trimmed(text: str) -> str:
    """A text without blanks at its ends, nor the signs without width that come along where it is copied."""
    return text.strip() if text.isascii() else _ENDS.sub("", text)


def _plain(text: str) -> str:
    """A cell without the wrappings by which exporters keep a spreadsheet from rounding or running it."""
    text = trimmed(text)
    wrapped = FORMULA_TEXT.fullmatch(text)
    if wrapped:
        return wrapped.group(1).strip()
    return text.removeprefix("'")


def parse_time(value: object) -> datetime | None:
    """An aware time from ISO 8601, the classic API's form or an epoch; None where it is unreadable or absurd.

    A time without an offset is taken as UTC, which is what X and its exporters write.
    """
    if isinstance(value, datetime):
        return _sane(value)
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    try:
        return _sane(_classic(text) or _epoch(text) or _iso(text))
    except (ValueError, OverflowError):
        return None


def is_zoneless(value: object) -> bool:
    """Whether a time tells no zone and so is taken as UTC: what was typed by hand may be meant otherwise."""
    return value.tzinfo is None if isinstance(value, datetime) else bool(_ZONELESS.fullmatch(str(value).strip()))


def _sane(at: datetime) -> datetime | None:
    """The time in UTC, or None outside the years in which anything can have happened."""
    if at.year not in YEARS:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)


def _iso(text: str) -> datetime:
    text = re.sub(r"\s*(UTC|GMT|Z)$", "+00:00", text)
    text = _SPACED_OFFSET.sub("", text)
    return datetime.fromisoformat(_FRACTION.sub(lambda found: "." + found.group(1)[:6].ljust(6, "0"), text))


def _classic(text: str) -> datetime | None:
    """`Wed Mar 05 18:48:39 +0000 2014`, without asking the locale for the names of the months."""
    found = _CLASSIC_TIME.fullmatch(text)
    if not found:
        return None
    month, day, hour, minute, second, sign, hours, minutes, year = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    number = _MONTHS.index(month.lower()) + 1
    return datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=timezone(offset))


def _epoch(text: str) -> datetime | None:
    if _EPOCH_SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC)
    if _EPOCH_MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    return None


def parse_count(value: object) -> int | None:
    """A count that is not negative, or None where the source did not say."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        return int(value) if math.isfinite(value) and value >= 0 else None
    if isinstance(value, int):
        return value if 0 <= value < 2**63 else None
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def parse_flag(value: object) -> bool | None:
    """A yes or no, or None where the source did not say."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("true", "yes", "1", "ya"):
        return True
    if word in ("false", "no", "0", "tidak"):
        return False
    return None

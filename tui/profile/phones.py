"""Telephone numbers that a text states: our scanner finds them, `phonenumbers` judges them."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from tui.profile.digits import Group, chains, masked, may_hold_number
from tui.profile.labels import Label, fax_end, label_before

# Area codes of two digits (after the zero) have local numbers of seven or eight; the others of five to eight.
_SHORT_AREAS = ("21", "22", "24", "31", "61")
_WHATSAPP = re.compile(
    r"(?:wa\.me/|whatsapp\.com/send/?\?(?:\S*?&)?phone=|whatsapp:/{0,2}send/?\?phone=)(?:%2B|\+)?([0-9][0-9.\-]{7,17})",
    re.IGNORECASE,
)
_STRONG = re.compile(r"[/|+(\[{]|\s[-\u2010-\u2015]\s|[ ]{2}")
_INHERITS = re.compile(
    r"(?:\s*\([^\d()\n]{1,20}\))?\s*(?:[,/;&|\-]|dan|atau|and|\s)\s*(?:[,/&|(]\s*)?\Z", re.IGNORECASE
)


class Phone(Struct, frozen=True):
    """A number in E.164 and where it stands; `is_completed` when the registry's area code was put before it."""

    number: str
    start: int
    end: int
    is_mobile: bool
    is_completed: bool = False


class _Found(Struct, frozen=True):
    """National digits of a candidate; `used` groups of its chain belong to it."""

    national: str
    used: int
    is_completed: bool = False


def scan(text: str, area_codes: tuple[str, ...]) -> list[Phone]:
    """The numbers of a text in its order, faxes and false friends left out.

    `area_codes` as the registry has them (`0287`); the first completes local numbers, empty completes none.
    """
    if not may_hold_number(text):
        return []
    links = [phone for found in _WHATSAPP.finditer(text) if (phone := _linked(found))]
    area = area_codes[0].lstrip("0") if area_codes else ""
    found = _Scan(masked(text), area).phones()
    return sorted([*links, *found], key=lambda phone: phone.start)


def _linked(found: re.Match[str]) -> Phone | None:
    """The number in a WhatsApp link."""
    digits = re.sub(r"\D", "", found[1])
    national = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
    if not is_dialable(national):
        return None
    return Phone(f"+62{national}", *found.span(1), is_mobile=national.startswith("8"))


@lru_cache(maxsize=4096)
def is_dialable(national: str) -> bool:
    """Whether these national digits are a number of the Indonesian plan (libphonenumber's metadata)."""
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.PhoneNumber(country_code=62, national_number=int(national)))


class _Scan:
    """One walk over a text; remembers the last number, whose area code and label a following one inherits."""

    def __init__(self, text: str, area: str) -> None:
        self.text = text
        self.area = area
        self.found: list[Phone] = []
        self.last_end = 0
        self.last_area = ""
        self.last_label = Label.NONE

    def phones(self) -> list[Phone]:
        """All numbers."""
        for run in chains(self.text):
            at = 0
            while at < len(run):
                at += self._take(run, at)
        return self.found

    def _take(self, run: list[Group], at: int) -> int:
        """Reads what begins at a group; returns how many groups it took, at least one."""
        start = run[at].start
        glued = start > 0 and self.text[start - 1].isalpha()
        label = label_before(self.text, start, self.last_end)
        if glued and label in (Label.NONE, Label.OTHER):
            return 1
        gap = self.text[self.last_end : start]
        inherits = bool(self.found or self.last_area) and _INHERITS.match(gap) is not None
        if label is Label.NONE and inherits:
            label = self.last_label
        if _is_foreign(self.text, start, run[at].digits):
            return len(run) - at
        found = self._read(run, at, label, inherits=inherits)
        if found is None:
            return self._passed(run, at, label)
        self._keep(run[at : at + found.used], found, label)
        return found.used

    def _passed(self, run: list[Group], at: int, label: Label) -> int:
        """How much to pass over where no number begins: all of an account or identity number."""
        if label is Label.OTHER:
            self.last_end, self.last_label, self.last_area = run[-1].end, Label.NONE, ""
            return len(run) - at
        return 1

    def _read(self, run: list[Group], at: int, label: Label, *, inherits: bool) -> _Found | None:
        """The number that begins at a group, or None."""
        if label is Label.OTHER:
            return None
        found = full_number(run, at, label)
        if found is None:
            if inherits and self.last_area:
                found = _local_number(run, at, self.last_area, is_completed=False)
            elif label.is_office and self.area:
                found = _local_number(run, at, self.area, is_completed=True)
        return found if found is not None and is_dialable(found.national) else None

    def _keep(self, groups: list[Group], found: _Found, label: Label) -> None:
        """Remembers a number; a fax is remembered only for what follows it."""
        national = found.national
        start, end = groups[0].start, groups[-1].end
        is_mobile = national[0] == "8" and not national.startswith("80")
        self.last_end, self.last_label = end, label
        self.last_area = "" if is_mobile else _area_of(national)
        if (fax_until := fax_end(self.text, end)) is not None:
            self.last_end, self.last_label = fax_until, Label.NONE
            return
        if label is Label.FAX:
            return
        before = re.search(r"[+(\[]{1,2}\Z", self.text[max(0, start - 2) : start])
        start -= len(before[0]) if before else 0
        self.found.append(Phone(f"+62{national}", start, end, is_mobile, found.is_completed))


def full_number(run: list[Group], at: int, label: Label) -> _Found | None:
    """The number with prefix (0, 62, +62, or a bare 8 under a mobile's label) that begins at a group."""
    first = run[at]
    if len(first.digits) == 2 and first.digits[0] == "0" and first.digits[1] != "8":
        return None
    digits, best = "", None
    for used, group in enumerate(run[at:], start=1):
        if used > 1 and best is not None and _ends_before(run, at, used - 1, digits, label):
            break
        digits += group.digits
        national = _national(digits, label)
        if len(digits) > 16:
            break
        if national and _is_whole(national):
            best = _Found(national, used)
    return best


def _ends_before(run: list[Group], at: int, used: int, digits: str, label: Label) -> bool:
    """Whether a number that is whole already ends before the next group."""
    group = run[at + used]
    is_strong = _STRONG.search(group.before) is not None
    national = _national(digits, label)
    if national and national[0] != "8":
        return len(national) - len(_area_of(national)) >= 6 or is_strong
    if (is_strong or group.digits[0] in "06") and _may_begin(run, at + used):
        return True
    if is_strong and len(group.digits) >= 6:
        return True
    total = len(digits if digits[0] == "0" else "0" + national) + len(group.digits)
    return len(group.digits) <= 2 and (is_strong or total > 12)


def _may_begin(run: list[Group], at: int) -> bool:
    """Whether the digits from a group on could be a number with prefix."""
    digits = ""
    for group in run[at : at + 16]:
        digits += group.digits
        if len(digits) > 16:
            break
        national = _national(digits, Label.NONE)
        if national and _is_whole(national):
            return True
    return False


def _national(digits: str, label: Label) -> str:
    """The digits after the country's or the trunk prefix; empty where there is no prefix."""
    if digits.startswith("0062"):
        return digits[4:].removeprefix("0")
    if digits[0] == "0":
        return digits[1:]
    if digits.startswith("62"):
        return digits[2:].removeprefix("0")
    if digits[0] == "8" and label.is_mobile and len(digits) >= 9:
        return digits
    return ""


def _is_whole(national: str) -> bool:
    """Whether the length is one that numbers have: 9 to 12 after a mobile's zero, area and 5 to 8 else."""
    if national[0] == "8":
        return 9 <= len(national) <= 12
    area = _area_of(national)
    shortest = 7 if len(area) == 2 else 5
    return national[0] in "2345679" and shortest <= len(national) - len(area) <= 8


def _area_of(national: str) -> str:
    """The area code without its zero."""
    return national[:2] if national.startswith(_SHORT_AREAS) else national[:3]


def _local_number(run: list[Group], at: int, area: str, *, is_completed: bool) -> _Found | None:
    """A number without area code: six to eight digits that begin neither with 0 nor with 1."""
    shortest = 7 if len(area) == 2 else 6
    digits = ""
    if run[at].digits[0] in "01":
        return None
    # "(287) 551101": the area code stands there, but its zero.
    first = 1 if run[at].digits == area else 0
    for used, group in enumerate(run[at + first :], start=1 + first):
        if used > 1 + first and _STRONG.search(group.before):
            break
        digits += group.digits
        if shortest <= len(digits) <= 8:
            return _Found(area + digits, used, is_completed)
    return None


def _is_foreign(text: str, start: int, digits: str) -> bool:
    """Whether a plus sign opens another country's number."""
    is_after_plus = text[max(0, start - 2) : start].endswith(("+", "+("))
    return is_after_plus and digits != "6" and not digits.startswith("62")

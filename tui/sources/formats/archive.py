"""The archive that X gives to an account's owner: ids of followers and of those followed, in one part or several."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from tui.codes import Argument, Code, code
from tui.sources.base import Scope
from tui.sources.formats.json_slices import Cut, Element, Place, elements
from tui.sources.formats.rows import ARCHIVE, Fault, Items, Row, Said, What
from tui.sources.values import parse_count, parse_flag, parse_time, quoted

MANIFEST: Final = "manifest.js"
KINDS: Final[Mapping[str, Scope]] = {"follower": Scope.FOLLOWERS, "following": Scope.KNOWN}
_PART: Final = re.compile(r"\s*window\.YTD\.(follower|following)\.part(\d{1,6})\s*=\s*")
_PART_NAME: Final = re.compile(r"(follower|following)([-.]?part\d+)?(\.js)?(\.part\d+)?")


class Manifest(Struct, frozen=True):
    """What an archive says of itself: when it was made, whether it lacks something, and for each kind how many entries
    and parts it holds.

    `made_at_unread` and `counts_unread` are what it says there and cannot be understood.
    """

    made_at: datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    is_partial: bool = False
    made_at_unread: Argument = ""
    counts_unread: Mapping[str, Argument] = field(default_factory=dict)

    def doubts(self, kind: str) -> tuple[Code, ...]:
        """What of it was not understood, as far as it matters for that kind."""
        unread = (
            ("taken_at_unreadable", self.made_at_unread),
            ("followers_count_unreadable", self.counts_unread.get(kind, "")),
        )
        doubts = tuple(code(name, file=MANIFEST, value=value) for name, value in unread if value)
        return (code("archive_is_partial", file=MANIFEST), *doubts) if self.is_partial else doubts


def is_part(head: str) -> bool:
    """Whether a text starts as a part of an archive's follower lists does."""
    return _PART.match(head) is not None


def kind_of(name: str) -> str:
    """`follower` or `following` for the name of a part, empty for any other file."""
    found = _PART_NAME.fullmatch(name)
    return found.group(1) if found else ""


def parts_in(folder: Path, kind: str) -> list[Path]:
    """The parts of that kind in an archive's folder, in their order."""
    parts = (path for path in folder.iterdir() if kind_of(path.name) == kind)
    return sorted(parts, key=lambda path: (int("".join(filter(str.isdigit, path.name)) or 0), path.name))


def read_part(text: str) -> Items:
    """The ids of one part, or of several that stand one after another."""
    place = Place(text)
    kind = ""
    while place.follows():
        found = _PART.match(text, place.at)
        if not found or kind not in ("", found.group(1)):
            yield Said(What.CUT, place.line)
            return
        kind = found.group(1)
        yield Said(What.FORMAT, ARCHIVE)
        yield Said(What.SCOPE, KINDS[kind])
        yield Said(What.PART, int(found.group(2)))
        yield Said(What.DOCUMENT, True)
        place.at = found.end()
        for element in elements(place):
            yield Said(What.CUT, element.line) if isinstance(element, Cut) else _row(element, kind)


def _row(element: Element, kind: str) -> Row | Fault:
    entry = element.value.get(kind) if isinstance(element.value, dict) else None
    if isinstance(entry, dict):
        return Row(element.line, {"id": entry.get("accountId")}, "accountId", is_profile_read=False)
    return Fault("record_unreadable", element.line)


def read_manifest(text: str) -> Manifest:
    """What the manifest says; an unreadable one says nothing."""
    try:
        told = json.loads(text[text.index("{") :].rstrip().removesuffix(";"))
    except (ValueError, RecursionError):
        return Manifest()
    info = _child(told, "archiveInfo")
    date = info.get("generationDate")
    counts: dict[str, int] = {}
    parts: dict[str, int] = {}
    unread: dict[str, Argument] = {}
    for kind in KINDS:
        files = _child(_child(told, "dataTypes"), kind).get("files")
        said = [_child({"": each}, "").get("count") for each in files] if isinstance(files, list) else []
        numbers = list(map(parse_count, said))
        if numbers:
            parts[kind] = len(numbers)
            if None not in numbers:
                counts[kind] = sum(number or 0 for number in numbers)
        odd = next((each for each in said if each not in (None, "") and parse_count(each) is None), None)
        if odd is not None:
            unread[kind] = quoted(odd)
    made_at = parse_time(date)
    is_odd = made_at is None and date not in (None, "")
    return Manifest(
        made_at=made_at,
        counts=counts,
        parts=parts,
        is_partial=parse_flag(info.get("isPartialArchive")) is True,
        made_at_unread=quoted(date) if is_odd else "",
        counts_unread=unread,
    )


def _child(parent: object, name: str) -> Mapping[str, object]:
    child = parent.get(name) if isinstance(parent, Mapping) else None
    return child if isinstance(child, Mapping) else {}

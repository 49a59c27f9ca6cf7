"""What a status is drawn as: glyph, ASCII, filter digit (DESIGN §2, §5); its word is `status_word` of the wording."""

from __future__ import annotations

from collections.abc import Mapping

from tui.compliance.model import Status

GLYPHS: Mapping[Status, tuple[str, str]] = {
    Status.EXEMPT: ("–", "-"),
    Status.UNKNOWN: ("·", "."),
    Status.LOST: ("!", "!"),
    Status.INCOMPLETE: ("◐", "/"),
    Status.DORMANT: ("~", "~"),
    Status.LATE: ("»", ">"),
    Status.COMPLIANT: ("✓", "v"),
    Status.REVIEW: ("?", "?"),
    Status.PERSONAL: ("◇", "P"),
    Status.NONE: ("○", "o"),
}

FILTERS: tuple[Status, ...] = (
    Status.NONE,
    Status.PERSONAL,
    Status.REVIEW,
    Status.INCOMPLETE,
    Status.LOST,
    Status.DORMANT,
    Status.LATE,
    Status.COMPLIANT,
    Status.UNKNOWN,
)

# Most in need of the operator first: what waits for Humas, what got lost, what is half done, what is missing.
ATTENTION: tuple[Status, ...] = (
    Status.LOST,
    Status.REVIEW,
    Status.INCOMPLETE,
    Status.DORMANT,
    Status.PERSONAL,
    Status.NONE,
    Status.UNKNOWN,
    Status.LATE,
    Status.COMPLIANT,
    Status.EXEMPT,
)

# Stands beside the glyph of a unit that smells of a takeover.
ALARM = ("▲", "!")

# Beside the glyph where there is something to read, and over the rest of a tile whose newest reading failed.
MARK, HATCH = "•", "╱"

_ASCII = str.maketrans(
    {
        "·": ".", "–": "-", "—": "-", "…": "~", "→": ">", "─": "-", "│": "|", "•": "*", "╱": ":", "█": "#", "▌": "#",
        "▀": "#", "▄": "#", "↑": "^", "↓": "v", "←": "<", "✓": "v", "◐": "/", "○": "o", "◇": "P", "»": ">", "×": "x",
        "▲": "!", "►": ">", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "≤": "<", "≥": ">", "±": "~",
    }
)  # fmt: skip


def glyph(status: Status, *, is_ascii: bool = False) -> str:
    """The one character of a status."""
    return GLYPHS[status][is_ascii]


def alarm_sign(*, is_ascii: bool = False) -> str:
    """The one character that says: somebody must look."""
    return ALARM[is_ascii]


def ellipsis(*, is_ascii: bool = False) -> str:
    """What tells that a text was cut."""
    return "~" if is_ascii else "…"


def to_ascii(text: str) -> str:
    """A text with our own glyphs replaced by ASCII; other characters beyond ASCII become `?`."""
    if text.isascii():
        return text
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")


def filter_digit(status: Status) -> str:
    """The key that filters by a status; EXEMPT has none."""
    return str(FILTERS.index(status) + 1) if status in FILTERS else ""

"""Style names -> colours: the one place where colours stand; themes and pictures both use it.

A style name is dotted, and its last part may be a state: `tile.compliant.name.selected`; an alarm
is such a state, and the only one that fills its tile with a bright ground. The green leans to blue and
the amber to yellow, so that eyes without green receptors tell them apart; glyph and word always stand beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field

from tui.compliance.model import Status


class Look(Struct, frozen=True):
    """How cells of a style look: foreground and background as `#rrggbb`, and whether the letters are bold."""

    fg: str
    bg: str
    bold: bool = False


class Shade(Struct, frozen=True):
    """A status in colour: its glyph and words, and the ground of its tiles."""

    accent: str
    tint: str


class Scheme(Struct, frozen=True):
    """All colours of one appearance; every value is `#rrggbb`."""

    name: str
    is_dark: bool
    ground: str
    band: str
    text: str
    muted: str
    faint: str
    accent: str
    alarm: str
    alarm_text: str
    due: str
    good: str
    partial: str
    trough: str
    cursor: str
    cursor_text: str
    banner: str
    banner_text: str
    shades: Mapping[Status, Shade] = field(default_factory=dict)


DARK = Scheme(
    name="dark",
    is_dark=True,
    ground="#101214",
    band="#1b2430",
    text="#e8ecef",
    muted="#9aa5b1",
    faint="#4a535d",
    accent="#7cb7ff",
    alarm="#ff6b5e",
    alarm_text="#140503",
    due="#e59a6c",
    good="#27d3c3",
    partial="#14706d",
    trough="#262d35",
    cursor="#2a5fc0",
    cursor_text="#ffffff",
    banner="#f2c230",
    banner_text="#1a1400",
    shades={
        Status.EXEMPT: Shade("#7d858e", "#16181b"),
        Status.UNKNOWN: Shade("#8e99a8", "#191d22"),
        Status.LOST: Shade("#ff6b5e", "#33201f"),
        Status.INCOMPLETE: Shade("#ffc93d", "#4a3a0a"),
        Status.DORMANT: Shade("#a9bfe0", "#25344c"),
        Status.LATE: Shade("#6fd0ff", "#0d3a55"),
        Status.COMPLIANT: Shade("#3fe0cf", "#07413f"),
        Status.REVIEW: Shade("#f09bf2", "#43224a"),
        Status.PERSONAL: Shade("#b9a8ff", "#2d2853"),
        Status.NONE: Shade("#b3bec8", "#20272e"),
    },
)

LIGHT = Scheme(
    name="light",
    is_dark=False,
    ground="#fbfbf8",
    band="#dde6f0",
    text="#15191d",
    muted="#56606b",
    faint="#b4bcc4",
    accent="#1b5fae",
    alarm="#b3261e",
    alarm_text="#ffffff",
    due="#9a4a14",
    good="#00796f",
    partial="#7cc4bd",
    trough="#d9dee3",
    cursor="#1f5fae",
    cursor_text="#ffffff",
    banner="#f2c230",
    banner_text="#1a1400",
    shades={
        Status.EXEMPT: Shade("#636b73", "#f1f2f2"),
        Status.UNKNOWN: Shade("#5f6975", "#eceef0"),
        Status.LOST: Shade("#b3261e", "#f6e4e2"),
        Status.INCOMPLETE: Shade("#7a5600", "#ffe9a8"),
        Status.DORMANT: Shade("#3f5878", "#d8e2f0"),
        Status.LATE: Shade("#00598c", "#cbe6f7"),
        Status.COMPLIANT: Shade("#006860", "#bfe8e3"),
        Status.REVIEW: Shade("#8a1f8e", "#f4dcf5"),
        Status.PERSONAL: Shade("#5140a8", "#e3defa"),
        Status.NONE: Shade("#4a545e", "#e6e9ec"),
    },
)

SCHEMES: Mapping[str, Scheme] = {scheme.name: scheme for scheme in (DARK, LIGHT)}


def _tile(scheme: Scheme, status: Status, part: str, state: str) -> Look:
    shade = scheme.shades[status]
    if state == "selected":
        return Look(scheme.cursor_text, scheme.cursor, bold=part not in {"text", "hatch"})
    if state == "dimmed":
        return Look(scheme.faint, scheme.ground)
    if state == "alarm":
        return Look(scheme.alarm_text, scheme.alarm, bold=part != "text")
    quiet = status in {Status.NONE, Status.UNKNOWN, Status.EXEMPT}
    by_part = {
        "glyph": Look(shade.accent, shade.tint, bold=not quiet),
        "name": Look(shade.accent if status is Status.LOST else scheme.text, shade.tint, bold=True),
        "text": Look(scheme.muted if quiet else shade.accent, shade.tint),
        "ticks": Look(shade.accent, shade.tint, bold=True),
        "due": Look(scheme.alarm if status is Status.LOST else scheme.due, shade.tint, bold=True),
        "mark": Look(shade.accent, shade.tint, bold=True),
        "hatch": Look(scheme.muted, shade.tint),
    }
    return by_part[part]


def _plain(scheme: Scheme) -> Mapping[str, Look]:
    ground, band = scheme.ground, scheme.band
    return {
        "ground": Look(scheme.text, ground),
        "strong": Look(scheme.text, ground, bold=True),
        "muted": Look(scheme.muted, ground),
        "faint": Look(scheme.faint, ground),
        "accent": Look(scheme.accent, ground, bold=True),
        "alarm": Look(scheme.alarm, ground, bold=True),
        "alarm.full": Look(scheme.alarm_text, scheme.alarm, bold=True),
        "due": Look(scheme.due, ground, bold=True),
        "good": Look(scheme.good, ground, bold=True),
        "digits": Look(scheme.due, ground, bold=True),
        "digits.calm": Look(scheme.accent, ground, bold=True),
        "digits.good": Look(scheme.good, ground, bold=True),
        "heading": Look(scheme.accent, ground, bold=True),
        "heading.figure": Look(scheme.text, ground),
        "heading.rule": Look(scheme.faint, ground),
        "title": Look(scheme.text, band, bold=True),
        "title.text": Look(scheme.muted, band),
        "title.figure": Look(scheme.accent, band),
        "title.warning": Look(scheme.due, band, bold=True),
        "banner": Look(scheme.banner_text, scheme.banner, bold=True),
        "notice": Look(scheme.due, ground, bold=True),
        "bar.full": Look(scheme.good, scheme.trough),
        "bar.part": Look(scheme.partial, scheme.trough),
        "bar.empty": Look(scheme.trough, scheme.trough),
        "bar.empty.ascii": Look(scheme.faint, scheme.ground),
        "bar.join": Look(scheme.good, scheme.partial),
        "filter.on": Look(scheme.cursor_text, scheme.cursor, bold=True),
        "strip.name": Look(scheme.text, ground),
        "strip.figure": Look(scheme.text, ground, bold=True),
        "selected": Look(scheme.text, band),
        "selected.text": Look(scheme.muted, band),
        "footer": Look(scheme.muted, ground),
        "footer.key": Look(scheme.accent, ground, bold=True),
    }


@lru_cache(maxsize=1024)
def look_of(style: str, scheme: str = "dark") -> Look:
    """The look of a style name in a scheme; raises KeyError for a name that is no style."""
    colours = SCHEMES[scheme]
    if style.startswith("tile."):
        _, status, part, *state = style.split(".")
        return _tile(colours, Status(status), part, state[0] if state else "")
    if style.startswith("status."):
        shade = colours.shades[Status(style.partition(".")[2])]
        return Look(shade.accent, colours.ground, bold=True)
    return _plain_of(scheme)[style]


@lru_cache(maxsize=4)
def _plain_of(scheme: str) -> Mapping[str, Look]:
    return _plain(SCHEMES[scheme])


TILE_PARTS = ("glyph", "name", "text", "ticks", "due", "mark", "hatch")
TILE_STATES = ("", "selected", "dimmed", "alarm")


def style_names() -> tuple[str, ...]:
    """Every style name that there is."""
    tiles = (
        f"tile.{status}.{part}" + (f".{state}" if state else "")
        for status in Status
        for part in TILE_PARTS
        for state in TILE_STATES
    )
    return (*_plain_of("dark"), *(f"status.{status}" for status in Status), *tiles)

"""The palette as Textual themes and Rich styles."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rich.style import Style
from textual.theme import Theme

from tui.compliance.model import Status
from tui.view.palette import SCHEMES, Scheme, look_of

DARK: Final = "pantau-gelap"
LIGHT: Final = "pantau-terang"
_SCHEME_OF: Final = {DARK: "dark", LIGHT: "light"}


def scheme_of(theme: str) -> str:
    """The palette's scheme for a theme's name: that of ours, and the dark one for any other."""
    return _SCHEME_OF.get(theme, "dark")


@lru_cache(maxsize=2048)
def rich_style(style: str, scheme: str) -> Style:
    """The Rich style of a style name in a scheme."""
    look = look_of(style, scheme)
    return Style(color=look.fg, bgcolor=look.bg, bold=look.bold or None)


def _theme(name: str, scheme: Scheme) -> Theme:
    shades = scheme.shades
    return Theme(
        name=name,
        dark=scheme.is_dark,
        primary=scheme.accent,
        secondary=scheme.partial,
        accent=scheme.accent,
        foreground=scheme.text,
        background=scheme.ground,
        surface=scheme.ground,
        panel=scheme.band,
        success=scheme.good,
        warning=shades[Status.INCOMPLETE].accent,
        error=scheme.alarm,
        variables={
            "pantau-muted": scheme.muted,
            "pantau-faint": scheme.faint,
            "pantau-due": scheme.due,
            "pantau-cursor": scheme.cursor,
            "pantau-cursor-text": scheme.cursor_text,
            "pantau-banner": scheme.banner,
            "pantau-banner-text": scheme.banner_text,
            **{f"status-{status}": shade.accent for status, shade in shades.items()},
            **{f"tint-{status}": shade.tint for status, shade in shades.items()},
        },
    )


def themes() -> tuple[Theme, ...]:
    """The themes to register, the default first."""
    return tuple(_theme(name, SCHEMES[scheme]) for name, scheme in _SCHEME_OF.items())

"""What is drawn, before anybody draws it: runs of text with style names, and the operator's choices."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from tui.compliance.model import Status


class Run(NamedTuple):
    """A piece of one line: its text, free of control characters, and the name of its style in `tui.view.palette`."""

    text: str
    style: str


Line = tuple[Run, ...]


class Density(StrEnum):
    """How large the tiles of a group are (DESIGN §5)."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    CELLS = "cells"


class Order(StrEnum):
    """The order of tiles within their group."""

    REGISTRY = "registry"
    ATTENTION = "attention"
    NAME = "name"


class View(Struct, frozen=True):
    """What the operator chose to see: nothing of it changes a Board.

    `statuses` empty means all; `group` None means all; `density` is steps above (+) or below (-) the automatic
    choice; `is_past` says that a Board of earlier is shown; `is_ascii` replaces every glyph beyond ASCII; `is_to_call`
    leaves in only who is still to be contacted, `is_to_check` only who smells of a takeover.
    """

    cursor: str | None = None
    statuses: frozenset[Status] = frozenset()
    group: str | None = None
    order: Order = Order.REGISTRY
    density: int = 0
    page: int = 0
    is_paused: bool = False
    is_past: bool = False
    is_ascii: bool = False
    is_kiosk: bool = False
    is_to_call: bool = False
    is_to_check: bool = False

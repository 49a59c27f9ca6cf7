"""The search line at the bottom of the wall: finds while one types, and goes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.registry.model import Registry, Unit
from tui.view.names import Names
from tui.view.search import Search
from tui.wording import _


class SearchBar(Horizontal):
    """A line to type in, and beside it what was found; down and up go through the finds."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchBar { dock: bottom; height: 1; }
    SearchBar Input { width: 1fr; max-width: 40; height: 1; border: none; padding: 0 1; }
    SearchBar Static { width: 1fr; height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close(False)", show=False),
        Binding("down", "next(1)", show=False),
        Binding("up", "next(-1)", show=False),
    ]

    @dataclass
    class Found(Message):
        """The unit found for what was typed, None where there is none."""

        unit: str | None

    @dataclass
    class Closed(Message):
        """The line went away; `is_taken` says that what was found stays selected."""

        is_taken: bool

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._search = Search(registry)
        self._names = Names(registry)
        self._handles: Mapping[str, str] = {}
        self._found: tuple[Unit, ...] = ()
        self._at = 0
        self.display = False

    def compose(self) -> ComposeResult:
        """The field and the words beside it; disabled while closed, so that it cannot take the focus."""
        yield Input(compact=True, disabled=True)
        yield Static()

    def open(self, handles: Mapping[str, str]) -> None:
        """Shows an empty line and takes the focus; linked accounts' handles are searched as well."""
        self._handles = handles
        self.display = True
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.placeholder = _("cari unit …")
        self.screen.set_focus(field, scroll_visible=False)
        self._say(_("Enter pilih · ↓↑ hasil lain · Esc batal"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.display:
            return
        self._found = self._search.find(event.value, handles=self._handles)
        self._at = 0
        self._tell(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_close(bool(self._found))

    def action_next(self, step: int) -> None:
        """Goes to another find."""
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._tell(self.query_one(Input).value)

    def action_close(self, is_taken: bool) -> None:
        """Goes away."""
        self.display = False
        self.query_one(Input).disabled = True
        self._found = ()
        self.post_message(self.Closed(is_taken))

    def _tell(self, typed: str) -> None:
        unit = self._found[self._at] if self._found else None
        self.post_message(self.Found(unit.id if unit else None))
        if unit is not None:
            self._say(f"{self._at + 1}/{len(self._found)}  {self._names.full(unit)}")
        else:
            self._say(_("tidak ditemukan") if typed.strip() else "")

    def _say(self, text: str) -> None:
        self.query_one(Static).update(Content(text))

"""The floor of all comparisons: a Textual app with one widget that says one word, and says another one on a key."""

from __future__ import annotations

import gc

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static


class EmptyApp(App[None]):
    """One Static; `x` updates it, `q` ends."""

    BINDINGS = [Binding("x", "turn", show=False), Binding("q", "quit", show=False)]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static("kosong 0")

    def action_turn(self) -> None:
        """The one-widget update."""
        self._turns = getattr(self, "_turns", 0) + 1
        self.query_one(Static).update(f"kosong {self._turns}")


if __name__ == "__main__":
    gc.enable()
    EmptyApp().run()

"""An app that a fault ends without Textual's traceback, in which the locals of every frame would stand.

They hold addresses and tokens, and the terminal keeps what is printed. The second place for Textual's private names;
where one is missing, Textual ends as it always does.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed

from tui.errors import PantauError, UnexpectedError


class QuietEnd(App[None]):
    """An app whose `fault` is why it ended by itself, None while nothing did; who ran it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: PantauError | None = None

    def panic(self, *renderables: RenderableType) -> None:
        """Ends the app and prints nothing."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        # Textual keeps the first exception too, and its `run_test` raises it: a test sees what a terminal does not.
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self.fault is None:
            self.fault = cause if isinstance(cause, PantauError) else UnexpectedError.of(cause)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()

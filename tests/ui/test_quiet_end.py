"""A fault in the app: the terminal sees no traceback, and a test sees the exception all the same."""

from __future__ import annotations

import pytest
from rich.text import Text
from textual.css.errors import StyleValueError
from textual.message import Message
from textual.worker import WorkerFailed

from tests.ui.desks import desk
from tui.app import PantauApp, Parts
from tui.errors import SourceError, StateError, UnexpectedError
from tui.messages import HistoryRequested, ReadingRequested

SECRET = "rahasia"


class ShownError(Exception):
    """An exception that says how it wants to be drawn, which Textual prints as it is."""

    def __rich__(self) -> Text:
        return Text(SECRET)


def wall() -> PantauApp:
    the_desk = desk()
    return PantauApp(Parts(desk=the_desk, source=None, kept=None, out=None))  # type: ignore[arg-type]


async def hear(app: PantauApp, message: Message) -> None:
    async with app.run_test() as pilot:
        app.post_message(message)
        await pilot.pause()


@pytest.mark.parametrize("error", [RuntimeError(SECRET), ShownError(SECRET), StyleValueError(SECRET)])
async def test_a_handler_s_exception_reaches_the_test_and_not_the_terminal(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: PantauApp, message: ReadingRequested) -> None:
        raise error

    monkeypatch.setattr(PantauApp, "on_reading_requested", fails)
    app = wall()
    with pytest.raises(type(error)) as caught:
        await hear(app, ReadingRequested())
    assert caught.value is error
    assert isinstance(app.fault, UnexpectedError)
    assert app.fault.code.get("kind") == type(error).__name__
    assert SECRET not in repr(app.fault)
    assert app.return_code == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("error", [StateError("store_unreadable", file="x", reason="y"), SourceError("feed_denied")])
async def test_an_error_of_ours_that_escapes_a_worker_keeps_its_words_and_its_exit_code(
    error: StateError | SourceError, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(PantauApp, "_read_history", fails)
    app = wall()
    with pytest.raises(WorkerFailed):
        await hear(app, HistoryRequested(None))
    assert app.fault is error

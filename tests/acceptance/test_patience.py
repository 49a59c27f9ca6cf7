"""Who waits at a terminal for a slow source is told that it is still being read; a log is not."""

from __future__ import annotations

import asyncio
import io
import sys
from pathlib import Path

import pytest

from tests.sources.feed_server import Script, answer, serving_by
from tui.cli import reading
from tui.cli.main import main


class Patient(Script):
    """A server that answers once the one who waits was told so, or at once where nobody will be."""

    def __init__(self, *answers: bytes, told: asyncio.Event) -> None:
        super().__init__(*answers)
        self.told = told

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self.told.wait()
        await super()._talk(reader, writer)


class Screen(io.StringIO):
    """What is written for somebody, or for a log; it says when."""

    def __init__(self, loop: asyncio.AbstractEventLoop, told: asyncio.Event, *, is_terminal: bool) -> None:
        super().__init__()
        self._loop, self._told = loop, told
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, text: str) -> int:
        self._loop.call_soon_threadsafe(self._told.set)
        return super().write(text)


@pytest.mark.parametrize("is_terminal", [True, False])
async def test_a_slow_reading_says_so_at_a_terminal_alone(
    is_terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = asyncio.Event()
    screen = Screen(asyncio.get_running_loop(), told, is_terminal=is_terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(reading, "PATIENCE", 0.01)
    if not is_terminal:
        told.set()
    async with serving_by(Patient(answer(), told=told)) as script:
        words = ["poll", "--source", script.url(), "--state", str(tmp_path)]
        assert await asyncio.to_thread(main, words) == 0
    lines = [line for line in screen.getvalue().splitlines() if "masih membaca" in line]
    assert bool(lines) is is_terminal
    assert all(line.startswith(f"pantau: masih membaca {script.url()} (") for line in lines)

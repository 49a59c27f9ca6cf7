"""The installed command in a real pseudo-terminal, with an emulator that keeps its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

COMMAND = (sys.executable, "-m", "tui")
KEYS = {"Enter": "\r", "Esc": "\x1b", "Down": "\x1b[B", "Right": "\x1b[C", "Space": " ", "PgDn": "\x1b[6~"}


def after(first: str) -> tuple[str, ...]:
    """The command in a process that runs some code before."""
    return (sys.executable, "-c", f"{first}\nimport sys\nfrom tui.cli import main\nsys.exit(main())")


class Terminal:
    """Runs `pantau` with arguments; reads until a condition holds, never for a fixed time.

    `first` is code that its process runs before; `everything` is all that came, whether it still shows or not.
    """

    def __init__(
        self, arguments: Sequence[str], home: Path, columns: int = 240, rows: int = 67, first: str = ""
    ) -> None:
        self.everything = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environment = clean_environment(home)
        command = after(first) if first else COMMAND
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], [*command, *arguments], environment)
        self.resize(columns, rows)
        self.exit_code: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size, as a person does who drags its corner."""
        if (columns, rows) != (self.screen.columns, self.screen.lines):
            self.screen.resize(rows, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, *keys: str) -> None:
        """Types keys by name or as they are."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read_some(self, seconds: float) -> bool:
        """Reads what comes within that time; False once the program has ended."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if data:
            self.everything += data
            self._stream.feed(data)
        return bool(data)

    def wait_for(self, holds: Callable[[str], bool], within: float = 60.0) -> float:
        """Reads until the screen's text fulfils the condition; the seconds that took; AssertionError past `within`."""
        began = time.monotonic()
        while not holds(self.text):
            if time.monotonic() - began > within or not self.read_some(0.05):
                raise AssertionError(f"not seen within {within} s:\n{self.text}")
        return time.monotonic() - began

    def wait_for_silence(self, seconds: float = 0.3, within: float = 60.0) -> None:
        """Reads until nothing came for that long: a screen that is painted in pieces is whole then."""
        began = time.monotonic()
        while select.select([self.fd], [], [], seconds)[0]:
            assert self.read_some(0), "the program has ended"
            assert time.monotonic() - began < within, f"never silent within {within} s"

    def wait_for_text(self, *words: str, within: float = 60.0) -> float:
        """Reads until every one of the words is on the screen."""
        return self.wait_for(lambda text: all(word in text for word in words), within)

    def type_line(self, words: str) -> None:
        """Types words and Enter, then reads until the program has nothing more to paint, as a person looks up."""
        self.press(*words, "Enter")
        while select.select([self.fd], [], [], 0.3)[0] and self.read_some(0):
            pass

    def leave(self, words: str, within: float = 60.0) -> None:
        """Presses Esc and reads until those words are gone: a letter sent too early would make an Alt key of it."""
        self.press("Esc")
        self.wait_for(lambda text: words not in text, within)

    def wait_until_closed(self, within: float = 20.0) -> int:
        """Reads until the program has ended; its exit code."""
        end = time.monotonic() + within
        while self.read_some(0.05):
            if time.monotonic() > end:
                raise AssertionError(f"still running after {within} s:\n{self.text}")
        _, status = os.waitpid(self.pid, 0)
        self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code


def clean_environment(home: Path) -> Mapping[str, str]:
    """An environment without anybody's settings, in which a colour terminal is attached."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PANTAU_", "XDG_"))}
    kept.pop("COLUMNS", None)
    kept.pop("LINES", None)
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}

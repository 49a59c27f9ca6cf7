"""A program in a real pseudo-terminal: when its bytes come, how many they are, what it costs."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

SIZE = (240, 67)
ROOT = Path(__file__).parents[1]
BYTECODE = str(Path(tempfile.gettempdir()) / "pantau-bench-bytecode")
_TICKS = os.sysconf("SC_CLK_TCK")


class Terminal:
    """A command in a pseudo-terminal of 240 x 67; `began_at` is when it was spawned."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = SIZE) -> None:
        self.began_at = time.perf_counter()
        self.read_at = self.began_at
        self.output = bytearray()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            for name in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
                os.environ.pop(name, None)
            # As after an installation: bytecode is kept, so that nothing is compiled at each start.
            os.environ["PYTHONPYCACHEPREFIX"] = BYTECODE
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def _read(self, timeout: float) -> bool:
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError as error:
            raise RuntimeError(f"the program ended: {bytes(self.output[-400:])!r}") from error
        self.read_at = time.perf_counter()
        self.output.extend(data)
        return True

    def until(self, words: Sequence[str], timeout: float = 60) -> float:
        """Reads until all words were written; returns the seconds since the spawn."""
        wanted = [word.encode() for word in words]
        end = time.perf_counter() + timeout
        while not all(word in self.output for word in wanted):
            if not self._read(max(0.0, end - time.perf_counter())):
                raise TimeoutError(f"not written within {timeout} s: {words}")
        return self.read_at - self.began_at

    def quiet(self, seconds: float) -> int:
        """Reads until nothing came for that long; returns the bytes read."""
        before = len(self.output)
        while self._read(seconds):
            pass
        return len(self.output) - before

    def listen(self, seconds: float) -> None:
        """Reads for so long, whatever comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def press(self, keys: bytes, wait: float = 0.04) -> tuple[float, int]:
        """Seconds from a key to the last byte that it caused, and the bytes."""
        self.quiet(0.005)
        before = len(self.output)
        pressed_at = time.perf_counter()
        os.write(self._fd, keys)
        if not self._read(2.0):
            raise TimeoutError(f"no answer to the key {keys!r}")
        self.quiet(wait)
        return self.read_at - pressed_at, len(self.output) - before

    def memory(self) -> int:
        """Resident bytes."""
        return resident(self.pid)

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


def resident(pid: int | str = "self") -> int:
    """Resident bytes of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("no VmRSS")


def python(*arguments: str) -> tuple[str, ...]:
    """A command line of this Python."""
    return (sys.executable, *arguments)

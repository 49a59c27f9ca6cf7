"""Runs `python -m tui` as an operator does: its own process, home and state."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.terminal import after

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command returned and said."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


class Desk:
    """A home and a state folder; nothing of the machine's own settings reaches the commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.home = folder / "home"
        self.home.mkdir(parents=True)

    def run(self, *words: str) -> Told:
        """Runs one command; a traceback fails the test that sees it."""
        return self._run("-m", "tui", *words)

    def run_code(self, first: str, *words: str, before: Callable[[], None] | None = None) -> Told:
        """Runs one command in a process that does something else first: some code, and `before` ahead of all."""
        return self._run(*after(first)[1:], *words, before=before)

    def _run(self, *words: str, before: Callable[[], None] | None = None) -> Told:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
        done = subprocess.run(
            [sys.executable, *words, "--state", str(self.state)],
            cwd=self.home,
            env={**kept, "HOME": str(self.home), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=before,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Told(done.returncode, done.stdout, done.stderr)

    def file(self, name: str, text: str, encoding: str = "utf-8") -> str:
        """A file as somebody sent it."""
        path = self.folder / name
        path.write_text(text, encoding=encoding)
        return str(path)

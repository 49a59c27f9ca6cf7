"""SVG drawn as PNG with the bundled font, in a process of its own: the renderer would stop every thread of this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tui.errors import StateError

# A whole board of 521 units takes two or three seconds on one slow core.
LONGEST_SECONDS = 120


def font_file() -> Path:
    """The font of every picture, as a file."""
    import fontpkg_fira_code

    return next((Path(fontpkg_fira_code.__file__).parent / "files").glob("*.ttf"))


def png(document: str) -> bytes:
    """An SVG document as PNG; raises StateError where it cannot be drawn."""
    command = [sys.executable, "-P", "-m", __name__]
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=document.encode(), capture_output=True, env=environment, timeout=LONGEST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StateError("picture_not_drawn", reason=type(error).__name__) from error
    if done.returncode != 0 or not done.stdout:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        raise StateError("picture_not_drawn", reason=reason or str(done.returncode))
    return done.stdout


def draw(document: str) -> bytes:
    """An SVG document as PNG, in this process: with the bundled font and none of the machine's."""
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=document, font_files=[str(font_file())], skip_system_fonts=True, monospace_family="Fira Code"
    )
    return bytes(drawn)


if __name__ == "__main__":
    os.nice(10)
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read().decode()))

"""Looks as text: every line with the styles of its runs, compared with what was looked at and kept.

Set PANTAU_UPDATE_LOOKS=1 to keep what is drawn now.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui.view.cells import cell_len, plain
from tui.view.model import Line

FOLDER = Path(__file__).parent / "looks"


def dump(lines: Sequence[Line]) -> str:
    """The text of all lines, then of each line its runs as `cells style`, equal neighbours joined."""
    texts = [plain(line).rstrip() + "|" for line in lines]
    return "\n".join((*texts, "", *map(_styles, lines), ""))


def _styles(line: Line) -> str:
    joined: list[tuple[int, str]] = []
    for text, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + cell_len(text), style)
        else:
            joined.append((cell_len(text), style))
    return " ".join(f"{cells} {style}" for cells, style in joined)


def assert_looks(name: str, lines: Sequence[Line]) -> None:
    """Fails where the lines differ from the look kept under that name."""
    file, drawn = FOLDER / f"{name}.txt", dump(lines)
    if os.environ.get("PANTAU_UPDATE_LOOKS") == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    kept = file.read_text(encoding="utf-8")
    for number, (old, new) in enumerate(zip(kept.splitlines(), drawn.splitlines(), strict=False), 1):
        assert new == old, f"{file.name}, line {number}"
    assert drawn == kept

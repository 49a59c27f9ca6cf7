"""Draws the pictures of the README: the wall at the story's instant, by the product's own export."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tui.cli import main as pantau

MOMENT = "replay@2015-08-18T19:00:00+07:00"
FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


def main() -> int:
    """Saves a snapshot into a folder of its own and keeps the wall's picture of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "potret"
        code = pantau(["snapshot", "--source", MOMENT, "--out", str(out), "--formats", "png", "--lang", "id"])
        if code == 0:
            shutil.copyfile(out / "dinding.png", FOLDER / "wall.png")
    return code


if __name__ == "__main__":
    sys.exit(main())

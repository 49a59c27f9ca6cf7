"""What moves when a writer saves or seals: by it a reader knows that nothing moved while it looked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FOLDERS = ("log", "checkpoints")
CONTENT = "content"
SMALL = ("tail.json", f"{CONTENT}/recent.json", "decisions.json")


def layout(folder: Path) -> list[str]:
    """The names of the files that are written once, and which writing of the small ones it is."""
    names = [f"{below}/{name}" for below in FOLDERS for name in _named(folder / below) if name.endswith(".json")]
    names += [f"{CONTENT}/{name}" for name in _named(folder / CONTENT) if name.startswith("recent-")]
    for name in SMALL:
        with suppress(FileNotFoundError):
            found = (folder / name).stat()
            names.append(f"{name} {found.st_ino} {found.st_mtime_ns} {found.st_size}")
    return sorted(names)


def _named(folder: Path) -> list[str]:
    with suppress(FileNotFoundError):
        return [file.name for file in folder.iterdir()]
    return []

"""What an import tells of a file before anything is kept."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.cli.import_command import told
from tui.settings import Settings
from tui.sources.previews import preview

SAMPLES = Path(__file__).parents[1] / "data" / "formats"
CHANGED = datetime(2015, 8, 17, 5, 0, tzinfo=UTC)
NOTHING_SET = Settings()
GIVEN = datetime(2015, 8, 16, 5, 0, tzinfo=UTC)


def taken(path: Path, settings: Settings = NOTHING_SET) -> str:
    """The line that tells when the followers were taken, all files around having changed at one time."""
    for file in path.parent.rglob("*"):
        os.utime(file, (CHANGED.timestamp(), CHANGED.timestamp()))
    lines = told(preview(path, taken_at=settings.taken_at), path, settings)
    return next(line for line in lines if line.startswith("Diambil"))


def archive(folder: Path, *, manifest: bool) -> Path:
    """An archive as X packs it, with or without what it tells of itself."""
    copy = Path(shutil.copytree(SAMPLES / "x_archive", folder / "arsip"))
    if not manifest:
        (copy / "data" / "manifest.js").unlink()
    return copy


@pytest.mark.parametrize("is_folder", [True, False])
def test_without_a_time_of_its_own_a_file_or_folder_counts_from_its_last_change(
    is_folder: bool, tmp_path: Path
) -> None:
    folder = archive(tmp_path, manifest=False)
    path = folder if is_folder else folder / "data" / "follower.js"
    assert "17 Agu 2015 12.00 WIB (waktu ubah berkas)" in taken(path)


def test_the_time_that_an_archive_tells_of_itself_is_said_to_be_its_own(tmp_path: Path) -> None:
    assert "18 Agu 2015 18.00 WIB (menurut berkas)" in taken(archive(tmp_path, manifest=True))


def test_the_time_that_the_operator_gave_is_said_to_be_the_operators(tmp_path: Path) -> None:
    folder = archive(tmp_path, manifest=False)
    assert "16 Agu 2015 12.00 WIB (--taken-at)" in taken(folder, Settings(taken_at=GIVEN))

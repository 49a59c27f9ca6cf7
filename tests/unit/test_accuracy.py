"""The published bars of matching on every labelled set of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.accuracy import DEFAULT, accuracy_of, holds, table_of


@pytest.mark.parametrize("folder", DEFAULT, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_accepted_accounts_and_officials_own_accounts_are_told_as_published(folder: Path) -> None:
    accuracy = accuracy_of(folder)
    assert holds(accuracy), "\n".join([*table_of(accuracy), *accuracy.misses])


def test_no_labelled_review_is_accepted() -> None:
    misses = [miss for folder in DEFAULT for miss in accuracy_of(folder).misses]
    assert not [miss for miss in misses if "/accept/" in miss.partition(",")[0]]

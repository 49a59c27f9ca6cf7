"""Precision, recall and F1 of the four profile fields against a hand-labelled set, with every miss."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tui.profile import Fields, extract
from tui.registry.load import load_registry
from tui.registry.model import FIELD_IDS, Registry
from tui.sources.base import Account


@dataclass
class FieldScore:
    """Counts of one field; a value is right when it is the labelled one, letter for letter."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    """Handle, values found, values labelled."""

    @property
    def precision(self) -> float:
        """Share of the values found that are right; 1 where none was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled values that were found; 1 where none is labelled."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def field_scores(
    followers_csv: Path, fields_csv: Path, registry: Registry, *, unnamed: Iterable[str] = ()
) -> dict[str, FieldScore]:
    """The score of each field.

    `unnamed` are ids of accounts whose nama and jabatan are not judged: unrelated ones, whose officers are nobody's
    business (`pantau match` leaves both out for them).
    """
    labels = {row["id"]: row for row in _rows(fields_csv)}
    scores = {name: FieldScore() for name in FIELD_IDS}
    without_people = frozenset(unnamed)
    for row in _rows(followers_csv):
        values = field_values(extract(_account(row), registry))
        for name in FIELD_IDS:
            found = set() if name in ("nama", "jabatan") and row["id"] in without_people else values[name]
            _count(scores[name], row["username"], found, set(filter(None, labels[row["id"]][name].split("|"))))
    return scores


def field_values(fields: Fields) -> dict[str, set[str]]:
    """The values of each field as sets."""
    return {
        "nama": {fields.nama.value} if fields.nama else set(),
        "jabatan": {fields.jabatan.value} if fields.jabatan else set(),
        "hp": {stated.value for stated in fields.hp},
        "telepon": {stated.value for stated in fields.telepon},
    }


def report(scores: dict[str, FieldScore]) -> Iterable[str]:
    """The scores as a table of Markdown, and the misses below it."""
    yield "| field | right | wrong | missed | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|---|"
    for name, score in scores.items():
        figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
        yield f"| {name} | {score.right} | {score.wrong} | {score.missed} | {figures} |"
    for name, score in scores.items():
        for handle, found, labelled in score.misses:
            yield f"- {name} @{handle}: found {found or '-'}, labelled {labelled or '-'}"


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _account(row: dict[str, str]) -> Account:
    """A labelled follower as an account."""
    return Account(
        network="x",
        id=row["id"],
        username=row["username"],
        name=row["name"],
        description=row["description"],
        location=row["location"],
        url=row["url"],
        pinned_text=row.get("pinned_text") or "",
    )


def _count(score: FieldScore, handle: str, found: set[str], labelled: set[str]) -> None:
    """Adds one account to a score."""
    score.right += len(found & labelled)
    score.wrong += len(found - labelled)
    score.missed += len(labelled - found)
    if found != labelled:
        score.misses.append((handle, " ".join(sorted(found)), " ".join(sorted(labelled))))


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "tests/data/gold")
    unrelated = [row["id"] for row in _rows(folder / "labels.csv") if row["class"] == "unrelated"]
    root = Path(__file__).resolve().parent.parent
    found = field_scores(
        folder / "followers.csv", folder / "fields.csv", load_registry(root / "registry.json"), unnamed=unrelated
    )
    print("\n".join(report(found)))

"""Precision, recall and F1 of matching per class, verdict and kind, and of the profile fields, with every miss.

`python -m scripts.accuracy [FOLDER ...]`: a folder holds followers.csv, labels.csv and, where fields were labelled,
fields.csv; for a folder gold_NAME with a registry_NAME.json beside it that registry is used, else the bundled one.
Without folders: all labelled sets of the tests. The exit code is 1 where a bar is missed.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from scripts.field_accuracy import field_scores
from tui.decisions import NO_DECISIONS
from tui.followers import NO_FOLLOWERS, Followers, fold
from tui.matching import Class, Match, Matches, Verdict, match_all
from tui.registry.find import bundled_registry
from tui.registry.load import load_registry
from tui.registry.model import Registry
from tui.sources.base import Account, Reading, Scope

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
DEFAULT = (
    DATA / "gold",
    *sorted(labels.parent for labels in DATA.glob("gold_adversarial/*/labels.csv")),
    DATA / "gold_fictional",
)
ACCEPT = "accept"
Row = Mapping[str, str]


@dataclass(slots=True)
class Score:
    """Counts of one class, verdict or kind."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of those found that are right; 1 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of those labelled that were found; 1 where none is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to find and nothing was found."""
        return not (self.right or self.wrong or self.missed)


@dataclass(slots=True)
class Accuracy:
    """The scores of one labelled set by name (`accept`, classes, `kind KIND`, `field FIELD`), and the misses."""

    rows: int
    scores: dict[str, Score] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def score(self, name: str) -> Score:
        """The score of that name, made empty when it is first asked for."""
        return self.scores.setdefault(name, Score())


def accuracy_of(folder: Path) -> Accuracy:
    """The accuracy on one labelled set."""
    own = folder.parent / f"registry_{folder.name.removeprefix('gold_')}.json"
    registry = load_registry(own if own.is_file() else bundled_registry())
    followers = _followers(folder / "followers.csv")
    matches = match_all(registry, followers, NO_DECISIONS)
    labels = {row["id"]: row for row in _rows(folder / "labels.csv")}
    accuracy = Accuracy(len(labels))
    for key, match in matches.by_key.items():
        _count(accuracy, registry, match, labels[key.id])
        _note(accuracy, match, labels[key.id], followers.by_key[key].username)
    if (folder / "fields.csv").is_file():
        _count_fields(accuracy, folder, registry, matches)
    return accuracy


def _count(accuracy: Accuracy, registry: Registry, match: Match, label: Row) -> None:
    wanted = label["unit"] if label["decision"] == ACCEPT else None
    found = match.unit if match.verdict is Verdict.ACCEPT else None
    for name in (ACCEPT, *(f"kind {registry.by_id[unit].kind}" for unit in {wanted, found} if unit)):
        score = accuracy.score(name)
        of_kind = [u for u in (wanted, found) if u and name in (ACCEPT, f"kind {registry.by_id[u].kind}")]
        score.right += bool(wanted) and wanted == found
        score.wrong += found in of_kind and found != wanted
        score.missed += wanted in of_kind and found != wanted
    for class_ in Class:
        score = accuracy.score(class_.value)
        is_found, is_wanted = match.class_ is class_, label["class"] == class_.value
        score.right += is_found and is_wanted
        score.wrong += is_found and not is_wanted
        score.missed += is_wanted and not is_found


def _note(accuracy: Accuracy, match: Match, label: Row, username: str) -> None:
    found = (match.class_.value, match.verdict.value, match.unit or "")
    wanted = (label["class"], label["decision"], label["unit"])
    if found != wanted:
        why = " ".join(f"{reason.name}" for reason in match.reasons[:3])
        accuracy.misses.append(f"@{username}: {'/'.join(found)}, labelled {'/'.join(wanted)} ({why})")


def _count_fields(accuracy: Accuracy, folder: Path, registry: Registry, matches: Matches) -> None:
    unrelated = [key.id for key, match in matches.by_key.items() if match.class_ is Class.UNRELATED]
    scores = field_scores(folder / "followers.csv", folder / "fields.csv", registry, unnamed=unrelated)
    for name, score in scores.items():
        accuracy.scores[f"field {name}"] = Score(score.right, score.wrong, score.missed)
        accuracy.misses.extend(
            f"@{handle}: {name} {found or '-'}, labelled {wanted or '-'}" for handle, found, wanted in score.misses
        )


def accounts_of(path: Path) -> tuple[Account, ...]:
    """The accounts of a followers.csv."""
    return tuple(
        Account(
            network="x",
            id=row["id"],
            username=row["username"],
            name=row["name"],
            description=row["description"],
            location=row["location"],
            url=row["url"],
            created_at=datetime.fromisoformat(row["created_at"]),
            protected=row["protected"] == "true",
            verified_type=row["verified_type"],
        )
        for row in _rows(path)
    )


def _followers(path: Path) -> Followers:
    accounts = accounts_of(path)
    return fold(NO_FOLLOWERS, Reading(datetime(2015, 8, 18, 12, tzinfo=UTC), str(path), Scope.FOLLOWERS, accounts))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def table_of(accuracy: Accuracy) -> list[str]:
    """The scores as lines of a table, empty ones left out."""
    lines = [f"{'':24} precision  recall     F1  right wrong missed"]
    for name, score in accuracy.scores.items():
        if not score.is_empty:
            figures = f"{score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f}"
            lines.append(f"{name:24} {figures} {score.right:6} {score.wrong:5} {score.missed:6}")
    return lines


def holds(accuracy: Accuracy) -> bool:
    """Whether the bars are held: accepted precision 0.99 and recall 0.95, personal F1 0.95."""
    accepted, personal = accuracy.score(ACCEPT), accuracy.score(Class.PERSONAL.value)
    return accepted.precision >= 0.99 and accepted.recall >= 0.95 and personal.f1 >= 0.95


def main(arguments: list[str]) -> int:
    """Prints the table and the misses of each set; 0 where every bar is held."""
    held = True
    for folder in [Path(argument) for argument in arguments] or DEFAULT:
        accuracy = accuracy_of(folder)
        held = held and holds(accuracy)
        print(f"{folder.relative_to(DATA) if folder.is_relative_to(DATA) else folder} ({accuracy.rows} followers)")
        print("\n".join([*table_of(accuracy), *(f"  miss {miss}" for miss in accuracy.misses), ""]))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

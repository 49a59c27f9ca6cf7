"""The labelled followers: every field found as a reader finds it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scripts.field_accuracy import FieldScore, field_scores, report
from tui.registry.load import load_registry
from tui.registry.model import FIELD_IDS

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "data" / "gold"


@pytest.fixture(scope="module")
def scores() -> dict[str, FieldScore]:
    with (GOLD / "labels.csv").open(encoding="utf-8", newline="") as file:
        unrelated = [row["id"] for row in csv.DictReader(file) if row["class"] == "unrelated"]
    registry = load_registry(ROOT / "registry.json")
    return field_scores(GOLD / "followers.csv", GOLD / "fields.csv", registry, unnamed=unrelated)


@pytest.mark.parametrize("field_id", FIELD_IDS)
def test_each_field_is_found_at_least_as_well_as_promised(scores: dict[str, FieldScore], field_id: str) -> None:
    score = scores[field_id]
    assert score.right > 40
    assert score.f1 >= 0.97, "\n".join(report(scores))


def test_the_report_names_every_field_and_miss(scores: dict[str, FieldScore]) -> None:
    lines = list(report(scores))
    for field_id in FIELD_IDS:
        assert any(line.startswith(f"| {field_id} |") for line in lines)
    assert len(lines) == 2 + len(FIELD_IDS) + sum(len(score.misses) for score in scores.values())


def test_a_score_without_anything_to_find_is_perfect_and_with_misses_is_not() -> None:
    assert FieldScore().f1 == FieldScore().precision == FieldScore().recall == 1.0
    assert FieldScore(right=1, wrong=1, missed=1).f1 == 0.5

"""The mass-change hold: many worsenings of one reading wait for a second one."""

from __future__ import annotations

from tests.unit.board_story import HOUR, Story, account
from tui.compliance import Status
from tui.decisions import DecisionKind
from tui.registry import Unit
from tui.sources.base import Account

OFFICES = 20


def kecamatan(story: Story) -> list[Unit]:
    return [unit for unit in story.registry.units if unit.kind == "kecamatan"][:OFFICES]


def accounts(story: Story, *, full: bool = True, count: int = OFFICES) -> list[Account]:
    bio = "{name} Kab. Kebumen. Camat: Drs. Contoh Rekaan HP 0812 5555 3001 Telp (0287) 553001 (rekaan)"
    return [
        account(
            100 + number,
            username=f"kec_{unit.short.lower()[:11]}",
            name=unit.name,
            description=bio.format(name=unit.name) if full or number >= count else f"{unit.name} Kebumen (rekaan)",
        )
        for number, unit in enumerate(kecamatan(story))
    ]


def is_held(story: Story) -> bool:
    return story.board.held is not None


def compliant(story: Story) -> int:
    return story.board.counts[Status.COMPLIANT]


def test_a_mass_worsening_is_held_and_released_by_a_second_complete_reading() -> None:
    story = Story()
    story.read(*accounts(story))
    assert compliant(story) == OFFICES
    story.read(*accounts(story, full=False))
    held = story.board.held
    assert held is not None
    assert len(held.proposed) == OFFICES
    assert compliant(story) == OFFICES
    assert all("held" in story.marks(unit.id) for unit in kecamatan(story))
    story.read(*accounts(story, full=False))
    assert not is_held(story)
    assert story.board.counts[Status.INCOMPLETE] == OFFICES


def test_a_second_reading_that_disagrees_drops_the_hold() -> None:
    story = Story()
    story.read(*accounts(story))
    story.read(*accounts(story, full=False))
    story.read(*accounts(story))
    assert not is_held(story)
    assert compliant(story) == OFFICES
    assert not any("held" in story.marks(unit.id) for unit in kecamatan(story))


def test_a_reading_too_soon_or_not_complete_neither_releases_nor_drops() -> None:
    story = Story()
    story.read(*accounts(story))
    since = story.read(*accounts(story, full=False)).held
    story.read(*accounts(story, full=False), after=HOUR / 2)
    assert is_held(story)
    story.read(*accounts(story, full=False), complete=False, after=HOUR / 2)
    held = story.board.held
    assert since is not None
    assert held is not None
    assert held.reading == since.reading
    assert compliant(story) == OFFICES


def test_a_few_worsenings_pass_at_once_and_improvements_always_do() -> None:
    story = Story()
    story.read(*accounts(story))
    story.read(*accounts(story, full=False, count=4))
    assert not is_held(story)
    assert story.board.counts[Status.INCOMPLETE] == 4
    story.read(*accounts(story))
    assert compliant(story) == OFFICES


def test_the_operator_releases_a_hold() -> None:
    story = Story(source="file:daftar.csv")
    story.read(*accounts(story))
    story.read(*accounts(story, full=False))
    assert is_held(story)
    story.rule(DecisionKind.RELEASE)
    assert not is_held(story)
    assert story.board.counts[Status.INCOMPLETE] == OFFICES


def test_growing_old_is_never_a_mass_change() -> None:
    story = Story()
    story.read(*accounts(story))
    story.fail(after=3 * HOUR)
    assert not is_held(story)
    assert story.board.counts[Status.UNKNOWN] == len(story.registry.units)

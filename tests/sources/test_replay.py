"""The replay: what of it is the story's, what it invents and says so, and how it plays."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from scripts import replay_words
from scripts.make_replay import as_text, replay, rows
from tui.errors import UsageError
from tui.followers import NO_FOLLOWERS, fold
from tui.registry import bundled_registry, load_registry
from tui.sources.base import Reading
from tui.sources.replay import DATA, ReplaySource, recorded_readings, replay_source
from tui.sources.replay_clock import DEADLINE, END, LAST_HOURS, START, STRETCHES, ReplayClock

READINGS = tuple(recorded_readings())
LAST = READINGS[-1]
NAMES = {name for _, name, _ in rows(replay_words.NAMED)}
HOUR = timedelta(hours=1)


class Metronome:
    """Real time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.at = 1000.0

    def seconds(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


async def played() -> tuple[list[Reading], Metronome, ReplaySource]:
    """The whole story, driven as the poller drives it: read, wait an hour of its clock, read again."""
    beat = Metronome()
    source = ReplaySource(clock=ReplayClock(beat))
    readings: list[Reading] = []
    while True:
        readings += await source.read()
        if source.final_card is not None:
            return readings, beat, source
        await source.clock.sleep(HOUR.total_seconds())


def test_the_last_reading_has_the_storys_hour_and_its_313_followers() -> None:
    assert LAST.taken_at == END
    assert (LAST.followers_count, len(LAST.accounts)) == (313, 313)
    assert len({account.key for account in LAST.accounts}) == 313


def test_the_29_names_of_the_paper_are_there_each_once() -> None:
    assert len(NAMES) == 29
    names = [account.name for account in LAST.accounts]
    assert all(names.count(name) == 1 for name in NAMES)


def test_the_readings_are_hourly_whole_and_never_lose_an_account() -> None:
    assert READINGS[0].taken_at == START
    assert all(later.taken_at - earlier.taken_at == HOUR for earlier, later in pairwise(READINGS))
    assert all(reading.complete and reading.is_whole for reading in READINGS)
    assert all(reading.followers_count == len(reading.accounts) for reading in READINGS)
    keys = [{account.key for account in reading.accounts} for reading in READINGS]
    assert all(earlier <= later for earlier, later in pairwise(keys))


def test_every_invented_text_says_that_it_is_invented_and_fits_a_profile() -> None:
    for reading in READINGS:
        for account in reading.accounts:
            assert account.description == "" or account.description.endswith("(rekaan)")
            assert len(account.description) <= 160
            assert len(account.username) <= 15
        assert all(post.text.endswith("(rekaan)") for post in reading.posts)


def test_every_telephone_number_is_of_an_invented_range() -> None:
    texts = {account.description for reading in READINGS for account in reading.accounts}
    numbers = [run for text in texts for run in re.findall(r"\(?0[\d() -]{8,}\d", text)]
    assert numbers
    assert all(re.fullmatch(r"08\d\d 5555 \d{4}|\(0287\) 55\d{4}", number) for number in numbers)


def test_no_official_with_an_own_account_belongs_to_a_named_unit() -> None:
    named = {unit for unit, _, _ in rows(replay_words.NAMED)}
    own = {unit for unit, _ in rows(replay_words.OFFICIALS)}
    assert named.isdisjoint(own)
    assert (named | own) <= set(load_registry(bundled_registry()).by_id)


def test_no_account_was_opened_after_it_was_first_seen() -> None:
    for reading in READINGS:
        for account in reading.accounts:
            assert account.created_at is not None
            assert account.created_at < reading.taken_at


def test_posts_are_of_accounts_that_follow_already_and_were_written_before_they_were_read() -> None:
    assert any(reading.posts for reading in READINGS)
    for reading in READINGS:
        present = {account.id for account in reading.accounts}
        assert all(post.account_id in present and post.created_at <= reading.taken_at for post in reading.posts)


def test_the_record_is_what_its_script_makes_of_the_bundled_registry() -> None:
    assert DATA.read_text(encoding="utf-8") == as_text(replay(load_registry(bundled_registry())))


async def test_an_instant_gives_every_reading_up_to_it_once() -> None:
    at = datetime.fromisoformat("2015-08-17T20:30:00+07:00")
    source = ReplaySource(at)
    readings = await source.read()
    assert readings[-1].taken_at == at - timedelta(minutes=30)
    assert [reading.accounts for reading in readings] == [reading.accounts for reading in READINGS[: len(readings)]]
    assert source.clock.now() == at
    assert await source.read(asked=True) == ()
    assert source.caption is None
    assert source.final_card is None


async def test_played_to_its_end_it_gives_every_reading_once_and_holds_on_the_card() -> None:
    readings, beat, source = await played()
    assert [reading.taken_at for reading in readings] == [reading.taken_at for reading in READINGS]
    card = source.final_card
    assert card is not None
    assert (card.get("followers"), card.get("counted"), card.get("named")) == (313, 30, 29)
    assert source.caption is None
    assert await source.read() == ()
    before = beat.at
    await source.clock.sleep(HOUR.total_seconds())
    assert beat.at == before + HOUR.total_seconds()
    assert source.clock.now() == END


async def test_it_plays_in_ninety_seconds_twenty_of_them_the_last_hours_before_the_deadline() -> None:
    beat = Metronome()
    clock = ReplayClock(beat)
    beat.at += 500
    assert clock.now() == START
    clock.start()
    clock.start()
    reached = {}
    for instant in (LAST_HOURS, DEADLINE, END):
        await clock.sleep((instant - clock.now()).total_seconds())
        assert abs(clock.now() - instant) < timedelta(seconds=1)
        reached[instant] = beat.at - 1500
    assert reached[END] == pytest.approx(90)
    assert reached[DEADLINE] - reached[LAST_HOURS] == pytest.approx(20)
    assert all(stretch.pace > 0 for stretch in STRETCHES)


async def test_each_part_of_the_story_has_its_caption() -> None:
    beat = Metronome()
    source = ReplaySource(clock=ReplayClock(beat))
    await source.read()
    captions = []
    while source.final_card is None:
        captions.append(source.caption)
        beat.at += 1
    assert [caption.name for caption in dict.fromkeys(captions) if caption] == [
        "replay_caption_order",
        "replay_caption_contents",
        "replay_caption_count",
    ]


async def test_a_late_reader_gets_all_that_has_become_due_in_order() -> None:
    beat = Metronome()
    source = ReplaySource(clock=ReplayClock(beat))
    (first,) = await source.read()
    assert first.taken_at == START
    beat.at += 70
    readings = await source.read()
    assert len(readings) > 100
    assert all(earlier.taken_at < later.taken_at for earlier, later in pairwise(readings))


async def test_nothing_but_the_clock_announces_a_change() -> None:
    source = ReplaySource()
    assert [change async for change in source.changes()] == []
    await source.close()


def test_it_says_that_it_is_a_reconstruction() -> None:
    info = replay_source("replay").info
    assert (info.spec, info.kind, info.is_reconstruction, info.is_billed) == ("replay", "replay", True, False)
    assert info.banner is not None


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        ("replay@", "bad_replay_time"),
        ("replay@kemarin", "bad_replay_time"),
        ("replay@2015-08-17T20:00", "bad_replay_time"),
        ("replay@2015-08-17", "bad_replay_time"),
        ("replay@9999-12-31T23:59+00:00", "bad_replay_time"),
        ("replay@2015-08-05T18:59+07:00", "replay_before_start"),
        ("replay@0001-01-01T00:00+07:00", "replay_before_start"),
    ],
)
def test_a_time_that_cannot_be_replayed_is_bad_usage(spec: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        replay_source(spec)
    assert caught.value.code.name == name


def test_the_same_instant_in_another_zone_is_the_same_instant() -> None:
    here = replay_source("replay@2015-08-18T19:00:00+07:00")
    there = replay_source("replay@2015-08-18T12:00:00Z")
    assert here.clock.now() == there.clock.now()


def test_folding_the_record_leaves_every_account_of_its_last_reading() -> None:
    followers = NO_FOLLOWERS
    for reading in READINGS:
        followers = fold(followers, reading)
    assert len(followers.by_key) == 313
    assert all(follower.is_following for follower in followers.by_key.values())


def test_the_record_is_small() -> None:
    assert DATA.stat().st_size < 150_000

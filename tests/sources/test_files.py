"""Files as a source: whole or not, complete or not, as old as they are, and followed while they change."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clock import FixedClock
from tui.codes import code
from tui.errors import SourceError
from tui.followers import NO_FOLLOWERS, fold
from tui.sources.base import AccountKey, Reading
from tui.sources.cleaning import clean_text
from tui.sources.files import FileSource, shown

GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
MTIME = datetime(2015, 8, 18, 12, 0, tzinfo=UTC)
HEADER = "id,username,name,description\n"


def put(path: Path, text: str, *, at: datetime = MTIME) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


async def read(path: Path, *, complete: bool = False, taken_at: datetime | None = None) -> Reading:
    (reading,) = await FileSource(path, complete=complete, taken_at=taken_at).read()
    return reading


async def test_the_development_set_is_read_whole_and_without_a_remark() -> None:
    reading = await read(GOLD)
    assert len(reading.accounts) == 173
    assert reading.notes == ()
    assert reading.is_whole
    assert reading.source == f"file:{GOLD}"
    first = reading.accounts[0]
    assert (first.id, first.username, first.post_count) == ("1562633732", "diparbudkebumen", 639)
    assert first.description.splitlines()[2] == "HP: 08155555 2043"


async def test_a_reading_is_as_old_as_the_file_never_as_the_moment_of_reading(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,rekaan,Rekaan,\n")
    assert (await read(path)).taken_at == MTIME
    assert (await read(path, taken_at=datetime(2015, 8, 1, tzinfo=UTC))).taken_at == datetime(2015, 8, 1, tzinfo=UTC)
    told = put(tmp_path / "b.json", '{"taken_at": "2015-08-10T00:00:00Z", "accounts": [{"id": "1"}]}')
    assert (await read(told, taken_at=datetime(2015, 8, 1, tzinfo=UTC))).taken_at == datetime(2015, 8, 10, tzinfo=UTC)


AHEAD = datetime(2015, 9, 30, tzinfo=UTC)
READ_AT = datetime(2015, 8, 18, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "given", "changed", "taken"),
    [
        (AHEAD, None, MTIME, MTIME),
        (AHEAD, MTIME - timedelta(days=1), MTIME, MTIME - timedelta(days=1)),
        (AHEAD, AHEAD, MTIME, MTIME),
        (None, AHEAD, MTIME, MTIME),
        (None, None, AHEAD, READ_AT),
        (AHEAD, AHEAD, AHEAD, READ_AT),
        (None, None, READ_AT + timedelta(minutes=1), READ_AT + timedelta(minutes=1)),
        (MTIME, AHEAD, AHEAD, MTIME),
    ],
)
async def test_what_is_yet_to_come_was_not_read_and_is_never_fresh_for_ever(
    tmp_path: Path, told: datetime | None, given: datetime | None, changed: datetime, taken: datetime
) -> None:
    said = f'"taken_at": "{told.isoformat()}", ' if told else ""
    path = put(tmp_path / "a.json", f'{{{said}"accounts": [{{"id": "1"}}]}}', at=changed)
    (reading,) = await FileSource(path, taken_at=given, clock=FixedClock(READ_AT)).read()
    assert reading.taken_at == taken
    is_doubtful = taken not in (told, given, changed) or (told == AHEAD) or (told is None and given == AHEAD)
    assert [note.name for note in reading.notes] == ["taken_at_ahead"] * is_doubtful


@pytest.mark.parametrize("seconds", [1e12, -1e12, 253402300799])
async def test_a_file_changed_in_a_year_that_cannot_be_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,rekaan,Rekaan,\n")
    stat = path.stat()
    absurd = os.stat_result((*stat[:8], int(seconds), stat[9]))  # not every disk can hold such a time
    monkeypatch.setattr(Path, "stat", lambda self, **_: absurd)
    with pytest.raises(SourceError, match="file_time_absurd"):
        await read(path)


async def test_the_given_time_holds_only_until_the_file_changes(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,rekaan,Rekaan,\n2,dua,Dua,\n")
    source = FileSource(path, taken_at=datetime(2015, 8, 1, tzinfo=UTC))
    await source.read()
    put(path, HEADER + "1,rekaan,Rekaan,\n", at=datetime(2015, 8, 19, tzinfo=UTC))
    (after,) = await source.read()
    assert after.taken_at == datetime(2015, 8, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "flag", "complete"),
    [
        (HEADER + "1,a,A,\n", False, False),
        (HEADER + "1,a,A,\n2,b,B,\n", True, True),
        (HEADER + '1,a,A,\n2,b,B,"Din', True, False),
        (HEADER + "1,a,A,\n1E+18,b,B,\n", True, False),
        ('{"followers_count": 2, "accounts": [{"id": "1"}, {"id": "2"}]}', False, True),
        ('{"followers_count": 2, "accounts": [{"id": "1"}, {"id": 2.5}]}', True, False),
        ('{"followers_count": 9, "accounts": [{"id": "1"}, {"id": "2"}]}', True, False),
        ('{"data": [{"id": "1", "username": "a"}], "meta": {"next_token": "KFQ7D80IT44HGZZZ"}}', True, False),
    ],
    ids=[
        "says nothing",
        "operator's word",
        "cut",
        "one row skipped, which may have been the account of a unit",
        "own count agrees",
        "own count agrees within one and one record is skipped",
        "own count denies the flag",
        "more pages follow",
    ],
)
async def test_complete_is_only_what_the_file_or_the_operator_says(
    tmp_path: Path, text: str, flag: bool, complete: bool
) -> None:
    assert (await read(put(tmp_path / "f", text), complete=flag)).complete is complete


async def test_a_file_that_did_not_change_gives_an_equal_reading(tmp_path: Path) -> None:
    source = FileSource(put(tmp_path / "a.csv", HEADER + "1,rekaan,Rekaan,\n"))
    assert await source.read() == await source.read()


async def test_both_numbers_are_told_where_they_differ_row_11(tmp_path: Path) -> None:
    many = ", ".join(f'{{"id": "{number}"}}' for number in range(1, 311))
    path = put(tmp_path / "f.json", f'{{"followers_count": 320, "accounts": [{many}]}}')
    reading = await read(path, complete=True)
    assert code("followers_count_differs", read=310, told=320) in reading.notes
    assert (reading.is_whole, reading.complete, reading.followers_count) == (True, False, 320)
    path = put(tmp_path / "f.json", f'{{"followers_count": 313, "accounts": [{many}]}}')
    assert (await read(path)).complete


async def test_an_account_is_known_by_its_id_whatever_its_handle_row_17(tmp_path: Path) -> None:
    before = await read(put(tmp_path / "a.csv", HEADER + "1,lama,Rekaan,\n2,dua,Dua,\n"))
    after = await read(put(tmp_path / "a.csv", HEADER + "1,baru,Rekaan,\n3,lama,Lain,\n"))
    assert [each.key.id for each in before.accounts] == ["1", "2"]
    assert [(each.key.id, each.username) for each in after.accounts] == [("1", "baru"), ("3", "lama")]


async def test_a_row_that_goes_is_absent_only_where_the_file_holds_everybody_rows_11_12(tmp_path: Path) -> None:
    for complete in (False, True):
        path = put(tmp_path / "a.csv", HEADER + "1,a,A,\n2,b,B,\n")
        source = FileSource(path, complete=complete)
        followers = NO_FOLLOWERS
        for text, at in ((None, MTIME), (HEADER + "1,a,A,\n3,c,C,\n", datetime(2015, 8, 19, tzinfo=UTC))):
            if text:
                put(path, text, at=at)
            for reading in await source.read():
                followers = fold(followers, reading)
        gone, new = followers.by_key[AccountKey("x", "2")], followers.by_key[AccountKey("x", "3")]
        assert gone.missing_since == datetime(2015, 8, 19, tzinfo=UTC)
        assert gone.absent_since == (gone.missing_since if complete else None)
        assert new.first_seen_at == gone.missing_since


async def test_a_name_of_any_bytes_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\x1b[2J\xff.csv")
    path.write_text(HEADER + "1,a,A,\n2,b\n", encoding="utf-8")
    reading = await read(path)
    for text in (reading.source, str(reading.notes[0].get("file"))):
        assert text.isprintable()
        text.encode()


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.mkdir(), os.mkfifo], ids=["missing", "empty folder", "pipe"]
)
async def test_what_is_not_there_is_a_source_error(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "none.csv"
    make(path)
    with pytest.raises(SourceError):
        await read(path)


class Turns:
    """A clock whose waits end when the test says so."""

    def __init__(self) -> None:
        self._turn = asyncio.Condition()
        self._granted = 0
        self.asked = 0

    def now(self) -> datetime:
        return MTIME

    async def sleep(self, seconds: float) -> None:
        async with self._turn:
            self.asked += 1
            mine = self.asked
            self._turn.notify_all()
            await self._turn.wait_for(lambda: self._granted >= mine)

    async def pass_polls(self, count: int) -> None:
        """Lets so many waits end, each after it was asked for."""
        for _ in range(count):
            async with self._turn:
                await self._turn.wait_for(lambda: self.asked > self._granted)
                self._granted += 1
                self._turn.notify_all()
        async with self._turn:
            await self._turn.wait_for(lambda: self.asked > self._granted)


class Follower:
    """Counts the changes that a source announces."""

    def __init__(self, source: FileSource) -> None:
        self.seen = 0
        self._source = source

    async def run(self) -> None:
        async with aclosing(self._source.changes()) as changes:
            async for _ in changes:
                self.seen += 1


def replaced(path: Path, text: str) -> None:
    put(path.with_suffix(".new"), text).replace(path)


CHANGES: list[tuple[str, Callable[[Path], object], int]] = [
    ("a row added", lambda path: put(path, HEADER + "1,a,A,\n2,b,B,\n", at=datetime(2015, 8, 19, tzinfo=UTC)), 1),
    ("replaced by rename, same time and size", lambda path: replaced(path, HEADER + "2,b,B,\n"), 1),
    ("gone for good", lambda path: path.unlink(), 1),
    ("nothing", lambda path: None, 0),
]


@pytest.mark.parametrize(("change", "expected"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
async def test_changes_tells_once_when_the_file_has_changed(
    tmp_path: Path, change: Callable[[Path], object], expected: int
) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,a,A,\n")
    clock = Turns()
    source = FileSource(path, clock=clock)
    await source.read()
    follower = Follower(source)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(follower.run())
        await clock.pass_polls(2)
        assert follower.seen == 0
        change(path)
        await clock.pass_polls(8)
        task.cancel()
    assert follower.seen == expected


async def test_a_file_being_written_is_read_once_it_stands_still(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", HEADER)
    clock = Turns()
    source = FileSource(path, clock=clock)
    follower = Follower(source)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(follower.run())
        await clock.pass_polls(1)
        for number in range(5):
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{number + 1},u{number},Rekaan,\n")
            await clock.pass_polls(1)
            assert follower.seen == 0
        await clock.pass_polls(2)
        assert follower.seen == 1
        task.cancel()


async def test_a_file_away_for_a_moment_is_not_announced_until_it_is_back(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,a,A,\n")
    clock = Turns()
    follower = Follower(FileSource(path, clock=clock))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(follower.run())
        await clock.pass_polls(1)
        path.unlink()
        await clock.pass_polls(2)
        assert follower.seen == 0
        put(path, HEADER + "2,b,B,\n", at=datetime(2015, 8, 20, tzinfo=UTC))
        await clock.pass_polls(4)
        assert follower.seen == 1
        task.cancel()


async def test_a_change_between_the_reading_and_the_following_is_not_lost(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", HEADER + "1,a,A,\n")
    clock = Turns()
    source = FileSource(path, clock=clock)
    await source.read()
    put(path, HEADER + "2,b,B,\n", at=datetime(2015, 8, 20, tzinfo=UTC))
    follower = Follower(source)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(follower.run())
        await clock.pass_polls(3)
        task.cancel()
    assert follower.seen == 1


NAMES = st.text(max_size=30) | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=1200)


@given(name=NAMES)
def test_a_path_is_shown_as_cleaned_text_whether_or_not_it_needs_cleaning(name: str) -> None:
    path = Path(name)
    assert shown(path) == clean_text(str(path), limit=1_000)

"""The short way to an Account ends where the long way does."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standin.pages import prepared_pages
from tui.sources.cleaning import clean_text, is_altered
from tui.sources.x.plain import STAYING, plain_accounts
from tui.sources.x.profiles import account_of
from tui.sources.x.wire import Metrics, UndatedUser, User, user_page, users_page

COUNTS = st.one_of(st.none(), st.integers(-3, 2**64))
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(" &;amplt<\n\t\u200b\u202e\u0301\ufe0f\x1b\U0001f3e0a", max_size=30),
    st.just("a" * 190),
)
TIMES = st.sampled_from(
    [
        None,
        "",
        "2015-08-01T03:00:00.000Z",
        "2015-13-01T03:00:00Z",
        "x",
        datetime(2015, 8, 1, 3, tzinfo=UTC),
        datetime(1999, 8, 1, 3, tzinfo=UTC),
        datetime(2015, 8, 1, 3),
        datetime(2015, 8, 1, 3, tzinfo=timezone(timedelta(hours=7))),
    ]
)


@st.composite
def users(draw: st.DrawFn) -> User:
    return UndatedUser(
        id=draw(st.sampled_from(["1", "2000000000000000001", "１", "123456789012345678901", " 7", "1\n2"])),
        username=draw(st.sampled_from(["rekaan", "", "a" * 20, "a" * 21, "dinas.kominfo", "@a", "a\n"])),
        name=draw(TEXTS),
        description=draw(st.one_of(st.none(), TEXTS)),
        location=draw(TEXTS),
        url=draw(st.sampled_from(["", "https://kebumenkab.go.id"])),
        created_at=draw(TIMES),
        protected=draw(st.sampled_from([None, True, False])),
        verified_type=draw(st.sampled_from(["", "none", "government", " a "])),
        most_recent_tweet_id=draw(st.sampled_from([None, "7", "", "a"])),
        most_recent_post_id=draw(st.sampled_from([None, "8"])),
        public_metrics=draw(st.one_of(st.none(), st.builds(Metrics, COUNTS, COUNTS, COUNTS, st.none()))),
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(users(), max_size=3))
def test_both_ways_end_alike(page: list[User]) -> None:
    for account, user in zip(plain_accounts(page), page, strict=True):
        assert account is None or account == account_of(user)


def test_one_odd_id_sends_only_its_own_user_the_long_way() -> None:
    page, _ = users_page(next(iter(prepared_pages(1000, None).values())))
    page.data[7].username = "dinas.kominfo"
    assert [number for number, account in enumerate(plain_accounts(page.data)) if account is None] == [7]


@pytest.mark.parametrize("written", ['"Sat Aug 01 03:00:00 +0000 2015"', "1438398000", '"2015-08-01T10:00:00+07:00"'])
def test_a_time_that_x_writes_in_another_way_is_read_all_the_same(written: str) -> None:
    user = f'{{"id": "7", "username": "rekaan", "created_at": {written}}}'.encode()
    page, unread = users_page(b'{"data": [' + user + b', {"id": "8"}]}')
    alone = user_page(b'{"data": ' + user + b"}").data
    assert [each.id for each in page.data] == ["7", "8"]
    assert unread == ()
    for each in (page.data[0], alone):
        assert each is not None
        assert account_of(each).created_at == datetime(2015, 8, 1, 3, tzinfo=UTC)


def test_every_character_that_the_short_way_takes_is_one_that_cleaning_leaves() -> None:
    taken = [chr(number) for number in range(sys.maxunicode + 1) if STAYING.fullmatch(chr(number))]
    assert len(taken) > 3000
    for char in taken:
        text = f"a{char}b"
        assert clean_text(text, limit=10) == text
        assert not is_altered(text)


@pytest.mark.parametrize("number", range(3))
def test_the_short_way_is_taken_by_nearly_all_profiles_of_a_page(number: int) -> None:
    page, unread = users_page(list(prepared_pages(3000, None).values())[number])
    accounts = plain_accounts(page.data)
    assert unread == ()
    assert sum(account is not None for account in accounts) > 900
    assert all(account == account_of(user) for account, user in zip(accounts, page.data, strict=True) if account)

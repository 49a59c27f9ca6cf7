"""The short way to an Account ends where the long way does."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standin.pages import prepared_pages
from tui.sources.cleaning import clean_text, is_altered
from tui.sources.x.plain import STAYING, plain_accounts
from tui.sources.x.profiles import account_of
from tui.sources.x.wire import Metrics, User, users_page

COUNTS = st.one_of(st.none(), st.integers(-3, 2**64))
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(" &;amplt<\n\t\u200b\u202e\u0301\ufe0f\x1b\U0001f3e0a", max_size=30),
    st.just("a" * 190),
)
TIMES = st.sampled_from(
    [None, "", "2015-08-01T03:00:00.000Z", "2015-08-01T03:00:00Z", "2015-13-01T03:00:00Z", "1999-01-01T00:00:00Z", "x"]
)


@st.composite
def users(draw: st.DrawFn) -> User:
    return User(
        id=draw(st.sampled_from(["1", "2000000000000000001", "１", "123456789012345678901", " 7"])),
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
@given(users())
def test_both_ways_end_alike(user: User) -> None:
    (account,) = plain_accounts([user])
    assert account is None or account == account_of(user)


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

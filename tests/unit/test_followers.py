"""Folding readings: what comes, what changes, what is absent, what is settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.codes import code
from tui.followers import NO_FOLLOWERS, Follower, Followers, Settled, fold
from tui.sources.base import Account, AccountKey, Fate, Post, Reading, Scope, is_count_plausible

T0 = datetime(2015, 8, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def account(number: int, name: str = "Kec. Contoh (rekaan)") -> Account:
    return Account(network="x", id=str(number), username=f"contoh_{number}", name=name)


def reading(*accounts: Account, at: datetime = T0, complete: bool = True, **more: object) -> Reading:
    made = Reading(taken_at=at, source="file:x", scope=Scope.FOLLOWERS, accounts=accounts, is_whole=True)
    return replace(made, complete=complete, **more)


def the(followers: Followers, number: int) -> Follower:
    return followers.by_key[AccountKey("x", str(number))]


def test_a_new_account_is_seen_first_and_last_at_its_reading() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    one = the(folded, 1)
    assert (one.first_seen_at, one.last_seen_at, one.read_at) == (T0, T0, T0)
    assert one.is_following is True


def test_absence_from_a_complete_reading_ends_following_and_counts() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1), account(2)))
    folded = fold(folded, reading(account(1), at=T0 + HOUR))
    folded = fold(folded, reading(account(1), at=T0 + 2 * HOUR))
    two = the(folded, 2)
    assert two.is_following is False
    assert (two.absent_since, two.absences) == (T0 + HOUR, 2)
    assert two.account == account(2), "what was read of it stays"


def test_absence_from_a_whole_but_not_complete_reading_is_only_a_mark() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1), account(2), complete=False))
    folded = fold(folded, reading(account(1), at=T0 + HOUR, complete=False))
    two = the(folded, 2)
    assert two.is_following is True
    assert (two.missing_since, two.absent_since) == (T0 + HOUR, None)


def test_absence_from_a_reading_with_a_failed_page_says_nothing() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1), account(2)))
    cut = reading(account(1), at=T0 + HOUR, complete=False, is_whole=False, errors=(code("page_failed"),))
    two = the(fold(folded, cut), 2)
    assert (two.missing_since, two.absent_since) == (None, None)


def test_coming_back_clears_absence() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1), account(2)))
    folded = fold(folded, reading(account(1), at=T0 + HOUR))
    folded = fold(folded, reading(account(1), account(2), at=T0 + 2 * HOUR))
    two = the(folded, 2)
    assert (two.is_following, two.absent_since, two.absences) == (True, None, 0)


def test_a_read_that_gave_nothing_keeps_everything_and_is_remembered() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    nothing = Reading(T0 + HOUR, "file:x", Scope.FOLLOWERS, errors=(code("source_vanished"),))
    failed = fold(folded, nothing)
    assert failed.by_key == folded.by_key
    assert failed.latest == folded.latest
    assert failed.failure is not None
    assert failed.failure.errors == (code("source_vanished"),)
    assert fold(failed, reading(account(1), at=T0 + 2 * HOUR)).failure is None


def test_an_explicit_answer_is_kept_with_its_first_time_and_ends_when_the_account_is_read_again() -> None:
    key = AccountKey("x", "1")
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    for hours in (1, 2):
        folded = fold(folded, Reading(T0 + hours * HOUR, "x", Scope.KNOWN, fates=((key, Fate.SUSPENDED),)))
    assert (the(folded, 1).fate, the(folded, 1).fate_at) == (Fate.SUSPENDED, T0 + HOUR)
    back = Reading(T0 + 3 * HOUR, "x", Scope.KNOWN, accounts=(account(1),), is_whole=True)
    assert the(fold(folded, back), 1).fate is None


def test_a_settled_account_stays_settled_until_its_text_changes() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    settled = replace(the(folded, 1), account=None, settled=Settled("unrelated", None, "none", 0))
    folded = replace(folded, by_key={settled.key: settled})
    same = the(fold(folded, reading(account(1), at=T0 + HOUR)), 1)
    assert (same.account, same.settled) == (None, settled.settled)
    changed = the(fold(folded, reading(account(1, "Kec. Ambal (rekaan)"), at=T0 + HOUR)), 1)
    assert changed.account is not None
    assert changed.settled is None


SAME = account(1).username


@pytest.mark.parametrize(
    ("handle", "name", "stays"),
    [(SAME, "", True), (SAME.upper(), "", True), ("", "", True), ("baru", "", False), (SAME, "Kec. Ambal", False)],
)
def test_a_settled_account_of_which_nothing_but_its_handle_could_be_read_stays_settled(
    handle: str, name: str, stays: bool
) -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    settled = replace(the(folded, 1), account=None, settled=Settled("personal", "33.05.01", "none", 80))
    folded = replace(folded, by_key={settled.key: settled})
    bare = Account(network="x", id="1", username=handle, name=name, is_profile_read=False)
    one = the(fold(folded, reading(bare, at=T0 + HOUR)), 1)
    assert (one.settled == settled.settled) is stays
    assert (one.account is None) is stays
    assert (one.last_seen_at, one.read_at) == (T0 + HOUR, T0)
    if stays:
        assert (one.username, one.digest, one.former) == (SAME, settled.digest, ())


def test_a_bare_handle_list_does_not_wipe_a_profile_that_was_read() -> None:
    folded = fold(NO_FOLLOWERS, reading(account(1)))
    bare = Account(network="x", id="1", username="baru", is_profile_read=False)
    one = the(fold(folded, reading(bare, at=T0 + HOUR)), 1)
    assert one.account is not None
    assert (one.account.name, one.username, one.read_at) == ("Kec. Contoh (rekaan)", "baru", T0)


@pytest.mark.parametrize(
    ("what", "shown", "since", "left"),
    [
        ("the newest was deleted", "43", 2, "4321"),
        ("one in the middle was deleted", "53", 2, "5321"),
        ("no later than the answer reaches is nobody's word", "5", 5, "54321"),
        ("all that there is came", "51", None, "51"),
        ("nothing is left", "", None, ""),
    ],
)
def test_a_post_that_a_covering_answer_lacks_is_dropped(what: str, shown: str, since: int | None, left: str) -> None:
    key, other = AccountKey("x", "1"), AccountKey("x", "2")
    posts = {each: Post("x", each, "1", f"kiriman {each}", T0 + int(each) * HOUR) for each in "12345"}
    foreign = Post("x", "9", "2", "kiriman lain", T0 + 9 * HOUR)
    before = fold(NO_FOLLOWERS, Reading(T0, "x", Scope.POSTS, posts=(*posts.values(), foreign)))
    covered = ((key, None if since is None else T0 + since * HOUR),)
    answer = Reading(T0 + HOUR, "x", Scope.POSTS, posts=tuple(posts[each] for each in shown), covered=covered)
    after = fold(before, answer)
    assert "".join(post.id for post in after.posts.get(key, ())) == left, what
    assert (key in after.posts) is bool(left)
    assert after.posts[other] == (foreign,)
    troubled = fold(before, replace(answer, errors=(code("x_rate_limited"),)))
    assert troubled.posts == after.posts, "trouble with the next account unsays nothing of this one"


def test_posts_are_kept_newest_first_each_once_and_not_without_end() -> None:
    key = AccountKey("x", "1")
    posts = tuple(Post("x", str(n), "1", f"kiriman {n}", T0 + n * HOUR) for n in range(30))
    folded = fold(NO_FOLLOWERS, Reading(T0, "x", Scope.POSTS, posts=posts))
    folded = fold(folded, Reading(T0 + HOUR, "x", Scope.POSTS, posts=posts[-2:]))
    kept = folded.posts[key]
    assert [post.id for post in kept] == [str(n) for n in range(29, 9, -1)]


@given(st.lists(st.lists(st.integers(0, 6), max_size=6, unique=True), min_size=1, max_size=5), st.booleans())
@settings(max_examples=60)
def test_folding_the_same_reading_again_changes_nothing(ids: list[list[int]], complete: bool) -> None:
    folded = NO_FOLLOWERS
    for number, present in enumerate(ids):
        folded = fold(folded, reading(*map(account, present), at=T0 + number * HOUR, complete=complete))
    last = reading(*map(account, ids[-1]), at=T0 + (len(ids) - 1) * HOUR, complete=complete)
    again = fold(folded, last)
    assert dict(again.by_key) == dict(folded.by_key)
    assert again.last == folded.last


def test_the_count_may_be_off_by_one_or_one_percent() -> None:
    assert is_count_plausible(312, 313)
    assert is_count_plausible(310, 313)
    assert not is_count_plausible(309, 313)
    assert is_count_plausible(0, 1)
    assert not is_count_plausible(0, 2)

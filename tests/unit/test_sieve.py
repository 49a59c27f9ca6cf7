"""Settling nobody's accounts while a reading is folded: only memory is saved, nothing else differs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import tui.known
from tests.unit.matching_world import AT, account, kebumen
from tui.board.model import Board
from tui.decisions import Decision, DecisionKind
from tui.followers import Follower, Followers, fold
from tui.known import Known, advance
from tui.sources.base import Account, AccountKey, Reading, Scope

PEOPLE = (
    account("kec_mirit", "Kecamatan Mirit", "Akun resmi Kecamatan Mirit Kab. Kebumen", number=1),
    account("rizky_rekaan", "Rizky Rekaan", "kopi dan sepeda", number=2),
    account("sari_rekaan", "Sari Rekaan", number=3),
    account("camat_rekaan", "Budi Rekaan", "Camat Mirit, Kebumen", number=4),
    account("mirit_lama", "Orang Rekaan", number=5),
)
RENAMES = ("kec_mirit", "mirit_lama", "orang_rekaan", "mirit_baru")
HOUR = timedelta(hours=1)
LINK = Decision(1, DecisionKind.LINK, "uji", AT, unit="33.05.08", handle="@Sari_Rekaan")


def read(people: list[Account], hours: int) -> Reading:
    return Reading(AT + hours * HOUR, "x", Scope.FOLLOWERS, tuple(people), is_whole=True, complete=True)


def plain_advance(known: Known, reading: Reading) -> Known:
    """What is known where everybody's text is kept until everybody is judged."""
    return tui.known._judged(kebumen(), known, fold(known.followers, reading), reading.taken_at)


def told(known: Known) -> tuple[dict[str, object], dict[AccountKey, Follower]]:
    assert isinstance(known.board, Board)
    assert isinstance(known.followers, Followers)
    return {state.unit: state for state in known.board.units}, dict(known.followers.by_key)


people = st.sampled_from(PEOPLE)
changed = st.builds(lambda one, username: replace(one, username=username), people, st.sampled_from(RENAMES))
reworded = st.builds(lambda one, other: replace(one, description=other.description), people, people)
readings = st.lists(st.lists(people | changed | reworded, unique_by=lambda one: one.id, max_size=5), max_size=4)


@settings(max_examples=40, deadline=None)
@given(readings=readings, is_linked=st.booleans())
def test_a_sieve_changes_nothing(readings: list[list[Account]], is_linked: bool) -> None:
    sieved = kept = Known().decided(LINK) if is_linked else Known()
    for hours, accounts in enumerate(readings):
        reading = read(accounts, hours)
        sieved = advance(kebumen(), replace(sieved, memo=type(sieved.memo)()), reading, reading.taken_at)
        kept = plain_advance(replace(kept, memo=type(kept.memo)()), reading)
        assert told(sieved) == told(kept)


@pytest.mark.parametrize(("person", "is_kept"), [(PEOPLE[1], False), (PEOPLE[2], True)])
def test_whom_a_ruling_names_keeps_his_text(person: Account, is_kept: bool) -> None:
    known = advance(kebumen(), Known().decided(LINK), read([person], 0), AT)
    assert (known.followers.by_key[person.key].account == person) is is_kept


def test_what_was_judged_in_the_sieve_is_not_judged_again() -> None:
    known = advance(kebumen(), Known(), read(list(PEOPLE), 0), AT)
    assert PEOPLE[0].key in known.memo.judged
    assert known.memo.unnamed == set()

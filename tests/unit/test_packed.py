"""Packed accounts: whoever goes in comes out again, the same in every field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store import world
from tui.sources.base import Account
from tui.sources.packed import FEW, PackedAccounts

PLAIN = Account("x", "7", "rekaan7", "Orang Rekaan", created_at=datetime(2015, 8, 1, tzinfo=UTC), latest_post_id="9")


@settings(max_examples=50)
@given(st.lists(world.accounts, max_size=8))
def test_accounts_come_back_as_they_were_told_last(told: list[Account]) -> None:
    packed = PackedAccounts("x")
    packed.add(told)
    expected = {account.id: account for account in told}
    assert dict(packed) == expected
    assert packed.all() == tuple(expected.values())
    assert [account.digest for account in packed.all()] == [account.digest for account in expected.values()]


@pytest.mark.parametrize(
    "changed",
    [
        {"network": "lain"},
        {"name": "\ud800"},
        {"followers_count": 10**30},
        {"created_at": datetime(2015, 8, 1, tzinfo=timezone(timedelta(hours=7)))},
        {"altered": (("name", "\\x1b"),), "protected": True, "is_profile_read": False},
    ],
)
def test_what_bytes_would_not_bring_back_stays_as_it_is(changed: dict[str, object]) -> None:
    odd = replace(PLAIN, **changed)
    packed = PackedAccounts("x")
    packed.add([PLAIN, replace(odd, id="8")])
    assert packed["8"] == replace(odd, id="8")
    assert packed["8"].content == replace(odd, id="8").content
    assert packed["7"] == PLAIN


def test_many_are_unpacked_one_after_the_other_and_in_order() -> None:
    packed = PackedAccounts("x")
    packed.add(replace(PLAIN, id=str(number)) for number in range(FEW + 1))
    many = packed.all()
    assert len(many) == FEW + 1
    assert [account.id for account in many] == [str(number) for number in range(FEW + 1)]
    assert many[-1].id == str(FEW)
    assert [account.id for account in many[2:4]] == ["2", "3"]

"""A walk's accounts, kept as pages: the same as if each had been made at once."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.base import Account
from tui.sources.x.plain import are_ids
from tui.sources.x.profiles import accounts_of
from tui.sources.x.told import unread_notes
from tui.sources.x.walked import FEW, Page, WalkedAccounts
from tui.sources.x.wire import users_page

IDS = st.sampled_from(["1", "2", "3", " 1", "", "x 7"])
USERS = st.fixed_dictionaries(
    {"id": IDS, "username": st.sampled_from(["a", "b", "", "kec.x"]), "name": st.text(max_size=4)},
    optional={"description": st.text(max_size=8)},
)


def walked(pages: list[list[dict[str, str]]]) -> tuple[WalkedAccounts, dict[str, Account], int]:
    """The pages taken in, the accounts made at once, and how many could not become one."""
    accounts, at_once, bad_at_once = WalkedAccounts(), dict[str, Account](), 0
    is_sent = False
    for users in pages:
        body = msgspec.json.encode({"data": users})
        found = users_page(body)[0].data
        is_sent = is_sent or any(user.description is not None for user in found)
        accounts.add(Page(body, is_sent), ids := [user.id for user in found], are_plain=are_ids(ids))
        made, lost = accounts_of(found, is_text_sent=is_sent)
        at_once |= {each.id: each for each in made}
        bad_at_once += lost
    return accounts, at_once, bad_at_once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(USERS, max_size=5), max_size=4))
def test_they_are_those_that_would_have_been_made_at_once(pages: list[list[dict[str, str]]]) -> None:
    accounts, at_once, bad = walked(pages)
    assert accounts.notes == unread_notes(bad), "before anybody went through them"
    assert {each.id: each for each in accounts} == at_once
    assert [len(accounts), len(list(accounts))] == [len(at_once), len(at_once)]
    assert all(accounts.holds(account_id) for account_id in at_once)
    assert [accounts[place] for place in range(len(accounts))] == list(accounts) == list(accounts[:])
    assert accounts.told(is_over=True) == tuple(accounts)


def test_a_reading_of_a_walk_that_was_broken_off_does_not_grow_with_it() -> None:
    many = [{"id": str(number), "username": f"a{number}"} for number in range(FEW + 1)]
    accounts, *_ = walked([many])
    told = accounts.told(is_over=False)
    body = msgspec.json.encode({"data": [{"id": "1", "username": "lain"}, {"id": "99999", "username": "baru"}]})
    accounts.add(Page(body, is_text_sent=False), ["1", "99999"], are_plain=True)
    assert (len(told), len(accounts)) == (FEW + 1, FEW + 2)
    assert {each.username for each in told if each.id == "1"} == {"a1"}
    assert {each.username for each in accounts if each.id == "1"} == {"lain"}

"""Handles as operators type them, and the pages of accounts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.desks import ALIAN, board_with, candidate, complete_state, everyday_board
from tui.screens.linking import account_called, account_words, handle_complaint, handle_of, holder_called, page_of
from tui.sources.base import AccountKey


@pytest.mark.parametrize(
    "typed",
    [
        "kec_ambal",
        "@kec_ambal",
        " @kec_ambal ",
        "https://x.com/kec_ambal",
        "twitter.com/kec_ambal?s=20",
        "https://www.twitter.com/kec_ambal/status/1",
        "HTTPS://mobile.twitter.com/kec_ambal#top",
    ],
)
def test_a_handle_is_found_in_what_was_typed(typed: str) -> None:
    assert handle_of(typed) == "kec_ambal"
    assert handle_complaint(typed) == ""


@pytest.mark.parametrize("typed", ["", "@", "dua kata", "=1+1", "kec-ambal", "a" * 31, "https://x.com/", "[b]"])
def test_what_cannot_be_a_handle_is_refused(typed: str) -> None:
    assert handle_complaint(typed)


def test_only_known_networks_have_pages_and_only_handles_stand_in_them() -> None:
    assert page_of(AccountKey("x", ""), "kec_ambal") == "https://x.com/kec_ambal"
    assert page_of(AccountKey("x", "@kec_ambal"), "kec_ambal") == "https://x.com/kec_ambal"
    assert page_of(AccountKey("fediverse", "5"), "kec_ambal") == ""
    assert page_of(AccountKey("x", "5/../evil"), "../evil?x=1") == ""


def test_a_page_is_opened_by_id_because_the_handle_may_be_another_account_s_by_now() -> None:
    assert page_of(AccountKey("x", "2101"), "kec_ambal") == "https://x.com/i/user/2101"
    assert page_of(AccountKey("x", "2101"), "") == "https://x.com/i/user/2101", "also where the handle was purged"


@pytest.mark.parametrize(
    ("key", "handle", "words"),
    [
        (AccountKey("x", "2101"), "kec_ambal", "@kec_ambal (x:2101)"),
        (AccountKey("x", "@kec_ambal"), "kec_ambal", "@kec_ambal"),
        (AccountKey("", ""), "kec_ambal", "@kec_ambal"),
        (AccountKey("x", "2101"), "", "(dihapus) (x:2101)"),
    ],
)
def test_an_account_is_called_by_its_handle_and_its_id(key: AccountKey, handle: str, words: str) -> None:
    assert account_words(key, handle) == words


def test_of_two_accounts_with_one_handle_none_is_taken_for_the_other() -> None:
    state = complete_state(ALIAN)
    impostor = candidate("777", "Kec_Alian_Rekaan", 60, ALIAN)
    assert account_called(board_with(state), "kec_alian_rekaan") == AccountKey("x", "501")
    assert account_called(board_with(replace(state, candidates=(impostor,))), "kec_alian_rekaan") is None


def test_accounts_are_found_on_the_board_in_any_case() -> None:
    board = everyday_board()
    assert account_called(board, "KUMOLO_SATU") == AccountKey("x", "33.05.06.2011-0")
    assert account_called(board, "pak_camat_rekaan") == AccountKey("x", "777")
    assert account_called(board, "siapa") is None
    assert account_called(None, "kumolo_satu") is None
    assert holder_called(board, "Kec_Alian_Rekaan") == ALIAN
    assert holder_called(board, "kumolo_satu") is None

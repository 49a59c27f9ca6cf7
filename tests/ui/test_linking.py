"""Handles as operators type them, and the pages of accounts."""

from __future__ import annotations

import pytest

from tests.ui.desks import ALIAN, everyday_board
from tui.screens.linking import account_called, handle_complaint, handle_of, holder_called, page_of
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
    assert page_of("x", "kec_ambal") == "https://x.com/kec_ambal"
    assert page_of("fediverse", "kec_ambal") == ""
    assert page_of("x", "../evil?x=1") == ""


def test_accounts_are_found_on_the_board_in_any_case() -> None:
    board = everyday_board()
    assert account_called(board, "KUMOLO_SATU") == AccountKey("x", "33.05.06.2011-0")
    assert account_called(board, "pak_camat_rekaan") == AccountKey("x", "777")
    assert account_called(board, "siapa") is None
    assert account_called(None, "kumolo_satu") is None
    assert holder_called(board, "Kec_Alian_Rekaan") == ALIAN
    assert holder_called(board, "kumolo_satu") is None

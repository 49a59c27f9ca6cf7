"""Numbers are masked where outside text is shown, and the text keeps its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.screens.masking import masked, masked_number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0812-3456-7890", "0812-••••-7890"),
        ("+62 812 3456 7890", "+62 81• •••• 7890"),
        ("(0287) 381234", "(0287) ••••34"),
        ("telp. 381234", "telp. 38•••4"),
        ("wa.me/6281234567890", "wa.me/6281•••••7890"),
        ("tahun 2015, kode pos 54311", "tahun 2015, kode pos 54311"),
        ("rapat 17-08-2015 19.00", "rapat 17-08-2015 19.00"),
        ("０８１２３４５６７８９０", "０８１２••••７８９０"),
        ("0812·3456·7890", "0812·••••·7890"),
    ],
)
def test_a_number_keeps_only_its_ends(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_words_known_to_be_a_number_are_masked_however_short() -> None:
    assert masked_number("12345") == "12••5"


@given(st.text(alphabet="0123456789 -().+abcø０１", max_size=60))
@settings(max_examples=150)
def test_masking_keeps_the_length_and_what_is_no_digit(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert all(new in (old, "•") for old, new in zip(text, hidden, strict=True))


@given(st.text(alphabet="0123456789", min_size=6, max_size=20))
@settings(max_examples=100)
def test_no_run_of_six_digits_is_shown_whole(digits: str) -> None:
    assert "•" in masked(f"hubungi {digits} ya")

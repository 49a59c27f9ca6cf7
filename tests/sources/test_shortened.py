"""Short links in a text: each stands for its long one, whatever the others are."""

from __future__ import annotations

import pytest

from tui.sources.shortened import written_out

A, B = "https://t.co/a", "https://t.co/ab"


@pytest.mark.parametrize(
    ("text", "links", "told"),
    [
        (f"Lihat {A} dan {B}", [(A, "https://satu.example"), (B, "https://dua.example")],
         "Lihat https://satu.example dan https://dua.example"),
        (f"{A} {A}", [(A, "https://satu.example")], "https://satu.example https://satu.example"),
        (A, [(A, B), (B, "https://dua.example")], B),
        (A, [(A, r"https://x.example/\\1?a=\\g<0>")], r"https://x.example/\\1?a=\\g<0>"),
        (A, [(A, ""), ("", "https://dua.example")], A),
        ("kosong", [], "kosong"),
    ],
    ids=["one begins another", "twice", "a long one that is short for another", "signs", "nothing told", "no links"],
)  # fmt: skip
def test_each_short_link_stands_for_its_own_long_one(text: str, links: list[tuple[str, str]], told: str) -> None:
    assert written_out(text, links) == told

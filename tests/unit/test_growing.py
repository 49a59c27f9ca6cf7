"""A set that only grows, in parts: the same as one that does not know of parts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui import growing
from tui.growing import GrowingSet

IDS = st.lists(st.integers(0, 30).map(str), max_size=12)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(IDS, max_size=8), st.integers(0, 12))
def test_parts_are_seen_by_nobody(monkeypatch: pytest.MonkeyPatch, pages: list[list[str]], most: int) -> None:
    monkeypatch.setattr(growing, "MOST_A_PART", most)
    parts, plain = GrowingSet(), dict.fromkeys("")
    for page in pages:
        fresh = [each for each in dict.fromkeys(page) if each not in plain]
        assert list(parts.take(page)) == fresh
        plain |= dict.fromkeys(fresh)
        assert (len(parts), set(parts)) == (len(plain), set(plain))
        assert [str(each) in parts for each in range(32)] == [str(each) in plain for each in range(32)]
    copy = parts.copy()
    copy.take(["99"])
    assert sorted(parts.drain()) == sorted(plain)
    assert (len(parts), "99" in parts, len(copy)) == (0, False, len(plain) + 1)
    assert list(parts.take(["1"])) == ["1"], "an emptied one is taken into again"


def test_a_part_is_never_laid_out_anew_for_very_many() -> None:
    many = GrowingSet()
    for first in range(0, 200_000, 1000):
        many.take([str(each) for each in range(first, first + 1000)])
    assert len(many) == 200_000
    assert [len(part) for part in many._parts] == [78_000, 78_000, 44_000]

"""What an unexpected exception tells of itself: its kind and its place, never what it says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tui.codes import Code
from tui.errors import SourceError, UnexpectedError, foreseen
from tui.wording import sentence
from tui.wording.amounts import dollars


def told(work: Callable[[], object]) -> Code:
    with pytest.raises(UnexpectedError) as caught, foreseen():
        work()
    assert caught.value.__cause__ is not None
    return caught.value.code


def raising(error: BaseException) -> Callable[[], None]:
    def fails() -> None:
        raise error

    return fails


def test_the_place_is_the_innermost_of_ours() -> None:
    code = told(lambda: dollars("rahasia"))  # type: ignore[arg-type]
    assert code.name == "unexpected"
    assert str(code.get("place")).startswith("wording/amounts.py:")
    assert "rahasia" not in sentence(code)


def test_where_nothing_of_ours_was_at_work_the_place_is_a_module() -> None:
    with pytest.raises(RecursionError) as caught:
        raising(RecursionError())()
    assert str(UnexpectedError.of(caught.value).code.get("place")).startswith(f"{__name__}:")
    assert UnexpectedError.of(ValueError("never raised")).code.get("place") == "?"


@pytest.mark.parametrize(
    "error",
    [SourceError("feed_denied"), BrokenPipeError(), asyncio.CancelledError(), KeyboardInterrupt(), SystemExit()],
)
def test_what_is_ours_or_foreseen_or_asks_to_stop_passes(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, foreseen(BrokenPipeError):
        raise error
    assert caught.value is error

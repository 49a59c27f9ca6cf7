"""A good page made bad, as X's own have been seen to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from standin.answers import token_of
from standin.books import Fault

Page = dict[str, Any]
NEWER = {"most_recent_tweet_id": "most_recent_post_id", "pinned_tweet_id": "pinned_post_id"}
INVALID = frozenset({"empty", "break", "reshape", "dialect"})  # what the document itself does not allow


def short(page: Page, _fault: Fault, _turn: int) -> Page:
    """Half of the page; the token says that there is more."""
    data = page.get("data", [])
    kept = data[: max(1, len(data) // 2)]
    return {**page, "data": kept, **({"meta": {**page["meta"], "result_count": len(kept)}} if "meta" in page else {})}


def empty(page: Page, _fault: Fault, turn: int) -> Page:
    """Nobody, and yet a token."""
    return {"data": [], "meta": {"result_count": 0, "next_token": token_of(0, turn)}}


def repeat(page: Page, _fault: Fault, turn: int) -> Page:
    """The same people, and a new token that leads to them again."""
    return {**page, "meta": {**page["meta"], "next_token": token_of(0, turn)}}


def loop(page: Page, _fault: Fault, _turn: int) -> Page:
    """A token that was there before."""
    return {**page, "meta": {**page["meta"], "next_token": token_of(0, 9999)}}


def strip(page: Page, fault: Fault, _turn: int) -> Page:
    """Records without some of the fields that were asked for."""
    return _each(page, lambda record: {key: value for key, value in record.items() if key not in fault.fields})


def broken(page: Page, _fault: Fault, _turn: int) -> Page:
    """One record of the page in another shape."""
    first, *others = page["data"]
    return {**page, "data": [_odd(first), *others]}


def reshape(page: Page, _fault: Fault, _turn: int) -> Page:
    """Every record of the page in another shape."""
    return _each(page, _odd)


def _odd(record: Page) -> Page:
    return {**record, "name": {"text": record.get("name")}, "text": 7}


def dialect(page: Page, _fault: Fault, _turn: int) -> Page:
    """The field names of the newer document."""

    def renamed(record: Page) -> Page:
        record = {NEWER.get(key, key): value for key, value in record.items()}
        metrics = record.get("public_metrics")
        if metrics and "tweet_count" in metrics:
            record["public_metrics"] = {"post_count" if k == "tweet_count" else k: v for k, v in metrics.items()}
        return record

    return _each(page, renamed)


def _each(page: Page, change: Callable[[Page], Page]) -> Page:
    data = page.get("data")
    if isinstance(data, list):
        return {**page, "data": [change(record) for record in data]}
    return {**page, "data": change(data)} if data else page


CHANGES: dict[str, Callable[[Page, Fault, int], Page]] = {
    "short": short,
    "empty": empty,
    "repeat": repeat,
    "loop": loop,
    "strip": strip,
    "break": broken,
    "reshape": reshape,
    "dialect": dialect,
}
OF_LISTS = frozenset({"short", "break"})
OF_PAGES = frozenset({"empty", "repeat", "loop"})


def misbehaved(page: Page, fault: Fault, turn: int) -> Page:
    """The page as the fault makes it; one account by itself has no half, and what has no pages no token."""
    data = page.get("data")
    is_list = isinstance(data, list) and bool(data)
    is_fit = {OF_LISTS: is_list, OF_PAGES: is_list and "meta" in page}
    if fault.kind in CHANGES and all(fits for kinds, fits in is_fit.items() if fault.kind in kinds):
        return CHANGES[fault.kind](page, fault, turn)
    return page

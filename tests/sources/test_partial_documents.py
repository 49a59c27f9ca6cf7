"""What a document says of what is not in it: further pages, a greater count, a second list, another kind of list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui.sources.base import Scope
from tui.sources.previews import Preview, preview

TEN: list[dict[str, Any]] = [
    {"id": f"33000000{n}", "username": f"kec_{n}_rekaan", "name": "Rekaan"} for n in range(10, 20)
]

MORE: list[dict[str, Any]] = [
    {"page_info": {"has_next_page": True, "end_cursor": "x"}},
    {"pageInfo": {"hasNextPage": True}},
    {"links": {"first": "/f?page=1", "next": "/f?page=2"}},
    {"_links": {"next": {"href": "/f?page=2"}}},
    {"paging": {"cursors": {"after": "x"}, "next": "/f?after=x"}},
    {"next_page": 2},
    {"nextPage": "2"},
    {"next_page_url": "/f?page=2"},
    {"@odata.nextLink": "/f?$skip=10"},
    {"cursor": "abc"},
    {"page": 1, "total_pages": 8},
    {"meta": {"page": 1, "last_page": 4, "total": 40}},
    {"meta": {"pagination": {"next": 2}}},
    {"truncated": True},
    {"incomplete_results": True},
    {"complete": False},
    {"last": False, "totalPages": 3},
    {"has_more": True, "next_cursor": None},
]
SMALLER: list[dict[str, Any]] = [{"total": 313}, {"count": "313"}, {"meta": {"total": 40}}, {"jumlah": 313}]
LATER: list[dict[str, Any]] = [
    {"page": 4, "total_pages": 4},
    {"previous_cursor": 1500, "next_cursor": 0},
    {"links": {"prev": "/f?page=3", "next": None}},
    {"meta": {"result_count": 10, "previous_token": "x"}},
]
ALL: list[dict[str, Any]] = [
    {},
    {"page": 1, "total_pages": 1, "total": 10, "per_page": 10},
    {"count": 10, "next": None, "previous": None},
    {"links": {"first": "/f?page=1", "last": "/f?page=1", "prev": None, "next": None}},
    {"pageInfo": {"hasNextPage": False, "endCursor": "x"}},
    {"cursor": "abc", "has_more": False},
    {"last": True, "number": 0, "totalPages": 1, "totalElements": 10},
    {"meta": {"result_count": 10}},
    {"previous_cursor": 0, "next_cursor": 0},
    {"truncated": False, "complete": True},
    {"status": "ok", "count": None, "total": ""},
]


def seen(tmp_path: Path, document: object, *, complete: bool = True) -> Preview:
    path = tmp_path / "pengikut.json"
    path.write_text(json.dumps(document))
    return preview(path, complete=complete)


def notes(shown: Preview) -> list[str]:
    return [note.name for note in shown.notes]


@pytest.mark.parametrize("key", ["data", "followers"])
@pytest.mark.parametrize("said", MORE, ids=json.dumps)
def test_a_page_that_says_that_more_follows_is_not_whole_whoever_calls_it_complete(
    tmp_path: Path, said: dict[str, Any], key: str
) -> None:
    shown = seen(tmp_path, {**said, key: TEN})
    assert (shown.understood, shown.is_whole, shown.complete) == (10, False, False)
    assert "pages_missing" in notes(shown)


@pytest.mark.parametrize("said", SMALLER, ids=json.dumps)
def test_a_list_with_fewer_accounts_than_its_document_counts_is_not_whole(tmp_path: Path, said: dict[str, Any]) -> None:
    shown = seen(tmp_path, {**said, "users": TEN})
    assert (shown.understood, shown.complete) == (10, False)
    assert "document_counts_more" in notes(shown)


@pytest.mark.parametrize("said", LATER, ids=json.dumps)
def test_a_page_before_which_others_stand_is_not_whole(tmp_path: Path, said: dict[str, Any]) -> None:
    shown = seen(tmp_path, {**said, "users": TEN})
    assert (shown.understood, shown.is_whole, shown.complete) == (10, False, False)
    assert "pages_before_missing" in notes(shown)


@pytest.mark.parametrize("said", ALL, ids=json.dumps)
def test_a_document_of_one_page_is_as_complete_as_it_is_called(tmp_path: Path, said: dict[str, Any]) -> None:
    shown = seen(tmp_path, {**said, "users": TEN})
    assert (shown.understood, shown.is_whole, shown.complete, notes(shown)) == (10, True, True, [])


def test_pages_one_after_another_are_whole_when_the_last_says_so(tmp_path: Path) -> None:
    path = tmp_path / "halaman.jsonl"
    first = {"data": TEN[:5], "page": 1, "total_pages": 2, "total": 10, "links": {"next": "/2", "prev": None}}
    second = {"data": TEN[5:], "page": 2, "total_pages": 2, "total": 10, "links": {"next": None, "prev": "/1"}}
    path.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n")
    shown = preview(path, complete=True)
    assert (shown.understood, shown.complete, shown.notes) == (10, True, ())


def test_a_document_that_calls_itself_complete_is(tmp_path: Path) -> None:
    assert seen(tmp_path, {"complete": True, "followers": TEN}, complete=False).complete
    assert not seen(tmp_path, {"followers": TEN}, complete=False).complete
    assert not seen(tmp_path, {"complete": True, "followers_count": 40, "followers": TEN}, complete=False).complete


@pytest.mark.parametrize(
    "document",
    [
        {"users": [{"id": "1", "username": "bupati_rekaan"}], "followers": TEN},
        {"accounts": TEN[:2], "followers": TEN},
        {"items": TEN, "results": TEN[:3]},
    ],
    ids=["target beside followers", "two names", "neither called so"],
)
def test_of_two_lists_the_followers_are_read_and_the_other_is_named(tmp_path: Path, document: object) -> None:
    shown = seen(tmp_path, document)
    assert (shown.understood, shown.is_whole, shown.complete) == (10, False, False)
    assert "lists_left" in notes(shown)


@pytest.mark.parametrize(
    "document",
    [
        {"data": [], "users": TEN},
        {"users": [], "followers": TEN},
        {"items": [{"kind": "menu"}], "users": TEN},
        {"data": {"users": TEN}},
        {"status": "ok", "data": {"followers": TEN, "total": 10}},
        [{"data": TEN[:5], "meta": {"next_token": "x"}}, {"data": TEN[5:], "meta": {"previous_token": "y"}}],
        [{"followers": TEN}],
    ],
    ids=[
        "empty data",
        "empty users",
        "no accounts",
        "nested",
        "nested with its count",
        "pages in a list",
        "one in a list",
    ],
)
def test_the_list_that_holds_the_accounts_is_found(tmp_path: Path, document: object) -> None:
    shown = seen(tmp_path, document)
    assert (shown.understood, shown.complete, shown.skipped, notes(shown)) == (10, True, 0, [])


def test_a_nested_page_says_as_well_that_more_follows(tmp_path: Path) -> None:
    shown = seen(tmp_path, {"data": {"users": TEN, "next_cursor": "x"}})
    assert (shown.understood, shown.complete, notes(shown)) == (10, False, ["pages_missing"])


FOLLOWED: list[object] = [
    [{"following": {"accountId": each["id"]}} for each in TEN],
    {"data": TEN, "meta": {}, "__twarc": {"url": "https://api.twitter.com/2/users/99/following?max_results=1000"}},
    [{"whatIFound": "following", "userId": each["id"], "username": each["username"]} for each in TEN],
    {"following": TEN, "status": "ok"},
]


@pytest.mark.parametrize("document", FOLLOWED, ids=["archive without its prefix", "twarc2", "Apify", "by its name"])
def test_accounts_that_are_followed_are_no_followers(tmp_path: Path, document: object) -> None:
    shown = seen(tmp_path, document)
    (reading,) = shown.readings
    assert (len(reading.accounts), reading.scope, reading.complete) == (10, Scope.KNOWN, False)


def test_a_flag_that_somebody_is_followed_makes_no_other_list_of_followers(tmp_path: Path) -> None:
    (reading,) = seen(tmp_path, [{**each, "following": True} for each in TEN]).readings
    assert (reading.scope, reading.complete) == (Scope.FOLLOWERS, True)

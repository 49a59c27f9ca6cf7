"""What a document says of accounts that are not in it: on further pages, on earlier ones, or in a greater count.

Servers and exporters have many words for the same: those of X (v1.1 and v2), of GraphQL connections, HAL and JSON:API
links, OData, Laravel, Django REST and Spring pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tui.sources.formats.columns import folded
from tui.sources.formats.rows import Said, What
from tui.sources.values import parse_count

# Names under which stands where or whether more follows.
_NEXT: Final = """
    continuation continuationtoken hasmore hasmorepages hasnext hasnextpage incomplete incompleteresults
    isincomplete ispartial istruncated more moreusers next nextcursor nextlink nextmaxid nextoffset nextpage
    nextpagetoken nextpageurl nexttoken nexturl odatanextlink partial truncated
"""
_BEFORE: Final = """
    hasprevious haspreviouspage hasprev prev previous previouscursor previouspage previouspageurl previoustoken
    prevcursor prevpage prevpageurl
"""
_ENDS: Final = ("complete", "iscomplete", "islast", "islastpage", "last", "lastpage")  # as yes or no
_CURSOR: Final = "cursor"  # where a page ends, be it the last: it says something only by itself
_PAGES: Final = ("page", "currentpage", "pagenumber")
_OF_PAGES: Final = ("totalpages", "totalpage", "lastpage", "pagecount", "pages", "numpages")
_IN_ALL: Final = """
    count jumlah total totalaccounts totalcount totalelements totalfollowers totalitems totalrecords
    totalresults totalusers
"""
_NEXTS: Final = tuple(_NEXT.split())
_PREVIOUS: Final = tuple(_BEFORE.split())
_TOTALS: Final = tuple(_IN_ALL.split())
_NONE: Final[tuple[object, ...]] = (0, "0", "", None, False, "false", [], {})
_FOREIGN: Final = ("includes", "errors", "error", "twarc")  # they speak of something else
_DEPTH: Final = 3


def said_of(whole: Mapping[str, object]) -> Iterator[Said]:
    """What a document says of the list that it holds, in itself or in the objects around that list."""
    parts = list(_parts(whole, _DEPTH))
    told = [each for part in parts for each in _more(part)]
    told = told or [_is_given(part[_CURSOR]) for part in parts if _CURSOR in part]
    if told or isinstance(whole.get("meta"), Mapping):
        yield Said(What.MORE_FOLLOWS, any(told))
    if any(map(_is_later, parts)):
        yield Said(What.PAGES_BEFORE, True)
    if any(part.get("complete") is True for part in parts):
        yield Said(What.COMPLETE, True)
    counts = [parse_count(part[name]) for part in parts for name in _TOTALS if name in part]
    if any(counts):
        yield Said(What.TOTAL, max(count or 0 for count in counts))


def _parts(whole: Mapping[str, object], depth: int) -> Iterator[dict[str, object]]:
    """The members of an object and of those within it, under their folded names."""
    own = {folded(name): value for name, value in whole.items()}
    for fold in ("nextcursor", "previouscursor"):  # a cursor as text outranks the number beside it
        if f"{fold}str" in own:
            own[fold] = own.pop(f"{fold}str")
    yield own
    if depth > 1:
        for name, value in own.items():
            if isinstance(value, Mapping) and name not in _FOREIGN:
                yield from _parts(value, depth - 1)


def _more(part: Mapping[str, object]) -> Iterator[bool]:
    """Whether more follows, by each name that tells it."""
    yield from (_is_given(part[name]) for name in _NEXTS if name in part)
    yield from (not part[name] for name in _ENDS if isinstance(part.get(name), bool))
    last = _first_count(part, _OF_PAGES)
    if last is not None:
        page = _first_count(part, _PAGES)
        yield last > max(1, 1 if page is None else page)


def _is_later(part: Mapping[str, object]) -> bool:
    """Whether a page is not the first."""
    page = _first_count(part, _PAGES) if _first_count(part, _OF_PAGES) is not None else None
    return (page or 0) > 1 or any(_is_given(part[name]) for name in _PREVIOUS if name in part)


def _first_count(part: Mapping[str, object], names: tuple[str, ...]) -> int | None:
    counts = (parse_count(part[name]) for name in names if name in part)
    return next((count for count in counts if count is not None), None)


def _is_given(value: object) -> bool:
    return value not in _NONE

"""Accounts as JSON objects: X API v2 and v1.1, twarc2, snscrape, twikit, browser exporters, Apify and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tui.sources.base import Scope
from tui.sources.formats import columns, error_pages, handles, headings, links, paging, scopes
from tui.sources.formats.json_slices import Cut, Element, Place, elements, members
from tui.sources.formats.rows import Fault, Item, Items, Row, Said, What
from tui.sources.formats.scopes import FOLLOWED

# Under which name a document holds its list of accounts; of several that do, followers are meant.
_LISTS: Final = ("followers", "data", "users", "accounts", "items", "results")
_LOOKED_AT: Final = 5  # elements by which a list is known
_NOTHING: Final[Mapping[str, object]] = {}
_NESTED: Final = ("legacy", "core", "public_metrics", "privacy", "follower", "following")


def read_document(text: str) -> Items:
    """The accounts of a JSON document: a list of them, or an object that holds such a list; or of several in a row."""
    for item in _read_all(Place(text)):
        if isinstance(item, Cut):
            yield from _told(item)
        else:
            yield item


def read_lines(lines: Iterable[str]) -> Items:
    """The accounts of JSON lines: an account a line, or a page of accounts a line (twarc2 as it comes)."""
    for number, line in enumerate(lines, start=1):
        for item in _read_all(Place(line, number)):
            if not isinstance(item, Cut):
                yield item
            elif line.endswith("\n"):
                yield Fault("record_unreadable", number)
            else:
                yield from _told(item)


def _read_all(place: Place) -> Iterator[Item | Cut]:
    """All that follows, document by document: pages are often written one after another."""
    while place.follows():
        yield from _read_list(elements(place)) if place.sees("[") else _read_object(place)
        yield Said(What.DOCUMENT, True)


def _told(cut: Cut) -> Items:
    """A file, or a page of it, that ends in the midst of a record: more than that record may be missing."""
    yield Said(What.CUT, cut.line)
    yield Fault("record_cut", cut.line)


def _read_list(
    found: Iterable[Element | Cut], pinned: Mapping[str, object] = _NOTHING, outer: tuple[str, ...] = ()
) -> Iterator[Item | Cut]:
    """The accounts among these elements; what their shape says is said again whenever the shape changes."""
    last: columns.Shape | None = None
    bare: list[Element] = []
    for element in found:
        if isinstance(element, Cut):
            yield element
        elif isinstance(element.value, Mapping):
            user = _merged(element.value)
            shape = columns.shape_of(tuple(user), (*element.value, *outer))
            page = {} if shape.is_account else _with_elements(element.line, element.value)
            if _lists_in(page):
                yield from _read_whole(element.line, page)
                continue
            if _tells_followed(element.value):
                yield Said(What.SCOPE, Scope.KNOWN)
            if shape is not last:
                yield from headings.said_of(shape)
                last = shape
            yield _row(element.line, user, shape, pinned)
        else:
            bare.append(element)
    yield from _read_bare(bare, are_alone=last is None)


def _read_bare(found: list[Element], *, are_alone: bool) -> Iterator[Item]:
    """The accounts among elements that are no objects; a few words alone are names only where a plain list's are."""
    told = [str(each.value) for each in found if isinstance(each.value, str | int)]
    is_list = not are_alone or len(told) >= handles.MANY or handles.is_list(told)
    if found and is_list and are_alone:
        yield Said(What.FORMAT, "handles")
        if handles.are_doubtful(told):
            yield Said(What.IS_DOUBTFUL, True)
    for element in found:
        is_name = isinstance(element.value, str | int)
        yield _bare(element) if is_list or not is_name else Fault("record_unreadable", element.line)


def _read_object(place: Place) -> Iterator[Item | Cut]:
    """One object: an account, a page of accounts, or a document that says more of itself."""
    line = place.line
    whole: dict[str, object] = {}
    cut: Cut | None = None
    for member in members(place):
        if isinstance(member, Cut):
            cut = member
        else:
            whole[member[0]] = member[1]
    yield from _read_whole(line, whole, cut)


def _read_whole(line: int, whole: Mapping[str, object], cut: Cut | None = None) -> Iterator[Item | Cut]:
    """The accounts of an object whose members are read, as far as it was not cut."""
    data = whole.get("data")
    inner = _with_elements(line, data) if isinstance(data, Mapping) else _NOTHING
    lists = _lists_in(inner) or _lists_in(whole)
    yield from _said_of(whole, lists)
    if lists:
        page, *others = lists
        outer = ("public_metrics",) if page == "data" else ()  # the API's own envelope, whatever fields were asked for
        found = _elements_of(inner.get(page, whole.get(page)))
        yield from (Said(What.LIST_LEFT, other) for other in others)
        yield from _read_list(found, _pinned_posts(whole.get("includes")), outer)
    elif _is_element_list(whole.get("ids")):
        yield Said(What.FORMAT, "ids")
        yield from (Row(element.line, {"id": element.value}, "ids", False) for element in _elements_of(whole["ids"]))
    elif isinstance(data, Mapping):
        yield from _read_alone(line, {**error_pages.signs_in(whole), **data})
    elif cut is None and not _is_empty_page(whole):
        yield from _read_alone(line, {key: _plain(value) for key, value in whole.items()})
    if cut is not None:
        yield from _told(cut) if lists else (cut,)


def _lists_in(whole: Mapping[str, object]) -> list[str]:
    """The names of the lists that an object holds, best first: one with accounts in it, else one that is empty."""
    held = [name for name in (*_LISTS, FOLLOWED) if _is_element_list(whole.get(name))]
    filled = [
        name for name in held if any(_may_be_account(each.value) for each in _elements_of(whole[name])[:_LOOKED_AT])
    ]
    return filled or [name for name in held if name != FOLLOWED or whole[name]][:1]


def _may_be_account(value: object) -> bool:
    if isinstance(value, Mapping):
        user = _merged(value)
        return columns.shape_of(tuple(user), tuple(value)).is_account or bool(_lists_in(_with_elements(0, value)))
    return isinstance(value, str | int)


def _with_elements(line: int, value: Mapping[str, object]) -> dict[str, object]:
    """An object within another as the one around it is read: with Elements in its lists."""
    return {
        key: [Element(line, each) for each in held] if isinstance(held, list) else held for key, held in value.items()
    }


def _read_alone(line: int, user: Mapping[str, object]) -> Iterator[Item | Cut]:
    """An account that stands in no list; of several lines each does, and together they are one."""
    yield Said(What.STANDS_ALONE, True)
    yield from _read_list([Element(line, user)])


def _is_empty_page(whole: Mapping[str, object]) -> bool:
    """Whether it is an answer without accounts: X sends no `data` at all when a page is empty."""
    return ("meta" in whole or "errors" in whole) and not error_pages.is_failure(whole)


def _said_of(whole: Mapping[str, object], lists: Sequence[str]) -> Iterator[Said]:
    """What a document says of itself besides its accounts."""
    twarc = whole.get("__twarc")
    if isinstance(twarc, Mapping):
        if twarc.get("retrieved_at"):
            yield Said(What.TAKEN_AT, twarc["retrieved_at"])
        if scopes.is_way_of_followed(twarc.get("url")):
            yield Said(What.SCOPE, Scope.KNOWN)
    if lists or "meta" in whole or "ids" in whole:
        yield from paging.said_of(whole)
    if lists or _is_element_list(whole.get("ids")):
        data = whole.get("data")
        if error_pages.is_failure(whole) or (isinstance(data, Mapping) and error_pages.is_failure(data)):
            yield Said(What.TELLS_ERROR, True)
        if whole.get("taken_at"):
            yield Said(What.TAKEN_AT, _plain(whole["taken_at"]))
        if "followers_count" in whole:
            yield Said(What.FOLLOWERS_COUNT, _plain(whole["followers_count"]))
    if lists[:1] == [FOLLOWED]:
        yield Said(What.SCOPE, Scope.KNOWN)


def _tells_followed(user: Mapping[str, object]) -> bool:
    """Whether a record is of an account that is followed: in an archive's list, or where Apify says what it found."""
    is_archived = isinstance(user.get(FOLLOWED), Mapping) and not isinstance(user.get("follower"), Mapping)
    return is_archived or scopes.is_found_as_followed(user.get("whatIFound", ""))


def _is_element_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, Element) for each in value)


def _elements_of(value: object) -> list[Element]:
    return [each for each in value if isinstance(each, Element)] if isinstance(value, list) else []


def _plain(value: object) -> object:
    """A member as `json.loads` would have given it."""
    return [element.value for element in _elements_of(value)] if isinstance(value, list) else value


def _pinned_posts(includes: object) -> dict[str, object]:
    """The texts of the pinned posts that came with a page, by id."""
    posts = includes.get("tweets", includes.get("posts")) if isinstance(includes, Mapping) else None
    if not isinstance(posts, Sequence):
        return {}
    return {str(post["id"]): post.get("text") for post in posts if isinstance(post, Mapping) and "id" in post}


def _merged(user: Mapping[str, object]) -> dict[str, object]:
    """The object with what some exporters nest brought up to it."""
    merged = dict(user)
    for key in _NESTED:
        nested = merged.pop(key, None)
        if isinstance(nested, Mapping):
            merged.update(nested)
        elif nested is not None:
            merged[key] = nested
    return merged


def _bare(element: Element) -> Row | Fault:
    """An account that is only its id or its handle."""
    value = element.value
    if isinstance(value, str):
        return Row(element.line, {"id" if value.isdigit() else "username": value}, "id", False)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Row(element.line, {"id": value}, "id", False)
    return Fault("record_unreadable", element.line)


def _row(line: int, user: Mapping[str, object], shape: columns.Shape, pinned: Mapping[str, object]) -> Row | Fault:
    """An account out of an object."""
    if error_pages.is_message(user, shape):
        return Fault("record_is_message", line, (("columns", headings.describe(list(user))),))
    if shape.is_post:
        return Fault("record_is_post", line)
    fields = {field: user[key] for field, key in shape.column_of.items()}
    fields.update(_linked(user, fields))
    text = _pinned_text(user, pinned)
    if text:
        fields["pinned_text"] = text
    return Row(line, fields, shape.column_of.get("id", "id"), "description" in shape.column_of)


def _linked(user: Mapping[str, object], fields: Mapping[str, object]) -> dict[str, object]:
    """Description, address and place, in whichever way the exporter keeps them."""
    entities = user.get("entities")
    entities = entities if isinstance(entities, Mapping) else {}
    in_text = _urls(entities.get("description")) or user.get("description_urls") or user.get("descriptionLinks")
    in_url = _urls(entities.get("url")) or user.get("urls")
    url, place = fields.get("url"), fields.get("location")
    if isinstance(url, Mapping):
        url = url.get("url")
    if isinstance(place, Mapping):
        place = place.get("location")
    return {
        "description": links.expand(fields.get("description"), in_text),
        "url": links.first_long(in_url) or url,
        "location": place,
    }


def _urls(part: object) -> object:
    return part.get("urls") if isinstance(part, Mapping) else None


def _pinned_text(user: Mapping[str, object], pinned: Mapping[str, object]) -> object:
    for key in ("pinned_tweet", "pinned_post"):
        post = user.get(key)
        if isinstance(post, Mapping):
            return post.get("text")
    return pinned.get(str(user.get("pinned_tweet_id", user.get("pinned_post_id", ""))))

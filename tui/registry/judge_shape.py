"""Judges the shape of a registry: keys, sorts of values, texts, dates. Every fault, not only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tui.registry.fault import Fault, Path, fault, nearest
from tui.registry.shape import DATE, HANDLE, ID, SHAPES, Key, Sort, duration, names_an_hour


def judge_shape(data: Any) -> Iterator[Fault]:
    """Every fault of shape in a parsed registry file."""
    yield from _object(data, (), "registry")


def _object(value: Any, path: Path, shape_name: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(value, path, "object")
        return
    shape = SHAPES[shape_name]
    for name, key in shape.items():
        if name in value:
            yield from _JUDGES[key.sort](value[name], (*path, name), key)
        elif key.required:
            yield fault(path, "fault_missing_key", key=name)
    for name in value.keys() - shape.keys():
        yield fault((*path, name), "fault_unknown_key", key=name, near=nearest(name, shape))


def _objects(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield _wrong(value, path, "list")
        return
    if not value and key.required:
        yield fault(path, "fault_empty_list")
    for index, item in enumerate(value):
        yield from _object(item, (*path, index), key.of)


def _text(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(value, path, "text")
    elif not value.isprintable() or not value.strip() or value != value.strip():
        yield fault(path, "fault_text_unclean", text=value)
    elif len(value) > key.limit:
        yield fault(path, "fault_text_too_long", text=value, limit=key.limit, length=len(value))
    elif key.one_of and value not in key.one_of:
        yield fault(path, "fault_unknown_word", word=value, near=nearest(value, key.one_of))


def _id(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(value, path, "text")
    elif not ID.fullmatch(value):
        yield fault(path, "fault_bad_id", text=value)


def _handle(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(value, path, "text")
    elif not HANDLE.fullmatch(value):
        yield fault(path, "fault_bad_handle", text=value)


def _flag(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, bool):
        yield _wrong(value, path, "flag")


def _date(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(value, path, "date")
    elif not is_date(value):
        yield fault(path, "fault_bad_date", text=value)


def _day_or_time(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str) or not names_an_hour(value):
        yield from _date(value, path, key)
        return
    moment = _moment(value)
    if moment is None:
        yield fault(path, "fault_bad_date", text=value)
    elif moment.tzinfo is None:
        yield fault(path, "fault_time_without_offset", text=value)


def _duration(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(value, path, "text")
        return
    try:
        duration(value)
    except ValueError:
        yield fault(path, "fault_bad_duration", text=value)


def _labels(value: Any, path: Path, key: Key) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(value, path, "object")
        return
    for name, label in value.items():
        if not ID.fullmatch(name):
            yield fault((*path, name), "fault_bad_id", text=name)
        yield from _text(label, (*path, name), key)


def _or_null(judge: Callable[[Any, Path, Key], Iterator[Fault]]) -> Callable[[Any, Path, Key], Iterator[Fault]]:
    return lambda value, path, key: iter(()) if value is None else judge(value, path, key)


def _each(judge: Callable[[Any, Path, Key], Iterator[Fault]]) -> Callable[[Any, Path, Key], Iterator[Fault]]:
    def judge_each(value: Any, path: Path, key: Key) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield _wrong(value, path, "list")
            return
        for index, item in enumerate(value):
            yield from judge(item, (*path, index), key)

    return judge_each


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, written 2015-08-17."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _wrong(value: Any, path: Path, expected: str) -> Fault:
    return fault(path, f"fault_not_{expected}", found=_sort_of(value))


def _sort_of(value: Any) -> str:
    """The JSON name of a value's sort."""
    names: tuple[tuple[type, str], ...] = ((bool, "boolean"), (str, "string"), (list, "array"), (dict, "object"))
    return next((name for sort, name in names if isinstance(value, sort)), "null" if value is None else "number")


_JUDGES: Mapping[Sort, Callable[[Any, Path, Key], Iterator[Fault]]] = {
    Sort.TEXT: _text,
    Sort.TEXT_OR_NULL: _or_null(_text),
    Sort.TEXTS: _each(_text),
    Sort.FLAG: _flag,
    Sort.ID: _id,
    Sort.HANDLE: _handle,
    Sort.DATE: _date,
    Sort.DATE_OR_NULL: _or_null(_date),
    Sort.DATES: _each(_date),
    Sort.DAY_OR_TIME: _day_or_time,
    Sort.DURATION: _duration,
    Sort.OBJECT: lambda value, path, key: _object(value, path, key.of),
    Sort.OBJECTS: _objects,
    Sort.LABELS: _labels,
}

"""What a server says instead of a list, in JSON and with a good status: an error's page is nobody's account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.sources.formats.columns import Shape, folded
from tui.sources.formats.json_slices import Element

# Names that servers tell an error by; X's own `errors` stand beside good data as well.
_ERRORS: Final = ("error", "errors", "exception", "fault", "errorcode", "errormessage", "errormsg")
_VERDICTS: Final = ("success", "ok")
_STATUSES: Final = ("status", "statuscode", "code")
_WORDS: Final = ("message", "msg", "detail", "errordescription")
_NAMES: Final = frozenset((*_ERRORS, *_VERDICTS, *_STATUSES, *_WORDS))
# Fields that no error's page has: an account may well have a column of the office's own that is called `status`.
_OF_PROFILES: Final = ("description", "location", "created_at", "followers_count", "following_count", "post_count")
_FAILED: Final = range(400, 600)  # statuses of HTTP that say so
_FAILED_WORDS: Final = ("error", "fail", "failed", "failure")
_NO: Final = ("false", "no", "0")
_NOTHING_WRONG: Final = (
    *("", "none", "null", "false", "0", "ok", "no", "n/a", "nil", "-", "\N{EN DASH}", "\N{EM DASH}"),
    *("tidak", "tidak ada", "nihil", "kosong"),
)
_OF_ONE_RESOURCE: Final = ("resource_id", "resource_type", "parameter")  # what X says of an account or a post by itself


def signs_in(whole: Mapping[str, object]) -> dict[str, object]:
    """The members of an object by which an error's page would be known."""
    return {name: value for name, value in whole.items() if folded(name) in _NAMES and _is_sign(folded(name), value)}


def is_failure(whole: Mapping[str, object]) -> bool:
    """Whether an object says that something went wrong, whatever else it holds."""
    told = {folded(name): value for name, value in whole.items() if folded(name) in _NAMES}
    return _is_error(told) or _is_refused(told) or _is_failed(told)


def has_signs(shape: Shape) -> bool:
    """Whether what has this shape could be a server's message at all."""
    return not _NAMES.isdisjoint(shape.own)


def is_error(user: Mapping[str, object], shape: Shape) -> bool:
    """Whether what has this shape names an error outright."""
    return _is_error({name: user[shape.own[name]] for name in _NAMES & shape.own.keys()})


def is_message(user: Mapping[str, object], shape: Shape) -> bool:
    """Whether what has this shape is a server's message and no account."""
    if not has_signs(shape):
        return False
    told = {name: user[shape.own[name]] for name in _NAMES & shape.own.keys()}
    if _is_error(told):
        return True
    named = shape.column_of.keys()
    if not named.isdisjoint(_OF_PROFILES) or ("username" in named and not named.isdisjoint(("id", "name"))):
        return _is_refused(told) and named.isdisjoint(_OF_PROFILES)  # all else may be the office's own columns
    has_words = any(isinstance(told.get(name), str) and told[name] for name in _WORDS)
    # Beside a handle 501 may be the code of a village.
    return has_words or _is_refused(told) or (_is_failed(told) and "username" not in named)


def _is_sign(name: str, value: object) -> bool:
    return name != "errors" or _is_trouble(value)


def _is_error(told: Mapping[str, object]) -> bool:
    return any(_is_trouble(told.get(name)) for name in _ERRORS)


def _is_refused(told: Mapping[str, object]) -> bool:
    given = (told[name] for name in _VERDICTS if name in told)
    return any(value is not None and str(value).strip().lower() in _NO for value in given)


def _is_failed(told: Mapping[str, object]) -> bool:
    return any(_is_status(told.get(name)) for name in _STATUSES)


def _is_trouble(value: object) -> bool:
    """Whether what stands for an error is one: nothing, and the words for it, are none."""
    if isinstance(value, Element):
        return _is_trouble(value.value)
    if isinstance(value, str):
        return value.strip().lower() not in _NOTHING_WRONG
    if isinstance(value, Mapping):
        return value.keys().isdisjoint(_OF_ONE_RESOURCE) and any(map(_is_trouble, value.values()))
    return any(map(_is_trouble, value)) if isinstance(value, list) else bool(value)


def _is_status(value: object) -> bool:
    if isinstance(value, str):
        text = value.strip().lower()
        if text in _FAILED_WORDS:
            return True
        value = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
    return isinstance(value, int) and value in _FAILED

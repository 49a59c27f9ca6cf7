"""What a server says instead of a list, in JSON and with a good status: an error's page is nobody's account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.sources.formats.columns import Shape, folded

# Names that servers tell an error by. X's `errors` is none of them: it stands beside good data as well.
_ERRORS: Final = ("error", "exception", "fault")
_VERDICTS: Final = ("success", "ok")
_STATUSES: Final = ("status", "statuscode", "code")
_WORDS: Final = ("message", "msg", "detail", "errordescription")
_NAMES: Final = frozenset((*_ERRORS, *_VERDICTS, *_STATUSES, *_WORDS))
# Fields that no error's page has: an account may well have a column of the office's own that is called `status`.
_OF_PROFILES: Final = ("description", "location", "created_at", "followers_count", "following_count", "post_count")
_FAILED: Final = range(400, 600)  # statuses of HTTP that say so


def signs_in(whole: Mapping[str, object]) -> dict[str, object]:
    """The members of an object by which an error's page would be known."""
    return {name: value for name, value in whole.items() if folded(name) in _NAMES}


def is_failure(whole: Mapping[str, object]) -> bool:
    """Whether an object says that something went wrong, whatever else it holds."""
    told = {folded(name): value for name, value in signs_in(whole).items()}
    return _is_refused(told) or _is_failed(told)


def is_message(user: Mapping[str, object], shape: Shape) -> bool:
    """Whether what has this shape is a server's message and no account."""
    if _NAMES.isdisjoint(shape.own):
        return False
    told = {name: user[shape.own[name]] for name in _NAMES & shape.own.keys()}
    if _is_refused(told):
        return True
    if not shape.column_of.keys().isdisjoint(_OF_PROFILES):
        return False
    if any(isinstance(told.get(name), str) and told[name] for name in _WORDS):
        return True
    return _is_failed(told) and "username" not in shape.column_of  # beside a handle 501 may be the code of a village


def _is_refused(told: Mapping[str, object]) -> bool:
    return any(told.get(name) for name in _ERRORS) or any(told.get(name) is False for name in _VERDICTS)


def _is_failed(told: Mapping[str, object]) -> bool:
    return any(_is_status(told.get(name)) for name in _STATUSES)


def _is_status(value: object) -> bool:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 4:
        value = int(value)
    return isinstance(value, int) and value in _FAILED

"""JSON decoded a piece at a time: no document holds the interpreter for long, a cut one gives what is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_DIGITS: Final = 1_000  # what has more is no id and no count, whichever number stands for it
_SMALL: Final = 16 * 1024
_decoder: Final = json.JSONDecoder()
_vast: Final = json.JSONDecoder(parse_int=lambda digits: int(digits[:_DIGITS]))


class Element(NamedTuple):
    """One element of a list: the line where it starts and its value."""

    line: int
    value: object


class Cut(NamedTuple):
    """The place where a document stops being JSON."""

    line: int


class _BrokenError(Exception):
    """The text is not JSON from here on."""


class Place:
    """A place in a text that holds JSON, one document or several, with its line."""

    def __init__(self, text: str, line: int = 1, at: int = 0) -> None:
        self.text = text
        self.at = _skip(text, at)
        self._line = line
        self._counted = 0

    @property
    def line(self) -> int:
        """The line of the place."""
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def sees(self, char: str) -> bool:
        """Whether that character stands at the place."""
        return self.text.startswith(char, self.at)

    def takes(self, char: str) -> bool:
        """Passes that character, and the blanks after it, if it stands at the place."""
        if not self.sees(char):
            return False
        self.at = _skip(self.text, self.at + 1)
        return True

    def follows(self) -> bool:
        """Whether anything more stands there, past what documents are parted by."""
        while self.takes(",") or self.takes(";"):
            pass
        return self.at < len(self.text)

    def value(self) -> object:
        """Decodes the value at the place and passes it. Raises _BrokenError."""
        try:
            value, end = self._decoded()
        except (ValueError, RecursionError) as error:
            raise _BrokenError from error
        self.at = _skip(self.text, end)
        return value

    def _decoded(self) -> tuple[object, int]:
        try:
            return _decoder.raw_decode(self.text, self.at)
        except json.JSONDecodeError:
            raise
        except ValueError:  # sound JSON, with a number of more digits than Python makes one of
            return _vast.raw_decode(self.text, self.at)

    def cut(self) -> Cut:
        """Leaves what cannot be read: nothing follows any more."""
        cut = Cut(self.line)
        self.at = len(self.text)
        return cut


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def elements(place: Place) -> Iterator[Element | Cut]:
    """The elements of the list at the place, one by one; then the place is behind it."""
    try:
        yield from _elements(place)
    except _BrokenError:
        yield place.cut()


def _elements(place: Place) -> Iterator[Element]:
    if not place.takes("["):
        raise _BrokenError
    if place.takes("]"):
        return
    while True:
        yield Element(place.line, place.value())
        if place.takes("]"):
            return
        if not place.takes(","):
            raise _BrokenError


def members(place: Place) -> Iterator[tuple[str, object] | Cut]:
    """The members of the object at the place, behind which it is then; a list comes as a list of Elements."""
    line = place.line
    small = _small(place) if len(place.text) - place.at <= _SMALL else None
    if small is not None:
        for name, value in small.items():
            yield name, [Element(line, each) for each in value] if isinstance(value, list) else value
        return
    try:
        if not place.takes("{"):
            raise _BrokenError
        if place.takes("}"):
            return
        while True:
            key = place.value()
            if not isinstance(key, str) or not place.takes(":"):
                raise _BrokenError
            if place.sees("["):
                yield from _list_member(key, place)
            else:
                yield key, place.value()
            if place.takes("}"):
                return
            if not place.takes(","):
                raise _BrokenError
    except _BrokenError:
        yield place.cut()


def _small(place: Place) -> dict[str, object] | None:
    """A small object in one go; None where that fails, so that it is read piece by piece as far as it is sound."""
    at = place.at
    try:
        value = place.value()
    except _BrokenError:
        return None
    if isinstance(value, dict):
        return value
    place.at = at
    return None


def _list_member(key: str, place: Place) -> Iterator[tuple[str, object]]:
    """A list as far as it is sound, also when the document is cut within it."""
    found: list[Element] = []
    try:
        found.extend(_elements(place))
    finally:
        yield key, found

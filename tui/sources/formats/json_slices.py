"""JSON decoded a piece at a time: no document holds the interpreter for long, a cut one gives what is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_SMALL: Final = 16 * 1024
_decoder: Final = json.JSONDecoder()


class Element(NamedTuple):
    """One element of a list: the line where it starts and its value."""

    line: int
    value: object


class Cut(NamedTuple):
    """The place where a document stops being JSON."""

    line: int


class _BrokenError(Exception):
    """The text is not JSON from here on."""


class _Text:
    """A text with a place in it, and the line of that place."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self._line = line
        self._counted = 0
        self.at = _skip(text, 0)

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

    def value(self) -> object:
        """Decodes the value at the place and passes it. Raises _BrokenError."""
        try:
            value, end = _decoder.raw_decode(self.text, self.at)
        except (ValueError, RecursionError) as error:
            raise _BrokenError from error
        self.at = _skip(self.text, end)
        return value


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def elements(text: str, line: int = 1) -> Iterator[Element | Cut]:
    """The elements of a list that starts the text, one by one; what follows the list is not looked at."""
    place = _Text(text, line)
    try:
        yield from _elements(place)
    except _BrokenError:
        yield Cut(place.line)


def _elements(place: _Text) -> Iterator[Element]:
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


def members(text: str, line: int = 1) -> Iterator[tuple[str, object] | Cut]:
    """The members of an object that starts the text; a member that is a list comes as a list of Elements."""
    small = _small(text) if len(text) <= _SMALL else None
    if small is not None:
        for name, value in small.items():
            yield name, [Element(line, each) for each in value] if isinstance(value, list) else value
        return
    place = _Text(text, line)
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
        yield Cut(place.line)


def _small(text: str) -> dict[str, object] | None:
    """A small object in one go; None where that fails, so that it is read piece by piece as far as it is sound."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _list_member(key: str, place: _Text) -> Iterator[tuple[str, object]]:
    """A list as far as it is sound, also when the document is cut within it."""
    found: list[Element] = []
    try:
        found.extend(_elements(place))
    finally:
        yield key, found

"""Where in a JSON text each value stands: lines by path, and the keys that an object holds twice."""

from __future__ import annotations

import json
import re
from bisect import bisect_left

from msgspec import Struct, field

from tui.registry.fault import Path

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class Positions(Struct):
    """Lines, counted from 1: of each value by its path (a member counts from its key), and of each repeated key."""

    lines: dict[Path, int] = field(default_factory=dict)
    repeated: list[tuple[Path, int]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the value at that path, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Open(Struct):
    """An object or a list that is not closed yet."""

    path: Path
    is_object: bool
    keys: set[str] = field(default_factory=set)
    index: int = 0
    key: str | None = None

    @property
    def inner(self) -> Path:
        """The path of the value that stands next in it."""
        return (*self.path, self.index if self.key is None else self.key)


def scan(text: str) -> Positions:
    """The positions in a text that is known to be JSON; of a repeated key, those of its last value."""
    found = Positions()
    breaks = [match.start() for match in re.finditer("\n", text)]
    around: list[_Open] = []
    for token in _TOKEN.finditer(text):
        word, line = token[0], bisect_left(breaks, token.start()) + 1
        last = around[-1] if around else None
        if word in "}]":
            around.pop()
        elif word == ",":
            _step(last)
        elif word == ":":
            continue
        elif last is not None and last.is_object and last.key is None:
            _meet_key(last, json.loads(word), line, found)
        else:
            path = last.inner if last else ()
            if last is None or not last.is_object:
                found.lines[path] = line
            if word in "{[":
                around.append(_Open(path, is_object=word == "{"))
    return found


def _step(last: _Open | None) -> None:
    """Moves an open object or list on to its next member."""
    if last is not None:
        last.index += 1
        last.key = None


def _meet_key(last: _Open, key: str, line: int, found: Positions) -> None:
    path = (*last.path, key)
    if key in last.keys:
        found.repeated.append((path, line))
    last.keys.add(key)
    last.key = key
    found.lines[path] = line

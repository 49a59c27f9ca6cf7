"""A fault in a registry before its line is known, and the words with which its place is named."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable

from msgspec import Struct

from tui.codes import Argument, Code

Path = tuple[str | int, ...]
_PLAIN = re.compile(r"[A-Za-z_$][A-Za-z0-9_]*")
_SHOWN = 60


class Fault(Struct, frozen=True):
    """What is wrong (the name of a Code and its arguments) and at which path."""

    path: Path
    name: str
    args: tuple[tuple[str, Argument], ...] = ()

    def as_code(self, line: int) -> Code:
        """The fault with its place: `path` as a JSON path and `line`, counted from 1."""
        return Code(self.name, (("path", path_text(self.path)), ("line", line), *self.args))


def fault(path: Path, name: str, /, **args: Argument) -> Fault:
    """A Fault from keyword arguments; texts are cut and made printable, since a file may hold anything."""
    return Fault(path, name, tuple((key, shown(v) if isinstance(v, str) else v) for key, v in args.items()))


def path_text(path: Path) -> str:
    """A path as people write it: `$.units[3].parent`."""
    parts = ["$"]
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _PLAIN.fullmatch(step):
            parts.append(f".{step}")
        else:
            parts.append(f"[{json.dumps(shown(step))}]")
    return "".join(parts)


def shown(text: str) -> str:
    """Text of the file as a message may carry it: printable and not too long."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one; `-` where none is known."""
    return next(iter(difflib.get_close_matches(word[:_SHOWN], list(known), n=1, cutoff=0.0)), "-")

"""Reads a registry file: one judgement for loading it and for checking it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.codes import Code
from tui.errors import RegistryError, UsageError
from tui.registry.build import build
from tui.registry.fault import Fault, fault
from tui.registry.judge_sense import judge_sense
from tui.registry.judge_shape import judge_shape
from tui.registry.model import Registry


class Verdict(Struct, frozen=True):
    """A parsed registry file and every fault in it, in the order of their lines."""

    data: Any
    faults: tuple[Code, ...]


def load_registry(path: Path) -> Registry:
    """The registry in that file.

    Raises UsageError (`registry_unreadable`, `registry_not_text`) and RegistryError with every fault.
    """
    raw = _bytes(path)
    verdict = judge(_text(raw, path))
    if verdict.faults:
        raise RegistryError(verdict.faults, file=str(path))
    return build(verdict.data, sha256(raw).hexdigest())


def check(path: Path) -> tuple[Code, ...]:
    """Every fault of the registry in that file, as Codes with `path` and `line`; none means that it loads.

    Raises UsageError where the file cannot be read.
    """
    return judge(_text(_bytes(path), path)).faults


def judge(text: str) -> Verdict:
    """The parsed text with all its faults; positions are sought only when there is a fault to place."""
    repeats: list[bool] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            repeats.append(True)
        return made

    try:
        # No number has a meaning in a registry: reading all of them as floats keeps giant ones harmless.
        data = json.loads(text, object_pairs_hook=members, parse_int=float)
    except json.JSONDecodeError as error:
        return Verdict(None, (fault((), "fault_not_json", column=error.colno).as_code(error.lineno),))
    except RecursionError:
        return Verdict(None, (fault((), "fault_nested_too_deep").as_code(1),))
    faults = [*judge_shape(data), *judge_sense(data)]
    if not faults and not repeats:
        return Verdict(data, ())
    return Verdict(data, _placed(text, faults))


def _placed(text: str, faults: list[Fault]) -> tuple[Code, ...]:
    """The faults and the repeated keys, with their lines and in their order."""
    from tui.registry.positions import scan

    positions = scan(text)
    placed = [(positions.line(found.path), found) for found in faults]
    placed += [(line, fault(path, "fault_duplicate_key", key=str(path[-1]))) for path, line in positions.repeated]
    codes = {found.as_code(line): line for line, found in placed}
    return tuple(sorted(codes, key=lambda code: (codes[code], str(code.get("path")), code.name)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "?"
        raise UsageError("registry_unreadable", file=str(path), reason=reason) from None


def _text(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("registry_not_text", file=str(path)) from None

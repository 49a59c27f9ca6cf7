"""JSON of ours, its keys sorted: the same bytes for the same value."""

from __future__ import annotations

from typing import Any, Final

import orjson

Json = Any
DEEP: Final = 3  # down to which parts are encoded by themselves: a record's fields, their fields, and what these list
FEW: Final = 64


def json_bytes(value: Json, depth: int = DEEP) -> bytes:
    """The value's bytes; a hundred thousand accounts' part by part, since nothing else runs while one is encoded."""
    return orjson.dumps(_parted(value, depth), option=orjson.OPT_SORT_KEYS)


def _parted(value: Json, depth: int) -> Json:
    """The same to be encoded, its larger parts encoded already."""
    if not depth or not isinstance(value, dict | list) or len(value) > FEW:
        return value
    if isinstance(value, list):
        return [_part(each, depth - 1) for each in value]
    return {name: _part(each, depth - 1) for name, each in value.items()}


def _part(value: Json, depth: int) -> Json:
    return orjson.Fragment(json_bytes(value, depth)) if isinstance(value, dict | list) else value

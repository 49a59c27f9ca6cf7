"""Cuts the operations that we use, with all that they refer to, out of X's OpenAPI document.

`python -m scripts.cut_openapi openapi-2.166.json tests/data/x-openapi-2.166-subset.json`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATHS = (
    "/2/usage/tweets",
    "/2/users",
    "/2/users/by",
    "/2/users/by/username/{username}",
    "/2/users/{id}/followers",
    "/2/users/{id}/tweets",
)
PROSE = frozenset({"description", "example", "externalDocs", "summary", "tags", "x-twitter-streaming"})


def references(node: object) -> Iterator[str]:
    """Every `$ref` below a node; a discriminator's mapping names sorts that are never asked for."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if key != "discriminator":
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def bare(node: Any, *, is_properties: bool = False) -> Any:
    """A node without prose; a property may well be called `description`."""
    if isinstance(node, dict):
        return {
            key: bare(value, is_properties=key == "properties")
            for key, value in node.items()
            if is_properties or key not in PROSE
        }
    return [bare(value) for value in node] if isinstance(node, list) else node


def cut(document: dict[str, Any], paths: tuple[str, ...] = PATHS) -> dict[str, Any]:
    """A document with only these paths' GET and what they refer to, without prose."""
    kept: dict[str, Any] = {
        "openapi": document["openapi"],
        "info": {"title": document["info"]["title"], "version": document["info"]["version"]},
        "paths": {path: {"get": bare(document["paths"][path]["get"])} for path in paths},
        "components": {},
    }
    waiting = list(references(kept["paths"]))
    while waiting:
        _, _, sort, name = waiting.pop().split("/")
        section = kept["components"].setdefault(sort, {})
        if name not in section:
            section[name] = bare(document["components"][sort][name])
            waiting.extend(references(section[name]))
    return kept


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    text = json.dumps(cut(json.loads(source.read_bytes())), indent=1, sort_keys=True, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")

"""Makes registry.schema.json from the table that also reads the registry: `python -m scripts.make_schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tui.registry.model import RULE_IDS
from tui.registry.shape import DATE, DURATION, HANDLE, ID, SHAPES, Key, Sort

OUT = Path(__file__).parents[1] / "registry.schema.json"
DAY = {"type": "string", "format": "date", "pattern": f"^{DATE.pattern}$"}
MOMENT = {"type": "string", "format": "date-time"}


def main() -> None:
    """Writes the schema."""
    OUT.write_text(as_text(), encoding="utf-8")


def as_text() -> str:
    """The schema as JSON text."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Registry of Pantau SKPD",
        **shape("registry"),
        "$defs": {name: shape(name) for name in SHAPES if name != "registry"},
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def shape(name: str) -> dict[str, Any]:
    """The schema of one kind of object; a key that is not known is refused."""
    keys = SHAPES[name]
    return {
        "type": "object",
        "required": [key for key, of in keys.items() if of.required],
        "additionalProperties": False,
        "properties": {key: {"description": of.about, **value(name, key, of)} for key, of in keys.items()},
    }


def value(shape_name: str, name: str, key: Key) -> dict[str, Any]:
    """The schema of one value."""
    text: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": key.limit}
    if key.one_of or (shape_name, name) == ("rule", "id"):
        text = {"enum": list(key.one_of or RULE_IDS)}
    inner = {"$ref": f"#/$defs/{key.of}"}
    sorts: dict[Sort, dict[str, Any]] = {
        Sort.TEXT: text,
        Sort.TEXT_OR_NULL: {"anyOf": [text, {"type": "null"}]},
        Sort.TEXTS: {"type": "array", "items": text},
        Sort.FLAG: {"type": "boolean"},
        Sort.ID: {"type": "string", "pattern": f"^{ID.pattern}$"},
        Sort.HANDLE: {"type": "string", "pattern": f"^{HANDLE.pattern}$"},
        Sort.DATE: DAY,
        Sort.DATE_OR_NULL: {"anyOf": [DAY, {"type": "null"}]},
        Sort.DATES: {"type": "array", "items": DAY},
        Sort.DAY_OR_TIME: {"anyOf": [DAY, MOMENT]},
        Sort.DURATION: {"type": "string", "pattern": f"^{DURATION.pattern}$"},
        Sort.OBJECT: inner,
        Sort.OBJECTS: {"type": "array", "items": inner, **({"minItems": 1} if key.required else {})},
        Sort.LABELS: {"type": "object", "additionalProperties": text},
    }
    return sorts[key.sort]


if __name__ == "__main__":
    main()

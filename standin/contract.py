"""X's own OpenAPI document as judge of every request and every answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

FORMATS = FormatChecker(formats=())
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_INTEGER = re.compile(r"-?[0-9]+")
DOCUMENT = Path(__file__).parents[1] / "tests" / "data" / "x-openapi-2.166-subset.json"

PATHS = {
    "user": "/2/users/by/username/{username}",
    "users": "/2/users",
    "users_by": "/2/users/by",
    "followers": "/2/users/{id}/followers",
    "tweets": "/2/users/{id}/tweets",
    "usage": "/2/usage/tweets",
}


class ContractError(Exception):
    """A request or an answer that the document does not allow."""


def _is_instant(value: object) -> bool:
    """Whether a text is an instant of RFC 3339."""
    if not isinstance(value, str):
        return True
    return bool(_INSTANT.fullmatch(value) and datetime.fromisoformat(value))


FORMATS.checks("date-time", raises=ValueError)(_is_instant)


class Contract:
    """The operations of one OpenAPI document."""

    def __init__(self, path: Path = DOCUMENT) -> None:
        self._document = json.loads(path.read_bytes())
        self._validators: dict[str, Draft202012Validator] = {}
        self._seen: set[bytes] = set()

    def check_request(self, path: str, inside: Mapping[str, str], query: Mapping[str, str]) -> None:
        """Every parameter known, named once, well-formed and, where it is required, there."""
        known = {
            each["name"]: each for each in map(self._parameter, self._document["paths"][path]["get"]["parameters"])
        }
        if len(list(query.items())) > len(set(query)):
            raise ContractError("a parameter is named more than once")
        for name, text in {**inside, **query}.items():
            if name not in known or (known[name]["in"] == "path") != (name in inside):
                raise ContractError(f"The query parameter [{name}] is not one of [{','.join(sorted(known))}]")
            self._validate(known[name]["schema"], _parsed(known[name]["schema"], text), name)
        for name, each in known.items():
            if each.get("required") and name not in inside and name not in query:
                raise ContractError(f"{name}: required")

    def check_answer(self, path: str, body: Any) -> None:
        """A good answer as the document promises it; each record is judged once."""
        responses = self._document["paths"][path]["get"]["responses"]
        schema = self._resolved(responses["200"]["content"]["application/json"]["schema"])
        records = body.get("data") if isinstance(body, dict) else None
        if isinstance(records, list) and len(records) > 1:
            record_schema = schema["properties"]["data"]["items"]
            for record in records[1:]:
                mark = blake2b(json.dumps(record, sort_keys=True).encode(), digest_size=16).digest()
                if mark not in self._seen:
                    self._validate(record_schema, record, "data")
                    self._seen.add(mark)
            body = {**body, "data": records[:1]}
        self._validate(schema, body, path)

    def check_error(self, body: Any) -> None:
        """An error's body as the document promises it, by its type where it has one of its own."""
        own = self._problems.get(body.get("type", "") if isinstance(body, dict) else "")
        problem = own or "#/components/schemas/Problem"
        self._validate({"anyOf": [{"$ref": problem}, {"$ref": "#/components/schemas/Error"}]}, body, "error")

    @cached_property
    def _problems(self) -> dict[str, str]:
        mapping: dict[str, str] = self._document["components"]["schemas"]["Problem"]["discriminator"]["mapping"]
        kept = self._document["components"]["schemas"]
        return {sort: place for sort, place in mapping.items() if place.rpartition("/")[2] in kept}

    def _parameter(self, node: dict[str, Any]) -> dict[str, Any]:
        return self._resolved(node)

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in node:
            return node
        _, _, sort, name = node["$ref"].split("/")
        found: dict[str, Any] = self._document["components"][sort][name]
        return found

    def _validate(self, schema: dict[str, Any], value: Any, place: str) -> None:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            whole = {**schema, "components": self._document["components"]}
            self._validators[key] = Draft202012Validator(whole, format_checker=FORMATS)
        try:
            self._validators[key].validate(value)
        except ValidationError as error:
            raise ContractError(f"{place}: {error.message[:300]}") from error


def _parsed(schema: dict[str, Any], text: str) -> object:
    """A parameter's text as the value that it stands for; lists stand between commas."""
    if schema.get("type") == "array":
        return text.split(",")
    if schema.get("type") == "integer":
        if not _INTEGER.fullmatch(text):
            raise ContractError(f"{text[:40]} is no number")
        return int(text)
    return text

"""Makes registry.json from the list of units: `python -m scripts.make_registry UNITS.csv [OUT.json]`.

The list has the columns id, name, kind, parent, head_title, aliases (`|` between them) and listed_2015_08_18 (the name
as the paper printed it).
"""

from __future__ import annotations

import csv
import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

from scripts.registry_words import (
    DIRECTIVE,
    ELSEWHERE,
    GROUPS,
    KECAMATAN_CODES,
    KINDS,
    MORE_ALIASES,
    NAMED_BY_HAND,
    PLACE,
    SUBUNIT_WORDS,
)

OUT = Path(__file__).parents[1] / "registry.json"
KIND_WORDS = {kind["id"]: kind["words"][0] for kind in KINDS}


def main() -> None:
    """Reads the list and writes the registry, one unit a line."""
    rows = list(csv.DictReader(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    out.write_text(as_text(registry(rows)), encoding="utf-8")


def registry(rows: list[dict[str, str]]) -> dict[str, Any]:
    """The whole registry as JSON values."""
    return {
        "$schema": "./registry.schema.json",
        "id": "kebumen-2015",
        "directive": DIRECTIVE,
        "network_labels": {"x": "Twitter"},
        "place": {**PLACE, "elsewhere": elsewhere()},
        "kinds": KINDS,
        "groups": GROUPS,
        "subunit_words": entries(SUBUNIT_WORDS),
        "units": [unit(row) for row in rows],
    }


def elsewhere() -> list[str]:
    """Other regencies, cities and provinces, each followed by its usual short code."""
    words: list[str] = []
    for entry in entries(ELSEWHERE):
        name = re.sub(r"\s[a-z]+$", "", entry)
        words += [name, entry[len(name) :].strip()]
    return list(dict.fromkeys(word for word in words if word))


def entries(text: str) -> list[str]:
    """The entries of a list written with `|` and line ends between them."""
    return [entry.strip() for entry in re.split(r"[|\n]", text) if entry.strip()]


def unit(row: dict[str, str]) -> dict[str, Any]:
    """One unit; keys that would be empty are left out."""
    by_hand = NAMED_BY_HAND.get(row["id"], {})
    bare = row["name"].removeprefix(KIND_WORDS[row["kind"]] + " ")
    made: dict[str, Any] = {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "parent": row["parent"],
        "short": by_hand.get("short", bare),
        "code": kecamatan_code(row),
        "head_title": row["head_title"],
        "addressee": by_hand.get("addressee", addressee(row["head_title"], bare)),
        "aliases": aliases(row),
    }
    return {key: value for key, value in made.items() if value}


def kecamatan_code(row: dict[str, str]) -> str:
    """The three letters of a kecamatan, by the last block of its number."""
    return KECAMATAN_CODES.split()[int(row["id"].rsplit(".", 1)[1]) - 1] if row["kind"] == "kecamatan" else ""


def addressee(head_title: str, bare: str) -> str:
    """To whom a letter goes: the head's title and the name, no word said twice at the joint."""
    last, _, rest = bare.partition(" ")
    return f"{head_title} {rest if head_title.endswith(' ' + last) else bare}"


def aliases(row: dict[str, str]) -> list[str]:
    """Other names and spellings, the paper's among them, without the name itself."""
    known = [*row["aliases"].split("|"), *MORE_ALIASES.get(row["id"], ()), row["listed_2015_08_18"]]
    first = {alias.casefold(): alias for alias in reversed(known) if alias}
    first.pop(row["name"].casefold(), None)
    return list(dict.fromkeys(first[alias.casefold()] for alias in known if alias.casefold() in first))


def as_text(made: dict[str, Any]) -> str:
    """The registry as JSON text: parts indented, one unit a line, so that a change shows as one line."""
    head = json.dumps({**made, "units": []}, ensure_ascii=False, indent=2)
    units = ",\n".join(f"    {json.dumps(unit, ensure_ascii=False)}" for unit in made["units"])
    return compact(head.removesuffix("[]\n}")) + f"[\n{units}\n  ]\n}}\n"


def compact(text: str) -> str:
    """Puts lists and objects of short texts on one line each."""

    def joined(match: re.Match[str]) -> str:
        flat = re.sub(r"\s*\n\s*", " ", match[0])
        flat = re.sub(r"([\[{]) | ([\]}])", r"\1\2", flat)
        if len(flat) <= 110 or not flat.startswith('["'):
            return flat if len(flat) <= 110 else match[0]
        margin = match.string[: match.start()].rpartition("\n")[2]
        margin = " " * (len(margin) - len(margin.lstrip()) + 2)
        tied = flat[1:-1].replace(" ", "\0").replace(',\0"', ', "')  # a line may break between texts, not inside one
        lines = textwrap.wrap(tied, 110, break_long_words=False, break_on_hyphens=False)
        return "[\n" + "\n".join(margin + line.replace("\0", " ") for line in lines) + "\n" + margin[2:] + "]"

    return re.sub(r"[\[{][^\[\]{}]*[\]}]", joined, text)


if __name__ == "__main__":
    main()

"""Renews the catalogue: collects every shown text, keeps the English ones, compiles. Exit 1 where one is missing."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tui" / "locale" / "en" / "LC_MESSAGES"
NO_TIME = datetime(2015, 8, 18, 12, tzinfo=UTC)  # the catalogue has no time of its own
KEYWORDS = {"_": 1, "n_": 2, "N_": 1}


def extracted() -> Catalog:
    """Every text of the package that is shown, without places, so that moving code changes no catalogue."""
    catalog = Catalog(locale="en", project="Pantau SKPD", fuzzy=False)
    found = {message for path in (ROOT / "tui").rglob("*.py") for message in shown_texts(path.read_text("utf-8"))}
    for message in sorted(found, key=str):
        catalog.add(message)
    return catalog


def shown_texts(source: str) -> Iterator[str | tuple[str, str]]:
    """The literal texts that a module gives to gettext, also from within f-strings."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in KEYWORDS:
            continue
        words = [word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if len(words) >= KEYWORDS[node.func.id]:
            yield (words[0], words[1]) if KEYWORDS[node.func.id] == 2 else words[0]


def renewed(english: dict[str, str] | None = None) -> tuple[Catalog, list[str]]:
    """The catalogue with all English texts known so far, and the ids that have none."""
    catalog, missing = extracted(), []
    known = read_catalog()
    for message in catalog:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        before = known.get(key)
        if english and key in english:
            text = english[key]
            message.string = tuple(text.split("||")) if isinstance(message.id, tuple) else text
        elif before is not None and before.string and any(before.string):
            message.string = before.string
        else:
            missing.append(key)
    return catalog, missing


def read_catalog() -> Catalog:
    """The catalogue as it is committed, or an empty one."""
    path = FOLDER / "pantau.po"
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def write(catalog: Catalog) -> None:
    """Writes pantau.po and pantau.mo, without times, so that the same texts give the same bytes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalog.creation_date = catalog.revision_date = NO_TIME
    with (FOLDER / "pantau.po").open("wb") as file:
        write_po(file, catalog, width=120, omit_header=False, sort_output=True, no_location=True)
    with (FOLDER / "pantau.mo").open("wb") as file:
        write_mo(file, catalog)


def main() -> int:
    """Renews the catalogue and names what still needs English."""
    catalog, missing = renewed()
    write(catalog)
    for message in missing:
        print(f"no English for: {message}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

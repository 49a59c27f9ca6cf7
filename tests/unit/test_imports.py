"""What is imported when: static contracts cannot see deferred imports, a fresh process can."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("tweepy", "httpx", "aiohttp", "openpyxl", "phonenumbers", "rapidfuzz", "resvg_py", "jsonschema")

# What the first paint from a checkpoint can do without: other screens, what rules, what reads a file, what bills.
LATER = (
    "tomllib",
    "tui.board.take",
    "tui.export",
    "tui.known",
    "tui.matching.match",
    "tui.poller",
    "tui.registry.positions",
    "tui.rulings",
    "tui.screens.dialogs",
    "tui.screens.palette",
    "tui.screens.unit",
    "tui.sources.feed",
    "tui.sources.formats",
    "tui.sources.previews",
    "tui.store.ledger",
    "tui.view.search",
    "tui.widgets.search_bar",
)

DOMAIN = (
    "tui.registry",
    "tui.sources.base",
    "tui.followers",
    "tui.matching",
    "tui.compliance",
    "tui.board",
    "tui.known",
)
HEADLESS = (*DOMAIN, "tui.store", "tui.view.wall", "tui.export.snapshot", "tui.poller", "tui.cli.poll_command")


def loaded_by(*modules: str) -> set[str]:
    """The top-level names that a fresh process has loaded after importing these modules."""
    return {name.partition(".")[0] for name in modules_loaded_by(*modules)}


def modules_loaded_by(*modules: str) -> set[str]:
    """All modules that a fresh process has loaded after importing these."""
    script = "import sys\n" + "\n".join(f"import {module}" for module in modules)
    script += "\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", HEADLESS)
def test_no_headless_room_loads_textual(module: str) -> None:
    assert loaded_by(module) & {"textual", "rich"} == set()


def test_the_wall_opens_without_the_heavy_libraries() -> None:
    loaded = loaded_by("tui.app", "tui.cli.wall_command", "tui.store", "tui.sources.replay", "tui.sources.files")
    assert loaded & set(HEAVY) == set()


def test_the_wall_opens_without_what_only_a_later_key_or_reading_needs() -> None:
    loaded = modules_loaded_by("tui.cli", "tui.cli.wall_command", "tui.store", "tui.store.saving", "tui.sources.files")
    assert "tui.screens.wall" in loaded
    assert loaded & set(LATER) == set()


def test_a_command_line_that_only_helps_loads_neither_store_nor_matching() -> None:
    assert loaded_by("tui.cli") & {"textual", "tinydb", *HEAVY} == set()

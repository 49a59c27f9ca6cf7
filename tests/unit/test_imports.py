"""What is imported when: static contracts cannot see deferred imports, a fresh process can."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "data" / "gold" / "followers.csv"

HEAVY = ("tweepy", "httpx", "aiohttp", "openpyxl", "phonenumbers", "rapidfuzz", "resvg_py", "jsonschema")

# What the first paint can do without: other screens, what rules, what reads and writes the state or a file, what bills.
LATER = (
    "concurrent.futures.thread",
    "hashlib",
    "json",
    "orjson",
    "pkgutil",
    "tinydb",
    "tomllib",
    "tui.board.take",
    "tui.export",
    "tui.followers",
    "tui.known",
    "tui.matching",
    "tui.poller",
    "tui.registry.build",
    "tui.registry.judge_sense",
    "tui.registry.judge_shape",
    "tui.registry.load",
    "tui.registry.positions",
    "tui.rulings",
    "tui.screens.dialogs",
    "tui.screens.linking",
    "tui.screens.palette",
    "tui.screens.unit",
    "tui.sources.cleaning",
    "tui.sources.feed",
    "tui.sources.formats",
    "tui.sources.previews",
    "tui.sources.values",
    "tui.store.content",
    "tui.store.ledger",
    "tui.store.saving",
    "tui.store.storage",
    "tui.view.door",
    "tui.view.search",
    "tui.widgets.door",
    "tui.widgets.key_hints",
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


# Opens the wall on a state that was left, as far as the first paint; what is loaded then is printed.
FIRST_PAINT = """
import asyncio, sys
import tui.cli
from tui.app import PantauApp

class UntilPainted(PantauApp):
    def run(self):
        asyncio.run(self.run_async(headless=True, size=(240, 67)))

    def _start_reading(self):
        assert self.screen.board is not None
        print(*sys.modules, file=sys.__stdout__)
        self.exit()

import tui.cli.wall_command
tui.cli.wall_command.PantauApp = UntilPainted
sys.exit(tui.cli.main(sys.argv[1:]))
"""


def test_the_wall_paints_without_what_only_a_later_key_or_reading_needs(tmp_path: Path) -> None:
    options = ["--source", f"file:{GOLD}", "--complete", "--state", str(tmp_path)]
    command = [sys.executable, "-m", "tui", "poll", *options]
    for _once_for_the_state_and_once_for_the_registry in range(2):
        subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True)
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(run.stdout.split())
    assert "tui.screens.wall" in loaded
    assert loaded & set(LATER) == set()


def test_a_command_line_that_only_helps_loads_neither_store_nor_matching() -> None:
    assert loaded_by("tui.cli") & {"textual", "tinydb", *HEAVY} == set()

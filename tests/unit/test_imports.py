"""What is imported when: static contracts cannot see deferred imports, a fresh process can."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("tweepy", "httpx", "aiohttp", "openpyxl", "phonenumbers", "rapidfuzz", "resvg_py", "jsonschema")

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
    script = "import sys\n" + "\n".join(f"import {module}" for module in modules)
    script += "\nprint(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", HEADLESS)
def test_no_headless_room_loads_textual(module: str) -> None:
    assert loaded_by(module) & {"textual", "rich"} == set()


def test_the_wall_opens_without_the_heavy_libraries() -> None:
    loaded = loaded_by("tui.app", "tui.cli.wall_command", "tui.store", "tui.sources.replay", "tui.sources.files")
    assert loaded & set(HEAVY) == set()


def test_a_command_line_that_only_helps_loads_neither_store_nor_matching() -> None:
    assert loaded_by("tui.cli") & {"textual", "tinydb", *HEAVY} == set()

"""The commands: `pantau` opens the wall, everything else works without a screen."""

from tui.cli.main import main

__all__ = ["main"]

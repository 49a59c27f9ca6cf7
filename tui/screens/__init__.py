"""The screens of the wall."""

from pathlib import Path

SHEET = Path(__file__).with_name("screens.tcss")
"""How all screens but the wall are laid out; Textual reads it when the first of them opens."""

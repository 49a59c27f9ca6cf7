"""What profiles state: nama, jabatan, HP and telepon, each with the words that state it."""

from tui.profile.extract import extract
from tui.profile.model import NO_FIELDS, Fields, SourceField, Span, Stated

__all__ = ["NO_FIELDS", "Fields", "SourceField", "Span", "Stated", "extract"]

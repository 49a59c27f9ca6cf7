"""Codes with arguments -> sentences, Indonesian first, English by gettext; not imported by the domain."""

from tui.wording.amounts import dollars
from tui.wording.language import LANGUAGES, LOCALE_DIR, _, language, n_, use_language
from tui.wording.sentences import sentence, short_sentence, speak_of, unit_name
from tui.wording.times import local_time, short_time

__all__ = [
    "LANGUAGES",
    "LOCALE_DIR",
    "_",
    "dollars",
    "language",
    "local_time",
    "n_",
    "sentence",
    "short_sentence",
    "short_time",
    "speak_of",
    "unit_name",
    "use_language",
]

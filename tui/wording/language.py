"""The language in use, and gettext: Indonesian texts are the message ids, English comes from the catalogue."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LANGUAGES = ("id", "en")
DOMAIN = "pantau"
LOCALE_DIR = Path(__file__).parents[1] / "locale"

_translations: dict[str, _gettext.NullTranslations] = {"id": _gettext.NullTranslations()}
_default_language = "id"


def use_language(language: str) -> None:
    """Makes `id` or `en` the language of every sentence from now on, in this process."""
    global _default_language  # noqa: PLW0603
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    _default_language = language


def language() -> str:
    """The language in use."""
    return _default_language


def _current() -> _gettext.NullTranslations:
    if _default_language not in _translations:
        _translations[_default_language] = _gettext.translation(DOMAIN, LOCALE_DIR, languages=[_default_language])
    return _translations[_default_language]


def _(message: str) -> str:
    """An Indonesian text in the language in use."""
    return _current().gettext(message)


def n_(message: str, plural: str, count: int) -> str:
    """As `_`, where English needs a plural; Indonesian has none, so both ids are the same words."""
    return _current().ngettext(message, plural, count)


def N_(message: str) -> str:  # noqa: N802
    """Marks a text for the catalogue where it stands in a table and is translated only when it is shown."""
    return message

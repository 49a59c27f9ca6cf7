"""Codes with arguments -> sentences, Indonesian first (the message ids), English by gettext."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

from tui.codes import Code

LANGUAGES = ("id", "en")
DOMAIN = "pantau"
LOCALE_DIR = Path(__file__).parent / "locale"
SENTENCES: dict[str, str] = {}

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


def sentence(code: Code) -> str:
    """A Code as a sentence in the language in use; one without a sentence of its own shows its name and arguments."""
    template = SENTENCES.get(code.name)
    if template is None:
        return " ".join((code.name.replace("_", " "), *(f"{name}={value}" for name, value in code.args)))
    return _(template).format_map(dict(code.args))

"""Telephone numbers hidden in outside text, which keeps its length, so that spans still fit."""

from __future__ import annotations

import re

HIDDEN = "•"
# Six digits are the shortest local number.
SHORTEST_NUMBER = 6
# Digits kept at both ends, by the least count of digits: what is hidden must not be guessed with a few calls.
_ENDS = ((11, 4, 4), (8, 4, 2), (SHORTEST_NUMBER, 2, 1), (0, 0, 0))
# Dates, instants and spans of years stay. In a number stand the separators that people put there, keycaps included.
_RUNS = re.compile(
    r"(?P<date>\b(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d|\b)"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d)(?!\d|[-/.]\d))"
    r"|\d(?:[^\S\n]?[().\-‐-―/·]?[^\S\n]?[(\ufe0f\u20e3]{0,2}\d)*"
)


def masked(text: str) -> str:
    """A text in which every run of six or more digits keeps only its ends: `0812-••••-3456`."""
    return _RUNS.sub(lambda run: run[0] if run["date"] else _masked_run(run[0]), text)


def masked_number(words: str) -> str:
    """Words that are known to be a number, masked however short they are."""
    places = [at for at, character in enumerate(words) if character.isdecimal()]
    head, tail = next((head, tail) for least, head, tail in _ENDS if len(places) >= least)
    hidden = set(places[head : len(places) - tail])
    return "".join(HIDDEN if at in hidden else character for at, character in enumerate(words))


def _masked_run(run: str) -> str:
    digits = sum(character.isdecimal() for character in run)
    return run if digits < SHORTEST_NUMBER else masked_number(run)

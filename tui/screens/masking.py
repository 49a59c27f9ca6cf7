"""Telephone numbers hidden where outside text is shown; a text keeps its length, so that spans still fit."""

from __future__ import annotations

import re

# A date first, so that it stays; else a run of digits with the separators that people put into numbers.
_RUNS = re.compile(r"(?P<date>\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b)|\+?\d(?:[ .()/·‐-―-]{0,3}\d)*")
_SHORTEST_NUMBER = 6
# Digits kept at both ends, by the least count of digits: what is hidden must not be guessed with a few calls.
_ENDS = ((11, 4, 4), (8, 4, 2), (0, 2, 1))


def masked(text: str) -> str:
    """A text in which every run of six or more digits keeps only its ends: `0812-••••-3456`."""
    return _RUNS.sub(lambda found: found[0] if found["date"] else _masked_run(found[0]), text)


def masked_number(words: str) -> str:
    """Words that are known to be a number, masked however short they are."""
    places = [at for at, character in enumerate(words) if character.isdigit()]
    head, tail = next((head, tail) for least, head, tail in _ENDS if len(places) >= least)
    hidden = set(places[head : max(head, len(places) - tail)])
    return "".join("•" if at in hidden else character for at, character in enumerate(words))


def _masked_run(run: str) -> str:
    digits = sum(character.isdigit() for character in run)
    return run if digits < _SHORTEST_NUMBER else masked_number(run)

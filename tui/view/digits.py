"""Large letters: five rows of dots, drawn two to a cell with half blocks, so three lines high at the least."""

from __future__ import annotations

from functools import lru_cache

_DOTS = {
    "0": "111 101 101 101 111", "1": "010 110 010 010 111", "2": "111 001 111 100 111", "3": "111 001 111 001 111",
    "4": "101 101 111 001 001", "5": "111 100 111 001 111", "6": "111 100 111 101 111", "7": "111 001 001 010 010",
    "8": "111 101 111 101 111", "9": "111 101 111 001 111", "H": "101 101 111 101 101", "+": "000 010 111 010 000",
    "-": "000 000 111 000 000", "–": "000 000 111 000 000", ":": "0 1 0 1 0", "/": "001 001 010 100 100",
    ">": "100 010 001 010 100",
    "A": "111 101 111 101 101", "B": "110 101 110 101 110", "C": "111 100 100 100 111", "D": "110 101 101 101 110",
    "E": "111 100 110 100 111", "F": "111 100 110 100 100", "G": "111 100 101 101 111", "I": "111 010 010 010 111",
    "J": "001 001 001 101 111", "K": "101 101 110 101 101", "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001", "N": "1001 1101 1011 1001 1001", "O": "111 101 101 101 111",
    "P": "111 101 111 100 100", "R": "110 101 110 101 101", "S": "111 100 111 001 111", "T": "111 010 010 010 010",
    "U": "101 101 101 101 111", "V": "101 101 101 101 010", "W": "10001 10001 10101 11011 10001",
    "Y": "101 101 111 010 010", "Z": "111 001 010 100 111", " ": "0 0 0 0 0",
}  # fmt: skip
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def can_draw(text: str) -> bool:
    """Whether every letter of a text has its dots."""
    return all(letter in _DOTS for letter in text)


@lru_cache(maxsize=256)
def large(text: str, scale: int = 1) -> tuple[str, ...]:
    """The lines of a text, equally long: `lines_high(scale)` of them; raises KeyError for what `can_draw` denies."""
    rows = [" ".join(row) for row in zip(*(_DOTS[letter].split() for letter in text), strict=True)]
    # Letters stand a blank column apart; an empty last row completes an odd number of halves.
    dots = [[mark == "1" for mark in row for _ in range(scale)] for row in rows for _ in range(scale)]
    dots.extend([[False] * len(dots[0])] * (2 * lines_high(scale) - len(dots)) if dots else [])
    halves = zip(dots[::2], dots[1::2], strict=True)
    return tuple("".join(_HALVES[pair] for pair in zip(above, below, strict=True)) for above, below in halves)


def lines_high(scale: int) -> int:
    """How many lines a large text takes at a scale: 3, 5, 8."""
    return -(-5 * scale // 2)

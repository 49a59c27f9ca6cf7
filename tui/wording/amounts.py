"""Amounts of money as people here write them: `$3,375` in Indonesian, `$3.375` in English."""

from __future__ import annotations

from tui.wording.language import language

MICRO = 1_000_000
_SWAPPED = str.maketrans(",.", ".,")


def dollars(micro_usd: int) -> str:
    """Micro-dollars as dollars, to the tenth of a cent, never rounded down; what groups and parts is the language's."""
    thousandths = -(-micro_usd * 1000 // MICRO)
    text = f"${thousandths // 1000:,}.{thousandths % 1000:03d}"
    return text if language() == "en" else text.translate(_SWAPPED)

"""How long to wait after a read that failed: what its Code asks for, else longer with each failure."""

from __future__ import annotations

import math
import random

from tui.codes import Code

LEAST_WAIT = 1.0
FIRST_WAIT = 5.0
LONGEST_WAIT = 3600.0
LONGEST_SPREAD = 300.0


def wait_after(error: Code, failures: int) -> float:
    """The seconds that an error asks for, a little more so that not all come back at once, or the back-off.

    They are infinite where nothing helps before somebody has acted.
    """
    if error.get("stop"):
        return math.inf
    asked = float(error.get("retry_in", 0))
    spread = min(asked / 10, LONGEST_SPREAD)
    return asked + random.uniform(0, spread) if asked > 0 else back_off(failures)  # noqa: S311


def back_off(failures: int) -> float:
    """Full-jitter wait after so many failures: anything between a second and a doubling span, at most an hour."""
    span = min(LONGEST_WAIT, math.ldexp(FIRST_WAIT, min(failures - 1, 12)))
    return random.uniform(LEAST_WAIT, span)  # noqa: S311

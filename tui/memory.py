"""Memory that is needed for a while, and then by others; and when the cycle collector goes its rounds.

A round goes over all that was made and not left out, and holds every thread meanwhile: tens of milliseconds where much
is known. glibc gives each thread a heap of its own and lets large blocks into it once it saw a few; what is freed there
stays with the process. Other C libraries know nothing of these wishes, and nothing happens.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
_LARGE = 128 * 1024


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No rounds meanwhile: for work that makes a great deal and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def begin_rounds() -> None:
    """Rounds from now on, that leave out what was made so far: modules, registry and index live as long as the wall."""
    gc.freeze()
    gc.enable()


def share_one_heap() -> None:
    """From now on threads share one heap, and large blocks stand outside of it: each goes back when it is freed."""
    _wish("mallopt", _M_ARENA_MAX, 1)
    _wish("mallopt", _M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Gives back to the system what was freed; worth it after much was, since it takes some hundredths of a second."""
    gc.collect()  # empties the interpreter's own lists of spare objects too, each of which holds the memory around it
    _wish("malloc_trim", 0)


def _wish(name: str, *values: int) -> None:
    import ctypes

    try:
        function: Any = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return
    function(*values)

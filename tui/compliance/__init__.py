"""What the directive asks, and whether it is met."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.compliance.model import Evidence, Finding, Outcome, Status, Timing

if TYPE_CHECKING:
    from tui.compliance.rules import Case, Naming, evaluate, with_loss
    from tui.compliance.status import Facts, complies, is_worse, status_of
    from tui.compliance.timing import TimingFacts, timing_of, timing_reason

_HOMES = {
    "Case": "tui.compliance.rules",
    "Naming": "tui.compliance.rules",
    "evaluate": "tui.compliance.rules",
    "with_loss": "tui.compliance.rules",
    "Facts": "tui.compliance.status",
    "complies": "tui.compliance.status",
    "is_worse": "tui.compliance.status",
    "status_of": "tui.compliance.status",
    "TimingFacts": "tui.compliance.timing",
    "timing_of": "tui.compliance.timing",
    "timing_reason": "tui.compliance.timing",
}

__all__ = [
    "Case",
    "Evidence",
    "Facts",
    "Finding",
    "Naming",
    "Outcome",
    "Status",
    "Timing",
    "TimingFacts",
    "complies",
    "evaluate",
    "is_worse",
    "status_of",
    "timing_of",
    "timing_reason",
    "with_loss",
]


def __getattr__(name: str) -> object:
    """What works is imported when it is first asked for: the wall paints a Board that others have judged."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

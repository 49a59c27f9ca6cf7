"""What the directive asks, and whether it is met."""

from tui.compliance.model import Evidence, Finding, Outcome, Status, Timing
from tui.compliance.rules import Case, Naming, evaluate
from tui.compliance.status import Facts, complies, is_worse, status_of
from tui.compliance.timing import TimingFacts, timing_of, timing_reason

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
]

"""Findings folded into one word, by the table of DESIGN §2: the first line that holds decides."""

from __future__ import annotations

from msgspec import Struct

from tui.compliance.model import Finding, Outcome, Status, Timing


class Facts(Struct, frozen=True):
    """What the status depends on, and nothing else."""

    is_exempt: bool = False
    is_covered: bool = True
    is_lost: bool = False
    has_account: bool = False
    findings: tuple[Finding, ...] = ()
    timing: Timing | None = None
    has_candidate: bool = False
    has_personal: bool = False


def required_outcomes(findings: tuple[Finding, ...], *, but: str = "") -> frozenset[Outcome]:
    """The outcomes of the required rules, one rule left out."""
    return frozenset(finding.outcome for finding in findings if finding.required and finding.rule != but)


def complies(findings: tuple[Finding, ...]) -> bool:
    """Whether every required rule was judged and passed or does not apply."""
    return required_outcomes(findings) <= {Outcome.PASS, Outcome.NOT_APPLICABLE}


def status_of(facts: Facts) -> Status:
    """The first line of the table that holds."""
    if facts.is_exempt:
        return Status.EXEMPT
    if not facts.is_covered:
        return Status.UNKNOWN
    if facts.is_lost:
        return Status.LOST
    if facts.has_account:
        return _status_with_account(facts)
    if facts.has_candidate:
        return Status.REVIEW
    if facts.has_personal:
        return Status.PERSONAL
    return Status.NONE


def _status_with_account(facts: Facts) -> Status:
    outcomes = required_outcomes(facts.findings, but="active")
    if Outcome.FAIL in outcomes:
        return Status.INCOMPLETE
    if Outcome.UNKNOWN in outcomes:
        return Status.UNKNOWN
    active = next((f for f in facts.findings if f.rule == "active" and f.required), None)
    if active is not None and active.outcome is Outcome.FAIL:
        return Status.DORMANT
    if active is not None and active.outcome is Outcome.UNKNOWN:
        return Status.UNKNOWN
    return Status.LATE if facts.timing is Timing.LATE else Status.COMPLIANT


RANK = {
    Status.COMPLIANT: 0,
    Status.LATE: 0,
    Status.DORMANT: 1,
    Status.INCOMPLETE: 2,
    Status.REVIEW: 3,
    Status.PERSONAL: 4,
    Status.NONE: 5,
    Status.LOST: 5,
    Status.UNKNOWN: 6,
}


def is_worse(before: Status, after: Status) -> bool:
    """Whether a status fell down the order of DESIGN §4 (mass change); exemption is no fall."""
    if Status.EXEMPT in (before, after):
        return False
    return RANK[after] > RANK[before]

"""What a quiet reading changes in a state, and which states of a Board it does not explain."""

from __future__ import annotations

from msgspec.structs import replace

from tui.board.model import Step, UnitState
from tui.followers import Followers


def read_again(state: UnitState, followers: Followers) -> UnitState:
    """The state with the times at which its account was read, as these followers tell them."""
    if state.account is None or state.read_at is None:
        return state
    follower = followers.by_key.get(state.account.key)
    if follower is None or follower.read_at is None or follower.read_at == state.read_at:
        return state
    findings = []
    for finding in state.findings:
        evidence = finding.evidence
        if evidence is not None and evidence.read_at == state.read_at:
            findings.append(replace(finding, evidence=replace(evidence, read_at=follower.read_at)))
        else:
            findings.append(finding)
    return replace(state, read_at=follower.read_at, findings=tuple(findings))


def step_between(before: tuple[UnitState, ...], units: tuple[UnitState, ...], followers: Followers) -> Step:
    """The step from one Board's states to the next one's, of the same units in the same order."""
    touched = []
    for place, (old, new) in enumerate(zip(before, units, strict=True)):
        if old is new and old.account is None:
            continue
        if read_again(old, followers) != new:
            touched.append(place)
    return Step(before, units, tuple(touched))

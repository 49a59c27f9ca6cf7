"""One unit's state: its account, its findings, its status and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from tui.board.identity import Bearers
from tui.board.marks import marks_of
from tui.board.model import UnitState
from tui.board.profile_text import text_of
from tui.board.scrutiny import candidates_of, scrutiny_of
from tui.board.tenure import Holder, Loss, loss_of
from tui.codes import Code, code
from tui.compliance import (
    Case,
    Evidence,
    Facts,
    Finding,
    Naming,
    Outcome,
    Status,
    Timing,
    TimingFacts,
    complies,
    evaluate,
    status_of,
    timing_of,
    timing_reason,
    with_loss,
)
from tui.decisions import DecisionKind, Decisions
from tui.followers import Followers
from tui.matching.model import Matches
from tui.profile.model import Fields
from tui.registry.model import Registry, Unit
from tui.sources.base import Scope
from tui.sources.header import ReadingHeader

NO_LOSS = Loss(None, 0, None)
RULES_THAT_PROVE_LATENESS = frozenset({"naming", "nama", "jabatan", "hp", "telepon"})


class UnitCase(Struct, frozen=True):
    """All that one unit's state depends on; the last flags are the same for every unit of a Board."""

    registry: Registry
    unit: Unit
    followers: Followers
    matches: Matches
    decisions: Decisions
    before: UnitState | None
    now: datetime
    changed_at: datetime
    fresh_until: datetime
    is_sweep_fresh: bool
    is_sweep_behind: bool
    has_complete_sweep: bool
    is_exempt: bool
    bearers: Bearers


def take_state(case: UnitCase) -> UnitState:
    """The unit's state at the instant of the case."""
    unit, before = case.unit, case.before
    scrutiny = scrutiny_of(case)
    holder = scrutiny.holder
    judged = _judged(case, holder)
    findings = evaluate(case.registry, judged)
    naming = next((finding for finding in findings if finding.rule == "naming"), None)
    names = naming.outcome is Outcome.PASS if naming and naming.outcome in (Outcome.PASS, Outcome.FAIL) else None
    loss = loss_of(holder, names_unit=names, followers=case.followers, previous=before) if holder else NO_LOSS
    if loss.reason is not None:
        findings = with_loss(findings, loss.reason)
    fulfilled_at, late_proof_at, timing_facts = _timing_facts(case, judged, findings)
    timing = timing_of(timing_facts) if judged.is_linked and complies(findings) else None
    candidates = candidates_of(case.followers, scrutiny.waiting, holder)
    personal = candidates_of(case.followers, case.matches.personal.get(unit.id, ()), holder)
    status = status_of(
        Facts(
            is_exempt=case.is_exempt,
            is_covered=judged.is_covered,
            is_lost=loss.is_confirmed,
            has_account=judged.is_linked,
            findings=findings,
            timing=timing,
            has_candidate=bool(candidates),
            has_personal=bool(personal),
        )
    )
    follower = holder.follower if holder else None
    reasons = _reasons(case, status, findings, loss, timing_reason(timing_facts, timing) if timing else None)
    match_reasons = holder.match.reasons if holder and holder.match else ()
    return UnitState(
        unit=unit.id,
        status=status,
        since=before.since if before is not None and before.status is status else case.changed_at,
        timing=timing,
        account=holder.account if holder else None,
        findings=findings,
        reasons=(*reasons, *match_reasons),
        marks=(
            *scrutiny.alarms(naming),
            *marks_of(case.decisions.of_unit(unit.id), holder, loss, scrutiny.claimants, findings),
        ),
        candidates=candidates,
        personal=personal,
        read_at=judged.read_at,
        is_stale=_is_stale(case, judged),
        fulfilled_at=fulfilled_at,
        late_proof_at=late_proof_at,
        naming_passed=_naming_passed(before, holder, names=bool(names)),
        missed_namings=loss.missed,
        missed_at=loss.missed_at,
        profile=follower.account if follower else None,
        posts=case.followers.posts.get(follower.key, ()) if follower else (),
        is_following=follower.is_following if follower else None,
        rulings=case.decisions.of_unit(unit.id),
    )


def _judged(case: UnitCase, holder: Holder | None) -> Case:
    """What the rules may look at."""
    follower = holder.follower if holder else None
    account = follower.account if follower else None
    read_at = follower.read_at if follower else None
    stale_after = case.registry.directive.stale_after
    is_known = account is not None and read_at is not None and case.fresh_until - read_at <= stale_after
    waits = bool(case.matches.candidates.get(case.unit.id))
    has_fate = follower is not None and follower.fate is not None
    return Case(
        unit=case.unit,
        is_covered=case.is_sweep_fresh or read_at is not None or has_fate or waits or holder is not None,
        is_linked=holder is not None,
        account=account,
        follower=follower,
        fields=_fields(case, holder) if is_known else None,
        naming=_naming(case, holder, read_at) if is_known else None,
        posts=case.followers.posts.get(follower.key) if follower else None,
        rulings=case.decisions.of_unit(case.unit.id, DecisionKind.FIELD),
        is_profile_known=is_known,
        has_complete_sweep=case.has_complete_sweep,
        judged_at=case.now,
    )


def _fields(case: UnitCase, holder: Holder | None) -> Fields | None:
    account = holder.follower.account if holder and holder.follower else None
    if account is None or not account.is_profile_read:
        return None
    return text_of(case.registry, case.unit, account).fields


def _naming(case: UnitCase, holder: Holder | None, read_at: datetime | None) -> Naming | None:
    account = holder.follower.account if holder and holder.follower else None
    if account is None:
        return None
    named = text_of(case.registry, case.unit, account).named
    if not account.has_names and (named is None or named.span.source == "description"):
        return None
    if named is None:
        return Naming(passed=False, reason=code("unit_not_named"))
    evidence = Evidence(named.span, named.words, read_at)
    if named.span.source == "description":
        return Naming(passed=False, reason=code("named_only_in_bio"), evidence=evidence)
    return Naming(passed=True, reason=named.reason, evidence=evidence)


def _timing_facts(
    case: UnitCase, judged: Case, findings: tuple[Finding, ...]
) -> tuple[datetime | None, datetime | None, TimingFacts]:
    """First fulfilment and first proof of lateness, remembered, and what timing follows from."""
    before = case.before
    deadline_at = case.registry.directive.deadline_for(case.unit.kind)
    fulfilled_at = before.fulfilled_at if before else None
    late_proof_at = before.late_proof_at if before else None
    read_at = judged.read_at
    if judged.is_linked and fulfilled_at is None and complies(findings):
        fulfilled_at = read_at or case.now
    if late_proof_at is None and read_at is not None and read_at >= deadline_at and _fails_by_reading(findings):
        is_complete = any(h.complete and h.taken_at == read_at for h in case.followers.last.values())
        late_proof_at = read_at if is_complete else None
    ruling = case.decisions.timing_ruling(case.unit.id)
    return (
        fulfilled_at,
        late_proof_at,
        TimingFacts(
            deadline_at=deadline_at,
            fulfilled_at=fulfilled_at,
            created_at=judged.account.created_at if judged.account else None,
            late_proof_at=late_proof_at,
            ruled=Timing(ruling.value) if ruling else None,
        ),
    )


def _fails_by_reading(findings: tuple[Finding, ...]) -> bool:
    return any(
        finding.required
        and finding.outcome is Outcome.FAIL
        and not finding.decision
        and finding.rule in RULES_THAT_PROVE_LATENESS
        for finding in findings
    )


def _is_stale(case: UnitCase, judged: Case) -> bool:
    """Whether what is shown is older than the last try to read it."""
    if judged.read_at is None:
        return case.is_sweep_behind
    if case.now - judged.read_at > case.registry.directive.stale_after or case.followers.failure is not None:
        return True
    return any(judged.read_at < at for at in _failed_tries(case.followers.last))


def _failed_tries(last: Mapping[Scope, ReadingHeader]) -> Iterator[datetime]:
    """When profiles were read and something went wrong, unless every unit's account was read all the same.

    A read tells all its errors with its last reading, which may be that of the posts: they count for its profiles too.
    """
    profiles = [header for scope, header in last.items() if scope is not Scope.POSTS]
    newest = max(profiles, key=lambda header: header.taken_at, default=None)
    posts = last.get(Scope.POSTS)
    for header in profiles:
        is_told_later = header is newest and posts is not None and posts.taken_at >= header.taken_at and posts.errors
        are_units_read = header.scope is Scope.KNOWN and header.is_whole and header.accounts_read
        if (header.errors or is_told_later) and not are_units_read:
            yield header.taken_at


def _naming_passed(before: UnitState | None, holder: Holder | None, *, names: bool) -> bool:
    """Whether this account ever named the unit."""
    if holder is None:
        return False
    is_same = before is not None and before.account is not None and before.account.key == holder.account.key
    return names or (is_same and before is not None and before.naming_passed)


def _reasons(
    case: UnitCase, status: Status, findings: tuple[Finding, ...], loss: Loss, timing: Code | None
) -> tuple[Code, ...]:
    """Why the unit has its status, strongest first."""
    failed = tuple(f.reason for f in findings if f.required and f.outcome is Outcome.FAIL and f.rule != "account")
    target = case.registry.directive.target.username
    match status:
        case Status.EXEMPT:
            ruling = case.decisions.exemption(case.unit.id)
            return (code("exempt_by_decision", decision=ruling.number) if ruling else code("outside_term"),)
        case Status.LOST:
            return (loss.reason,) if loss.reason else ()
        case Status.INCOMPLETE:
            return failed
        case Status.UNKNOWN:
            return (_unknown_reason(case, findings),)
        case Status.REVIEW:
            return (code("candidates_wait", count=len(case.matches.candidates.get(case.unit.id, ()))),)
        case Status.PERSONAL:
            return (code("only_personal", target=target),)
        case Status.NONE:
            return (code("not_seen", target=target),)
        case Status.DORMANT:
            return tuple(f.reason for f in findings if f.rule == "active")
    return (timing,) if timing else ()


def _unknown_reason(case: UnitCase, findings: tuple[Finding, ...]) -> Code:
    """Whether the data grew old, or the profile was never read."""
    target = case.registry.directive.target.username
    if case.has_complete_sweep and not case.is_sweep_fresh:
        return code("stale", target=target)
    unread = [f.reason for f in findings if f.required and f.outcome is Outcome.UNKNOWN]
    return unread[0] if unread else code("not_covered", target=target)

"""The directive's clauses, one small function each: what the evidence says of one unit's account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.codes import Code, code
from tui.compliance.model import Evidence, Finding, Outcome
from tui.decisions import Decision
from tui.followers import Follower
from tui.profile.model import Fields, Stated
from tui.registry.model import Registry, Rule, Unit
from tui.sources.base import Account, Post


class Naming(Struct, frozen=True):
    """Whether name or handle names the unit: the words that do, or None, and why."""

    passed: bool
    reason: Code
    evidence: Evidence | None = None


class Case(Struct, frozen=True):
    """All that the rules may look at for one unit.

    `account` is the unit's accepted account as last read, or None; `is_linked` says that an account counts as the
    unit's even where its profile was not read yet. `is_profile_known` is False when it was never read or is older
    than `stale_after`. `is_covered` says that a reading covered the unit (DESIGN §2, row 2).
    """

    unit: Unit
    is_covered: bool
    is_linked: bool = False
    account: Account | None = None
    follower: Follower | None = None
    fields: Fields | None = None
    naming: Naming | None = None
    posts: tuple[Post, ...] | None = None
    rulings: tuple[Decision, ...] = ()
    is_profile_known: bool = True
    has_complete_sweep: bool = False
    judged_at: datetime | None = None

    @property
    def read_at(self) -> datetime | None:
        """When the account's profile was last read."""
        return self.follower.read_at if self.follower else None


Judgement = tuple[Outcome, Code, Evidence | None]
NOT_READ: Judgement = (Outcome.UNKNOWN, code("profile_not_read"), None)
NAMES_UNTOLD: Judgement = (Outcome.UNKNOWN, code("names_untold"), None)
NO_ACCOUNT: Judgement = (Outcome.NOT_APPLICABLE, code("no_account"), None)


def account_rule(case: Case, registry: Registry) -> Judgement:
    """An account that counts as the unit's."""
    if case.is_linked:
        return Outcome.PASS, code("account_found"), None
    if not case.is_covered:
        return Outcome.UNKNOWN, code("not_covered"), None
    return Outcome.FAIL, code("account_not_seen", target=registry.directive.target.username), None


def naming_rule(case: Case, registry: Registry) -> Judgement:
    """Name or handle names the unit."""
    if not case.is_linked:
        return NO_ACCOUNT
    if case.naming is None or not case.is_profile_known:
        is_untold = case.is_profile_known and case.account is not None and not case.account.has_names
        return NAMES_UNTOLD if is_untold else NOT_READ
    outcome = Outcome.PASS if case.naming.passed else Outcome.FAIL
    return outcome, case.naming.reason, case.naming.evidence


def field_rule(case: Case, stated: Callable[[Fields], tuple[Stated, ...]], rule: str) -> Judgement:
    """One of the four fields stands in the profile."""
    if not case.is_linked:
        return NO_ACCOUNT
    if case.fields is None or case.account is None or not case.is_profile_known:
        return NOT_READ
    values = stated(case.fields)
    if not values:
        return Outcome.FAIL, code("field_missing", field=rule), None
    span = values[0].span
    words = getattr(case.account, span.source)[span.start : span.end]
    return Outcome.PASS, code("field_found", field=rule, source=span.source), Evidence(span, words, case.read_at)


def _one(stated: Stated | None) -> tuple[Stated, ...]:
    return () if stated is None else (stated,)


def following_rule(case: Case, registry: Registry) -> Judgement:
    """The account follows the target; Humas's own rule."""
    target = registry.directive.target.username
    if not case.is_linked:
        return NO_ACCOUNT
    is_following = case.follower.is_following if case.follower else None
    is_hidden = case.follower is not None and case.follower.fate is not None
    if is_following is None and case.has_complete_sweep and not is_hidden:
        is_following = False
    if is_following is None:
        return Outcome.UNKNOWN, code("following_unknown", target=target), None
    if is_following:
        return Outcome.PASS, code("following", target=target), None
    absent_since = case.follower.absent_since if case.follower else None
    if absent_since is not None:
        return Outcome.FAIL, code("following_no_more", target=target, since=absent_since.isoformat()), None
    return Outcome.FAIL, code("not_following", target=target), None


def active_rule(case: Case, registry: Registry) -> Judgement:
    """The account has posted within the directive's window; Humas's own rule."""
    days = registry.directive.active_window.days
    if not case.is_linked:
        return NO_ACCOUNT
    if case.account is not None and case.account.post_count == 0:
        return Outcome.FAIL, code("never_posted"), None
    if not case.posts or case.judged_at is None:
        return Outcome.UNKNOWN, code("posts_not_read"), None
    if case.judged_at - case.posts[0].created_at <= registry.directive.active_window:
        return Outcome.PASS, code("posted_within", days=days), None
    return Outcome.FAIL, code("not_posted_within", days=days), None


def _judge(rule: Rule, case: Case, registry: Registry) -> Judgement:
    match rule.id:
        case "account":
            return account_rule(case, registry)
        case "naming":
            return naming_rule(case, registry)
        case "nama":
            return field_rule(case, lambda fields: _one(fields.nama), "nama")
        case "jabatan":
            return field_rule(case, lambda fields: _one(fields.jabatan), "jabatan")
        case "hp":
            return field_rule(case, lambda fields: fields.hp, "hp")
        case "telepon":
            return field_rule(case, lambda fields: fields.telepon, "telepon")
        case "following":
            return following_rule(case, registry)
        case "active":
            return active_rule(case, registry)
    raise ValueError(f"no such rule: {rule.id!r}")


def evaluate(registry: Registry, case: Case) -> tuple[Finding, ...]:
    """One finding for each rule of the directive, in its order; an operator's ruling outranks what was read."""
    rulings = {ruling.field: ruling for ruling in case.rulings}
    findings = []
    for rule in registry.directive.rules:
        outcome, reason, evidence = _judge(rule, case, registry)
        ruling = rulings.get(rule.id)
        if ruling is not None and (case.is_linked or rule.id == "account"):
            outcome = Outcome(ruling.value)
            reason = code("ruled", decision=ruling.number)
            findings.append(Finding(rule.id, rule.required, outcome, reason, None, ruling.number))
            continue
        findings.append(Finding(rule.id, rule.required, outcome, reason, evidence))
    return tuple(findings)


def with_loss(findings: tuple[Finding, ...], reason: Code) -> tuple[Finding, ...]:
    """The findings on a unit whose account is lost: there is no account any more, unless the operator ruled so."""
    return tuple(
        replace(finding, outcome=Outcome.FAIL, reason=reason)
        if finding.rule == "account" and not finding.decision
        else finding
        for finding in findings
    )

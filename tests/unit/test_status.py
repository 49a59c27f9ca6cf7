"""The status table of the design, row by row and in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from tui.codes import code
from tui.compliance import Facts, Finding, Outcome, Status, Timing, complies, is_worse, status_of

PASS, FAIL, UNKNOWN, NA = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def findings(*, naming: Outcome = PASS, hp: Outcome = PASS, active: Outcome | None = None) -> tuple[Finding, ...]:
    """Findings of a unit with an account; `active` None means that the rule is not required."""
    required = {"account": PASS, "naming": naming, "nama": PASS, "jabatan": PASS, "hp": hp, "telepon": PASS}
    made = [Finding(rule, True, outcome, code("x")) for rule, outcome in required.items()]
    made.append(Finding("following", False, FAIL, code("x")))
    made.append(Finding("active", active is not None, active or FAIL, code("x")))
    return tuple(made)


ROWS = [
    ("1 exempt wins over everything", Facts(is_exempt=True, is_lost=True, has_account=True), Status.EXEMPT),
    ("2 never covered", Facts(is_covered=False), Status.UNKNOWN),
    ("3 lost", Facts(is_lost=True, has_account=True, findings=findings()), Status.LOST),
    ("4 a required rule fails", Facts(has_account=True, findings=findings(hp=FAIL)), Status.INCOMPLETE),
    ("4 wins over 5", Facts(has_account=True, findings=findings(hp=FAIL, naming=UNKNOWN)), Status.INCOMPLETE),
    ("5 a required rule is unknown", Facts(has_account=True, findings=findings(hp=UNKNOWN)), Status.UNKNOWN),
    ("6 active required and fails", Facts(has_account=True, findings=findings(active=FAIL)), Status.DORMANT),
    ("6 gives way to 4", Facts(has_account=True, findings=findings(active=FAIL, hp=FAIL)), Status.INCOMPLETE),
    ("active required and unknown", Facts(has_account=True, findings=findings(active=UNKNOWN)), Status.UNKNOWN),
    ("7 late", Facts(has_account=True, findings=findings(), timing=Timing.LATE), Status.LATE),
    ("8 in time", Facts(has_account=True, findings=findings(), timing=Timing.IN_TIME), Status.COMPLIANT),
    ("8 unproven stays compliant", Facts(has_account=True, findings=findings(), timing=Timing.UNPROVEN), "compliant"),
    ("8 a rule not required never makes a status", Facts(has_account=True, findings=findings()), Status.COMPLIANT),
    ("9 a candidate waits", Facts(has_candidate=True, has_personal=True), Status.REVIEW),
    ("10 only an official's own", Facts(has_personal=True), Status.PERSONAL),
    ("11 otherwise", Facts(), Status.NONE),
]


@pytest.mark.parametrize(("name", "facts", "status"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_of_the_table_gives_its_status(name: str, facts: Facts, status: Status) -> None:
    assert status_of(facts) == status, name


def expected(
    exempt: bool,
    covered: bool,
    lost: bool,
    account: bool,
    rules: tuple[Outcome, Outcome | None],
    timing: Timing | None,
    candidate: bool,
    personal: bool,
) -> str:
    """The table said as a list of lines, of which the first that holds counts."""
    naming, active = rules
    lines = [
        (exempt, "exempt"),
        (not covered, "unknown"),
        (lost, "lost"),
        (account and naming is FAIL, "incomplete"),
        (account and naming is UNKNOWN, "unknown"),
        (account and active is FAIL, "dormant"),
        (account and active is UNKNOWN, "unknown"),
        (account and timing is Timing.LATE, "late"),
        (account, "compliant"),
        (candidate, "review"),
        (personal, "personal"),
        (True, "none"),
    ]
    return next(status for holds, status in lines if holds)


def test_every_combination_follows_the_first_line_that_holds() -> None:
    flags = (True, False)
    rules = tuple(product((PASS, FAIL, UNKNOWN), (None, PASS, FAIL, UNKNOWN)))
    timings = (None, *Timing)
    seen = set()
    for exempt, covered, lost, account, rule, timing, candidate, personal in product(
        flags, flags, flags, flags, rules, timings, flags, flags
    ):
        facts = Facts(
            is_exempt=exempt,
            is_covered=covered,
            is_lost=lost,
            has_account=account,
            findings=findings(naming=rule[0], active=rule[1]) if account else (),
            timing=timing,
            has_candidate=candidate,
            has_personal=personal,
        )
        status = status_of(facts)
        assert status == expected(exempt, covered, lost, account, rule, timing, candidate, personal), facts
        seen.add(status)
    assert seen == set(Status)


@pytest.mark.parametrize(("outcome", "whether"), [(PASS, True), (NA, True), (FAIL, False), (UNKNOWN, False)], ids=str)
def test_a_unit_complies_only_when_every_required_rule_passed(outcome: Outcome, whether: bool) -> None:
    assert complies(findings(hp=outcome)) is whether


def test_worsening_goes_down_the_order_and_exemption_is_no_fall() -> None:
    order = ["compliant", "dormant", "incomplete", "review", "personal", "none", "unknown"]
    for upper, lower in ((a, b) for i, a in enumerate(order) for b in order[i + 1 :]):
        assert is_worse(Status(upper), Status(lower))
        assert not is_worse(Status(lower), Status(upper))
    assert not is_worse(Status.COMPLIANT, Status.LATE)
    assert not is_worse(Status.NONE, Status.LOST)
    assert not is_worse(Status.COMPLIANT, Status.EXEMPT)

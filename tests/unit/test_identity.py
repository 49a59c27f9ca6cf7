"""Identity over time: what befalls a unit's account is a Change with evidence, and what smells of a takeover alarms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.unit.board_story import BARE, KLIRONG, START, Story, account
from tests.unit.identity_story import HIJACKED, OFFICIAL_RENAME, SHOP, A, alarms, started, told
from tui.board import ChangeKind
from tui.board.likeness import copied, is_one_slip
from tui.codes import Code
from tui.compliance import Outcome, Status
from tui.decisions import DecisionKind
from tui.sources.base import Account, Fate, Scope
from tui.wording import sentence


def lost_to(fate: Fate) -> Callable[[Story], object]:
    return lambda story: story.read(fates=[(A, fate)], scope=Scope.KNOWN)


Event = tuple[Callable[[Story], object], tuple[ChangeKind, str, tuple[str, ...]], Status, list[str]]
EVENTS: dict[str, Event] = {
    "renamed": (
        lambda story: story.read(OFFICIAL_RENAME),
        (ChangeKind.ACCOUNT, "account_renamed", ("@kec_klirong", "@klirong_kec", "x:1", "21.00", "22.00")),
        Status.COMPLIANT, [],
    ),
    "suspended": (
        lost_to(Fate.SUSPENDED),
        (ChangeKind.ACCOUNT, "account_suspended", ("@kec_klirong", "x:1", "20.00", "21.00", "22.00")),
        Status.LOST, [],
    ),
    "protected": (
        lost_to(Fate.PROTECTED),
        (ChangeKind.ACCOUNT, "account_protected", ("@kec_klirong", "x:1", "20.00", "21.00", "22.00")),
        Status.LOST, [],
    ),
    "protected, by its own profile": (
        lambda story: story.read(account(protected=True)),
        (ChangeKind.ACCOUNT, "account_protected", ("@kec_klirong", "x:1", "20.00", "22.00")),
        Status.LOST, [],
    ),
    "deleted": (
        lost_to(Fate.GONE),
        (ChangeKind.ACCOUNT, "account_gone", ("@kec_klirong", "x:1", "20.00", "21.00", "22.00")),
        Status.LOST, [],
    ),
    "unfollowed": (
        lambda story: story.read(),
        (ChangeKind.MARK, "absent", ("22.00",)),
        Status.COMPLIANT, [],
    ),
    "handle taken by another id": (
        lambda story: story.read(OFFICIAL_RENAME, SHOP),
        (ChangeKind.MARK, "handle_taken", ("@kec_klirong", "x:1", "x:2", "21.00", "22.00")),
        Status.COMPLIANT, ["handle_taken"],
    ),
    "a twin that copies the text": (
        lambda story: story.read(account(), account(2, username="kecklirong_kbm", created_at=START)),
        (ChangeKind.MARK, "copies_text", ("x:2", "22.00")),
        Status.COMPLIANT, ["copies_text"],
    ),
    "a twin that copies the name, its handle one slip away": (
        lambda story: story.read(account(), account(2, username="kec_kllrong", description=BARE)),
        (ChangeKind.MARK, "copies_name", ("x:2", "22.00")),
        Status.COMPLIANT, ["copies_name"],
    ),
    "a second claimant that copies nothing": (
        lambda story: story.read(account(), account(2, username="klirongku", name="Kec. Klirong", description=BARE)),
        (ChangeKind.MARK, "second_claimant", ("akun lain",)),
        Status.COMPLIANT, [],
    ),
    "renamed, with another text that no longer names the unit": (
        lambda story: story.read(HIJACKED),
        (ChangeKind.MARK, "renamed_away", ("x:1", "@kec_klirong", "@toko_jaya99", "22.00")),
        Status.INCOMPLETE, ["renamed_away"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("event", EVENTS)
def test_what_befalls_an_account_is_a_change_with_its_evidence_in_words(event: str) -> None:
    happens, (kind, reason, words), status, alarming = EVENTS[event]
    story = started()
    happens(story)
    change = told(story, reason)
    assert change.kind is kind
    assert change.reason is not None
    said = sentence(change.reason)
    assert [word for word in words if word not in said] == [], said
    assert (story.state().status, alarms(story)) == (status, alarming)
    assert story.state().account is not None
    assert story.state().account.key == A  # type: ignore[union-attr]
    assert story.read(*_same_again(story)).changes == () or event in FURTHER, "the same is told once"


FURTHER = {
    "unfollowed",
    "suspended",
    "protected",
    "deleted",
    "renamed, with another text that no longer names the unit",
}


def _same_again(story: Story) -> list[Account]:
    followers = story.known.followers.by_key.values()
    return [f.account for f in followers if f.account is not None and f.fate is None and f.absent_since is None]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kec_klirong", "kec_klirong", True),
        ("kec_klirong", "Kec_Klirong", True),
        ("kec_klirong", "kecklirong", True),
        ("kec_klirong", "kec_kl1rong", True),
        ("kec_klirong", "kec_kliromg", True),
        ("kec_klirong", "kec_kliorng", True),
        ("kec_klirong", "kec_klirongg", True),
        ("kec_klirong", "ec_klirong", True),
        ("kec_klirong", "kec_klirong99", False),
        ("kec_klirong", "kec_ambal", False),
        ("kec_klirong", "klirong_kec", False),
        ("", "", True),
        ("", "ab", False),
    ],
)
def test_a_handle_one_slip_away_looks_the_same_at_a_glance(one: str, other: str, expected: bool) -> None:
    assert is_one_slip(one, other) is expected
    assert is_one_slip(other, one) is expected


def test_a_short_text_that_many_have_is_no_copy() -> None:
    one, other = account(description="Akun resmi"), account(2, username="lain", description="Akun resmi")
    assert copied(one, other) is None
    assert copied(one, None) is None


def test_what_a_sentence_quotes_and_was_purged_reads_so() -> None:
    assert "(dihapus)" in sentence(Code("handle_taken", (("account", "x:2"), ("since", START.isoformat()))))


def test_the_alarm_s_evidence_stays_as_it_was_first_seen() -> None:
    story = started()
    story.read(OFFICIAL_RENAME, SHOP)
    first = story.state().alarms
    for _ in range(3):
        story.read(OFFICIAL_RENAME, SHOP, after=timedelta(minutes=30))
        assert story.state().alarms == first


HIDDEN_OR_NOT: dict[str, tuple[Callable[[Story], object], str, str, list[str]]] = {
    "there": (lambda story: None, "pass account_found", "pass following", []),
    "unfollowed": (lambda story: story.read(), "pass account_found", "fail following_no_more", ["absent"]),
    "suspended": (lost_to(Fate.SUSPENDED), "fail lost_suspended", "unknown following_unknown", []),
    "deleted": (lost_to(Fate.GONE), "fail lost_gone", "unknown following_unknown", []),
    "closed by explicit answer": (lost_to(Fate.PROTECTED), "fail lost_protected", "unknown following_unknown", []),
    "closed, and still in the list": (
        lambda story: story.read(account(protected=True)), "fail lost_protected", "pass following", [],
    ),
    "renamed away for good": (
        lambda story: [story.read(HIJACKED), story.read(HIJACKED)],
        "fail lost_renamed", "pass following", ["renamed_away"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HIDDEN_OR_NOT)
@pytest.mark.parametrize("is_seen_missing", [False, True])
def test_a_lost_account_is_no_account_and_a_hidden_one_is_not_said_to_have_left(
    what: str, is_seen_missing: bool
) -> None:
    happens, account_says, following_says, marks = HIDDEN_OR_NOT[what]
    story = started()
    happens(story)
    is_hidden = "unknown" in following_says
    if is_hidden and is_seen_missing:
        story.read()
    state = story.state()
    said = {f.rule: f"{f.outcome.value} {f.reason.name}" for f in state.findings}
    assert (said["account"], said["following"]) == (account_says, following_says)
    assert state.is_following is {"pass": True, "fail": False, "unknown": None}[following_says.split()[0]]
    assert [mark for mark in story.marks() if mark != "optional_rule_fails"] == marks


def test_an_operator_s_word_on_the_account_outlasts_its_loss() -> None:
    story = started()
    story.rule(DecisionKind.FIELD, KLIRONG, field="account", value="pass")
    lost_to(Fate.SUSPENDED)(story)
    finding = story.state().finding("account")
    assert finding is not None
    assert (finding.outcome, finding.decision) == (Outcome.PASS, 1)


@pytest.mark.parametrize("readings", [1, 2])
def test_an_operator_who_confirms_a_renamed_account_ends_its_alarm_and_its_loss(readings: int) -> None:
    story = started()
    for _reading in range(readings):
        story.read(HIJACKED)
    assert alarms(story) == ["renamed_away"]
    story.rule(DecisionKind.LINK, KLIRONG, account=A, handle="toko_jaya99")
    for _reading in range(2):
        assert (story.state().status, alarms(story)) == (Status.INCOMPLETE, [])
        assert [f.reason.name for f in story.state().findings if f.rule == "account"] == ["account_found"]
        story.read(HIJACKED)

"""The operator's word: what is in force after ruling, undoing and redoing."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.decisions import Decision, DecisionKind, Decisions
from tui.sources.base import AccountKey

AT = datetime(2015, 8, 18, 12, tzinfo=UTC)
ONE, TWO = AccountKey("x", "1"), AccountKey("x", "2")


def ruled(*rulings: dict[str, object]) -> Decisions:
    made = tuple(Decision(number=n, by="Petugas (rekaan)", at=AT, **r) for n, r in enumerate(rulings, 1))  # type: ignore[arg-type]
    return Decisions(made)


def test_the_newest_link_of_a_unit_wins_and_an_account_serves_one_unit() -> None:
    decisions = ruled(
        {"kind": DecisionKind.LINK, "unit": "a", "account": ONE},
        {"kind": DecisionKind.LINK, "unit": "a", "account": TWO},
        {"kind": DecisionKind.LINK, "unit": "b", "account": TWO},
    )
    assert {unit: link.account for unit, link in decisions.links.items()} == {"b": TWO}


def test_undo_takes_a_ruling_back_and_redo_brings_it_again() -> None:
    link: dict[str, object] = {"kind": DecisionKind.LINK, "unit": "a", "account": ONE}
    undo: dict[str, object] = {"kind": DecisionKind.UNDO, "refers_to": 1}
    redo: dict[str, object] = {"kind": DecisionKind.REDO, "refers_to": 1}
    assert "a" in ruled(link).links
    assert "a" not in ruled(link, undo).links
    assert "a" in ruled(link, undo, redo).links
    assert "a" not in ruled(link, undo, redo, undo).links


def test_a_link_by_handle_gets_its_id_when_it_is_resolved() -> None:
    decisions = ruled(
        {"kind": DecisionKind.LINK, "unit": "a", "handle": "Kec_Ambal"},
        {"kind": DecisionKind.RESOLVED, "refers_to": 1, "account": ONE},
    )
    assert decisions.links["a"].account == ONE
    assert decisions.links["a"].handle == "Kec_Ambal"


def test_a_rejection_ends_a_link_and_a_later_link_ends_the_rejection() -> None:
    link: dict[str, object] = {"kind": DecisionKind.LINK, "unit": "a", "account": ONE}
    reject: dict[str, object] = {"kind": DecisionKind.REJECT, "unit": "a", "account": ONE}
    assert ruled(link, reject).links == {}
    assert ruled(link, reject).rejections == {(ONE, "a")}
    assert ruled(link, reject, link).rejections == frozenset()
    assert "a" in ruled(link, reject, link).links


def test_ruling_an_account_personal_ends_its_link_everywhere() -> None:
    decisions = ruled(
        {"kind": DecisionKind.LINK, "unit": "a", "account": ONE},
        {"kind": DecisionKind.PERSONAL, "account": ONE},
    )
    assert decisions.links == {}
    assert ONE in decisions.personal


def test_an_exemption_can_be_ended() -> None:
    begin: dict[str, object] = {"kind": DecisionKind.EXEMPT, "unit": "a"}
    end: dict[str, object] = {"kind": DecisionKind.EXEMPT, "unit": "a", "value": "no"}
    assert ruled(begin).exemption("a") is not None
    assert ruled(begin, end).exemption("a") is None

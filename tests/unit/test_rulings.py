"""From wish to ruling: who is meant, what it conflicts with, and how a handle becomes an id."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.board_story import KLIRONG, START, Story, account, registry
from tui.compliance.model import Status
from tui.decisions import NO_DECISIONS, Decision, DecisionKind, Decisions
from tui.errors import PantauError, UsageError
from tui.followers import NO_FOLLOWERS
from tui.known import rejudge
from tui.rulings import Bearers, Hearing, UnitNames, Wish, decision_of, with_account
from tui.rulings.columns import COLUMNS, is_header, places_of
from tui.sources.base import AccountKey, Fate

AMBAL, AYAH = "33.05.07", "33.05.01"
SHOP = account(2, username="toko_jaya99", name="Toko Jaya", description="jual pulsa (rekaan)")
CROWD = account(9, username="wonglanang", name="Wong Lanang", description="petani (rekaan)")
ONE, TWO = AccountKey("x", "1"), AccountKey("x", "2")


def settle_ids(story: Story) -> list[Decision]:
    """What the poller does after each reading."""
    found = story.known.unresolved(story.registry, story.at)
    story.known = rejudge(story.registry, story.known.decided(*found), story.at)
    return list(found)


def linked(story: Story, unit: str = KLIRONG) -> str | None:
    """The id of the account that counts as the unit's."""
    holder = story.state(unit).account
    return holder.key.id if holder is not None else None


def test_a_link_by_handle_survives_a_rename_once_its_account_was_read() -> None:
    story = Story()
    story.read(CROWD)
    story.rule(DecisionKind.LINK, KLIRONG, handle="Toko_Jaya99")
    assert settle_ids(story) == []
    story.read(SHOP, CROWD)
    (found,) = settle_ids(story)
    assert (found.kind, found.account, found.refers_to, found.number) == (DecisionKind.RESOLVED, TWO, 1, 2)
    story.read(replace(SHOP, username="warung_baru"), CROWD)
    assert linked(story) == "2"
    assert settle_ids(story) == []


def test_another_account_that_takes_the_old_handle_does_not_take_the_link() -> None:
    story = Story()
    story.read(SHOP, CROWD)
    story.rule(DecisionKind.LINK, KLIRONG, handle="toko_jaya99")
    settle_ids(story)
    story.read(replace(SHOP, username="warung_baru"), replace(CROWD, username="toko_jaya99"))
    assert settle_ids(story) == []
    assert linked(story) == "2"


def test_an_account_that_is_no_longer_there_gives_its_id_to_no_link() -> None:
    story = Story()
    story.read(SHOP, CROWD)
    story.read(CROWD)
    story.rule(DecisionKind.LINK, KLIRONG, handle="toko_jaya99")
    assert settle_ids(story) == []
    heir = replace(CROWD, username="toko_jaya99")
    story.read(heir)
    assert [found.account for found in settle_ids(story)] == [AccountKey("x", "9")]


def test_an_account_that_is_said_to_be_gone_is_called_by_nobody() -> None:
    story = Story()
    story.read(SHOP)
    bearers = Bearers(story.known.followers, "x")
    assert bearers.find("TOKO_JAYA99") == TWO
    assert bearers.find("") is None
    assert Bearers(story.known.followers, "mastodon").find("toko_jaya99") is None
    story.read(fates=[(TWO, Fate.GONE)])
    assert Bearers(story.known.followers, "x").find("toko_jaya99") is None


def test_an_undone_link_is_not_resolved_until_it_is_redone() -> None:
    story = Story()
    story.read(CROWD)
    story.rule(DecisionKind.LINK, KLIRONG, handle="toko_jaya99")
    story.rule(DecisionKind.UNDO, refers_to=1)
    story.read(SHOP, CROWD)
    assert settle_ids(story) == []
    story.rule(DecisionKind.REDO, refers_to=1)
    assert [found.refers_to for found in settle_ids(story)] == [1]


def test_resolving_changes_no_status() -> None:
    story = Story()
    story.read(SHOP)
    story.rule(DecisionKind.LINK, KLIRONG, handle="toko_jaya99")
    story.read(SHOP)
    before = story.state().status
    settle_ids(story)
    assert story.state().status is before is Status.INCOMPLETE
    assert story.board.changes == ()


# One wish


def ruled(*rulings: Wish) -> Decisions:
    made = Decisions()
    for wish in rulings:
        made = Decisions((*made.all, decision_of(wish, made, None, START)))
    return made


def link(unit: str = KLIRONG, handle: str = "kec_a", **more: object) -> Wish:
    return replace(Wish(DecisionKind.LINK, "Sari (rekaan)", "surat", unit, handle=handle), **more)


@pytest.mark.parametrize(
    ("before", "wish", "fault"),
    [
        (link(), link(AMBAL), "account_linked_elsewhere"),
        (link(account=ONE), link(AMBAL, "lain", account=ONE), "account_linked_elsewhere"),
        (link(), link(AMBAL, "KEC_A"), "account_linked_elsewhere"),
        (link(), link(KLIRONG, "kec_b", basis=""), "unit_linked_already"),
        (link(), link(KLIRONG, "kec_b"), None),
        (link(account=ONE), link(AMBAL, account=TWO), None),
        (link(), link(), None),
        (link(), Wish(DecisionKind.NOTE, unit=AMBAL, value="a"), None),
    ],
)
def test_a_wish_against_an_earlier_link_says_so(before: Wish, wish: Wish, fault: str | None) -> None:
    made = ruled(before)
    if fault is None:
        assert decision_of(wish, made, None, START).number == 2
        return
    with pytest.raises(UsageError) as refused:
        decision_of(wish, made, None, START)
    assert refused.value.code.name == fault
    assert refused.value.code.get("number") == 1


@pytest.mark.parametrize(
    ("wish", "needs"),
    [
        (Wish(DecisionKind.REJECT, unit=KLIRONG, account=ONE), True),
        (Wish(DecisionKind.PERSONAL, account=ONE), True),
        (Wish(DecisionKind.LINK, unit=KLIRONG, account=TWO), True),
        (Wish(DecisionKind.LINK, unit=AMBAL, handle="KEC_klirong"), True),
        (Wish(DecisionKind.LINK, unit=KLIRONG, account=ONE), False),
        (Wish(DecisionKind.LINK, unit=AMBAL, account=TWO), False),
        (Wish(DecisionKind.REJECT, unit=KLIRONG, account=TWO), False),
        (Wish(DecisionKind.CONTACTED, unit=KLIRONG), False),
    ],
)
def test_only_who_overrules_what_counts_needs_a_basis(wish: Wish, needs: bool) -> None:
    story = Story()
    story.read(account(), SHOP)
    with_basis = replace(wish, basis="telepon camat")
    assert decision_of(with_basis, NO_DECISIONS, story.board, START).basis == "telepon camat"
    if not needs:
        assert decision_of(wish, NO_DECISIONS, story.board, START).number == 1
        return
    with pytest.raises(UsageError) as refused:
        decision_of(wish, NO_DECISIONS, story.board, START)
    assert refused.value.code.as_json() == {"code": "basis_needed", "unit": KLIRONG}


def test_undo_and_redo_find_what_they_mean_and_say_where_there_is_nothing() -> None:
    made = ruled(link(), Wish(DecisionKind.NOTE, unit=AMBAL, value="a"), Wish(DecisionKind.UNDO, unit=KLIRONG))
    assert made.all[-1].refers_to == 1
    assert decision_of(Wish(DecisionKind.REDO), made, None, START).refers_to == 1
    for kind in (DecisionKind.UNDO, DecisionKind.REDO):
        with pytest.raises(PantauError):
            decision_of(Wish(kind), NO_DECISIONS, None, START)


def test_a_wish_by_handle_gets_the_id_of_an_account_that_was_read() -> None:
    story = Story()
    story.read(SHOP)
    bearers = Bearers(story.known.followers, "x")
    assert with_account(link(handle="@TOKO_jaya99"), bearers).account == TWO
    assert with_account(link(handle="belum_ada"), bearers).account is None
    assert with_account(link(handle="TOKO_jaya99", account=ONE), bearers).account == ONE


# Units by name


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (KLIRONG, KLIRONG),
        ("Kecamatan Klirong", KLIRONG),
        ("  kecamatan   KLIRONG ", KLIRONG),
        ("kecamatan-klirong", KLIRONG),
    ],
)
def test_a_unit_is_found_by_what_people_call_it(words: str, unit: str) -> None:
    assert UnitNames(registry()).find(words).id == unit


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Kecamatan Klirung", "unit_called_nearly"),
        ("33.05.5", "unit_called_nearly"),
        ("zzzzqqqq", "unit_called_unknown"),
        ("", "unit_called_unknown"),
        ("\x1b[31m\u202eKlirong", "unit_called_nearly"),
    ],
)
def test_a_unit_that_is_not_there_is_told_with_the_nearest_one(words: str, fault: str) -> None:
    with pytest.raises(UsageError) as refused:
        UnitNames(registry()).find(words)
    assert refused.value.code.name == fault
    assert refused.value.code.get("id") == (KLIRONG if fault == "unit_called_nearly" else "")
    assert all(str(value).isprintable() for _, value in refused.value.code.args)


def test_every_unit_is_found_by_its_id_and_a_name_borne_twice_by_none() -> None:
    names = UnitNames(registry())
    borne: dict[str, int] = {}
    for unit in registry().units:
        assert names.find(unit.id) is unit
        borne[unit.name] = borne.get(unit.name, 0) + 1
    shared = next(name for name, count in borne.items() if count > 1)
    with pytest.raises(UsageError) as refused:
        names.find(shared)
    assert refused.value.code.name == "unit_ambiguous"
    twin = next(unit for unit in registry().units if unit.name == shared)
    assert names.find(f"{shared} {registry().by_id[twin.parent or ''].name}") is twin


# Many at once


def heard(*rows: dict[str, object], of: Decisions = NO_DECISIONS) -> Hearing:
    hearing = Hearing(registry(), NO_FOLLOWERS, of, START, by="Sari (rekaan)", basis="surat")
    for line, row in enumerate(rows, 2):
        hearing.hear(line, row)
    return hearing


def test_a_rejection_in_a_sheet_frees_the_account_for_the_row_below() -> None:
    made = ruled(link(account=ONE))
    freed = heard({"kind": "reject", "unit": KLIRONG, "id": "1"}, {"unit": AMBAL, "id": "1"}, of=made)
    assert freed.faults == []
    assert Decisions((*made.all, *freed.made)).links.keys() == {AMBAL}
    assert [fault.name for _, fault in heard({"unit": AMBAL, "id": "1"}, of=made).faults] == [
        "account_linked_elsewhere"
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"kind": "tautkan", "unit": KLIRONG, "id": "1"}, "kind_unknown"),
        ({"kind": "field", "unit": KLIRONG, "field": "nip", "value": "pass"}, "field_unknown"),
        ({"kind": "field", "unit": KLIRONG, "field": "hp", "value": "ada"}, "value_unknown"),
        ({"kind": "timing", "unit": KLIRONG, "value": ""}, "value_unknown"),
        ({"kind": "note", "unit": KLIRONG}, "note_empty"),
        ({"kind": "exempt"}, "unit_missing"),
        ({"unit": KLIRONG, "id": 1.15e17}, "account_id_rounded"),
        ({"unit": KLIRONG, "id": "x1"}, "account_id_not_valid"),
        ({"kind": "reject", "handle": "belum_terbaca"}, "account_not_read"),
        ({"unit": KLIRONG, "id": "1", "at": "kemarin"}, "ruling_time_not_valid"),
        ({"unit": KLIRONG, "id": "1", "at": "9999-12-31T23:59:59-12:00"}, "ruling_time_not_valid"),
        ({"unit": KLIRONG, "id": "1", "at": "0001-01-01T00:00:00+14:00"}, "ruling_time_not_valid"),
        ({"unit": KLIRONG, "id": "1", "at": START + timedelta(days=1)}, "ruling_in_future"),
    ],
)
def test_a_row_at_fault_says_what_is_wrong(row: dict[str, object], fault: str) -> None:
    hearing = heard(row)
    assert [(line, found.name) for line, found in hearing.faults] == [(2, fault)]
    assert hearing.made == []


def test_rows_that_say_they_do_not_hold_are_left_out() -> None:
    rows: list[dict[str, object]] = [
        {"unit": KLIRONG, "id": "1", "in_force": "no"},
        {"kind": "undo", "value": "1"},
        {"kind": "resolved", "unit": KLIRONG, "id": "1"},
        {"kind": "release"},
    ]
    hearing = heard(*rows)
    assert (hearing.left_out, hearing.made, hearing.faults) == (4, [], [])


def test_our_own_columns_are_known_to_the_reader() -> None:
    assert is_header(COLUMNS)
    assert set(places_of(COLUMNS)) == set(COLUMNS) - {"number", "unit_name"}
    assert not is_header(("unit", "nama"))


rows_of_links = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["link", "reject", "personal", ""]),
            "unit": st.sampled_from([KLIRONG, AMBAL, AYAH]),
            "id": st.sampled_from(["1", "2", "3"]),
        }
    ),
    max_size=8,
)


@given(rows_of_links)
@settings(max_examples=60, deadline=None)
def test_what_a_sheet_made_is_made_by_no_second_reading(rows: list[dict[str, object]]) -> None:
    first = heard(*rows)
    made = Decisions(tuple(first.made))
    assert [ruling.number for ruling in first.made] == list(range(1, len(first.made) + 1))
    standing = made.standing
    assert first.known + len(first.made) + len(first.faults) == len(rows)
    accounts = [held.account for held in standing.links.values()]
    assert len(accounts) == len(set(accounts)), "an account serves one unit"
    last: list[dict[str, object]] = [
        {"unit": unit, "id": held.account.id} for unit, held in standing.links.items() if held.account
    ]
    again = heard(*last, of=made)
    assert (again.made, again.faults, again.known) == ([], [], len(last))

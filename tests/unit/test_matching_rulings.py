"""The operator's word and the registry's own accounts outrank the machine; settled judgements stand."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from tests.unit.matching_world import AT, account, fictional, followers_of, kebumen, matched, reason_names
from tui.codes import code
from tui.decisions import NO_DECISIONS, Decision, DecisionKind, Decisions
from tui.followers import Follower, Followers, Settled
from tui.matching import Class, Verdict, match_all, match_rows, names_unit
from tui.registry.model import Registry, UnitAccount
from tui.sources.base import Account, AccountKey

MIRIT = account("kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", number=1)
CITIZEN = account("rizky", "Rizky", "gamers", number=2)
CAMAT = account("camat_x", "Sutarjo", "Camat Mirit, Kebumen", number=3)


def ruled(kind: DecisionKind, *, unit: str | None, one: Account | None = None, handle: str = "") -> Decisions:
    key = None if one is None else one.key
    return Decisions((Decision(1, kind, "Petugas (rekaan)", AT, "telepon", unit, key, handle),))


def test_a_linked_account_is_accepted_whatever_the_machine_says() -> None:
    matches = matched(CITIZEN, decisions=ruled(DecisionKind.LINK, unit="33.05.08", one=CITIZEN))
    match = matches.accepted["33.05.08"]

    assert (match.key, match.decision, match.score) == (CITIZEN.key, 1, 100)
    assert reason_names(match) == ["linked", "no_unit_named"]


def test_a_linked_unit_makes_the_machines_candidate_wait() -> None:
    matches = matched(MIRIT, CITIZEN, decisions=ruled(DecisionKind.LINK, unit="33.05.08", one=CITIZEN))

    assert matches.accepted["33.05.08"].key == CITIZEN.key
    assert matches.by_key[MIRIT.key].verdict is Verdict.REVIEW
    assert reason_names(matches.by_key[MIRIT.key])[0] == "rival_ruled"


@pytest.mark.parametrize("handle", ["rizky", "RIZKY", "@Rizky"])
def test_a_link_by_handle_holds_for_the_follower_that_has_it(handle: str) -> None:
    matches = matched(CITIZEN, decisions=ruled(DecisionKind.LINK, unit="33.05.08", handle=handle))
    assert matches.accepted["33.05.08"].key == CITIZEN.key


def test_a_link_to_a_handle_that_nobody_has_makes_no_match() -> None:
    matches = matched(CITIZEN, decisions=ruled(DecisionKind.LINK, unit="33.05.08", handle="belum_ada"))
    assert matches.accepted == {}
    assert set(matches.by_key) == {CITIZEN.key}


@pytest.mark.parametrize("unit", ["33.05.08", None])
def test_a_rejected_account_is_not_proposed_again(unit: str | None) -> None:
    matches = matched(MIRIT, decisions=ruled(DecisionKind.REJECT, unit=unit, one=MIRIT))
    match = matches.by_key[MIRIT.key]

    assert (match.verdict, match.unit, match.units) == (Verdict.NONE, None, ())
    assert reason_names(match)[0] == "ruled_out"


def test_a_rejection_leaves_the_other_candidate_units_waiting() -> None:
    jemur = account("desajemur", "Desa Jemur", "Kab. Kebumen")
    matches = matched(jemur, decisions=ruled(DecisionKind.REJECT, unit="33.05.12.2029", one=jemur))
    match = matches.by_key[jemur.key]

    assert (match.verdict, match.unit) == (Verdict.REVIEW, "33.05.13.2008")


def test_an_account_ruled_personal_carries_its_unit_and_is_never_accepted() -> None:
    matches = matched(MIRIT, decisions=ruled(DecisionKind.PERSONAL, unit=None, one=MIRIT))
    match = matches.by_key[MIRIT.key]

    assert (match.class_, match.verdict, match.unit) == (Class.PERSONAL, Verdict.NONE, "33.05.08")
    assert matches.personal["33.05.08"] == (match,)


def _listing(handle: str, *, number: str | None = None) -> Registry:
    registry = kebumen()
    units = tuple(
        replace(unit, accounts=(UnitAccount("x", handle, number),)) if unit.id == "33.05.08" else unit
        for unit in registry.units
    )
    return replace(registry, units=units, digest=f"listing {handle} {number}")


@pytest.mark.parametrize(("handle", "number"), [("Rizky", None), ("renamed", "2")])
def test_an_account_that_the_registry_names_is_accepted_by_id_or_handle(handle: str, number: str | None) -> None:
    match = matched(CITIZEN, registry=_listing(handle, number=number)).accepted["33.05.08"]
    assert match.key == CITIZEN.key
    assert reason_names(match)[0] == "in_registry"


def test_a_rejection_outranks_the_registry() -> None:
    decisions = ruled(DecisionKind.REJECT, unit="33.05.08", one=CITIZEN)
    assert matched(CITIZEN, registry=_listing("rizky"), decisions=decisions).accepted == {}


def test_a_settled_follower_keeps_its_judgement_until_it_is_read_again() -> None:
    key = AccountKey("x", "9")
    reasons = (code("person_title", words="camat mirit"),)
    settled = Settled("personal", "33.05.08", "none", 80, reasons)
    follower = Follower(key=key, username="camat_x", digest="d", account=None, settled=settled)
    match = match_all(kebumen(), Followers(MappingProxyType({key: follower})), NO_DECISIONS).by_key[key]

    assert (match.class_, match.unit, match.verdict, match.score) == (Class.PERSONAL, "33.05.08", Verdict.NONE, 80)
    assert match.reasons == reasons


def test_an_account_of_which_only_a_fate_is_known_has_no_match() -> None:
    key = AccountKey("x", "9")
    follower = Follower(key=key, username="", digest="", account=None)
    assert match_all(kebumen(), Followers(MappingProxyType({key: follower})), NO_DECISIONS).by_key == {}


@pytest.mark.parametrize(
    ("one", "source", "words"),
    [
        (account("x_y", "✨Kec. Mirit ✨"), "name", "Kec. Mirit"),
        (account("x_y", "Mirit Beriman"), "name", "Mirit"),
        (account("kec_mirit_kbm", "Melayani"), "username", "kec_mirit_kbm"),
        (account("x_y", "Melayani", "akun KECAMATAN MIRIT, Kebumen"), "description", "KECAMATAN MIRIT"),
    ],
)
def test_naming_says_where_the_unit_is_named(one: Account, source: str, words: str) -> None:
    named = names_unit(kebumen(), kebumen().by_id["33.05.08"], one)

    assert named is not None
    assert (named.span.source, named.words) == (source, words)
    assert getattr(one, source)[named.span.start : named.span.end] == words


@pytest.mark.parametrize("name", ["Kecamatan Puring", "Orang Rekaan", ""])
def test_naming_is_not_met_by_another_unit_or_by_nothing(name: str) -> None:
    assert names_unit(kebumen(), kebumen().by_id["33.05.08"], account("x_y", name)) is None


def test_rows_carry_the_verdict_and_the_fields_and_leave_unrelated_people_unnamed() -> None:
    office = account("kec_mirit", "Kecamatan Mirit", "Camat: Sutarjo Wirodipuro, HP 0812-5555-4848. Kebumen", number=1)
    party = account("dpc_x", "DPC Partai Rekaan", "Ketua: Sarwono Hadi", number=2)
    followers = followers_of((office, party))
    rows = {
        row["username"]: row for row in match_rows(kebumen(), followers, match_all(kebumen(), followers, NO_DECISIONS))
    }

    assert rows["kec_mirit"]["decision"] == "accept"
    assert rows["kec_mirit"]["unit"] == "33.05.08"
    assert rows["kec_mirit"]["fields"]["hp"] == ["+6281255554848"]
    assert rows["dpc_x"]["unit"] is None
    assert rows["dpc_x"]["fields"]["nama"] == ""


def test_another_regency_needs_other_data_and_no_other_code() -> None:
    panewu = account("suradi", "Suradi Wirakusuma", "Panewu Wanasekar Tirtamarta", number=1)
    office = account("kap_wanasekar", "Kapanewon Wanasekar", "Kab. Tirtamarta", number=2)
    matches = matched(panewu, office, registry=fictional())

    assert matches.accepted["99.01.01"].key == office.key
    assert [match.key for match in matches.personal["99.01.01"]] == [panewu.key]
    assert matched(panewu, office).accepted == {}

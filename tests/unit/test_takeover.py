"""A takeover from its first sign to the operator's word: who keeps the place, who waits, and what ends the alarm."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.unit.board_story import BARE, FULL, HOUR, KLIRONG, START, Story, account, registry
from tests.unit.identity_story import HIJACKED, OFFICIAL_RENAME, SHOP, TAKEOVER, A, B, alarms, started, told
from tui.board import LinkedBy, UnitState
from tui.cli.poll_command import summary
from tui.compliance import Outcome, Status
from tui.decisions import DecisionKind
from tui.registry.model import UnitAccount as RegistryAccount
from tui.screens.queue import waiting_pairs
from tui.sources.base import Account, AccountKey, Fate, Scope
from tui.wording import sentence


@pytest.mark.parametrize(
    ("what", "fates", "accounts"),
    [
        ("the account is suspended", [(A, Fate.SUSPENDED)], []),
        ("the account is deleted", [(A, Fate.GONE)], []),
        ("the account was renamed and still names the unit", [], [OFFICIAL_RENAME]),
        ("the account was renamed and hijacked", [], [HIJACKED]),
        ("the account left without a word", [], []),
    ],
)
@pytest.mark.parametrize("is_linked", [False, True], ids=["found by the machine", "linked by hand"])
@pytest.mark.parametrize("taker", [TAKEOVER, SHOP], ids=["better founded than it", "claims nothing"])
def test_who_takes_the_handle_never_becomes_the_unit_s_account_in_silence(
    what: str, fates: list[tuple[AccountKey, Fate]], accounts: list[Account], is_linked: bool, taker: Account
) -> None:
    story = started()
    if is_linked:
        story.rule(DecisionKind.LINK, KLIRONG, account=A, handle="kec_klirong")
    story.read(*accounts, fates=fates, after=HOUR)
    story.read(*accounts, taker)
    for _ in range(4):
        state = story.state()
        assert state.account is not None
        assert state.account.key == A, what
        assert "handle_taken" in alarms(story)
        candidate = next(one for one in state.candidates if one.key == B)
        assert candidate.reasons[0].name == "handle_taken", "it waits, with the reason before all others"
        assert candidate.profile is not None, "there is something to compare"
        story.read(*accounts, taker)


@pytest.mark.parametrize(
    ("names", "outcome", "status"),
    [
        ({"name": ""}, Outcome.PASS, Status.COMPLIANT),
        ({"username": ""}, Outcome.PASS, Status.COMPLIANT),
        ({"name": "", "username": "pelayanan_kita"}, Outcome.UNKNOWN, Status.UNKNOWN),
        ({"name": "Pelayanan (rekaan)", "username": ""}, Outcome.UNKNOWN, Status.UNKNOWN),
        ({"name": "", "username": ""}, Outcome.UNKNOWN, Status.UNKNOWN),
    ],
    ids=["the handle names it", "the name names it", "a handle alone", "a name alone", "neither"],
)
def test_who_is_told_without_name_or_handle_is_not_said_to_name_another(
    names: dict[str, str], outcome: Outcome, status: Status
) -> None:
    story = started()
    for _ in range(3):
        story.read(replace(account(), **names))
        naming = next(finding for finding in story.state().findings if finding.rule == "naming")
        assert (naming.outcome, story.state().status, alarms(story)) == (outcome, status, [])
    if outcome is Outcome.UNKNOWN:
        assert "names_untold" in [reason.name for reason in story.state().reasons]


def test_a_handle_that_the_registry_names_stays_the_account_that_bore_it_first() -> None:
    named = registry()
    units = tuple(
        replace(unit, accounts=(RegistryAccount("x", "kec_klirong"),)) if unit.id == KLIRONG else unit
        for unit in named.units
    )
    story = Story(of=replace(named, units=units, digest="with an account"))
    odd = account(name="Pelayanan (rekaan)", description="ramah dan cepat, tanpa pungutan (rekaan)")
    story.read(odd)
    assert story.state().account is not None
    assert story.state().account.linked_by is LinkedBy.REGISTRY  # type: ignore[union-attr]
    for _ in range(3):
        story.read(replace(odd, username="pelayanan_kita"), TAKEOVER)
        assert story.state().account.key == A  # type: ignore[union-attr]
        assert alarms(story)[-1] == "handle_taken"
        assert story.state().candidates[0].key == B


def test_nobody_takes_the_place_of_an_account_whose_very_handle_was_removed() -> None:
    story = started()
    story.read(fates=[(A, Fate.GONE)], scope=Scope.KNOWN)
    bare = replace(story.known.followers.by_key[A], username="", account=None, digest="", former=())
    board = replace(story.board, units=tuple(_nameless(state) for state in story.board.units), step=None)
    story.known = replace(story.known, followers=story.known.followers.with_accounts({A: bare}), board=board)
    story.read(TAKEOVER)
    assert (story.state().status, story.state().account.key) == (Status.LOST, A)  # type: ignore[union-attr]
    assert story.state().candidates[0].reasons[0].name == "place_held"


def _nameless(state: UnitState) -> UnitState:
    """A state as it is read back after its account's text was removed."""
    if state.account is None:
        return state
    return replace(state, account=replace(state.account, username="", name=""), profile=None)


def test_a_machine_that_chose_between_the_living_may_choose_again_and_says_so() -> None:
    story = Story()
    story.read(account(username="klirongku", description=BARE, name="Kec. Klirong"))
    story.read(account(username="klirongku", description=BARE, name="Kec. Klirong"), TAKEOVER)
    assert story.state().account is not None
    assert story.state().account.key == B  # type: ignore[union-attr]
    change = told(story, "account_replaced")
    assert change.reason is not None
    assert sentence(change.reason) == "sekarang @kec_klirong (x:2), sebelumnya x:1"
    assert alarms(story) == []


def test_the_review_begins_with_the_suspects() -> None:
    story = started()
    waiting = account(3, "kec_ambal", "Kecamatan Ambal", "Kecamatan Ambal Kab. Kebumen, akun baru kami (rekaan)")
    story.read(OFFICIAL_RENAME, SHOP, waiting)
    pairs = waiting_pairs(story.registry, story.board)
    assert pairs[0] == (KLIRONG, B)
    assert len(pairs) > 1


def test_a_poll_without_a_screen_says_how_many_are_to_be_checked() -> None:
    story = started()
    assert "diperiksa" not in "".join(summary(story.board))
    story.read(OFFICIAL_RENAME, SHOP)
    assert summary(story.board)[-1] == "1 perlu diperiksa, dugaan pengambilalihan"


def test_a_handle_linked_by_hand_stays_the_id_that_it_was_resolved_to() -> None:
    story = Story()
    story.read(account())
    story.rule(DecisionKind.LINK, KLIRONG, handle="kec_klirong")
    story.known = story.known.decided(*story.known.unresolved(story.registry, story.at))
    story.read(HIJACKED, TAKEOVER)
    assert story.known.unresolved(story.registry, story.at) == ()
    state = story.state()
    assert state.account is not None
    assert (state.account.key, state.account.linked_by) == (A, LinkedBy.OPERATOR)
    assert set(alarms(story)) == {"handle_taken", "renamed_away"}


@pytest.mark.parametrize(
    ("kind", "key", "ends_at"),
    [
        (DecisionKind.LINK, A, A),
        (DecisionKind.LINK, B, B),
        (DecisionKind.REJECT, B, A),
        (DecisionKind.PERSONAL, B, A),
    ],
)
def test_the_operator_s_word_on_one_of_the_two_ends_the_alarm(
    kind: DecisionKind, key: AccountKey, ends_at: AccountKey
) -> None:
    story = started()
    story.read(OFFICIAL_RENAME, TAKEOVER)
    assert alarms(story) == ["handle_taken"]
    story.rule(kind, KLIRONG, account=key, handle="kec_klirong")
    for _ in range(2):
        assert alarms(story) == []
        assert story.state().account is not None
        assert story.state().account.key == ends_at  # type: ignore[union-attr]
        story.read(OFFICIAL_RENAME, TAKEOVER)
    story.rule(DecisionKind.UNDO, refers_to=1)
    if kind is not DecisionKind.LINK:
        assert alarms(story) == ["handle_taken"], "an undone ruling ends nothing"


def test_an_earlier_word_of_the_operator_ends_no_later_alarm() -> None:
    story = started()
    story.rule(DecisionKind.LINK, KLIRONG, account=A, handle="kec_klirong")
    story.rule(DecisionKind.REJECT, KLIRONG, account=B, handle="toko_jaya")
    story.read(OFFICIAL_RENAME, SHOP)
    assert alarms(story) == ["handle_taken"]


@pytest.mark.parametrize(
    ("what", "accounts", "fates"),
    [
        ("the account has its handle again", [account(), account(2, username="toko_jaya", name="Toko")], []),
        ("the other account is gone", [OFFICIAL_RENAME], [(B, Fate.GONE)]),
        ("the other account gave the handle back", [OFFICIAL_RENAME, account(2, username="toko", name="Toko")], []),
    ],
)
def test_the_alarm_ends_when_the_smell_is_gone(
    what: str, accounts: list[Account], fates: list[tuple[AccountKey, Fate]]
) -> None:
    story = started()
    story.read(OFFICIAL_RENAME, SHOP)
    board = story.read(*accounts, fates=fates)
    assert alarms(story) == [], what
    assert [(c.what, c.after) for c in board.changes if c.what == "handle_taken"] == [("handle_taken", "")]


def test_who_once_had_the_handle_before_the_unit_takes_nothing() -> None:
    story = Story()
    story.read(account(2, username="kec_klirong", name="Toko Jaya", description="jual pulsa (rekaan)"))
    story.read(account(), account(2, username="toko_jaya99", name="Toko Jaya", description="jual pulsa (rekaan)"))
    story.read(account())
    assert alarms(story) == []


def test_a_list_that_knows_no_ids_and_an_export_that_does_speak_of_one_account() -> None:
    story = Story()
    story.read(account(id="@kec_klirong", name="", description="", is_profile_read=False))
    story.rule(DecisionKind.LINK, KLIRONG, account=AccountKey("x", "@kec_klirong"), handle="kec_klirong")
    story.read(account())
    assert alarms(story) == []


def test_the_place_of_a_lost_account_is_filled_by_the_operator_alone() -> None:
    story = started()
    story.read(fates=[(A, Fate.SUSPENDED)], scope=Scope.KNOWN)
    newcomer = account(2, username="kecklirong_baru")
    story.read(newcomer)
    story.read(newcomer)
    state = story.state()
    assert state.status is Status.LOST
    assert [candidate.key for candidate in state.candidates] == [B]
    assert state.candidates[0].reasons[0].name in {"place_held", "copies_text"}
    story.rule(DecisionKind.LINK, KLIRONG, account=B, handle="kecklirong_baru")
    assert (story.state().status, story.state().account.key) == (Status.COMPLIANT, B)  # type: ignore[union-attr]


def test_a_hijack_in_two_steps_is_seen_at_the_second() -> None:
    for first in (
        account(name="Toko Jaya", description="jual pulsa, kirim ke mana saja (rekaan)"),
        account(username="toko_jaya99"),
    ):
        story = started()
        story.read(first)
        assert alarms(story) == []
        story.read(HIJACKED)
        assert alarms(story) == ["renamed_away"]
        story.read(HIJACKED)
        assert (story.state().status, alarms(story)) == (Status.LOST, ["renamed_away"])
        story.read(account())
        assert (story.state().status, alarms(story)) == (Status.COMPLIANT, [])


def test_a_rename_that_keeps_its_text_is_no_alarm_while_the_text_names_the_unit() -> None:
    story = started()
    story.read(account(username="pak_camat_rekaan", name="Contoh Rekaan"))
    assert (story.state().status, alarms(story)) == (Status.INCOMPLETE, [])


def test_twins_of_the_first_reading_are_no_alarm() -> None:
    story = Story()
    twins = (account(), account(2, username="kec_kllrong", description=f"{FULL} kec-klirong.kebumenkab.go.id"))
    for _ in range(3):
        story.read(*twins)
        assert alarms(story) == []


def test_a_mass_change_holds_statuses_and_no_alarm() -> None:
    story = Story()
    many = [one for one in _villages(20) if one is not None]
    story.read(account(), *many)
    story.read(account(), *many)
    hijacked = [_hijacked(one, number) for number, one in enumerate(many)]
    board = story.read(HIJACKED, *hijacked)
    assert board.held is not None
    assert story.state().status is Status.COMPLIANT
    assert alarms(story) == ["renamed_away"]


def _villages(number: int) -> list[Account]:
    registry = Story().registry
    kecamatan = [unit for unit in registry.units if unit.kind == "kecamatan" and unit.id != KLIRONG][:number]
    made = []
    for place, unit in enumerate(kecamatan, start=10):
        area = unit.name.removeprefix("Kecamatan ")
        made.append(
            account(place, username=f"kec_{area.lower()}", name=unit.name, description=FULL.replace("Klirong", area))
        )
    return made


def _hijacked(one: Account, number: int) -> Account:
    return account(int(one.id), username=f"toko_jaya{number}", name="Toko Jaya", description="jual pulsa (rekaan)")


def test_an_old_follower_that_turns_into_a_copy_is_dated_by_its_turning() -> None:
    story = Story()
    stranger = account(2, username="wongrekaan", name="Wong Rekaan", description="petani di Kebumen (rekaan)")
    story.read(account(), stranger)
    story.read(account(), stranger)
    story.rule(DecisionKind.LINK, KLIRONG, account=A, handle="kec_klirong")
    story.read(account(), account(2, username="kec_kllrong", created_at=START))
    assert alarms(story) == ["copies_text"]
    assert story.state().alarms[0].get("since") == story.at.isoformat()


def test_a_copy_that_then_takes_the_handle_too_is_told_anew() -> None:
    story = started()
    story.read(account(), account(2, username="kec_kllrong"))
    assert alarms(story) == ["copies_text"]
    story.rule(DecisionKind.REJECT, KLIRONG, account=B, handle="kec_kllrong")
    assert alarms(story) == []
    story.read(OFFICIAL_RENAME, account(2))
    assert alarms(story) == ["handle_taken"]


def test_a_rename_of_long_ago_makes_no_alarm_of_a_new_text() -> None:
    for days, expected in ((20, ["renamed_away"]), (40, [])):
        story = started()
        story.read(account(username="klr_rekaan"))
        assert alarms(story) == []
        story.read(account(username="klr_rekaan"), after=days * 24 * HOUR)
        story.read(account(username="klr_rekaan", name="Toko Jaya", description="jual pulsa (rekaan)"))
        assert alarms(story) == expected

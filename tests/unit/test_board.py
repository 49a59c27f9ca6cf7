"""The Board: coverage, staleness, loss, timing, marks and Changes as a reading brings them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.board_story import BARE, DEADLINE, FULL, HOUR, KLIRONG, START, Story, account
from tui.board import ChangeKind, LinkedBy
from tui.codes import code
from tui.compliance import Outcome, Status, Timing
from tui.decisions import DecisionKind
from tui.sources.base import AccountKey, Fate, Scope

ONE = AccountKey("x", "1")


def test_without_a_complete_reading_a_unit_not_seen_is_unread_and_not_missing() -> None:
    story = Story()
    story.read(account(), complete=False)
    assert story.state().status is Status.COMPLIANT
    assert story.state("33.05.07").status is Status.UNKNOWN
    assert story.state("33.05.07").reasons[0].name == "not_covered"


def test_a_complete_reading_makes_a_unit_not_seen_missing() -> None:
    story = Story()
    story.read(account())
    assert story.state("33.05.07").status is Status.NONE


def test_a_complete_list_of_ids_alone_proves_no_unit_missing_until_it_is_known_who_they_are() -> None:
    story = Story()
    nobody = [account(number, "", "", "", is_profile_read=False) for number in range(1, 5)]
    board = story.read(*nobody, notes=(code("followers_nameless", count=4),))
    assert board.by_unit[KLIRONG].status is Status.UNKNOWN
    assert board.by_unit[KLIRONG].reasons == (code("not_covered", target="bupatikbm"),)
    named = [account(number, f"rekaan_{number}", f"Rekaan {number}", "") for number in range(1, 4)]
    board = story.read(*named, complete=False, is_whole=False)
    assert board.by_unit[KLIRONG].status is Status.NONE


def test_a_full_profile_before_the_deadline_is_in_time_and_says_where_each_word_stood() -> None:
    story = Story()
    story.read(account())
    state = story.state()
    assert (state.status, state.timing) == (Status.COMPLIANT, Timing.IN_TIME)
    for rule in ("nama", "jabatan", "hp", "telepon"):
        finding = state.finding(rule)
        assert finding is not None
        assert finding.evidence is not None
        assert finding.evidence.span is not None
        span = finding.evidence.span
        assert FULL[span.start : span.end] == finding.evidence.words


def test_a_profile_found_bare_after_the_deadline_and_completed_later_is_late() -> None:
    story = Story(at=DEADLINE)
    story.read(account(description=BARE))
    assert story.state().status is Status.INCOMPLETE
    story.read(account())
    assert (story.state().status, story.state().timing) == (Status.LATE, Timing.LATE)


def test_a_profile_first_read_complete_after_the_deadline_is_not_proven() -> None:
    story = Story(at=DEADLINE)
    story.read(account())
    assert (story.state().status, story.state().timing) == (Status.COMPLIANT, Timing.UNPROVEN)


def test_an_incomplete_reading_after_the_deadline_proves_no_lateness() -> None:
    story = Story(at=DEADLINE)
    story.read(account(description=BARE), complete=False)
    story.read(account())
    assert story.state().timing is Timing.UNPROVEN


def test_first_fulfilment_is_remembered_through_a_loss() -> None:
    story = Story()
    story.read(account())
    story.read(fates=[(ONE, Fate.SUSPENDED)], scope=Scope.KNOWN, complete=False)
    assert story.state().status is Status.LOST
    story.at = DEADLINE + 5 * HOUR
    story.read(account())
    assert (story.state().status, story.state().timing) == (Status.COMPLIANT, Timing.IN_TIME)


def test_a_failed_read_keeps_the_status_hatched_until_the_data_are_too_old() -> None:
    story = Story()
    story.read(account())
    story.fail()
    assert story.state().status is Status.COMPLIANT
    assert story.state().is_stale
    assert story.state("33.05.07").status is Status.NONE
    assert story.board.source.errors
    story.fail(after=2 * HOUR)
    assert story.state().status is Status.UNKNOWN
    assert story.state("33.05.07").status is Status.UNKNOWN
    assert story.state("33.05.07").reasons[0].name == "stale"
    story.read(account())
    assert story.state().status is Status.COMPLIANT
    assert not story.state().is_stale


def test_a_file_that_can_be_read_grows_old_in_plain_sight_and_keeps_its_statuses() -> None:
    story = Story(source="file:daftar.csv")
    story.read(account())
    story.wait(72 * HOUR)
    assert story.state().status is Status.COMPLIANT
    assert story.state().is_stale
    story.fail()
    assert story.state().status is Status.UNKNOWN, "a file that cannot be read any more ages like any source"


def test_leaving_the_followers_is_a_mark_and_a_change_and_never_a_loss() -> None:
    story = Story()
    story.read(account())
    for _ in range(2):
        story.read()
    assert story.state().status is Status.COMPLIANT
    assert "absent" in story.marks()
    story.read()
    assert story.state().status is Status.UNKNOWN, "its profile is older than stale_after"
    assert story.state().account is not None


def test_a_machine_accepted_account_that_stops_naming_the_unit_is_lost_in_the_second_complete_reading() -> None:
    story = Story()
    story.read(account())
    renamed = account(username="toko_jaya99", name="Toko Jaya", description="jual pulsa")
    story.read(renamed)
    assert story.state().status is Status.INCOMPLETE
    assert "loss_unconfirmed" in story.marks()
    story.read(renamed)
    assert story.state().status is Status.LOST
    assert story.state().reasons[0].name == "lost_renamed"
    story.read(account())
    assert story.state().status is Status.COMPLIANT


def test_an_incomplete_reading_confirms_no_loss() -> None:
    story = Story()
    story.read(account())
    renamed = account(username="toko_jaya99", name="Toko Jaya", description="jual pulsa")
    for _ in range(3):
        story.read(renamed, complete=False)
    assert story.state().status is Status.INCOMPLETE


def test_a_hand_linked_account_that_names_no_unit_is_incomplete_and_lost_only_by_an_explicit_answer() -> None:
    story = Story()
    story.read(account(2, username="toko_jaya99", name="Toko Jaya", description="jual pulsa"))
    story.rule(DecisionKind.LINK, KLIRONG, handle="toko_jaya99")
    for _ in range(3):
        story.read(account(2, username="toko_jaya99", name="Toko Jaya", description="jual pulsa"))
    assert story.state().status is Status.INCOMPLETE
    assert story.state().account is not None
    assert story.state().account.linked_by is LinkedBy.OPERATOR  # type: ignore[union-attr]
    story.read(fates=[(AccountKey("x", "2"), Fate.GONE)], scope=Scope.KNOWN)
    assert story.state().status is Status.LOST


def test_a_linked_handle_that_was_never_read_is_shown_as_such_and_never_green() -> None:
    story = Story()
    story.read()
    story.rule(DecisionKind.LINK, KLIRONG, handle="kec_belum_terbaca")
    state = story.state()
    assert state.status is Status.UNKNOWN
    assert state.account is not None
    assert state.account.username == "kec_belum_terbaca"
    assert "link_unread" in story.marks()


def test_a_linked_handle_nobody_has_never_borrows_the_machine_s_account() -> None:
    story = Story()
    story.read(account())
    story.rule(DecisionKind.LINK, KLIRONG, handle="camat_klirong_baru")
    state = story.state()
    assert state.status is Status.UNKNOWN
    assert state.account is not None
    assert state.account.username == "camat_klirong_baru"


def test_linking_a_settled_account_judges_it_as_soon_as_it_is_read_again() -> None:
    story = Story()
    stranger = account(2, username="wongklirong", name="Wong Ndeso", description="petani (rekaan)")
    story.read(stranger)
    follower = story.known.followers.by_key[AccountKey("x", "2")]
    assert follower.account is None, "an unrelated account's text is not kept"
    story.rule(DecisionKind.LINK, KLIRONG, handle="wongklirong")
    assert story.state().status is Status.UNKNOWN
    story.read(stranger, after=timedelta())
    assert story.state().status is Status.INCOMPLETE


def test_an_exempt_unit_leaves_the_denominator_and_comes_back() -> None:
    story = Story()
    story.read(account())
    before = next(group for group in story.board.groups if group.id == "kecamatan")
    story.rule(DecisionKind.EXEMPT, KLIRONG)
    assert story.state().status is Status.EXEMPT
    after = next(group for group in story.board.groups if group.id == "kecamatan")
    assert (after.units, after.with_account) == (before.units - 1, before.with_account - 1)
    story.rule(DecisionKind.EXEMPT, KLIRONG, value="no")
    assert story.state().status is Status.COMPLIANT


def test_a_field_seen_with_own_eyes_outranks_the_profile() -> None:
    story = Story()
    story.read(
        account(description="Kecamatan Klirong Kab. Kebumen. Camat: Drs. Contoh Rekaan HP 0812 5555 3001 (rekaan)")
    )
    assert story.state().status is Status.INCOMPLETE
    story.rule(DecisionKind.FIELD, KLIRONG, field="telepon", value="pass")
    state = story.state()
    assert state.status is Status.COMPLIANT
    finding = state.finding("telepon")
    assert finding is not None
    assert (finding.outcome, finding.decision) == (Outcome.PASS, 1)
    story.rule(DecisionKind.UNDO, refers_to=1)
    assert story.state().status is Status.INCOMPLETE


def test_changes_tell_status_and_findings_with_the_time_of_the_reading() -> None:
    story = Story()
    story.read(account(description=BARE))
    board = story.read(account())
    told = {(change.kind, change.what, change.before, change.after) for change in board.changes}
    assert (ChangeKind.STATUS, "status", "incomplete", "compliant") in told
    assert (ChangeKind.FINDING, "hp", "fail", "pass") in told
    assert {change.at for change in board.changes} == {story.at}
    assert story.read(account()).changes == ()


def test_a_rename_that_still_names_the_unit_is_a_change_and_nothing_else() -> None:
    story = Story()
    story.read(account())
    board = story.read(account(username="klirong_kec"))
    assert story.state().status is Status.COMPLIANT
    assert [(change.kind, change.what) for change in board.changes] == [(ChangeKind.ACCOUNT, "username")]


def test_a_second_claimant_is_a_mark_and_takes_nothing_away() -> None:
    story = Story()
    story.read(account())
    twin = account(2, username="kecklirong_kbm", description=FULL, created_at=START)
    story.read(account(), twin)
    state = story.state()
    assert state.status is Status.COMPLIANT
    assert state.account is not None
    assert state.account.key == ONE
    assert "second_claimant" in story.marks()


def test_unchanged_states_are_the_same_objects() -> None:
    story = Story()
    before = story.read(account())
    after = story.read(account())
    same = sum(1 for old, new in zip(before.units, after.units, strict=True) if old is new)
    assert same >= len(before.units) - 1, "only the unit whose read_at moved may be a new object"


PROFILES = st.sampled_from(
    [
        account(),
        account(description=BARE),
        account(username="toko_jaya99", name="Toko Jaya", description="jual pulsa"),
        account(2, username="kec_ambal", name="Kecamatan Ambal", description="Kec. Ambal Kab. Kebumen (rekaan)"),
        account(3, username="desajemur", name="Desa Jemur", description="Kebumen (rekaan)"),
        account(4, username="camat_x", name="Contoh Rekaan", description="Camat Ambal Kebumen, akun pribadi (rekaan)"),
    ]
)
STEPS = st.lists(
    st.tuples(st.lists(PROFILES, max_size=4, unique_by=lambda one: one.id), st.booleans(), st.integers(0, 4)),
    max_size=5,
)


@given(STEPS, st.sampled_from([START, DEADLINE - HOUR, DEADLINE]))
@settings(max_examples=25, deadline=None)
def test_whatever_is_read_the_figures_agree_with_the_units(
    steps: list[tuple[list[object], bool, int]], start: object
) -> None:
    story = Story(at=start)  # type: ignore[arg-type]
    story.read()
    for accounts, complete, hours in steps:
        story.read(*accounts, complete=complete, after=hours * HOUR)  # type: ignore[arg-type]
    board = story.board
    assert sum(board.counts.values()) == len(story.registry.units) == len(board.units)
    assert sum(board.timings.values()) == board.counts[Status.COMPLIANT]
    assert board.timings[Timing.UNPROVEN] <= board.counts[Status.COMPLIANT]
    for group in board.groups:
        assert 0 <= group.compliant <= group.with_account <= group.units
    holders = [state.account.key for state in board.units if state.account is not None]
    assert len(holders) == len(set(holders)), "one account serves one unit"
